"""The rows of a sheet as they are in the file, with the numbers and letters that a spreadsheet shows."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from orgdesigner.exchange.grid import address, column_name
from orgdesigner.exchange.trial.shown import Sheet
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROW = 26
_WIDTH = 128


class SampleModel(QAbstractTableModel):
    """A sheet for Qt, which asks for the cells that are in view and no others."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._headings: frozenset[int] = frozenset()

    def show(self, sheet: Sheet) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def head(self, headings: frozenset[int]) -> None:
        """Show the rows with these numbers as headings."""
        if headings != self._headings:
            self._headings = headings
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.FontRole])

    def row_of(self, number: int) -> int:
        """Return where the row with a number is; -1 if there is none."""
        found = bisect_left(self._sheet.rows, number, key=lambda row: row.number)
        rows = self._sheet.rows
        return found if found < len(rows) and rows[found].number == number else -1

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._sheet.width

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return column_name(section)
        return str(self._sheet.rows[section].number)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._sheet.rows[index.row()]
        text = row.texts[index.column()] if index.column() < len(row.texts) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text.replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole and text:
            return literal(f"{address(row.number, index.column())}: {text}")
        if role == Qt.ItemDataRole.FontRole and row.number in self._headings:
            font = QFont()
            font.setBold(True)
            return font
        return None


class Sample(QTableView):
    """Shows the sheet; a place in it can be pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SampleModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("The file as it is")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.horizontalHeader().setDefaultSectionSize(scaled(_WIDTH))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(True)

    def show_sheet(self, sheet: Sheet | None, headings: frozenset[int]) -> None:
        """Show a sheet, its headings in bold; the same sheet as before if none is given."""
        if sheet is not None:
            self.rows.show(sheet)
        self.rows.head(headings)

    def point_at(self, row: int, column: int) -> None:
        """Bring a cell into view, by the number of its row, and of its column from 0."""
        index = self.rows.index(max(0, self.rows.row_of(row)), max(0, column))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def point_at_column(self, column: int) -> None:
        """Bring a column into view and mark it."""
        top = self.rows.index(max(0, self.rowAt(0)), column)
        self.selectColumn(column)
        self.scrollTo(top)
