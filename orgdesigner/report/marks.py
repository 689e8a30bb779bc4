"""The marks of a report, drawn: one shape for each meaning, the same on screen and on paper.

A staff group has its sign of the charts (teaching a disc, support an open square), and so have findings.
Round the sign of a post stands who may hold it: a ring where it is open to all, a double ring where it is
reserved, a square where it is limited. Nothing is said by colour alone.
"""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from orgdesigner.chart import picture
from orgdesigner.chart.paint import shapes
from orgdesigner.chart.paint.batches import draw_sign
from orgdesigner.model.words import StaffGroup
from orgdesigner.report.blocks import Mark, Post
from orgdesigner.report.strips import Outline, outline_of

_UNIT = 6.0
"""Marks are drawn in a square from -6 to 6, and scaled."""

_POST_UNIT = 10.0
"""Signs of posts are drawn in a square from -10 to 10, and scaled."""

_CENTRE = QPointF(0, 0)
_FINDINGS = {
    Mark.ERROR: picture.Mark.ERROR,
    Mark.WARNING: picture.Mark.WARNING,
    Mark.ADVICE: picture.Mark.ADVICE,
}


def draw_mark(q: QPainter, mark: Mark, centre: QPointF, radius: float, ink: QColor, ground: QColor) -> None:
    """Draw a mark, `radius` from its centre to its edge; `ground` is the colour behind it."""
    q.save()
    q.translate(centre)
    q.scale(radius / _UNIT, radius / _UNIT)
    if mark in _FINDINGS:
        draw_sign(q, shapes.mark_sign(_FINDINGS[mark], ink, ground, radius=_UNIT), _CENTRE)
    else:
        _SHAPES[mark](q, ink)
    q.restore()


def draw_post(q: QPainter, post: Post, centre: QPointF, radius: float, ink: QColor, ground: QColor) -> None:
    """Draw the sign of a post: outside who may hold it, inside who does, and dashed if nobody does."""
    vacant = post.mark is Mark.VACANT
    draw_outline(q, outline_of(post), centre, radius, ink, ground, dashed=vacant)
    if not vacant:
        draw_mark(q, post.mark, centre, radius * (0.42 if post.reserved else 0.56), ink, ground)


def draw_outline(
    q: QPainter,
    outline: Outline,
    centre: QPointF,
    radius: float,
    ink: QColor,
    ground: QColor,
    *,
    dashed: bool = False,
) -> None:
    """Draw the outline of a post's sign: a ring, a double ring or a square."""
    q.save()
    q.translate(centre)
    q.scale(radius / _POST_UNIT, radius / _POST_UNIT)
    pen = QPen(ink, 1.4)
    if dashed:
        pen.setDashPattern([2.4, 1.8])
    q.setPen(pen)
    q.setBrush(ground)
    if outline is Outline.LIMITED:
        q.drawRect(_square(8.4))
    else:
        q.drawEllipse(_CENTRE, 9.2, 9.2)
    if outline is Outline.RESERVED:
        q.drawEllipse(_CENTRE, 6.4, 6.4)
    q.restore()


def _disc(q: QPainter, radius: float, ink: QColor) -> None:
    q.setPen(Qt.PenStyle.NoPen)
    q.setBrush(ink)
    q.drawEllipse(_CENTRE, radius, radius)


def _ring(q: QPainter, radius: float, ink: QColor, *, at: QPointF = _CENTRE, width: float = 1.5) -> None:
    q.setPen(QPen(ink, width))
    q.setBrush(Qt.BrushStyle.NoBrush)
    q.drawEllipse(at, radius, radius)


def _teaching(q: QPainter, ink: QColor) -> None:
    draw_sign(q, shapes.group_sign(StaffGroup.TEACHING, ink), _CENTRE)


def _support(q: QPainter, ink: QColor) -> None:
    draw_sign(q, shapes.group_sign(StaffGroup.SUPPORT, ink), _CENTRE)


def _both(q: QPainter, ink: QColor) -> None:
    """The disc within the square: a post that is shared by the two staff groups."""
    q.setPen(QPen(ink, 1.4))
    q.setBrush(Qt.BrushStyle.NoBrush)
    q.drawRect(_square(4.6))
    _disc(q, 2.3, ink)


def _vacant(q: QPainter, ink: QColor) -> None:
    draw_sign(q, shapes.vacancy_sign(ink), _CENTRE)


def _accountable(q: QPainter, ink: QColor) -> None:
    q.setPen(Qt.PenStyle.NoPen)
    q.setBrush(ink)
    q.drawPolygon(_diamond(6.0))


def _contributing(q: QPainter, ink: QColor) -> None:
    _ring(q, 4.4, ink)


def _several(q: QPainter, ink: QColor) -> None:
    _ring(q, 3.4, ink, at=QPointF(-2.1, 0), width=1.3)
    _ring(q, 3.4, ink, at=QPointF(2.1, 0), width=1.3)


def _empty(q: QPainter, ink: QColor) -> None:
    q.setPen(QPen(ink, 1.5))
    q.drawLine(QLineF(-3.8, -3.8, 3.8, 3.8))
    q.drawLine(QLineF(-3.8, 3.8, 3.8, -3.8))


def _alone(q: QPainter, ink: QColor) -> None:
    """Half a disc: what one person bears alone hangs on that person."""
    _ring(q, 4.6, ink, width=1.3)
    q.setBrush(ink)
    q.drawPie(QRectF(-4.6, -4.6, 9.2, 9.2), 90 * 16, 180 * 16)


def _overloaded(q: QPainter, ink: QColor) -> None:
    q.setPen(Qt.PenStyle.NoPen)
    q.setBrush(ink)
    for top in (-5.2, -1.3, 2.6):
        q.drawRect(QRectF(-5.0, top, 10.0, 2.6))


def _waived(q: QPainter, ink: QColor) -> None:
    _ring(q, 5.0, ink, width=1.3)
    q.drawLine(QLineF(-3.3, 3.3, 3.3, -3.3))


def _square(half: float) -> QRectF:
    return QRectF(-half, -half, 2 * half, 2 * half)


def _diamond(reach: float) -> QPolygonF:
    return QPolygonF([QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)])


_SHAPES: dict[Mark, Callable[[QPainter, QColor], None]] = {
    Mark.TEACHING: _teaching,
    Mark.SUPPORT: _support,
    Mark.BOTH: _both,
    Mark.VACANT: _vacant,
    Mark.ACCOUNTABLE: _accountable,
    Mark.CONTRIBUTING: _contributing,
    Mark.SEVERAL: _several,
    Mark.EMPTY: _empty,
    Mark.ALONE: _alone,
    Mark.OVERLOADED: _overloaded,
    Mark.WAIVED: _waived,
}
