"""What each column of the file was taken for, which can be put right in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from orgdesigner.exchange.incoming.trial.shown import Choice, ShownColumn
from orgdesigner.ui.importing.quiet_choice import QuietChoice
from orgdesigner.ui.importing.sample import AnyIndex
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.tips import literal

_NUMBER = Qt.ItemDataRole.UserRole
_PLACE, _HEADING, _MEANING, _CERTAINTY = range(4)
_TITLES = ("", "In the file", "Taken as", "How sure")
_ROW = 30


class ColumnList(QTreeWidget):
    """A line for each column. `corrected` carries its number and what it shall mean; `turned` its number.

    Enter, F2, a click on the meaning or a letter opens what it could mean.
    """

    corrected = Signal(int, str)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Columns of the file, and what they were taken as")
        self.setHeaderLabels(_TITLES)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._meanings: dict[str, str] = {}
        self._columns: dict[int, ShownColumn] = {}
        delegate = _Meanings(self)
        delegate.chosen.connect(self.corrected)
        self.setItemDelegate(delegate)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(scaled(28))
        header.setSectionResizeMode(_HEADING, QHeaderView.ResizeMode.Stretch)
        for section, width in ((_PLACE, 30), (_MEANING, 168), (_CERTAINTY, 76)):
            header.resizeSection(section, scaled(width))
        self.currentItemChanged.connect(self._turn)
        self.itemClicked.connect(self._click)

    def show_columns(self, columns: Sequence[ShownColumn], meanings: Sequence[Choice]) -> None:
        """Show columns, and what a column can mean; the line that the keyboard is on stays."""
        self._meanings = {each.value: each.words for each in meanings}
        self._columns = {each.number: each for each in columns}
        present = self.number
        self.blockSignals(True)
        self.clear()
        for column in columns:
            meaning = self._meanings.get(column.meaning, column.meaning)
            words = [column.letters, column.heading, meaning, column.certainty]
            item = QTreeWidgetItem(words)
            item.setData(0, _NUMBER, column.number)
            for section in range(len(_TITLES)):
                item.setToolTip(
                    section,
                    literal("\n".join(each for each in (column.heading, column.why, column.sample) if each)),
                )
            item.setSizeHint(0, QSize(0, scaled(_ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addTopLevelItem(item)
            if column.number == present:
                self.setCurrentItem(item)
        first = self.topLevelItem(0)
        if self.currentItem() is None and first is not None:
            self.setCurrentItem(first)
        self.blockSignals(False)

    @property
    def number(self) -> int:
        """The number of the column that the keyboard is on, from 0; -1 if it is on none."""
        item = self.currentItem()
        return int(item.data(0, _NUMBER)) if item is not None else -1

    @property
    def meanings(self) -> Sequence[Choice]:
        """What a column can be taken as."""
        return [Choice(value, words) for value, words in self._meanings.items()]

    def meaning(self, number: int) -> str:
        """What a column was taken as."""
        return self._columns[number].meaning

    def edit_meaning(self, item: QTreeWidgetItem | None = None) -> None:
        """Open the list of what a column can mean: that of the present line, unless another is given."""
        present = item or self.currentItem()
        if present is not None:
            self.editItem(present, _MEANING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        if event.key() in keys:
            self.edit_meaning()
        else:
            super().keyPressEvent(event)

    def _click(self, item: QTreeWidgetItem, section: int) -> None:
        if section == _MEANING:
            self.edit_meaning(item)

    def _turn(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.turned.emit(int(item.data(0, _NUMBER)))


class _Meanings(QStyledItemDelegate):
    """Opens a list in the place of a meaning."""

    chosen = Signal(int, str)

    def __init__(self, columns: ColumnList) -> None:
        super().__init__(columns)
        self._columns = columns

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        # Only meanings are opened: `edit_meaning` is the one way in.
        place = self._columns.model().index(index.row(), _PLACE)
        number = int(place.data(_NUMBER))
        choice = QuietChoice(parent)
        choice.setAccessibleName(f"Column {place.data()} is taken as")
        choice.show_choices(self._columns.meanings, self._columns.meaning(number))
        choice.chosen.connect(lambda value: self._end(choice, number, value))
        QTimer.singleShot(0, choice, choice.showPopup)
        return choice

    def setModelData(self, _editor: QWidget, _model: QAbstractItemModel, _index: AnyIndex) -> None:
        """What was chosen is told, and comes back as another line."""

    def setEditorData(self, _editor: QWidget, _index: AnyIndex) -> None:
        """It was made with its data."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # The popup takes the focus from the list, which is no reason to end.
        if event.type() is QEvent.Type.FocusOut and isinstance(editor, QuietChoice):
            return bool(editor.view().isVisible())
        return super().eventFilter(editor, event)

    def _end(self, editor: QuietChoice, number: int, value: str) -> None:
        self.closeEditor.emit(editor)
        self.chosen.emit(number, value)
