"""What an import would do, line by line: a filter, groups, and ticks that say what is taken.

Below the lines it says how the present one was found in the structure, and takes it if that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTreeView, QVBoxLayout, QWidget

from orgdesigner.exchange.incoming.trial.candidates import candidates
from orgdesigner.exchange.incoming.trial.said import Two
from orgdesigner.exchange.incoming.trial.shown import Offer
from orgdesigner.ui.importing.offers import AnyIndex, OfferModel
from orgdesigner.ui.importing.same_as import NOUNS, SameAs

NOTHING_NEW = "The structure says all this already: there is nothing to take over."
NO_LIST = "There is nothing to take over as the file is read now."
_FEW = 500
"""A group of at most so many lines is open from the start: to lay out thousands takes more than a moment."""

_NONE_FITS = "No line has these words."


class OfferList(QWidget):
    """`ticked` tells that other lines are taken now. `said_same` and `said_apart` carry the two of a line."""

    ticked = Signal()
    said_same = Signal(object)
    said_apart = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OfferModel(self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter: a name, a post, a word")
        self.filter.setAccessibleName("Filter what would change")
        self.filter.setClearButtonEnabled(True)
        self.all, self.none = QPushButton("Tick all listed"), QPushButton("Untick all listed")
        self.tree = QTreeView()
        self.tree.setAccessibleName("What the import would change")
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._empty, self.found = _hint(), _hint()
        self.apart, self.same = QPushButton("N&ot the same…"), QPushButton("The sa&me as…")
        self._lay_out()
        self.model.ticked.connect(self.ticked)
        self.filter.textChanged.connect(self._narrow)
        self.all.clicked.connect(lambda: self._tick_listed(taken=True))
        self.none.clicked.connect(lambda: self._tick_listed(taken=False))
        self.apart.clicked.connect(self._say_apart)
        self.same.clicked.connect(self._ask_same)
        self.tree.selectionModel().currentChanged.connect(self._turn)
        self.show_offers((), nothing="")

    def show_offers(self, offers: Sequence[Offer], *, nothing: str = NOTHING_NEW) -> None:
        """Show other lines, each ticked as it says, and stay on the one that says the same as before.

        `nothing` says why there are none, if there are none.
        """
        present = self.model.offer(self.tree.currentIndex())
        self.model.show(offers)
        self._look(nothing)
        if present is not None:
            self._go_to(present)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.filter, 1)
        below.addWidget(self.found, 1)
        for row, buttons in ((above, (self.all, self.none)), (below, (self.apart, self.same))):
            row.setSpacing(8)
            for button in buttons:
                button.setAutoDefault(False)
                row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self._empty)
        column.addWidget(self.tree, 1)
        column.addLayout(below)

    def _narrow(self, words: str) -> None:
        self.model.narrow(words)
        self._look(_NONE_FITS)

    def _look(self, words_for_nothing: str) -> None:
        for row, group in enumerate(self.model.groups):
            self.tree.setExpanded(self.model.index(row, 0), len(group.lines) <= _FEW)
        listed = bool(self.model.groups)
        self._empty.setText(words_for_nothing)
        self._empty.setVisible(not listed)
        self.tree.setVisible(listed)
        self.tree.setCurrentIndex(self.model.index(0, 0) if listed else QModelIndex())
        self._turn(self.tree.currentIndex())

    def _go_to(self, offer: Offer) -> None:
        """Go to the line that says the same as one before; else to one about the same person or post."""
        found = [
            (_is_about(other, offer), row, place)
            for row, group in enumerate(self.model.groups)
            for place, other in enumerate(self.model.offers[number] for number in group.lines)
        ]
        best, row, place = min(found, key=lambda each: -each[0], default=(0, 0, 0))
        if best:
            self.tree.setCurrentIndex(self.model.index(place, 0, self.model.index(row, 0)))

    def _tick_listed(self, *, taken: bool) -> None:
        self.model.take((each for group in self.model.groups for each in group.lines), taken=taken)

    # Who is who

    def _turn(self, index: AnyIndex, _before: AnyIndex | None = None) -> None:
        """Say how what the line is about was found, with the ways to say otherwise."""
        offer = self.model.offer(index)
        noun = NOUNS.get(offer.kind, "") if offer is not None else ""
        self.found.setText(_how_found(offer, noun) if offer is not None else "")
        self.apart.setText(f"N&ot the same {noun}")
        self.apart.setVisible(bool(noun) and _is_both(offer))
        self.same.setVisible(bool(noun) and not _is_both(offer))

    def _say_apart(self) -> None:
        offer = self.model.offer(self.tree.currentIndex())
        if offer is not None and _is_both(offer):
            self.said_apart.emit(Two(offer.kind, offer.listed, offer.present))

    def _ask_same(self) -> None:
        offer = self.model.offer(self.tree.currentIndex())
        if offer is not None:
            asked = SameAs(self.window(), offer, candidates(self.model.offers, offer))
            asked.chosen.connect(partial(self._say_same, offer))
            asked.open()

    def _say_same(self, offer: Offer, other: Offer) -> None:
        self.said_same.emit(Two(offer.kind, offer.listed or other.listed, offer.present or other.present))


def _is_both(offer: Offer | None) -> bool:
    """Whether what a line is about is in the list and in the structure."""
    return offer is not None and bool(offer.listed and offer.present)


def _is_about(offer: Offer, other: Offer) -> int:
    """How much two lines are one: 2 if they say the same, 1 if they are about the same, else 0."""
    if (offer.group, offer.words) == (other.group, other.words):
        return 2
    if offer.kind != other.kind:
        return 0
    in_list = bool(offer.listed) and offer.listed == other.listed
    return int(in_list or (bool(offer.present) and offer.present == other.present))


def _how_found(offer: Offer, noun: str) -> str:
    if offer.tip or not noun:
        return offer.tip
    return "Not found in the structure." if offer.listed else "Not found in the list."


def _hint() -> QLabel:
    label = QLabel()
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
