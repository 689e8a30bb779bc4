"""The cells and rows that need a look, each with its place and, where there is one, a repair."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.exchange.incoming.trial.said import Repair
from orgdesigner.exchange.incoming.trial.shown import Trouble
from orgdesigner.ui.importing.sample import AnyIndex
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.tips import literal

_NO_PARENT = QModelIndex()
_OUTCOME, _PLACE, _WORDS, _REPAIR = range(4)
_TITLES = ("The row is", "Where", "What is amiss", "Repair")
_MOST_REPAIRS = 3


def take_words(value: str) -> str:
    """Return what the button of a repair says."""
    return f"Take “{value}”" if value else "Take it as empty"


class TroubleModel(QAbstractTableModel):
    """A line for each trouble."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.troubles: tuple[Trouble, ...] = ()

    def show(self, troubles: Sequence[Trouble]) -> None:
        """Show other troubles."""
        self.beginResetModel()
        self.troubles = tuple(troubles)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.troubles)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        horizontal = orientation == Qt.Orientation.Horizontal
        return _TITLES[section] if horizontal and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        trouble = self.troubles[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            repairs = " or ".join(take_words(each) for each in trouble.repairs[:_MOST_REPAIRS])
            return (trouble.outcome, trouble.place, trouble.words, repairs)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(f"{trouble.place}: {trouble.words}" if trouble.place else trouble.words)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _REPAIR:
            return QApplication.palette().color(QPalette.ColorRole.Link)
        return None


class TroubleList(QWidget):
    """`repairs_asked` carries the repairs that were accepted; `turned` the trouble that is looked at."""

    repairs_asked = Signal(object)
    turned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TroubleModel(self)
        self.tree = _Lines()
        self.tree.setModel(self.model)
        self.tree.setAccessibleName("Rows that need a look")
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        for section, width in ((_OUTCOME, 96), (_PLACE, 120), (_REPAIR, 200)):
            header.resizeSection(section, scaled(width))
        self._empty = QLabel("Nothing here needs a look.")
        self._empty.setObjectName("hint")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.repairs = [QPushButton() for _ in range(_MOST_REPAIRS)]
        self.repair_all = QPushButton("Take every only repair")
        self.repair_all.setToolTip("Where just one value would do, take it")
        self._lay_out()
        self.tree.taken.connect(self._repair_chosen)
        self.tree.clicked.connect(self._click)
        for number, button in enumerate(self.repairs):
            button.clicked.connect(partial(self._repair_chosen, number))
        self.repair_all.clicked.connect(self._repair_all)
        self.tree.selectionModel().selectionChanged.connect(self._turn)
        self.show_troubles(())

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        """Show other troubles, the keyboard on a line as far down as before."""
        row = self.tree.currentIndex().row()
        self.model.show(troubles)
        self._empty.setVisible(not troubles)
        self.tree.setVisible(bool(troubles))
        self.repair_all.setVisible(sum(len(each.repairs) == 1 for each in troubles) > 1)
        if troubles:
            self.tree.setCurrentIndex(self.model.index(min(max(row, 0), len(troubles) - 1), 0))
        self._turn()

    @property
    def chosen(self) -> list[Trouble]:
        """The troubles that are selected."""
        rows = sorted({index.row() for index in self.tree.selectionModel().selectedRows()})
        return [self.model.troubles[row] for row in rows]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (*self.repairs, self.repair_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        for widget in (self._empty, self.tree):
            column.addWidget(widget)
        column.addLayout(row)

    def _turn(self) -> None:
        chosen = self.chosen
        self.words.setText(_in_full(chosen[0]) if len(chosen) == 1 else "")
        offered = chosen[0].repairs if len(chosen) == 1 else ()
        for number, button in enumerate(self.repairs):
            button.setVisible(number < len(offered))
            button.setText(take_words(offered[number]) if number < len(offered) else "")
        if len(chosen) == 1:
            self.turned.emit(chosen[0])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turn()

    def _click(self, index: AnyIndex) -> None:
        if index.column() == _REPAIR:
            self._take([self.model.troubles[index.row()]])

    def _repair_chosen(self, number: int = 0) -> None:
        self._take(self.chosen, number)

    def _repair_all(self) -> None:
        self._take([each for each in self.model.troubles if len(each.repairs) == 1])

    def _take(self, troubles: Sequence[Trouble], number: int = 0) -> None:
        repairs = [
            Repair(each.row, each.column, each.repairs[number])
            for each in troubles
            if each.column is not None and number < len(each.repairs)
        ]
        if repairs:
            self.repairs_asked.emit(repairs)


def _in_full(trouble: Trouble) -> str:
    """Return what is amiss; and where nothing is offered instead, that something can be typed."""
    if trouble.column is None or trouble.repairs:
        return trouble.words
    return f"{trouble.words} To read the cell as something else, double-click it above, or press F2 there."


class _Lines(QTreeView):
    """`taken` comes with Enter."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
