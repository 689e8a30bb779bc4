"""The pages of a chart as drawings of native shapes: the same places as on paper."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from orgdesigner.chart.cards.cardsource import CardSource, Classes
from orgdesigner.chart.dates import in_words
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.drawpage import PALE
from orgdesigner.chart.paper.edges import DRAFT, VIEW_NAMES
from orgdesigner.chart.paper.pages import HEADER, ChartRequest, Sheets, footer_height, lay_out
from orgdesigner.chart.paper.setup import Mode, PageSetup
from orgdesigner.chart.picture import (
    Alias,
    Box,
    Line,
    Note,
    NoteKind,
    Picture,
    PlacedCard,
    Region,
    RegionKind,
)
from orgdesigner.chart.theme import PAPER, RADIUS
from orgdesigner.exchange.outgoing.shapes.figures import (
    EMU_IN_UNIT,
    Drawing,
    Figure,
    Frame,
    Paragraph,
    Site,
    Stroke,
    Tie,
)
from orgdesigner.exchange.outgoing.shapes.routes import route
from orgdesigner.exchange.outgoing.shapes.texts import BETWEEN, ELSEWHERE, Typist, explained
from orgdesigner.exchange.steps import Step, part, stepping
from orgdesigner.model.words import Stroke as LineStroke

_DASHES = {LineStroke.SOLID: "", LineStroke.DASHED: "dash", LineStroke.DOTTED: "sysDot"}
_NEAR = 1.0
"""How far from a side, in chart units, the end of a line may be that holds on to it."""

_INSET = (9, 5)
_UPWARD = 330 * 60_000
"""How far DRAFT is turned: rising from left to right."""

_CHANNEL = 8.0
"""How far left of a post the line to the stack below it goes down, in chart units."""


def drawings(
    request: ChartRequest, setup: PageSetup, measure: Measure, step: Step
) -> tuple[Sheets, list[Drawing]]:
    """Return the pages that a chart has on paper, and a drawing of each."""
    step(0.0)
    sheets = lay_out(request, measure, for_shapes(setup))
    return sheets, drawings_of(sheets, request, measure, part(step, 0.5, 0.8))


def for_shapes(setup: PageSetup) -> PageSetup:
    """Return a page set-up without what is for paper alone.

    The tiles of a poster would cut boxes in two, and instead of in an index one searches in the file.
    """
    return replace(setup, mode=Mode.FEWEST if setup.mode is Mode.POSTER else setup.mode, index=False)


def drawings_of(sheets: Sheets, request: ChartRequest, measure: Measure, step: Step) -> list[Drawing]:
    """Return a drawing of each page that a chart has on paper."""
    source = CardSource(request.view, request.showing, measure, Classes(request.view), whole=True)
    typist = Typist(source, sheets.scale)
    pages = stepping(range(len(sheets.pages)), step)
    return [_Page(sheets, number, typist).drawing() for number in pages]


class _Page:
    """One page; its origin is the corner inside the margins."""

    def __init__(self, sheets: Sheets, number: int, typist: Typist) -> None:
        self._sheets, self._number, self._typist = sheets, number, typist
        self._origin = sheets.origin(number)
        self._emu = EMU_IN_UNIT * sheets.scale
        self._ids = count(2)  # 1 is the drawing's own
        self._of_posts: dict[str, Figure] = {}

    def drawing(self) -> Drawing:
        picture = self._sheets.pages[self._number].picture
        width, height = self._sheets.format.units(self._sheets.scale)
        regions = tuple(map(self._region, picture.regions))
        cards = tuple(map(self._card, picture.cards))
        around = (*map(self._alias, picture.aliases), *map(self._note, picture.notes))
        return Drawing(
            title=self._title(),
            width=round(width * self._emu),
            height=round(height * self._emu),
            behind=regions,
            lines=tuple(self._lines(picture)),
            figures=(*cards, *around, *self._foot(width, height)),
            mark=tuple(self._draft(width, height)),
        )

    def _title(self) -> str:
        caption, count_of = self._sheets.caption, len(self._sheets.pages)
        page = f" – page {self._number + 1} of {count_of}" if count_of > 1 else ""
        name, wording = VIEW_NAMES[self._sheets.kind], self._sheets.wording
        said = " – ".join(filter(None, (caption.plan, caption.structure, name, wording.header)))
        draft = f"{DRAFT} – " if wording.draft else ""
        return f"{draft}{said}, {in_words(caption.day)}{page}"

    def _draft(self, width: float, height: float) -> Iterator[Figure]:
        """DRAFT across the page, behind everything else and so pale that all over it can be read."""
        if self._sheets.wording.draft:
            size = min(width, height) / 4
            large = self._typist.large(DRAFT, PALE, size)
            wide, tall = 4 * size, 1.4 * size
            box = Box((width - wide) / 2, (height - tall) / 2, wide, tall)
            frame = self._frame(box, placed=False)
            yield self._figure("Draft", frame, (large,), middle=True, turn=_UPWARD)

    def _foot(self, width: float, height: float) -> Iterator[Figure]:
        """What the signs on the page mean, and the words that somebody wants on every page."""
        page, wording = self._sheets.pages[self._number], self._sheets.wording
        lines = [line for entries in page.legend if (line := explained(entries))]
        if page.picture.aliases:
            lines[-1:] = [f"{lines[-1] if lines else ''}{BETWEEN}{ELSEWHERE}".strip()]
        if wording.at_the_foot:
            lines.append(wording.at_the_foot)
        if lines:
            tall = footer_height(page.legend, wording)
            frame = self._frame(Box(0, height - tall, width, tall), placed=False)
            yield self._figure("Signs", frame, tuple(map(self._typist.plain, lines)), middle=True)

    def _figure(
        self, name: str, frame: Frame, paragraphs: tuple[Paragraph, ...], **looks: str | int
    ) -> Figure:
        says = "; ".join(each.text for each in paragraphs)
        top = 0 if looks.get("middle") else _INSET[1]
        inset = (round(_INSET[0] * self._emu), round(top * self._emu))
        return Figure(next(self._ids), name, frame, paragraphs, inset=inset, says=says, **looks)  # type: ignore[arg-type]

    def _card(self, placed: PlacedCard) -> Figure:
        card = placed.card
        outline = PAPER.strong_border if card.vacant or not card.colour else PAPER.bar(card.colour)
        figure = self._figure(
            "Post",
            self._frame(placed.box),
            tuple(self._typist.card(card)),
            fill=PAPER.card,
            outline=outline,
            dash="dash" if card.vacant else "",
            radius=round(RADIUS * self._emu),
            middle=True,
        )
        self._of_posts[card.post] = figure
        return figure

    def _region(self, region: Region) -> Figure:
        is_team = region.kind in (RegionKind.TEAM, RegionKind.SHARED)
        return self._figure(
            "Team",
            self._frame(region.box),
            tuple(self._typist.region(region)),
            fill=PAPER.team(region.colour).tint if is_team else "",
            outline=PAPER.border if is_team else PAPER.strong_border,
            dash="" if is_team else "dash",
            radius=round(RADIUS * self._emu),
        )

    def _alias(self, alias: Alias) -> Figure:
        return self._figure(
            "Drawn elsewhere",
            self._frame(alias.box),
            tuple(self._typist.alias(alias)),
            fill=PAPER.card,
            outline=PAPER.border,
            middle=True,
        )

    def _note(self, note: Note) -> Figure:
        framed = note.kind not in (NoteKind.SECTION, NoteKind.PATH)
        return self._figure(
            "Note",
            self._frame(note.box),
            tuple(self._typist.note(note)),
            outline=PAPER.strong_border if framed else "",
            dash="dash" if framed else "",
            middle=True,
        )

    def _lines(self, picture: Picture) -> Iterator[Tie | Stroke]:
        boxes = {placed.post: placed.box for placed in picture.cards}
        names = {link.kind: link.name for link in self._typist.source.view.school.link_names}
        for line in picture.lines:
            name = names.get(line.kind, "Line")
            begins = _side(boxes.get(line.upper), line.points[0])
            ends = _side(boxes.get(line.lower), line.points[-1])
            if begins is None or ends is None:
                points = tuple(self._point(*point) for point in line.points)
                yield Stroke(next(self._ids), name, points, PAPER.tie, _DASHES[line.stroke])
            else:
                yield self._tie(name, line, begins, ends)

    def _tie(self, name: str, line: Line, begins: Site, ends: Site) -> Tie:
        upper, lower = self._of_posts[line.upper], self._of_posts[line.lower]
        path = [self._point(*point) for point in line.points]
        if begins is Site.BOTTOM and ends is Site.LEFT and _hangs_left(upper.frame, path[-2][0]):
            # From its left side down to theirs: a way that every program finds again when a box is moved.
            begins = Site.LEFT
            channel = min(upper.frame.x, lower.frame.x) - round(_CHANNEL * self._emu)
            path = [upper.frame.site(begins), (channel, 0), lower.frame.site(ends)]
        way = route(begins, ends, upper.frame.site(begins), lower.frame.site(ends), path)
        return Tie(
            next(self._ids),
            name,
            (upper.id, begins),
            (lower.id, ends),
            way,
            PAPER.tie,
            _DASHES[line.stroke],
        )

    def _frame(self, box: Box, *, placed: bool = True) -> Frame:
        dx, dy = self._origin if placed else (0.0, 0.0)
        emu = self._emu
        return Frame(
            round((box.x + dx) * emu),
            round((box.y + dy) * emu),
            round(box.width * emu),
            round(box.height * emu),
        )

    def _point(self, x: float, y: float) -> tuple[int, int]:
        return round((x + self._origin[0]) * self._emu), round((y + self._origin[1]) * self._emu)


def _hangs_left(upper: Frame, trunk: int) -> bool:
    """Whether the line down to a stack of reports leaves near the left edge of the post above."""
    return trunk < upper.x + upper.width // 4


def head_height(sheets: Sheets) -> int:
    """Return the height of the strip above a drawing that is free for its title."""
    return round((HEADER - 8) * EMU_IN_UNIT * sheets.scale)


def _side(box: Box | None, point: tuple[float, float]) -> Site | None:
    """The side of a box that a line ends at, or None."""
    if box is None:
        return None
    x, y = point
    if box.x - _NEAR <= x <= box.right + _NEAR:
        if abs(y - box.bottom) < _NEAR:
            return Site.BOTTOM
        if abs(y - box.y) < _NEAR:
            return Site.TOP
    if box.y - _NEAR <= y <= box.bottom + _NEAR:
        if abs(x - box.x) < _NEAR:
            return Site.LEFT
        if abs(x - box.right) < _NEAR:
            return Site.RIGHT
    return None
