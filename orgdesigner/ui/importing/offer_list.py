"""What an import would do, line by line: a filter, groups, and ticks that say what is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTreeView, QVBoxLayout, QWidget

from orgdesigner.ui.importing.offers import OfferModel
from orgdesigner.ui.importing.shown import Offer

_NOTHING = "The structure says all this already: there is nothing to take over."
_FEW = 500
"""A group of at most so many lines is open from the start: to lay out thousands takes more than a moment."""

_NONE_FITS = "No line has these words."


class OfferList(QWidget):
    """`ticked` tells that other lines are taken now."""

    ticked = Signal()

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
        self._empty = QLabel()
        self._empty.setObjectName("hint")
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.filter, 1)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            above.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self._empty)
        column.addWidget(self.tree, 1)
        self.model.ticked.connect(self.ticked)
        self.filter.textChanged.connect(self._narrow)
        self.all.clicked.connect(lambda: self._tick_listed(taken=True))
        self.none.clicked.connect(lambda: self._tick_listed(taken=False))
        self.show_offers(())

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show other lines, each ticked as it says."""
        self.model.show(offers)
        self._look(_NOTHING)

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
        if listed:
            self.tree.setCurrentIndex(self.model.index(0, 0))

    def _tick_listed(self, *, taken: bool) -> None:
        self.model.take((each for group in self.model.groups for each in group.lines), taken=taken)
