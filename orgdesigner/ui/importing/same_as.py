"""Who or what in the structure something of a list is, where it can't be told: by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesigner.exchange.incoming.trial.shown import Offer
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.search_list import SearchList

NOUNS = {"person": "person", "post": "post", "team": "team"}
"""What two can be the same of, in words."""

_MOST = 200
"""The most lines that are listed: whoever does not see theirs types on."""


class SameAs(QDialog):
    """Lists what something could be; `chosen` carries the line of what it is."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, offer: Offer, candidates: Sequence[Offer]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("The same as…")
        self.resize(scaled(460), scaled(420))
        self._candidates = candidates
        noun = NOUNS[offer.kind]
        side = "in the structure" if offer.listed else "in the list"
        title = QLabel(f"“{offer.caption}” is the same {noun} as this one {side}:")
        title.setObjectName("strong")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        self.found = SearchList(
            self._find,
            prompt="Type a part of the name",
            name=f"What “{offer.caption}” could be",
            nothing=f"No {noun} {side} is left that has these words.",
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.say = QPushButton("They are the &same")
        self.say.setObjectName("primary")
        self.say.setDefault(True)
        self.buttons.addButton(self.say, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.found.taken.connect(self.accept)
        self.found.turned.connect(self._allow)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, self.found, self.buttons):
            column.addWidget(widget)
        self._allow()
        self.found.setFocus()

    def accept(self) -> None:
        """Say that the two are the same."""
        if self.found.current is not None:
            self.chosen.emit(self.found.current)
            super().accept()

    def _find(self, text: str) -> list[tuple[str, Offer]]:
        wanted = text.casefold().split()
        fitting = (each for each in self._candidates if all(word in each.words.casefold() for word in wanted))
        return [(each.words, each) for each, _ in zip(fitting, range(_MOST), strict=False)]

    def _allow(self) -> None:
        self.say.setEnabled(self.found.current is not None)
