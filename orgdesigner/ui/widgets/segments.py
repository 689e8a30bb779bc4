"""A row of joined buttons of which one is chosen, such as the structures of a plan or the views of one.

Where there is no room for the row, it folds into one button with a menu.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

_MOST = 24
"""How many letters of what is chosen the folded row shows at most."""


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
        self._folded = False
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._choose_from_menu)
        self._fold = QToolButton(self)
        self._fold.setAccessibleName(label)
        self._fold.setToolTip(label)
        self._fold.setProperty("place", "menu")
        self._fold.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.setMenu(self._menu)
        self._fold.hide()
        self._row.addWidget(self._fold)

    @property
    def is_folded(self) -> bool:
        """Whether there is one button with a menu instead of the row."""
        return self._folded

    def fold(self, *, folded: bool) -> None:
        """Show one button with a menu instead of the row, or the row again."""
        self._folded = folded
        for button in self._group.buttons():
            button.setVisible(not folded)
        self._fold.setVisible(folded)

    def width_of(self, *, folded: bool) -> int:
        """Return how wide this is, folded or not."""
        buttons = [self._fold] if folded else self._group.buttons()
        for button in buttons:
            button.ensurePolished()
        return sum(button.sizeHint().width() for button in buttons)

    def set_segments(self, segments: Sequence[tuple[Hashable, str, str]], chosen: Hashable) -> None:
        """Show one button for each (key, text, tip), with one of them chosen."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._menu.clear()
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
            button.setVisible(not self._folded)
            action = self._menu.addAction(button.text())
            action.setToolTip(tip)
            action.setCheckable(True)
        self._show_chosen()

    def choose(self, key: Hashable) -> None:
        """Show another button as chosen, without telling anybody."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)
            self._show_chosen()

    def follow_tip(self, key: Hashable, action: QAction) -> None:
        """Give a button the tip of an action, whatever that comes to be."""
        number = self._keys.index(key)
        button, entry = self._group.button(number), self._menu.actions()[number]

        def follow() -> None:
            for each in (button, entry):
                each.setToolTip(action.toolTip())

        action.changed.connect(follow)
        follow()

    def _choose(self, number: int) -> None:
        self._show_chosen()
        self.chosen.emit(self._keys[number])

    def _choose_from_menu(self, action: QAction) -> None:
        number = self._menu.actions().index(action)
        self._group.button(number).setChecked(True)
        self._choose(number)

    def _show_chosen(self) -> None:
        number = self._group.checkedId()
        for each, action in enumerate(self._menu.actions()):
            action.setChecked(each == number)
        words = self._group.button(number).text() if number >= 0 else ""
        self._fold.setText(words if len(words) <= _MOST else f"{words[: _MOST - 1]}…")
        self._fold.setAccessibleDescription(words.replace("&&", "&"))


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    if number == 0:
        return "first"
    return "last" if number == count - 1 else "middle"
