"""The findings as a list: grouped by how much they matter, each a sentence with its working beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgdesigner.rules.base import Finding, Severity
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.signs import paint_severity
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
FINDING = Qt.ItemDataRole.UserRole

GROUP_TITLES = {
    Severity.ERROR: "To put right",
    Severity.WARNING: "To look at",
    Severity.ADVICE: "Worth a thought",
}


class FindingModel(QAbstractListModel):
    """Findings in the order given, with a heading before each severity."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Finding | Severity] = []

    def show(self, findings: Sequence[Finding]) -> None:
        """List other findings."""
        rows: list[Finding | Severity] = []
        for severity in Severity:
            group = [finding for finding in findings if finding.severity is severity]
            rows += [severity, *group] if group else []
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def finding(self, index: AnyIndex) -> Finding | None:
        """Return the finding of a row, or None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Finding) else None

    def row_of(self, finding: Finding) -> int | None:
        """Return the row of a finding, by rule and subjects; None if it is gone."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Finding) and (row.rule, row.subjects) == (finding.rule, finding.subjects):
                return number
        return None

    def row_of_rule(self, rules: str) -> int | None:
        """Return the row of the first finding of a rule whose id begins so; an empty beginning fits all."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Finding) and row.rule.startswith(rules):
                return number
        return None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == FINDING:
            return row
        if isinstance(row, Severity):
            count = sum(isinstance(each, Finding) and each.severity is row for each in self._rows)
            return f"{GROUP_TITLES[row]} · {count}" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.message
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(row.working) or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.working or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.severity.value}: {row.message}"
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.finding(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FindingList(QListView):
    """The list itself. `fix_requested` carries a finding whose button was pressed."""

    chosen = Signal(object)
    fix_requested = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName("Findings")
        self.rows = FindingModel(self)
        self.setModel(self.rows)
        self._row = _FindingRow(appearance, self)
        self.setItemDelegate(self._row)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.selectionModel().currentChanged.connect(self._choose)

    def current(self) -> Finding | None:
        """Return the finding that is chosen."""
        return self.rows.finding(self.currentIndex())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List other findings; the one that was chosen stays so if it is still there."""
        chosen, place = self.current(), self.verticalScrollBar().value()
        self.rows.show(findings)
        row = self.rows.row_of(chosen) if chosen else None
        if row is None:
            row = self.rows.row_of_rule("")
        if row is not None:
            self.setCurrentIndex(self.rows.index(row))
        self.verticalScrollBar().setValue(place)

    def button_of(self, row: int) -> QRect:
        """Where the button of a row's fix is, in the viewport."""
        index = self.rows.index(row)
        finding = self.rows.finding(index)
        return self._row.button(self.visualRect(index), finding) if finding and finding.fixes else QRect()

    def choose_rule(self, rules: str) -> None:
        """Choose the first finding of a rule whose id begins so, if there is one."""
        row = self.rows.row_of_rule(rules)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row))
            self.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        finding = self._button_at(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if finding is not None and event.button() == Qt.MouseButton.LeftButton:
            self.fix_requested.emit(finding)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._button_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _button_at(self, point: QPoint) -> Finding | None:
        index = self.indexAt(point)
        finding = self.rows.finding(index)
        if finding is None or not finding.fixes:
            return None
        return finding if self._row.button(self.visualRect(index), finding).contains(point) else None

    def _choose(self, index: QModelIndex) -> None:
        finding = self.rows.finding(index)
        if finding is not None:
            self.chosen.emit(finding)


class _FindingRow(QStyledItemDelegate):
    """Paints a row: sign, sentence, rule and working, and the fix, named by its effect."""

    HEADING, ROW = 26, 42

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._base = parent.font()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        heading = isinstance(index.data(FINDING), Severity)
        return QSize(200, self.HEADING if heading else self.ROW)

    def button(self, row: QRect, finding: Finding) -> QRect:
        """Where the button of a finding's first fix is, within its row."""
        widest = max(120, row.width() // 2)
        width = min(self._metrics(12).horizontalAdvance(_fix_words(finding)) + 24, widest)
        return QRect(row.right() - width - 8, row.center().y() - 13, width, 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        item = index.data(FINDING)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: QRect = option.rect
        if isinstance(item, Severity):
            self._text(painter, row.adjusted(8, 6, -8, 0), str(index.data()), 11, muted=True, bold=True)
        else:
            state: QStyle.StateFlag = option.state
            self._paint_finding(painter, row, item, state)
        painter.restore()

    def _paint_finding(
        self, painter: QPainter, row: QRect, finding: Finding, state: QStyle.StateFlag
    ) -> None:
        theme = self._appearance.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected))
            painter.drawRoundedRect(row.adjusted(4, 1, -4, -1), 6, 6)
        paint_severity(painter, QPointF(row.left() + 22, row.center().y()), 9, finding.severity, theme)
        right = row.right() - 12
        if finding.fixes:
            button = self.button(row, finding)
            right = button.left() - 12
            self._paint_button(painter, button, _fix_words(finding))
        text = QRect(row.left() + 42, row.top() + 4, right - row.left() - 42, 18)
        self._text(painter, text, finding.message, 13)
        beneath = " · ".join(part for part in (finding.rule, finding.working) if part)
        self._text(painter, text.translated(0, 18), beneath, 11, muted=True)

    def _paint_button(self, painter: QPainter, box: QRect, words: str) -> None:
        theme = self._appearance.theme
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(theme.text))
        painter.setFont(self._font(12))
        elided = self._metrics(12).elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, elided)

    def _text(
        self, painter: QPainter, box: QRect, words: str, size: int, *, muted: bool = False, bold: bool = False
    ) -> None:
        theme = self._appearance.theme
        painter.setPen(QColor(theme.muted if muted else theme.text))
        painter.setFont(self._font(size, bold=bold))
        elided = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self._base)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _metrics(self, size: int) -> QFontMetrics:
        return QFontMetrics(self._font(size))


def _fix_words(finding: Finding) -> str:
    more = f"  +{len(finding.fixes) - 1}" if len(finding.fixes) > 1 else ""
    return finding.fixes[0].label + more
