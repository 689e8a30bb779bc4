"""What of the selection an act is about, and choosing a card."""

from __future__ import annotations

from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.chart_area import ChartArea


def chosen_post(area: ChartArea) -> str | None:
    """Return the selected post; of several the one that was chosen last; None if there is none."""
    chosen = area.session.selected_posts()
    return chosen[-1] if chosen else None


def chosen_team(area: ChartArea) -> str | None:
    """Return the team that is selected, or in which the selected post is drawn; None if there is none."""
    post = chosen_post(area)
    placed = area.extent.spot(post) if post else None
    if placed is None:
        return next((each.id for each in area.session.selection if each.kind == "team"), None)
    return placed.region.team or None if placed.region else None


def go_to(area: ChartArea, post: str | None) -> None:
    """Select a post and scroll to its card if it is not in view; None goes nowhere."""
    if post is not None:
        area.session.select(Subject("post", post))
        area.reveal(post)
