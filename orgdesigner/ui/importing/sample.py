"""The rows of a sheet as they are in the file, with the numbers and letters that a spreadsheet shows.

A cell can be typed over: then the list is read with that value, and the file stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from orgdesigner.exchange.grid import address, column_name
from orgdesigner.exchange.incoming.trial.said import Repair
from orgdesigner.exchange.incoming.trial.shown import Sheet
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROW = 26
_WIDTH = 128


class SampleModel(QAbstractTableModel):
    """A sheet for Qt, which asks for the cells that are in view and no others.

    `repaired` carries a value that somebody typed over one of the file.
    """

    repaired = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._headings: frozenset[int] = frozenset()
        self._repairs: Mapping[tuple[int, int], str] = {}
        self._is_open = False

    def show(self, sheet: Sheet) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def head(self, headings: frozenset[int]) -> None:
        """Show the rows with these numbers as headings."""
        if headings != self._headings:
            self._headings = headings
            self._tell_all(Qt.ItemDataRole.FontRole)

    def show_repairs(self, repairs: Mapping[tuple[int, int], str]) -> None:
        """Show values in place of those in some cells, by number of the row and place of the column."""
        self._repairs = repairs
        self._tell_all(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole)

    def allow_repairs(self, allowed: bool) -> None:
        """Let cells be typed over, or not."""
        self._is_open = allowed

    def _tell_all(self, *roles: Qt.ItemDataRole) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, list(roles))

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
        repair = self._repairs.get((row.number, index.column()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (text if repair is None else repair).replace("\n", " ")
        if role == Qt.ItemDataRole.ForegroundRole and repair is not None:
            return QApplication.palette().color(QPalette.ColorRole.Link)
        if role == Qt.ItemDataRole.ToolTipRole and (text or repair is not None):
            place = address(row.number, index.column())
            where = place if repair is None else f"{place}, in the file"
            return literal(f"{where}: {text or 'nothing'}")
        if role == Qt.ItemDataRole.FontRole and row.number in self._headings:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        is_heading = self._sheet.rows[index.row()].number in self._headings
        return usual | Qt.ItemFlag.ItemIsEditable if self._is_open and not is_heading else usual

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == index.data():
            return False
        number = self._sheet.rows[index.row()].number
        self.repaired.emit(Repair(number, index.column(), str(value)))
        return True


class Sample(QTableView):
    """Shows the sheet; a place in it can be pointed at. F2 or a double click types over a cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SampleModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("The file as it is. F2 types another value over a cell")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
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
