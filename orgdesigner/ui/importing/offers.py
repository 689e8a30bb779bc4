"""What an import would do, as a tree for Qt: groups of lines, each line with a tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from orgdesigner.exchange.incoming.merging.lines import Kind
from orgdesigner.exchange.incoming.trial.shown import Offer
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_GROUP = 0
"""The internal id of a group; a line has the number of its group, from 1."""
_OF_GROUP = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
_OF_LINE = _OF_GROUP | Qt.ItemFlag.ItemNeverHasChildren
_TICKED = (Qt.CheckState.Checked.value, Qt.CheckState.Checked)


class Group(NamedTuple):
    """A heading, and the numbers of the offers below it that fit what is looked for."""

    name: str
    lines: list[int]


class OfferModel(QAbstractItemModel):
    """Knows which lines are taken. `ticked` tells that others are now.

    A tick on a group is one on every line below it that is listed: what a filter hides is not touched. What
    somebody ticked or unticked stays so when the list is read anew, for every line that says the same again.
    """

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self._folded: list[str] | None = None
        self._taken: set[int] = set()
        self._by_hand: dict[tuple[str, str], bool] = {}
        self._words = ""
        self._counts: list[int] = []
        self.groups: list[Group] = []

    def show(self, offers: Sequence[Offer]) -> None:
        """Show other offers, each ticked as it says, unless somebody ticked it otherwise before."""
        self._offers = tuple(offers)
        self._folded = None
        said = self._by_hand
        self._taken = {
            number
            for number, offer in enumerate(self._offers)
            if (said.get((offer.group, offer.words), offer.taken) if said else offer.taken)
        }
        self._list()
        self.ticked.emit()

    def narrow(self, words: str) -> None:
        """List only lines that hold all of some words."""
        self._words = words
        self._list()

    def offer(self, index: AnyIndex) -> Offer | None:
        """Return the offer of a line, or None for a group."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._offers[self.groups[int(index.internalId()) - 1].lines[index.row()]]

    @property
    def offers(self) -> tuple[Offer, ...]:
        """All offers, listed or not."""
        return self._offers

    @property
    def taken(self) -> list[int]:
        """The numbers of the offers that are taken, whether they are listed or not."""
        return sorted(self._taken)

    @property
    def count(self) -> int:
        """How many offers there are, listed or not."""
        return len(self._offers)

    def take(self, numbers: Iterable[int], *, taken: bool) -> None:
        """Tick offers, or take their ticks away."""
        wanted = set(numbers)
        after = self._taken | wanted if taken else self._taken - wanted
        if after == self._taken:
            return
        for number in after ^ self._taken:
            offer = self._offers[number]
            self._by_hand[offer.group, offer.words] = taken
        self._taken = after
        self._count()
        for row, group in enumerate(self.groups):
            parent = self.index(row, 0)
            self.dataChanged.emit(parent, parent, [Qt.ItemDataRole.CheckStateRole])
            last = self.index(len(group.lines) - 1, 0, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def _list(self) -> None:
        listed: dict[str, list[int]] = {kind.label: [] for kind in Kind}
        for number in self._fitting():
            listed.setdefault(self._offers[number].group, []).append(number)
        self.beginResetModel()
        self.groups = [Group(name, lines) for name, lines in listed.items() if lines]
        self._count()
        self.endResetModel()

    def _fitting(self) -> Iterable[int]:
        """Return the numbers of the offers that have all the words that are looked for."""
        wanted = self._words.casefold().split()
        if not wanted:
            return range(len(self._offers))
        folded = self._folded = self._folded or [offer.words.casefold() for offer in self._offers]
        return [number for number, words in enumerate(folded) if all(word in words for word in wanted)]

    def _count(self) -> None:
        self._counts = [len(self._taken.intersection(group.lines)) for group in self.groups]

    # What Qt asks

    def index(self, row: int, column: int, parent: AnyIndex = _NO_PARENT) -> QModelIndex:
        if not 0 <= row < self.rowCount(parent) or column:
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        group = index.internalId() if index.isValid() else _GROUP
        return QModelIndex() if group == _GROUP else self.createIndex(int(group) - 1, 0, _GROUP)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        if not parent.isValid():
            return len(self.groups)
        return len(self.groups[parent.row()].lines) if parent.internalId() == _GROUP else 0

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OF_GROUP if index.internalId() == _GROUP else _OF_LINE

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.internalId() == _GROUP:
            return self._of_group(index.row(), role)
        number = self.groups[int(index.internalId()) - 1].lines[index.row()]
        offer = self._offers[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(f"{offer.words}\n{offer.tip}" if offer.tip else offer.words)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if number in self._taken else Qt.CheckState.Unchecked
        return None

    def _of_group(self, row: int, role: int) -> object:
        group, taken = self.groups[row], self._counts[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{group.name}: {taken:,} of {len(group.lines):,}"
        if role == Qt.ItemDataRole.CheckStateRole:
            if taken == len(group.lines):
                return Qt.CheckState.Checked
            return Qt.CheckState.PartiallyChecked if taken else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if index.internalId() == _GROUP:
            lines = self.groups[index.row()].lines
        else:
            lines = [self.groups[int(index.internalId()) - 1].lines[index.row()]]
        # A second press on a group that is ticked in part ticks all of it.
        self.take(lines, taken=value in _TICKED)
        return True
