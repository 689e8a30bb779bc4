"""What the tip says about what the mouse rests on: what a card can't, a finding, whose a line is."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesigner.chart.cards.anatomy import mark_place
from orgdesigner.chart.picture import Alias, Box, Line, PlacedCard, Region
from orgdesigner.chart.spatial import Extent
from orgdesigner.model.records import LINE, Post, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.rollup import Rollup
from orgdesigner.ui.canvas.hits import REACH
from orgdesigner.ui.telling import Telling

MOST_FINDINGS = 3
"""So many findings are said in full; of the others there is the number."""


@dataclass(frozen=True)
class Tip:
    """What is said: a title, lines below it and findings; `about` is the place of what it is about."""

    title: str
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]
    about: Box | None

    @property
    def more(self) -> int:
        """How many findings are not said."""
        return max(0, len(self.findings) - MOST_FINDINGS)


def tip_at(
    extent: Extent, view: View, telling: Telling, rollup: Rollup, at: tuple[float, float], scale: float
) -> Tip | None:
    """Return what to say about a chart point, or None where there is nothing to say."""
    thing = extent.at(*at, reach=REACH / scale)
    if isinstance(thing, PlacedCard):
        subject = Subject(Post.kind, thing.post)
        findings = rollup.about(subject)
        if findings and mark_place(thing.card, thing.box, scale).holds(*at):
            return Tip("", (), findings, thing.box)
        return Tip(telling.name(subject), telling.details(subject), findings, thing.box)
    if isinstance(thing, Alias) and thing.post:
        subject = Subject(Post.kind, thing.post)
        lines = ("A member here too. A click goes to its card.", *telling.details(subject))
        return Tip(telling.name(subject), lines, rollup.about(subject), thing.box)
    if isinstance(thing, Region) and thing.team and thing.heading.holds(*at):
        subject = Subject(Team.kind, thing.team)
        return Tip(" ".join(thing.title), telling.details(subject), rollup.about(subject), thing.heading)
    return Tip("", (line_words(view, thing),), (), None) if isinstance(thing, Line) else None


def line_words(view: View, line: Line) -> str:
    """Say whose a line is: "Head of Year 7 reports to Deputy"."""
    upper, lower = view.get(Post, line.upper), view.get(Post, line.lower)
    if upper is None or lower is None:
        return ""
    if line.kind == LINE:
        return f"{lower.title} reports to {upper.title}"
    names = {name.kind: name for name in view.school.link_names}
    words = names.get(line.kind)
    return f"{lower.title} {words.upward if words else line.kind} {upper.title}"
