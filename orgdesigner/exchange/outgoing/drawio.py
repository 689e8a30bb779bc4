"""A structure for draw.io: a page for each chart, with cards that can be moved and lines that follow them.

The shapes are draw.io's own. A team is a container that takes its cards along, and every card and line holds
what it says as properties too (Edit Data), so that a script can read them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgdesigner.chart.blocks.regionblock import PADDING
from orgdesigner.chart.layout.ties import CO_LEADS
from orgdesigner.chart.legend.entries import Entry, Sign, Vacancy
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import VIEW_NAMES
from orgdesigner.chart.paper.pages import ChartRequest, one_sheet
from orgdesigner.chart.picture import (
    Alias,
    Box,
    Card,
    ChartView,
    ChipKind,
    Dot,
    HolderLine,
    Line,
    Note,
    Picture,
    Region,
    RegionKind,
)
from orgdesigner.chart.theme import PAPER
from orgdesigner.exchange.outgoing.drawn import prepare_fonts
from orgdesigner.exchange.outgoing.laid_out import beat_of
from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step, part
from orgdesigner.model import records as r
from orgdesigner.model.money import number
from orgdesigner.model.relations import holdings
from orgdesigner.model.words import StaffGroup, Stroke

_TEXT = f"html=1;whiteSpace=wrap;fontFamily=Helvetica;fontColor={PAPER.text};"
_CARD = (
    f"{_TEXT}rounded=1;absoluteArcSize=1;arcSize=16;align=left;verticalAlign=top;spacingLeft=6;fontSize=12;"
)
_REGION = (
    f"{_TEXT}rounded=1;absoluteArcSize=1;arcSize=24;align=left;verticalAlign=top;spacingLeft={PADDING - 4:g};"
)
_NOTE = f"{_TEXT}align=left;verticalAlign=middle;fontSize=11;fontColor={PAPER.muted};"
_EDGE = f"edgeStyle=orthogonalEdgeStyle;rounded=0;endArrow=none;html=1;strokeColor={PAPER.tie};"
_STROKES = {Stroke.SOLID: "", Stroke.DASHED: "dashed=1;", Stroke.DOTTED: "dashed=1;dashPattern=1 3;"}

_GROUPS = {StaffGroup.TEACHING: "●", StaffGroup.SUPPORT: "□"}
_CHIPS = {ChipKind.TEACHING_ONLY: "◐", ChipKind.SUPPORT_ONLY: "◧", ChipKind.ENDS: "◷", ChipKind.ALSO: "↗"}
_VACANT = "◌"
_FIRST_HELD, _FIRST_RING, _CIRCLED = 0x2776, 0x2460, 10
"""The first of ten filled and of ten open circles with a number in Unicode."""

_LEGEND_WIDTH, _LEGEND_LINE = 320.0, 16.0


class _Corner(NamedTuple):
    """Where a container begins, and its cell: what is in it is placed from there."""

    cell: str
    x: float = 0.0
    y: float = 0.0


_PAGE = _Corner("1")


def drawio(told: Told, step: Step) -> bytes:
    """Return the file. An application has to be running, since text is measured; a window need not."""
    prepare_fonts()
    measure = FontMeasure()
    pages = []
    for place, kind in enumerate(ChartView):
        onward = part(step, place / len(ChartView), (place + 1) / len(ChartView))
        beat = beat_of(told, onward)
        request = ChartRequest(told.view, kind, told.caption, told.showing, beat=beat)
        page = one_sheet(request, measure).pages[0]
        entries = [entry for line in page.legend for entry in line]
        cells = "".join(_Drawing(told, page.picture).cells(entries))
        pages.append(
            f'<diagram id="{kind.value}" name="{escaped(VIEW_NAMES[kind])}">'
            '<mxGraphModel grid="1" gridSize="4" guides="1" page="0" connect="1" arrows="1">'
            f'<root>\n<mxCell id="0"/>\n<mxCell id="1" parent="0"/>\n{cells}</root>\n'
            "</mxGraphModel></diagram>\n"
        )
    return f'<mxfile type="device" compressed="false">\n{"".join(pages)}</mxfile>\n'.encode()


class _Drawing:
    """One picture as cells; ids are numbers of its own, and none is a record's."""

    def __init__(self, told: Told, picture: Picture) -> None:
        self._view = told.view
        self._picture = picture
        self._links = {name.kind: name.name for name in told.view.school.link_names}
        self._numbers = {post.id: str(place) for place, post in enumerate(told.posts, start=1)}
        people = sorted(told.view.all(r.Person), key=lambda person: (person.name, person.id))
        self._people = {person.id: f"P{place}" for place, person in enumerate(people, start=1)}
        self._cards = {placed.post: f"card{place}" for place, placed in enumerate(picture.cards)}
        self._boxes = {placed.post: placed.box for placed in picture.cards}
        self._corners = {
            id(region): _Corner(f"team{place}", region.box.x, region.box.y)
            for place, region in enumerate(picture.regions)
        }

    def cells(self, entries: Sequence[Entry]) -> Iterator[str]:
        """Yield every cell: containers first, then what stands in them, and lines between those."""
        picture = self._picture
        for region in picture.regions:
            yield self._region(region)
        for placed in picture.cards:
            corner = self._corners[id(placed.region)] if placed.region else _PAGE
            yield self._card(placed.card, placed.box, corner)
        for place, alias in enumerate(picture.aliases):
            yield self._alias(f"alias{place}", alias)
        for place, note in enumerate(picture.notes):
            yield _note(f"note{place}", note)
        for place, line in enumerate(picture.lines):
            if line.upper in self._cards and line.lower in self._cards:
                yield self._line(f"line{place}", line)
        if entries:
            yield _legend(entries, picture.bounds)

    def _region(self, region: Region) -> str:
        corner = self._corners[id(region)]
        colour = PAPER.team(region.colour)
        if region.kind is RegionKind.TEAM:
            style = f"{_REGION}fillColor={colour.tint};strokeColor={PAPER.border};"
        else:
            style = f"{_REGION}fillColor=none;strokeColor={PAPER.strong_border};dashed=1;"
        title = " ".join(region.title)
        said = [_bold(title, colour.title, 14)]
        said += [_small(escaped(each)) for each in (region.subtitle, _dots(region.dots)) if each]
        teams = "; ".join(self._view.need(r.Team, each).name for each in region.teams)
        properties = {"team": teams} if teams else {}
        style += "container=1;collapsible=0;recursiveResize=0;"
        return _shape(corner.cell, "<br>".join(said), properties, style, region.box, _PAGE)

    def _card(self, card: Card, box: Box, corner: _Corner) -> str:
        post = self._view.need(r.Post, card.post)
        holders = [_holder(line) for line in card.holders]
        chips = [" ".join(filter(None, (_CHIPS.get(c.kind), c.text))) for row in card.chips for c in row]
        below = " · ".join((*chips, *filter(None, [_dots(card.dots)])))
        title = "<br>".join(escaped(line) for line in card.title)
        label = [f"<b>{title}</b>", *map(escaped, holders), *([_small(escaped(below))] if below else [])]
        held = holdings(self._view, post.id)
        people = [self._view.need(r.Person, each.person) for each in held]
        properties = {
            "number": self._numbers[post.id],
            "title": post.title,
            "people": "; ".join(self._people[each.person] for each in held),
            "names": "; ".join(person.name.replace(";", ",") for person in people),
            "groups": "; ".join(person.staff_group.label for person in people),
            "shares": "; ".join(number(each.share) for each in held),
            "fte": number(post.fte),
            "holders": "; ".join(line.text for line in card.holders),
            "details": "; ".join(chip.text for row in card.chips for chip in row),
            "answers_for": ", ".join(str(dot.number) for dot in card.dots if dot.held),
            "contributes_to": ", ".join(str(dot.number) for dot in card.dots if not dot.held),
        }
        stroke = PAPER.bar(card.colour) if card.colour else PAPER.border
        style = f"{_CARD}fillColor={PAPER.card};strokeColor={stroke};{'dashed=1;' if card.vacant else ''}"
        return _shape(self._cards[card.post], "<br>".join(label), properties, style, box, corner)

    def _alias(self, cell: str, alias: Alias) -> str:
        regions = (region for region in self._picture.regions if alias.team in region.teams)
        around = next((each for each in regions if _inside(alias.box, each.box)), None)
        corner = self._corners[id(around)] if around else _PAGE
        label = "<br>".join(
            (f"<b>{escaped(alias.text)}</b> ↗", *([_small(escaped(alias.detail))] if alias.detail else []))
        )
        style = f"{_CARD}fillColor={PAPER.card};strokeColor={PAPER.border};fontColor={PAPER.muted};"
        properties = {"also": alias.text, "number": self._numbers.get(alias.post, "")}
        return _shape(cell, label, properties, style, alias.box, corner)

    def _line(self, cell: str, line: Line) -> str:
        """A line is fastened to both cards where it leaves the one and reaches the other."""
        ends = ""
        for name, post, (x, y) in (
            ("exit", line.upper, line.points[0]),
            ("entry", line.lower, line.points[-1]),
        ):
            box = self._boxes[post]
            across, down = _part(x - box.x, box.width), _part(y - box.y, box.height)
            ends += f"{name}X={across:.3g};{name}Y={down:.3g};{name}Dx=0;{name}Dy=0;"
        together = line.kind == CO_LEADS
        tie = "Lead together" if together else self._links.get(line.kind, line.kind)
        style = f"{_EDGE}{_STROKES[line.stroke]}{'shape=link;' if together else ''}{ends}"
        source, target = self._cards[line.upper], self._cards[line.lower]
        return (
            f'<UserObject id="{cell}" label="" tie="{escaped(tie)}" kind="{escaped(line.kind)}">'
            f'<mxCell style="{style}" edge="1" parent="1" source="{source}" target="{target}">'
            '<mxGeometry relative="1" as="geometry"/>'
            "</mxCell></UserObject>\n"
        )


def _shape(cell: str, label: str, properties: dict[str, str], style: str, box: Box, corner: _Corner) -> str:
    """Return a shape; its label is HTML, in which names have been escaped before."""
    said = "".join(f' {name}="{escaped(value)}"' for name, value in properties.items() if value)
    where = f'x="{box.x - corner.x:g}" y="{box.y - corner.y:g}" width="{box.width:g}" height="{box.height:g}"'
    return (
        f'<UserObject id="{cell}" label="{escaped(label)}"{said}><mxCell style="{escaped(style)}" vertex="1"'
        f' parent="{corner.cell}"><mxGeometry {where} as="geometry"/></mxCell></UserObject>\n'
    )


def _note(cell: str, note: Note) -> str:
    return _shape(
        cell,
        escaped(note.text),
        {"note": note.text},
        f"{_NOTE}strokeColor=none;fillColor=none;",
        note.box,
        _PAGE,
    )


def _legend(entries: Sequence[Entry], bounds: Box) -> str:
    lines = [f"{sign} {entry.text}" for entry in entries if (sign := _sign(entry.sign))]
    box = Box(bounds.right, bounds.y + PADDING, _LEGEND_WIDTH, _LEGEND_LINE * len(lines) + PADDING)
    label = "<br>".join(escaped(line) for line in lines)
    style = f"{_NOTE}verticalAlign=top;strokeColor={PAPER.border};fillColor=none;spacingLeft=6;"
    return _shape("legend", label, {"legend": "; ".join(lines)}, style, box, _PAGE)


def _sign(sign: Sign) -> str:
    if isinstance(sign, StaffGroup):
        return _GROUPS[sign]
    if isinstance(sign, Vacancy):
        return _VACANT
    if isinstance(sign, ChipKind):
        return _CHIPS[sign]
    if isinstance(sign, Dot):
        return _dot(sign)
    if isinstance(sign, Stroke):
        return {Stroke.SOLID: "—", Stroke.DASHED: "- -", Stroke.DOTTED: "···"}[sign]
    return ""


def _holder(line: HolderLine) -> str:
    sign = _GROUPS[line.group] if line.group else _VACANT if line.vacant else ""
    arrow = "↗" if line.goes_to else ""
    return " ".join(filter(None, (sign, line.text, arrow)))


def _dots(dots: Sequence[Dot]) -> str:
    return " ".join(map(_dot, dots))


def _dot(dot: Dot) -> str:
    """Return a priority's number in a circle, filled where it is answered for."""
    if not 1 <= dot.number <= _CIRCLED:
        return f"[{dot.number}]" if dot.held else f"({dot.number})"
    return chr((_FIRST_HELD if dot.held else _FIRST_RING) + dot.number - 1)


def _bold(text: str, colour: str, size: int) -> str:
    return f'<b style="color: {colour}; font-size: {size}px">{escaped(text)}</b>'


def _small(markup: str) -> str:
    return f'<span style="font-size: 11px">{markup}</span>'


def _inside(box: Box, around: Box) -> bool:
    return (
        around.x <= box.x and box.right <= around.right and around.y <= box.y and box.bottom <= around.bottom
    )


def _part(length: float, whole: float) -> float:
    return min(1.0, max(0.0, length / whole))
