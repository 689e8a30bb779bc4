"""What the signs of a picture mean: a line for each sign that is on it, and none for others."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from orgdesigner.chart.blocks.flow import lines
from orgdesigner.chart.layout.ties import CO_LEADS
from orgdesigner.chart.measure import Measure, in_full
from orgdesigner.chart.picture import ChipKind, Dot, Mark, Picture
from orgdesigner.chart.theme import TextRole
from orgdesigner.model.relations import priorities
from orgdesigner.model.structure import View
from orgdesigner.model.words import StaffGroup, Stroke

SIGN_WIDTH = 20.0
ENTRY_GAP = 16.0
LEGEND_LINE = 18.0


class Vacancy(Enum):
    """The sign of a post that nobody holds."""

    VACANT = "vacant"


class Fold(Enum):
    """The badge of a card whose reports are left out."""

    FOLDED = "folded"


class Pair(Enum):
    """The double line between posts that lead a team together."""

    CO_LEADS = "co-leads"


Sign = Fold | Pair | StaffGroup | Vacancy | ChipKind | Dot | Mark | Stroke


class Entry(NamedTuple):
    """A sign, what it means, the room for both, and how many lines the words take in it."""

    sign: Sign
    text: str
    width: float
    lines: int = 1


def legend(picture: Picture, view: View, measure: Measure) -> list[Entry]:
    """Return what is to be explained on a picture, in the order in which it is looked for."""
    return [
        Entry(sign, text, SIGN_WIDTH + measure.width(text, TextRole.SMALL))
        for sign, text in (
            *_holders(picture),
            *_chips(picture),
            *_marks(picture),
            *_lines(picture, view),
            *_dots(picture, view),
            *_folds(picture),
        )
    ]


def seen_from_far(entry: Entry) -> bool:
    """Whether a sign is drawn too where cards do not show all that is on them."""
    return isinstance(entry.sign, Vacancy | Mark | Stroke | Pair | Fold)


def in_lines(entries: Sequence[Entry], width: float, measure: Measure) -> list[list[Entry]]:
    """Return the entries row by row, as many in each as have room; what is too long takes more lines."""
    found = [entry if entry.width <= width else _in_full(entry, width, measure) for entry in entries]
    return list(lines(found, [entry.width for entry in found], room=width, across=ENTRY_GAP))


def _in_full(entry: Entry, width: float, measure: Measure) -> Entry:
    texts = in_full(entry.text, width - SIGN_WIDTH, TextRole.SMALL, measure)
    return entry._replace(width=width, lines=len(texts))


def _holders(picture: Picture) -> Iterator[tuple[Sign, str]]:
    found = {holder.group for placed in picture.cards for holder in placed.card.holders}
    for group in StaffGroup:
        if group in found:
            yield group, f"{group.label} staff"
    if any(placed.card.vacant for placed in picture.cards):
        yield Vacancy.VACANT, "Vacant"


def _chips(picture: Picture) -> Iterator[tuple[Sign, str]]:
    found = {chip.kind for placed in picture.cards for row in placed.card.chips for chip in row}
    meanings = {
        ChipKind.TEACHING_ONLY: "Only for teaching staff",
        ChipKind.SUPPORT_ONLY: "Only for support staff",
        ChipKind.ENDS: "Ends",
        ChipKind.ALSO: "Also elsewhere",
    }
    if any(line.goes_to for placed in picture.cards for line in placed.card.holders):
        found.add(ChipKind.ALSO)
    yield from ((kind, text) for kind, text in meanings.items() if kind in found)


def _marks(picture: Picture) -> Iterator[tuple[Sign, str]]:
    found = {placed.card.mark for placed in picture.cards} | {region.mark for region in picture.regions}
    meanings = {Mark.ERROR: "To be put right", Mark.WARNING: "To be looked at", Mark.ADVICE: "Advice"}
    yield from ((mark, text) for mark, text in meanings.items() if mark in found)


def _lines(picture: Picture, view: View) -> Iterator[tuple[Sign, str]]:
    found = {line.kind: line.stroke for line in picture.lines}
    lead_together = found.pop(CO_LEADS, None)
    names = {name.kind: name.name for name in view.school.link_names}
    yield from ((stroke, names.get(kind, kind)) for kind, stroke in sorted(found.items(), reverse=True))
    if lead_together is not None:
        yield Pair.CO_LEADS, "Lead together"


def _dots(picture: Picture, view: View) -> Iterator[tuple[Sign, str]]:
    held = {dot for placed in picture.cards for dot in placed.card.dots}
    held |= {dot for region in picture.regions for dot in region.dots}
    numbers = {dot.number for dot in held}
    for priority in priorities(view):
        if priority.number in numbers:
            yield Dot(priority.number, True), priority.name
    if any(not dot.held for dot in held):
        yield (
            Dot(min(dot.number for dot in held if not dot.held), False),
            "A ring: contributes to the priority",
        )


def _folds(picture: Picture) -> Iterator[tuple[Sign, str]]:
    if any(placed.card.below for placed in picture.cards):
        yield Fold.FOLDED, "Collapsed: reports (all below)"
