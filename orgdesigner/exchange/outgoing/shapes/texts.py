"""What stands in the boxes: the words of cards, teams and notes, whole, as paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from orgdesigner.chart.cards.anatomy import anatomy
from orgdesigner.chart.cards.cardsource import CardSource
from orgdesigner.chart.cards.content import CardStyle, make_card
from orgdesigner.chart.legend.entries import Entry, Pair, Sign, Vacancy
from orgdesigner.chart.picture import Alias, Card, Dot, Note, NoteKind, Region
from orgdesigner.chart.theme import PAPER, TextRole
from orgdesigner.exchange.outgoing.shapes.figures import Paragraph
from orgdesigner.model.records import Post
from orgdesigner.model.words import StaffGroup, Stroke

POINTS_IN_UNIT = 0.75
SIGNS = {StaffGroup.TEACHING: "●", StaffGroup.SUPPORT: "□"}
ARROW = "↗"
ELSEWHERE = f"{ARROW} Drawn elsewhere"
VACANT = "○"
BETWEEN = "      "
"""What stands between the entries of a legend."""

_LINES = {Stroke.SOLID: "──", Stroke.DASHED: "╌╌", Stroke.DOTTED: "┈┈"}
_NO_WRAP = 1e9
"""A card so wide that nothing on it is broken into lines: a box breaks its lines itself."""

_FILLED, _RING = 0x2775, 0x245F
_MOST_FILLED, _MOST_RINGS = 10, 20


class Typist(NamedTuple):
    """Sets words in the sizes of a page at its scale."""

    source: CardSource
    scale: float

    def card(self, drawn: Card) -> Iterator[Paragraph]:
        """Yield the paragraphs of a card: its title, who is in the post, and its chips."""
        post = self.source.view.need(Post, drawn.post)
        card = make_card(self.source, post, CardStyle(_NO_WRAP, drawn.compact))
        lines = [_holder(line.group, line.text, vacant=line.vacant) for line in card.holders]
        chips = "  ·  ".join(chip.text for row in card.chips for chip in row)
        dots = priorities(card.dots)
        if dots and not chips:
            lines[-1] = f"{lines[-1]}   {dots}"
        yield self._set(" ".join(card.title), anatomy(drawn).title_role, PAPER.text, bold=True)
        for line in lines:
            yield self._set(line, TextRole.TEXT, PAPER.muted)
        if chips:
            yield self._set(f"{chips}   {dots}".rstrip(), TextRole.SMALL, PAPER.text)

    def region(self, region: Region) -> Iterator[Paragraph]:
        """Yield the name of a region and what stands under it."""
        title = " ".join((*region.title, priorities(region.dots))).rstrip()
        yield self._set(title, TextRole.HEADING, PAPER.team(region.colour).title, bold=True)
        if region.subtitle:
            yield self._set(region.subtitle, TextRole.SMALL, PAPER.muted)

    def alias(self, alias: Alias) -> Iterator[Paragraph]:
        """Yield the words of a small card whose post is drawn elsewhere."""
        text = f"{alias.text} {ARROW}" if alias.post else alias.text
        yield self._set(text, TextRole.SMALL_TITLE, PAPER.muted, bold=True)
        if alias.detail:
            yield self._set(alias.detail, TextRole.SMALL, PAPER.muted)

    def note(self, note: Note) -> Iterator[Paragraph]:
        """Yield the words of a note."""
        role = TextRole.TITLE if note.kind is NoteKind.SECTION else TextRole.TEXT
        yield self._set(note.text, role, PAPER.muted, bold=note.kind is NoteKind.SECTION)

    def plain(self, text: str, *, heading: bool = False) -> Paragraph:
        """Return words for the head or the foot of a page."""
        role = TextRole.HEADING if heading else TextRole.SMALL
        return self._set(text, role, PAPER.text if heading else PAPER.muted, bold=heading)

    def large(self, text: str, colour: str, size: float) -> Paragraph:
        """Return words in the middle of a page, of a size in chart units."""
        return Paragraph(text, size * POINTS_IN_UNIT * self.scale, colour, bold=True, centred=True)

    def _set(self, text: str, role: TextRole, colour: str, *, bold: bool = False) -> Paragraph:
        return Paragraph(text, role.size * POINTS_IN_UNIT * self.scale, colour, bold)


def priorities(dots: Sequence[Dot]) -> str:
    """Return the numbers of priorities as signs: filled where they are held, rings where contributed to."""
    return " ".join(_dot(dot) for dot in dots)


def explained(entries: Iterable[Entry]) -> str:
    """Return a line of a page's legend in words; a chip says itself what it means."""
    signs = ((_sign(entry.sign), entry.text) for entry in entries)
    return BETWEEN.join(f"{sign} {text}" for sign, text in signs if sign)


def _sign(sign: Sign) -> str:
    match sign:
        case StaffGroup():
            return SIGNS[sign]
        case Dot():
            return _dot(sign)
        case Stroke():
            return _LINES[sign]
        case Vacancy():
            return VACANT
        case Pair():
            return "═"
    return ""


def _dot(dot: Dot) -> str:
    most, first = (_MOST_FILLED, _FILLED) if dot.held else (_MOST_RINGS, _RING)
    if 1 <= dot.number <= most:
        return chr(first + dot.number)
    return f"[{dot.number}]" if dot.held else f"({dot.number})"


def _holder(group: StaffGroup | None, text: str, *, vacant: bool) -> str:
    if vacant:
        return f"{VACANT} {text}"
    return f"{SIGNS[group]} {text}" if group else text
