"""A painter whose device is the text of an SVG: what draws on screen and paper draws it too.

It understands of QPainter's language what charts and reports speak; a word that it does not know is an
error, and no gap in the drawing. Things of one pen, brush and font share a group, as they are drawn in
batches; a batch is taken as plain numbers, and a sign that is drawn at many places is said once.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from math import cos, radians, sin
from typing import NamedTuple, cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from orgdesigner.chart.paint.batches import Place, Rectangle, Segment, Sign, Words, draw_sign
from orgdesigner.exchange.outgoing.markup import escaped

EVERY = 512
"""After so many things drawn, whoever waits is told."""

_SIXTEENTHS = 16
"""Qt counts angles in sixteenths of a degree."""

_DASHES: dict[Qt.PenStyle, tuple[float, ...]] = {
    Qt.PenStyle.SolidLine: (),
    Qt.PenStyle.DashLine: (4, 2),
    Qt.PenStyle.DotLine: (1, 2),
}
_FITTED = ' lengthAdjust="spacingAndGlyphs"'
_ROOT = ' stroke-linecap="square" stroke-linejoin="bevel"'


class _State(NamedTuple):
    """What `restore` goes back to."""

    opacity: float
    depth: int


class _Lengths(dict[float, str]):
    """Lengths as they are said, to a hundredth and never as 1e-16, which not every reader of SVG understands.

    Things stand in rows and columns, so that the same lengths come again and again.
    """

    def __missing__(self, length: float) -> str:
        said = self[length] = _n(length)
        return said


class SvgPainter:
    """Gathers elements of an SVG; `name` begins every id in it, so that several may stand in one page."""

    def __init__(self, name: str = "drawing", drawn: Callable[[int], None] = lambda _: None) -> None:
        self._name = name
        self._drawn = drawn
        self._count = 0
        self._parts: list[str] = [f"<g{_ROOT}>"]
        self._groups = 0
        self._clips = 0
        self._lengths = _Lengths()
        self._signs: dict[str, str] = {}
        self._saved: list[_State] = []
        self._opacity = 1.0
        self._colour = ""
        self._pen = ' stroke="none"'
        self._fill = ' fill="none"'
        self._font = ""
        self._measured = QFont()
        self._style: str | None = None

    def text(self) -> str:
        """Return what has been drawn, as elements that stand inside an `svg`."""
        self._end_style()
        return "".join((*self._parts, "</g>" * (self._groups + 1)))

    def setRenderHint(self, hint: QPainter.RenderHint, *_: bool) -> None:
        """Do nothing: whoever shows the drawing decides how smooth it is."""

    def save(self) -> None:
        """Remember where drawing stands, to go back to it."""
        self._end_style()
        self._saved.append(_State(self._opacity, self._groups))

    def restore(self) -> None:
        """Go back to what was saved last."""
        self._end_style()
        self._opacity, depth = self._saved.pop()
        self._parts.append("</g>" * (self._groups - depth))
        self._groups = depth

    def translate(self, by: float | QPointF, dy: float = 0.0) -> None:
        """Move the origin, so far to the right and down or by a point."""
        dx, dy = (by.x(), by.y()) if isinstance(by, QPointF) else (by, dy)
        self._group(f' transform="translate({_n(dx)} {_n(dy)})"')

    def scale(self, across: float, down: float) -> None:
        """Make a unit so much larger."""
        self._group(f' transform="scale({across:.6f} {down:.6f})"')

    def rotate(self, degrees: float) -> None:
        """Turn what is drawn, with the clock."""
        self._group(f' transform="rotate({_n(degrees)})"')

    def setClipRect(self, box: QRectF, operation: Qt.ClipOperation) -> None:
        """Show what is drawn from here on only inside a box, until what was saved is restored."""
        if operation is not Qt.ClipOperation.IntersectClip:
            raise ValueError("a clip can only be made smaller")
        self._clips += 1
        clip = f"{self._name}-clip{self._clips}"
        self._end_style()
        self._parts.append(f'<clipPath id="{clip}"><rect{_box(box)}/></clipPath>')
        self._group(f' clip-path="url(#{clip})"')

    def setOpacity(self, opacity: float) -> None:
        """Let the ground show through what is drawn from here on."""
        self._opacity = opacity

    def setFont(self, font: QFont) -> None:
        """Write in a font from here on; the family is the document's."""
        self._font = f' font-size="{font.pixelSize()}" font-weight="{font.weight()}"'
        self._measured = font

    def setPen(self, pen: QPen | QColor | Qt.PenStyle) -> None:
        """Draw outlines with a pen, or with none, from here on."""
        if isinstance(pen, QColor):
            self._set_pen(_colour(pen), 1.0, ())
        elif isinstance(pen, QPen) and (style := pen.style()) is not Qt.PenStyle.NoPen:
            dashes = pen.dashPattern() if style is Qt.PenStyle.CustomDashLine else _DASHES[style]
            self._set_pen(_colour(pen.color()), pen.widthF(), dashes)
        else:
            self._pen = ' stroke="none"'

    def _set_pen(self, colour: str, width: float, dashes: Sequence[float]) -> None:
        """Take a pen whose dashes are in widths of its line."""
        self._colour = colour
        self._pen = f' stroke="{colour}" stroke-width="{self._lengths[width]}"'
        if dashes:
            self._pen += f' stroke-dasharray="{" ".join(self._lengths[each * width] for each in dashes)}"'

    def setBrush(self, brush: QColor | QBrush | Qt.BrushStyle) -> None:
        """Fill what is drawn from here on, or leave it open."""
        if isinstance(brush, QBrush):
            brush = brush.color() if brush.style() is not Qt.BrushStyle.NoBrush else Qt.BrushStyle.NoBrush
        self._fill = f' fill="{_colour(brush)}"' if isinstance(brush, QColor) else ' fill="none"'

    def drawText(self, at: QPointF, text: str) -> None:
        """Write a line of text from a point on its base line.

        It says how long it is: in another font too it then keeps inside what is drawn round it.
        """
        self.draw_texts([(text, at.x(), at.y())], QFontMetricsF(self._measured).horizontalAdvance)

    def drawRect(self, box: QRectF) -> None:
        """Draw a box."""
        self._use_shape()
        self._put(f"<rect{_box(box)}/>")

    def drawRects(self, boxes: Sequence[QRectF]) -> None:
        """Draw boxes."""
        for box in boxes:
            self.drawRect(box)

    def drawRoundedRect(self, box: QRectF, across: float, down: float) -> None:
        """Draw a box with round corners."""
        self._use_shape()
        self._put(f'<rect{_box(box)} rx="{_n(across)}" ry="{_n(down)}"/>')

    def drawEllipse(self, where: QRectF | QPointF, across: float = 0.0, down: float = 0.0) -> None:
        """Draw an ellipse in a box, or round a point."""
        if isinstance(where, QRectF):
            across, down = where.width() / 2, where.height() / 2
            where = where.center()
        self._use_shape()
        centre = f'cx="{_n(where.x())}" cy="{_n(where.y())}"'
        self._put(f'<ellipse {centre} rx="{_n(across)}" ry="{_n(down)}"/>')

    def drawPie(self, box: QRectF, start: int, span: int) -> None:
        """Draw a slice of the ellipse in a box, in sixteenths of a degree against the clock."""
        across, down, centre = box.width() / 2, box.height() / 2, box.center()
        ends = []
        for angle in (start, start + span):
            turn = radians(angle / _SIXTEENTHS)
            ends.append(f"{_n(centre.x() + across * cos(turn))} {_n(centre.y() - down * sin(turn))}")
        large, sweep = int(abs(span) > 180 * _SIXTEENTHS), int(span < 0)
        arc = f"A{_n(across)} {_n(down)} 0 {large} {sweep} {ends[1]}"
        self._path(f"M{_n(centre.x())} {_n(centre.y())}L{ends[0]}{arc}Z")

    def drawLine(self, line: QLineF) -> None:
        """Draw a line."""
        self.drawLines([line])

    def drawLines(self, lines: Sequence[QLineF]) -> None:
        """Draw lines, all in one path."""
        if lines:
            self._path("".join(f"M{_n(x.x1())} {_n(x.y1())}L{_n(x.x2())} {_n(x.y2())}" for x in lines))

    def drawPolyline(self, corners: QPolygonF) -> None:
        """Draw lines from corner to corner, which enclose nothing."""
        self._use(f' fill="none"{self._pen}')
        self._put(f'<polyline points="{_corners(corners)}"/>')

    def drawPolygon(self, corners: QPolygonF) -> None:
        """Draw the shape that corners enclose."""
        self._use_shape()
        self._put(f'<polygon points="{_corners(corners)}"/>')

    def drawPath(self, path: QPainterPath) -> None:
        """Draw a path of lines and curves, closed."""
        said = []
        for number in range(path.elementCount()):
            each = path.elementAt(number)
            kind = QPainterPath.ElementType(each.type)
            letter = {
                QPainterPath.ElementType.MoveToElement: "M",
                QPainterPath.ElementType.LineToElement: "L",
                QPainterPath.ElementType.CurveToElement: "C",
            }.get(kind, " ")
            said.append(f"{letter}{_n(each.x)} {_n(each.y)}")
        self._path("".join(said) + "Z")

    def draw_boxes(self, boxes: Iterable[Rectangle], radius: float) -> None:
        """Draw boxes with round corners."""
        n = self._lengths
        round_corners = f' rx="{n[radius]}"' if radius else ""
        self._use_shape()
        self._put_all(
            f'<rect x="{n[x]}" y="{n[y]}" width="{n[width]}" height="{n[height]}"{round_corners}/>'
            for x, y, width, height in boxes
        )

    def draw_ellipses(self, boxes: Iterable[Rectangle]) -> None:
        """Draw the ellipse in each box."""
        n = self._lengths
        halves = ((x, y, width / 2, height / 2) for x, y, width, height in boxes)
        self._use_shape()
        self._put_all(
            f'<ellipse cx="{n[x + across]}" cy="{n[y + down]}" rx="{n[across]}" ry="{n[down]}"/>'
            for x, y, across, down in halves
        )

    def draw_segments(self, segments: Iterable[Segment]) -> None:
        """Draw straight lines, all in one path."""
        n = self._lengths
        said = "".join(
            f"M{n[x1]} {n[y1]}H{n[x2]}"
            if y1 == y2
            else f"M{n[x1]} {n[y1]}V{n[y2]}"
            if x1 == x2
            else f"M{n[x1]} {n[y1]}L{n[x2]} {n[y2]}"
            for (x1, y1), (x2, y2) in segments
        )
        if said:
            self._path(said)

    def draw_texts(self, texts: Iterable[Words], width: Callable[[str], float], /) -> None:
        """Write lines of text, each as long as it is measured."""
        n = self._lengths
        self._use_text()
        self._put_all(
            f'<text x="{n[x]}" y="{n[y]}" textLength="{n[width(text)]}"{_FITTED}>{escaped(text)}</text>'
            for text, x, y in texts
        )

    def draw_signs(self, sign: Sign, centres: Iterable[Place]) -> None:
        """Draw the same sign at many places: it is defined once, and used."""
        n = self._lengths
        places = list(centres)
        if len(places) > 1:
            name = self._defined(sign)
            self._use("")
            self._put_all(f'<use xlink:href="#{name}" x="{n[x]}" y="{n[y]}"/>' for x, y in places)
        elif places:
            draw_sign(cast("QPainter", self), sign, QPointF(*places[0]))

    def _defined(self, sign: Sign) -> str:
        """Return the id of a sign, which is defined before its first use."""
        apart = SvgPainter()
        draw_sign(cast("QPainter", apart), sign, QPointF(0, 0))
        drawn = apart.text()
        name = self._signs.get(drawn)
        if name is None:
            name = self._signs[drawn] = f"{self._name}-sign{len(self._signs) + 1}"
            self._end_style()
            self._parts.append(f'<defs><g id="{name}">{drawn}</g></defs>\n')
        return name

    def _path(self, said: str) -> None:
        self._use_shape()
        self._put(f'<path d="{said}"/>')

    def _use_shape(self) -> None:
        self._use(self._fill + self._pen)

    def _use_text(self) -> None:
        self._use(f' fill="{self._colour}"{self._font}')

    def _use(self, style: str) -> None:
        """Stand in a group of that style; one that is open already goes on."""
        if self._opacity != 1.0:
            style += f' opacity="{_n(self._opacity)}"'
        if self._style == style:
            return
        self._end_style()
        self._parts.append(f"<g{style}>")
        self._style = style

    def _end_style(self) -> None:
        if self._style is not None:
            self._parts.append("</g>\n")
            self._style = None

    def _group(self, attributes: str) -> None:
        self._end_style()
        self._parts.append(f"<g{attributes}>")
        self._groups += 1

    def _put(self, element: str) -> None:
        self._put_all((element,))

    def _put_all(self, elements: Iterable[str]) -> None:
        waiting = iter(elements)
        while some := list(islice(waiting, EVERY)):
            self._parts.extend(some)
            before, self._count = self._count, self._count + len(some)
            if before // EVERY != self._count // EVERY:
                self._drawn(self._count)


def _n(number: float) -> str:
    said = f"{number:.2f}"
    if said[-1] == "0":
        said = said[:-3] if said[-2] == "0" else said[:-1]
    return "0" if said == "-0" else said


def _box(box: QRectF) -> str:
    return f' x="{_n(box.x())}" y="{_n(box.y())}" width="{_n(box.width())}" height="{_n(box.height())}"'


def _corners(polygon: QPolygonF) -> str:
    return " ".join(f"{_n(each.x())},{_n(each.y())}" for each in polygon.toList())


def _colour(colour: QColor) -> str:
    return colour.name()
