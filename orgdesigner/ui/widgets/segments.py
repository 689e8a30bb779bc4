"""A row of joined buttons of which one is chosen, such as the structures of a plan or the views of one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segments(QWidget):
    """Joined buttons; `chosen` carries the key of the one that the user chose."""

    chosen = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(label)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys: list[Hashable] = []
        self._group.idClicked.connect(self._choose)

    def set_segments(self, segments: Sequence[tuple[Hashable, str, str]], chosen: Hashable) -> None:
        """Show one button for each (key, text, tip), with one of them chosen."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._keys = [key for key, _, _ in segments]
        for number, (key, text, tip) in enumerate(segments):
            button = QToolButton(self)
            button.setText(text.replace("&", "&&"))
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setChecked(key == chosen)
            button.setProperty("place", _place(number, len(segments)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, number)
            self._row.addWidget(button)

    def choose(self, key: Hashable) -> None:
        """Show another button as chosen, without telling anybody."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._keys[number])


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    if number == 0:
        return "first"
    return "last" if number == count - 1 else "middle"
