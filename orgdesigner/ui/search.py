"""The search field: what is sought, how much of it there is, and the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

_BUTTON = 22
_CLEAR = 26
"""The room of the button at the end that clears the field, which Qt draws."""

_GAP = 4


class SearchField(QLineEdit):
    """A line to type in, with the count of what is found. The keyboard stays in it until Esc or Down.

    `stepped` carries 1 for the next and -1 for the one before; `given_up` follows Esc; `left` asks for the
    keyboard to go on to the chart.
    """

    stepped = Signal(int)
    given_up = Signal()
    left = Signal()

    def __init__(self, previous: QAction, following: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find a post or person  Ctrl+F")
        self.setAccessibleName("Find a post, person, team, role or priority")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(150)
        self.setMaximumWidth(280)
        self._count = QLabel(self)
        self._count.setObjectName("hint")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.buttons = [_button(action, self) for action in (previous, following)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _CLEAR, 0)
        row.setSpacing(0)
        row.addStretch(1)
        for widget in (self._count, *self.buttons):
            row.addWidget(widget)
        self._said = _Said(self)
        self.show_count("")

    @property
    def count(self) -> str:
        """How much is found, as it stands in the field; empty where nothing is sought."""
        return self._count.text()

    @property
    def words(self) -> str:
        """What is said below the field, or nothing."""
        return self._said.text() if self._said.isVisibleTo(self.window()) else ""

    def show_count(self, count: str, words: str = "", *, steps: bool = False) -> None:
        """Show how much is found, and below the field what there is to say about it."""
        self._count.setText(count)
        self._count.setVisible(bool(count))
        for button in self.buttons:
            button.setVisible(steps)
        room = self._count.sizeHint().width() + _GAP if count else 0
        self.setTextMargins(0, 0, room + (2 * _BUTTON if steps else 0), 0)
        self.setAccessibleDescription(" ".join(filter(None, (count, words))))
        self._said.say(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif key is Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._said.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._said.setVisible(False)


class _Said(QLabel):
    """Words just below the field, over whatever is there, where nothing is found or more is to be known."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("said")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str) -> None:
        self.setText(words)
        self.setVisible(bool(words))
        if words:
            self.place()

    def place(self) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            shown = bool(self.text())
            self.setParent(window)
            self.setVisible(shown)
        self.setFixedWidth(max(240, self._field.width()))
        self.adjustSize()
        below = self._field.mapTo(
            window, QPoint(self._field.width() - self.width(), self._field.height() + 6)
        )
        self.move(below)
        self.raise_()


def _button(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("infield")
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    button.setFixedSize(_BUTTON, _BUTTON)
    button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString()})")
    return button
