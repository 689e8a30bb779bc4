"""The way on which somebody came to look at one branch or team alone, remembered for each view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from orgdesigner.chart.picture import Box, ChartView
from orgdesigner.model import relations
from orgdesigner.model.records import KINDS, Post, Team
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.camera import Camera

Focus = tuple[str, str]
"""The kind and id of the post or team that is looked at alone, with what is below or in it."""


class Step(NamedTuple):
    """One step nearer: what it went to, what is above that, and what was looked at before, from where.

    `place` is where the focus was in the chart before, if it was drawn.
    """

    focus: Focus
    above: tuple[Focus, ...]
    camera: Camera
    place: Box | None


class Trail:
    """The steps that led to the present focus of each view; without any, the whole school is looked at.

    A record that is gone strands nobody: what was above it is looked at in its place, and itself again when
    an undo brings it back.
    """

    def __init__(self) -> None:
        self._steps: dict[ChartView, list[Step]] = {}

    def clear(self) -> None:
        """Forget everything: another plan is open."""
        self._steps.clear()

    def steps(self, chart_view: ChartView) -> list[Step]:
        """Return the steps in a view, the first one first."""
        return self._steps.setdefault(chart_view, [])

    def focus(self, chart_view: ChartView, view: View) -> Focus | None:
        """Return what is looked at now: the last that was gone to, or the next thing above that is there."""
        for step in reversed(self.steps(chart_view)):
            for each in (step.focus, *reversed(step.above)):
                if _is_there(view, each):
                    return each
        return None


def path(view: View, chart_view: ChartView, focus: Focus | None) -> tuple[Focus, ...]:
    """Return what leads from the whole school to a focus, which comes last.

    To a post lead its managers, or where teams are shown the team that it is in; to a team those it is part
    of.
    """
    if focus is None or not _is_there(view, focus):
        return ()
    kind, record_id = focus
    if kind == Team.kind:
        return tuple(_teams_down_to(view, record_id))
    if chart_view is ChartView.TEAMS:
        homes = relations.teams_of_post(view, record_id)[:1]
        return (*(each for home in homes for each in _teams_down_to(view, home.id)), focus)
    above = [(Post.kind, post.id) for post in relations.managers_upward(view, record_id)]
    return (*reversed(above), focus)


def _teams_down_to(view: View, team_id: str) -> Iterator[Focus]:
    found: list[str] = []
    here: str | None = team_id
    while here is not None and here not in found:
        found.append(here)
        here = view.need(Team, here).parent
    return ((Team.kind, each) for each in reversed(found))


def _is_there(view: View, focus: Focus) -> bool:
    return view.get(KINDS[focus[0]], focus[1]) is not None
