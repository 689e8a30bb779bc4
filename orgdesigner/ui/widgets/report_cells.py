"""How a field of a table is painted: its mark, its words line by line, and where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.report.blocks import Align, Cell, Table
from orgdesigner.report.columns import ABOVE, LINE, SIGN, cell_lines, left_of, role_of
from orgdesigner.report.marks import draw_mark
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.report_text import UNDERLINE

_RADIUS = 6.0


class CellPainter(QStyledItemDelegate):
    """Paints the fields of a table as they were measured."""

    def __init__(self, appearance: Appearance, measure: Measure, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._appearance, self._measure, self._view = appearance, measure, view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: QRect = option.rect
        table: Table = index.model().table  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(painter, self._appearance.theme, self._measure, scale=1.0, vector=False)
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(ink.theme.border))
        cell, align = table.rows[index.row()][index.column()], table.columns[index.column()].align
        state: QStyle.StateFlag = option.state
        self._paint(ink, place, cell, align, hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.setPen(QPen(QColor(ink.theme.accent), 2))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()

    def _paint(self, ink: Ink, place: QRect, cell: Cell, align: Align, *, hovered: bool) -> None:
        lines = cell_lines(cell, place.width(), self._measure)
        role = role_of(cell)
        wide = max((self._measure.width(line, role) for line in lines), default=0.0)
        sign = SIGN if cell.mark else 0.0
        left = place.left() + left_of(align, place.width(), wide + sign if lines else 2 * _RADIUS)
        middle = place.top() + ABOVE + LINE / 2
        if cell.mark:
            centre = QPointF(left + _RADIUS, middle)
            draw_mark(ink.q, cell.mark, centre, _RADIUS, QColor(ink.theme.text), QColor(ink.theme.panel))
        words = []
        for number, line in enumerate(lines):
            indent = left_of(align, place.width(), self._measure.width(line, role) + sign) + sign
            words.append((line, place.left() + indent, middle + number * LINE))
        lit = hovered and cell.subject is not None
        ink.write(role, ink.theme.accent if lit else ink.theme.text, words)
        if cell.subject is not None:
            ink.use(ink.pen(ink.theme.accent if lit else ink.theme.strong_border), None)
            for line, x, y in words:
                beneath = round(y + LINE / 4) + UNDERLINE
                ink.q.drawLine(QLineF(x, beneath, x + self._measure.width(line, role), beneath))
