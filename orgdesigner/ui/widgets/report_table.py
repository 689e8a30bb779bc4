"""A table of a report on screen: as tall as its rows, so that the report scrolls and the table does not."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QSizePolicy, QTableView, QWidget

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.typeface import font
from orgdesigner.report.blocks import Align, Cell, Table, cell_words
from orgdesigner.report.columns import TITLE, Columns, height_of
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.report_cells import CellPainter
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_SCROLL_BAR = 9


class TableModel(QAbstractTableModel):
    """The rows of a table."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table

    def show_table(self, table: Table) -> None:
        """Hold other rows; where rows and columns are as many, whoever is at a field stays there."""
        alike = (len(table.rows), len(table.columns)) == (len(self.table.rows), len(self.table.columns))
        if not alike:
            self.beginResetModel()
        self.table = table
        if not alike:
            self.endResetModel()
        elif table.rows:
            last = self.index(len(table.rows) - 1, len(table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(table.columns) - 1)

    def cell(self, index: AnyIndex) -> Cell:
        """Return the cell of an index."""
        return self.table.rows[index.row()][index.column()]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.cell(index)
            return literal(cell_words(cell)) if cell.mark else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell_words(self.cell(index))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "Enter shows it on the chart" if self.cell(index).subject else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (
                int(_ALIGN[column.align]) | int(Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
            )
        return None


class _Laid(NamedTuple):
    """How wide the columns are, how tall the rows, and how tall their titles, in pixels."""

    widths: tuple[int, ...]
    heights: list[int]
    head: int


class TableView(QTableView):
    """Shows a table; `shown` carries the record of a field that was clicked, or chosen with Enter."""

    shown = Signal(object)

    def __init__(
        self, block: Table, appearance: Appearance, measure: Measure, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reporttable")  # before its parts take their look from it
        self._measure = measure
        self._columns = Columns(block, measure)
        self._laid: dict[tuple[int, ...], _Laid] = {}
        self._fitted: _Laid | None = None
        self.rows = TableModel(block, self)
        self.setModel(self.rows)
        self.setItemDelegate(CellPainter(appearance, measure, self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setFont(font(TITLE))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        for each in (header, self.verticalHeader()):
            each.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._go)
        self.setAccessibleName(block.summary)

    def show_block(self, block: Table) -> None:
        """Show another table."""
        if block == self.rows.table:
            return
        self.setAccessibleName(block.summary)
        self._columns = Columns(block, self._measure)
        self._laid, self._fitted = {}, None
        self.rows.show_table(block)
        self._fit()
        self._be_somewhere()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        laid = self._laid_out(width)
        bar = _SCROLL_BAR if sum(laid.widths) > width else 0
        return laid.head + sum(laid.heights) + bar + 2 * self.frameWidth()

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(max(self.width(), 600)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def _laid_out(self, width: int) -> _Laid:
        """The widths of the columns, the heights of the rows and that of the head, for a width."""
        widths = tuple(int(each) for each in self._columns.widths(width - 1))
        if widths not in self._laid:
            head = max((len(lines) for lines in self._columns.titles(widths)), default=1)
            heights = [round(height_of(lines)) for lines in self._columns.lines(widths)]
            self._laid[widths] = _Laid(widths, heights, round(height_of(head)) + 2)
        return self._laid[widths]

    def _fit(self) -> None:
        laid = self._laid_out(self.width())
        if laid is self._fitted:
            return
        self._fitted = laid
        self.horizontalHeader().setFixedHeight(laid.head)
        for number, width in enumerate(laid.widths):
            self.setColumnWidth(number, width)
        rows = self.verticalHeader()
        usual = max(set(laid.heights), key=laid.heights.count) if laid.heights else 26
        rows.setDefaultSectionSize(usual)
        for number, height in enumerate(laid.heights):
            if rows.sectionSize(number) != height:
                rows.resizeSection(number, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()  # the report scrolls, not the table

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._be_somewhere()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and self.rows.cell(index).subject is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.hasFocus() and current.isValid():
            bring_into_view(self, self.visualRect(current))

    def _be_somewhere(self) -> None:
        if self.hasFocus() and not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and (subject := self.rows.cell(index).subject) is not None:
            self.shown.emit(subject)


def bring_into_view(within: QAbstractItemView, place: QRect) -> None:
    """Scroll the report until a place of a table, or of a row of posts, is seen."""
    above = within.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        page = above.widget()
        assert page is not None
        centre = within.viewport().mapTo(page, place.center())
        above.ensureVisible(centre.x(), centre.y(), 0, place.height())
