"""For whom something leaves the program: an audience, perhaps told less than it may be, and what that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, Audience, Names, Pay, audience_called
from orgdesigner.ui.dialogs.page_setup import GAP
from orgdesigner.ui.wanted import NAMES, PAYS

T = TypeVar("T", Names, Pay)


_LETTERS = 13


class AudienceForm(QWidget):
    """Asks for whom, and how they are told names and pay; `changed` says that it is another answer."""

    changed = Signal()

    def __init__(self, audience: Audience, also: str = "", parent: QWidget | None = None) -> None:
        """Begin with an audience; `also` is said after what it is told, where something is kept back."""
        super().__init__(parent)
        self._also = also
        self.audiences, self.names, self.pay = QComboBox(), QComboBox(), QComboBox()
        self.audiences.addItems([each.title for each in AUDIENCES])
        for box, called in ((self.audiences, "For"), (self.names, "Names"), (self.pay, "Pay")):
            box.setAccessibleName(called)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(_LETTERS)
        self.told = QLabel()
        self.told.setObjectName("hint")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        showing = QHBoxLayout()
        showing.setSpacing(8)
        showing.addWidget(self.names, 1)
        showing.addWidget(self.pay, 1)
        rows = QFormLayout()
        rows.setVerticalSpacing(8)
        rows.setHorizontalSpacing(GAP)
        rows.addRow("For", self.audiences)
        rows.addRow("Showing", showing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(rows)
        column.addWidget(self.told)
        self.rows = rows
        self._unlocked = audience
        self.choose(audience)
        self.audiences.currentIndexChanged.connect(self._take)
        self.names.currentIndexChanged.connect(self._say)
        self.pay.currentIndexChanged.connect(self._say)

    @property
    def audience(self) -> Audience:
        """The audience, told as much of names and pay as is chosen."""
        return self._whole.told_no_more(self.names.currentData(), self.pay.currentData())

    @property
    def _whole(self) -> Audience:
        return AUDIENCES[self.audiences.currentIndex()]

    def choose(self, audience: Audience) -> None:
        """Choose an audience, told no more than this one is."""
        self.audiences.setCurrentIndex(AUDIENCES.index(audience_called(audience.key)))
        self._offer(audience)
        self._say()

    def lock(self, *, everything: bool) -> None:
        """Offer no choice where a file holds everything, and so is for those who are told all."""
        if everything is not self.isEnabled():
            return
        if everything:
            self._unlocked = self.audience
        self.setEnabled(not everything)
        self.choose(LEADERS if everything else self._unlocked)

    def _take(self) -> None:
        self._offer(self._whole)
        self._say()

    def _offer(self, chosen: Audience) -> None:
        """Offer what the audience may be told, and less."""
        _fill(self.names, NAMES, self._whole.names, chosen.names)
        _fill(self.pay, PAYS, self._whole.pay, chosen.pay)

    def _say(self) -> None:
        also = "" if self.audience.is_told_all else self._also
        self.told.setText(f"They are told: {self.audience.in_words()}. {also}".strip())
        self.changed.emit()


def _fill(box: QComboBox, choices: Sequence[tuple[T, str]], most: T, chosen: T) -> None:
    box.blockSignals(True)
    box.clear()
    order = [each for each, _ in choices]
    for each, text in choices[order.index(most) :]:
        box.addItem(text, each)
    box.setCurrentIndex(order.index(chosen) - order.index(most))
    box.setEnabled(box.count() > 1)
    box.blockSignals(False)
