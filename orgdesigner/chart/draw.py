"""The one drawing code: a picture, or a part of it, on any QPainter. Canvas, print and every exporter use it.

Things are painted in batches of one pen, one brush and one font, because changing those costs more than
drawing does.
"""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from orgdesigner.chart import anatomy as a
from orgdesigner.chart import shapes
from orgdesigner.chart.detail import Detail, detail_at, text_size
from orgdesigner.chart.drawcards import draw_cards, draw_dots, draw_marks
from orgdesigner.chart.ink import Ink
from orgdesigner.chart.measure import Measure, elide
from orgdesigner.chart.picture import Alias, Box, Line, Note, NoteKind, Picture, Region, RegionKind
from orgdesigner.chart.regionblock import (
    HEADING_TOP,
    MENTION_INDENT,
    MENTION_SIGN,
    PADDING,
    SUBTITLE_LINE,
    TITLE_LINE,
)
from orgdesigner.chart.teamblock import MARK
from orgdesigner.chart.theme import RADIUS, TextRole, Theme
from orgdesigner.model.words import Stroke

STYLES = {
    Stroke.SOLID: Qt.PenStyle.SolidLine,
    Stroke.DASHED: Qt.PenStyle.DashLine,
    Stroke.DOTTED: Qt.PenStyle.DotLine,
}


def paint(
    q: QPainter,
    picture: Picture,
    *,
    theme: Theme,
    measure: Measure,
    scale: float = 1.0,
    vector: bool = False,
) -> None:
    """Paint a picture with a painter that is set to chart units; what lies outside the device costs time.

    `scale` is how many pixels a unit has, which decides how much of a card is drawn; `vector` is for paper
    and for drawings that are scaled later: everything is drawn, and nothing is moved to the nearest pixel.
    """
    ink = Ink(q, theme, measure, scale, vector)
    detail = Detail.FULL if vector else detail_at(scale)
    q.setRenderHint(QPainter.RenderHint.Antialiasing, detail is not Detail.BLOCK)
    q.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _draw_regions(ink, picture.regions, detail)
    _draw_lines(ink, picture.lines)
    draw_cards(ink, picture.cards, detail)
    if detail > Detail.BLOCK:
        _draw_aliases(ink, picture.aliases)
        _draw_notes(ink, picture.notes)


def _draw_regions(ink: Ink, regions: Sequence[Region], detail: Detail) -> None:
    dashed = ink.pen(ink.theme.strong_border)
    dashed.setDashPattern([4.0, 4.0])
    for region in regions:
        if region.kind is RegionKind.TEAM:
            ink.use(ink.pen(ink.theme.border), ink.theme.team(region.colour).tint)
        else:
            ink.use(dashed, None)
        ink.q.drawRoundedRect(ink.frame(region.box), RADIUS + 4, RADIUS + 4)
    if detail is Detail.FULL:
        _draw_headings(ink, regions)
    else:
        _draw_large_headings(ink, regions)


def _draw_headings(ink: Ink, regions: Sequence[Region]) -> None:
    titles: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    subtitles, dots, marks = [], [], []
    for region in regions:
        heading = region.heading
        left, y = heading.x + PADDING, heading.y + HEADING_TOP
        for text in region.title:
            titles[region.colour].append((text, left, y + TITLE_LINE / 2))
            y += TITLE_LINE
        if region.subtitle:
            subtitles.append((region.subtitle, left, y + SUBTITLE_LINE / 2))
        right = heading.right - PADDING
        middle = heading.y + HEADING_TOP + TITLE_LINE / 2
        if region.mark:  # beside the subtitle, where there is one: the layout left room for it there
            beside = y + SUBTITLE_LINE / 2 if region.subtitle else middle
            marks.append((region.mark, Box(right - MARK, beside - MARK / 2, MARK, MARK)))
            right -= 0 if region.subtitle else MARK + a.DOT_GAP
        left = right - a.dots_width(len(region.dots)) + a.DOT_GAP
        for number, dot in enumerate(region.dots):
            dots.append((dot, Box(left + number * (a.DOT + a.DOT_GAP), middle - a.DOT / 2, a.DOT, a.DOT)))
    for colour, words in titles.items():
        ink.write(TextRole.HEADING, ink.theme.team(colour).title, words)
    ink.write(TextRole.SMALL, ink.theme.muted, subtitles)
    draw_dots(ink, dots)
    draw_marks(ink, marks)


def _draw_large_headings(ink: Ink, regions: Sequence[Region]) -> None:
    """Names of teams from far away, in type that can still be read; none where not even that would fit."""
    size = text_size(TextRole.HEADING.size, ink.scale)
    for region in regions:
        if size > 0.75 * region.heading.height:
            continue
        room = (region.box.width - 2 * PADDING) * TextRole.HEADING.size / size
        text = elide(" ".join(region.title), room, TextRole.HEADING, ink.measure)
        words = [(text, region.heading.x + PADDING, region.heading.y + region.heading.height / 2)]
        ink.write(TextRole.HEADING, ink.theme.team(region.colour).title, words, size=size)


def _draw_lines(ink: Ink, lines: Sequence[Line]) -> None:
    by_stroke: dict[Stroke, list[Line]] = defaultdict(list)
    for line in lines:
        by_stroke[line.stroke].append(line)
    ink.q.setRenderHint(QPainter.RenderHint.Antialiasing, ink.vector)
    for stroke, group in by_stroke.items():
        pen = ink.pen(ink.theme.tie, style=STYLES[stroke])
        ink.use(pen, None)
        if stroke is Stroke.SOLID:
            ink.q.drawLines(_segments(ink, group))
        else:
            for line in group:
                ink.q.drawPolyline(
                    QPolygonF([QPointF(ink.on_pixel(x), ink.on_pixel(y)) for x, y in line.points])
                )
    ink.q.setRenderHint(QPainter.RenderHint.Antialiasing)


def _segments(ink: Ink, lines: Sequence[Line]) -> list[QLineF]:
    """The parts of all lines, each once: reports of one post share most of their way to it."""
    parts = {
        (start, end)
        for line in lines
        for start, end in zip(line.points, line.points[1:], strict=False)
        if start != end
    }
    on_pixel = ink.on_pixel
    return [QLineF(on_pixel(x1), on_pixel(y1), on_pixel(x2), on_pixel(y2)) for (x1, y1), (x2, y2) in parts]


def _draw_aliases(ink: Ink, aliases: Sequence[Alias]) -> None:
    dashed = ink.pen(ink.theme.strong_border)
    dashed.setDashPattern([2.0, 3.0])
    ink.use(dashed, None)
    for alias in aliases:
        ink.q.drawRoundedRect(ink.frame(alias.box), 6, 6)
    words = []
    muted = QColor(ink.theme.muted)
    size = text_size(TextRole.SMALL.size, ink.scale)
    for alias in aliases:
        left, middle = alias.box.x + MENTION_INDENT, alias.box.y + alias.box.height / 2
        if alias.post:
            shapes.draw_arrow(ink.q, QPointF(left + 4, middle), muted)
            left += MENTION_SIGN
        words.append(
            (
                _shortened(ink, alias.text, alias.box.right - MENTION_INDENT - left, TextRole.SMALL, size),
                left,
                middle,
            )
        )
    ink.write(TextRole.SMALL, ink.theme.muted, words, size=size)


def _draw_notes(ink: Ink, notes: Sequence[Note]) -> None:
    dashed = ink.pen(ink.theme.strong_border)
    dashed.setDashPattern([3.0, 3.0])
    for note in notes:
        if note.kind is NoteKind.SECTION:
            _draw_section(ink, note)
            continue
        if note.kind is NoteKind.PATH:
            _draw_path(ink, note)
            continue
        if note.kind is not NoteKind.EMPTY:
            ink.use(dashed, None)
            ink.q.drawRoundedRect(ink.frame(note.box), RADIUS, RADIUS)
        role = TextRole.TEXT if note.kind is NoteKind.MEETING else TextRole.SMALL
        size = text_size(role.size, ink.scale)
        text = _shortened(ink, note.text, note.box.width - 2 * RADIUS, role, size)
        ink.write_centred(role, ink.theme.muted, [(text, note.box)], size=size)


def _draw_section(ink: Ink, note: Note) -> None:
    role = TextRole.SMALL_TITLE
    size = text_size(role.size, ink.scale)
    middle = note.box.y + note.box.height / 2
    text = _shortened(ink, note.text, note.box.width, role, size)
    ink.write(role, ink.theme.muted, [(text, note.box.x, middle)], size=size)
    ink.use(ink.pen(ink.theme.border), None)
    left = note.box.x + ink.measure.width(text, role) * size / role.size + 12
    if left < note.box.right:
        y = ink.on_pixel(middle)
        ink.q.drawLine(QLineF(left, y, note.box.right, y))


def _draw_path(ink: Ink, note: Note) -> None:
    text = elide(note.text, note.box.width, TextRole.SMALL, ink.measure)
    ink.write(TextRole.SMALL, ink.theme.muted, [(text, note.box.x, note.box.y + note.box.height / 2)])


def _shortened(ink: Ink, text: str, room: float, role: TextRole, size: int) -> str:
    return text if size == role.size else elide(text, room * role.size / size, role, ink.measure)
