"""The one drawing code: a picture, or a part of it, on any QPainter. Canvas, print and every exporter use it.

Things are painted in batches of one pen, one brush and one font, because changing those costs more than
drawing does.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from orgdesigner.chart.blocks.aliases import ALIAS_INDENT, ALIAS_SIGN, alias_lines
from orgdesigner.chart.blocks.regionblock import (
    HEADING_TOP,
    PADDING,
    SUBTITLE_LINE,
    TITLE_LINE,
)
from orgdesigner.chart.cards import anatomy as a
from orgdesigner.chart.detail import Detail, detail_at, text_size
from orgdesigner.chart.measure import ELLIPSIS, Measure, elide, in_full, line_height, placed_lines
from orgdesigner.chart.paint import shapes
from orgdesigner.chart.paint.batches import Segment
from orgdesigner.chart.paint.drawcards import FADED, draw_cards, draw_dots
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paint.mapnames import draw_map_names, far_mark
from orgdesigner.chart.paint.marks import draw_marks
from orgdesigner.chart.picture import Alias, Box, Line, Note, NoteKind, Picture, Region, RegionKind
from orgdesigner.chart.teams.teamblock import MARK
from orgdesigner.chart.theme import QUIET, RADIUS, TextRole, Theme
from orgdesigner.model.words import Stroke

STEP = " › "
"""Between the posts of a way from the top."""

SHARED_BAR = 3.0
"""The width of the bars at the sides of what two teams share."""

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
    if detail is Detail.BLOCK:
        draw_map_names(ink, picture.regions)
    else:
        _draw_aliases(ink, picture.aliases)
        _draw_notes(ink, picture.notes)


def _draw_regions(ink: Ink, regions: Sequence[Region], detail: Detail) -> None:
    dashed = ink.pen(ink.theme.strong_border)
    dashed.setDashPattern([4.0, 4.0])
    for (kind, colour), alike in groupby(regions, key=lambda region: (region.kind, region.colour)):
        if kind is RegionKind.SHARED:
            for region in alike:
                _draw_shared(ink, region)
            continue
        if kind is RegionKind.TEAM:
            ink.use(ink.pen(ink.theme.border), ink.theme.team(colour).tint)
        else:
            ink.use(dashed, None)
        ink.draw_framed([region.box for region in alike], RADIUS + 4)
    if detail is Detail.FULL:
        _draw_headings(ink, regions)
    elif detail > Detail.BLOCK:
        _draw_large_headings(ink, regions)


def _draw_shared(ink: Ink, region: Region) -> None:
    """Half in the tint of each of the two teams, with the bar of each at its side."""
    box = ink.frame(region.box)
    half = QRectF(box.center().x(), box.y(), box.width() / 2, box.height())
    radius = RADIUS + 4
    for colour, clip in ((region.colour, box), (region.partner_colour, half)):
        ink.q.save()
        ink.q.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        ink.use(None, ink.theme.team(colour).tint)
        ink.q.drawRoundedRect(box, radius, radius)
        ink.q.restore()
    ink.use(ink.pen(ink.theme.border), None)
    ink.q.drawRoundedRect(box, radius, radius)
    for colour, x in ((region.colour, box.left()), (region.partner_colour, box.right() - SHARED_BAR)):
        ink.use(None, ink.theme.team(colour).bar)
        ink.q.drawRect(QRectF(x, box.y() + radius, SHARED_BAR, max(0.0, box.height() - 2 * radius)))


def _draw_headings(ink: Ink, regions: Sequence[Region]) -> None:
    titles: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    subtitles, dots, marks = [], [], []
    for region in regions:
        heading = region.heading
        left, y = heading.x + PADDING, heading.y + HEADING_TOP
        colour = QUIET if region.kind is RegionKind.SHARED else region.colour
        for text in region.title:
            titles[colour].append((text, left, y + TITLE_LINE / 2))
            y += TITLE_LINE
        if region.subtitle:
            room = heading.width - 2 * PADDING - (MARK + a.DOT_GAP if region.mark else 0.0)
            said = _in_full(ink, region.subtitle, room, TextRole.SMALL)
            subtitles += [
                (text, left, y + (number + 0.5) * SUBTITLE_LINE) for number, text in enumerate(said)
            ]
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
    draw_marks(ink, [(region.mark, far_mark(region, ink.scale)) for region in regions if region.mark])
    for region in regions:
        if size > 0.75 * region.heading.height:
            continue
        mark = far_mark(region, ink.scale).width + PADDING if region.mark else 0.0
        room = (region.box.width - 2 * PADDING - mark) * TextRole.HEADING.size / size
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
            ink.draw_segments(_segments(group))
        else:
            for line in group:
                ink.q.drawPolyline(
                    QPolygonF([QPointF(ink.on_pixel(x), ink.on_pixel(y)) for x, y in line.points])
                )
    ink.q.setRenderHint(QPainter.RenderHint.Antialiasing)


def _segments(lines: Sequence[Line]) -> set[Segment]:
    """The parts of all lines, each once: reports of one post share most of their way to it."""
    return {
        (start, end)
        for line in lines
        for start, end in zip(line.points, line.points[1:], strict=False)
        if start != end
    }


def _draw_aliases(ink: Ink, aliases: Sequence[Alias]) -> None:
    """Small cards without a colour, with the arrow that says that the post's own card is elsewhere."""
    faded = [alias for alias in aliases if alias.faded]
    if faded:
        ink.q.setOpacity(FADED)
        _draw_aliases_alike(ink, faded)
        ink.q.setOpacity(1.0)
        aliases = [alias for alias in aliases if not alias.faded]
    _draw_aliases_alike(ink, aliases)


def _draw_aliases_alike(ink: Ink, aliases: Sequence[Alias]) -> None:
    ink.use(ink.pen(ink.theme.border), ink.theme.card)
    ink.draw_framed([alias.box for alias in aliases], RADIUS - 2)
    titles, details, arrows = [], [], []
    title_size = text_size(TextRole.SMALL_TITLE.size, ink.scale)
    size = text_size(TextRole.SMALL.size, ink.scale)
    for alias in aliases:
        left, middle = alias.box.x + ALIAS_INDENT, alias.box.y + alias.box.height / 2
        room = alias.box.width - 2 * ALIAS_INDENT
        if alias.post:
            arrows.append((alias.box.right - ALIAS_INDENT - 4, alias.box.y + ALIAS_INDENT + 5))
            room -= ALIAS_SIGN
        if ink.vector:
            said = alias_lines(alias, alias.box.width, ink.measure)
            up = line_height(TextRole.SMALL) / 2 * len(said.detail)
            down = line_height(TextRole.SMALL_TITLE) / 2 * len(said.text)
            titles += placed_lines(said.text, left, middle - up, TextRole.SMALL_TITLE)
            details += placed_lines(said.detail, left, middle + down, TextRole.SMALL)
            continue
        apart = 8.0 if alias.detail and size == TextRole.SMALL.size else 0.0
        text = _shortened(ink, alias.text, room, TextRole.SMALL_TITLE, title_size)
        titles.append((text, left, middle - apart))
        if apart:
            details.append((alias.detail, left, middle + apart))
    ink.draw_signs(shapes.arrow_sign(QColor(ink.theme.muted)), arrows)
    ink.write(TextRole.SMALL_TITLE, ink.theme.muted, titles, size=title_size)
    ink.write(TextRole.SMALL, ink.theme.muted, details, size=size)


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
        role = TextRole.TEXT if note.kind is NoteKind.MEETING else TextRole.SMALL
        size = text_size(role.size, ink.scale)
        if note.kind is not NoteKind.EMPTY:
            ink.use(dashed, ink.theme.card if note.kind is NoteKind.CONTINUES else None)
            ink.q.drawRoundedRect(ink.frame(note.box), RADIUS, RADIUS)
        if size > note.box.height:
            continue  # too far away for the words to stand in their frame
        room = note.box.width - 2 * RADIUS
        if ink.vector:
            said = placed_lines(in_full(note.text, room, role, ink.measure), 0.0, 0.0, role)
            texts = [(text, note.box.shifted(0.0, down)) for text, _, down in said]
            ink.write_centred(role, ink.theme.muted, texts)
            continue
        text = _shortened(ink, note.text, room, role, size)
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
    x, y, width, height = note.box
    texts = way_lines(note.text, width, ink.measure)
    widest = max(ink.measure.width(text, TextRole.SMALL) for text in texts)
    ink.use(None, ink.theme.card)  # a tie that passes here passes behind the words
    ink.draw_boxes([(x, y, widest, height)], 0.0)
    ink.write(TextRole.SMALL, ink.theme.muted, placed_lines(texts, x, y + height / 2, TextRole.SMALL))


def way_lines(way: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return a way from the top, without steps in its middle if it is too long: its end says where it is.

    It is one line, unless not even its last step has room on one.
    """
    first, *steps = way.split(STEP)
    shorter = [way]
    shorter += [STEP.join((first, ELLIPSIS, *steps[at:])) for at in range(1, len(steps))]
    shorter += [STEP.join((ELLIPSIS, *steps[at:])) for at in range(len(steps))]
    for text in shorter:
        if measure.width(text, TextRole.SMALL) <= width:
            return (text,)
    return in_full(shorter[-1], width, TextRole.SMALL, measure)


def _in_full(ink: Ink, text: str, room: float, role: TextRole) -> tuple[str, ...]:
    """A text line by line on paper; on screen its layout has made it short enough for one."""
    return in_full(text, room, role, ink.measure) if ink.vector else (text,)


def _shortened(ink: Ink, text: str, room: float, role: TextRole, size: int) -> str:
    return text if size == role.size else elide(text, room * role.size / size, role, ink.measure)
