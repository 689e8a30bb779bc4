"""Paints the rows of the findings: headings with their counts, and findings with their fix."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgdesigner.rules.base import Finding
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.panels.finding_groups import Group
from orgdesigner.ui.panels.finding_model import BENEATH, ITEM, AnyIndex, More
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.signs import paint_severity

_HEADING, _ROW = 28, 42
_SIGN, _TEXT = 30, 50
"""Where the sign of a finding has its centre, and where its words begin, from the left."""
_CHEVRON = 4


class FindingRow(QStyledItemDelegate):
    """Paints a finding's sign, sentence, rule and working, and its fix, named by its effect."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._base = parent.font()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, scaled(_ROW if index.parent().isValid() else _HEADING))

    def button(self, row: QRect, finding: Finding) -> QRect:
        """Where the button of a finding's fix is, within its row."""
        if not finding.fixes or finding.is_waived:
            return QRect()
        widest = max(120, row.width() * 2 // 5)
        width = min(self._metrics(12).horizontalAdvance(_words(finding)) + 24, widest)
        height = scaled(26)
        return QRect(row.right() - width - 8, row.center().y() - height // 2, width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        item = index.data(ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            held = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(self._appearance.theme.accent), 1.5) if held else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._appearance.theme.selected))
            painter.drawRoundedRect(row.adjusted(4, 1, -4, -1), 6, 6)
        if isinstance(item, Group):
            self._paint_heading(
                painter, row, str(index.data()), opened=bool(state & QStyle.StateFlag.State_Open)
            )
        elif isinstance(item, More):
            self._text(painter, row.adjusted(_TEXT, 0, -8, 0), item.words, 13, link=True)
        else:
            self._paint_finding(painter, row, item, str(index.data(BENEATH)))
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: QRect, title: str, *, opened: bool) -> None:
        centre = QPointF(row.left() + 16, row.center().y() + 1)
        across, down = QPointF(_CHEVRON, 0), QPointF(0, _CHEVRON)
        ends = (-across - down / 2, down / 2, across - down / 2)
        if not opened:
            ends = (-down - across / 2, across / 2, down - across / 2)
        painter.setPen(QPen(QColor(self._appearance.theme.muted), 1.5))
        painter.drawPolyline(QPolygonF([centre + end for end in ends]))
        self._text(painter, row.adjusted(30, 2, -8, 0), title, 12, muted=True, bold=True)

    def _paint_finding(self, painter: QPainter, row: QRect, finding: Finding, beneath: str) -> None:
        if finding.is_waived:
            painter.setOpacity(0.55)
        sign = QPointF(row.left() + _SIGN, row.center().y())
        paint_severity(painter, sign, 9, finding.severity, self._appearance.theme)
        painter.setOpacity(1)
        right = row.right() - 12
        button = self.button(row, finding)
        if not button.isEmpty():
            right = button.left() - 12
            self._paint_button(painter, button, finding)
        text = QRect(row.left() + _TEXT, row.top() + 4, right - row.left() - _TEXT, scaled(18))
        self._text(painter, text, finding.message, 13, muted=finding.is_waived)
        self._text(painter, text.translated(0, scaled(18)), beneath, 11, muted=True)

    def _paint_button(self, painter: QPainter, box: QRect, finding: Finding) -> None:
        theme = self._appearance.theme
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(theme.text))
        painter.setFont(self._font(12))
        shown = self._metrics(12).elidedText(_words(finding), Qt.TextElideMode.ElideRight, box.width() - 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        size: int,
        *,
        muted: bool = False,
        bold: bool = False,
        link: bool = False,
    ) -> None:
        theme = self._appearance.theme
        painter.setPen(QColor(theme.accent if link else theme.muted if muted else theme.text))
        painter.setFont(self._font(size, bold=bold))
        elided = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self._base)
        font.setPixelSize(scaled(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _metrics(self, size: int) -> QFontMetrics:
        return QFontMetrics(self._font(size))


def _words(finding: Finding) -> str:
    """What the button of a finding says: its only fix, or how many there are to choose from."""
    if len(finding.fixes) == 1:
        return finding.fixes[0].label
    return f"{len(finding.fixes)} ways to fix it…"
