"""The search field, and below it while something is sought how much there is and the way through it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

_WIDTH = 240
_BUTTON = 26
_BELOW = 6


class SearchField(QLineEdit):
    """A line to type in. The keyboard stays in it until Esc or Down.

    `stepped` carries 1 for the next and -1 for the one before; `given_up` follows Esc; `left` asks for the
    keyboard to go on to the chart.
    """

    stepped = Signal(int)
    given_up = Signal()
    left = Signal()

    def __init__(
        self, find: QAction, previous: QAction, following: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        find.changed.connect(self._invite)
        self._invite()
        self.setAccessibleName("Find a post, person, team, role or priority")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(150)
        self.setMaximumWidth(_WIDTH)
        self._found = _Found(self, previous, following)

    def lie_over(self, widget: QWidget) -> None:
        """Let what is said below the field cover this widget, if it can, and nothing to the right of it."""
        self._found.over = widget

    def _invite(self) -> None:
        """Say in the empty field which keys lead to it."""
        keys = self._find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setPlaceholderText(f"Find…  {keys}".rstrip())

    @property
    def count(self) -> str:
        """How much is found; empty where nothing is sought."""
        return self._found.count.text()

    @property
    def words(self) -> str:
        """What is said about it, or nothing."""
        return self._found.words.text()

    @property
    def buttons(self) -> tuple[QToolButton, QToolButton]:
        """The buttons that go to the one before, and to the next."""
        return self._found.previous, self._found.following

    def show_count(self, count: str, words: str = "", *, steps: bool = False) -> None:
        """Show how much is found, and what there is to say about it."""
        self.setAccessibleDescription(" ".join(filter(None, (count, words))))
        self._found.show_count(count, words, steps=steps)

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
        self._found.place()


class _Found(QFrame):
    """Lies just below the field, over whatever is there; nothing in it takes the keyboard."""

    def __init__(self, field: QLineEdit, previous: QAction, following: QAction) -> None:
        super().__init__(field)
        self.over: QWidget | None = None
        self._field = field
        self.setObjectName("found")
        self.count, self.words = QLabel(self), QLabel(self)
        self.words.setObjectName("hint")
        self.words.setWordWrap(True)
        for label in (self.count, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.previous, self.following = _button(previous, self), _button(following, self)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(12, 4, 4, 4)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.count, 0, 0)
        grid.addWidget(self.previous, 0, 1)
        grid.addWidget(self.following, 0, 2)
        grid.addWidget(self.words, 1, 0, 1, 3)
        self.hide()

    def show_count(self, count: str, words: str, *, steps: bool) -> None:
        """Show another count; none hides it."""
        self.count.setText(count)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._grid.setContentsMargins(12, 8 if words else 4, 12 if words else 4, 8 if words else 4)
        for button in (self.previous, self.following):
            button.setVisible(steps)
        self.setVisible(bool(count))
        if count:
            self.place()

    def place(self) -> None:
        """Lie below the right end of the field, in the window rather than in the row of the field."""
        window = self._field.window()
        if window is self._field:
            return
        if self.parentWidget() is not window:
            shown = bool(self.count.text())
            self.setParent(window)
            self.setVisible(shown)
        width = _WIDTH if self.words.text() else max(120, self._field.width())
        self.setFixedWidth(width)
        self.setFixedHeight(self._grid.totalHeightForWidth(width) if self.words.text() else _BUTTON + 8)
        corner = self._field.mapTo(window, QPoint(self._field.width() - width, self._field.height() + _BELOW))
        if self.over is not None:
            end = self.over.mapTo(window, QPoint(self.over.width() - _BELOW - width, 0)).x()
            field = self._field.mapTo(window, QPoint(0, 0)).x()
            corner.setX(max(field - width, min(corner.x(), end)))  # but still at a corner of the field
        self.move(corner)
        self.raise_()


def _button(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("infield")
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setFixedSize(_BUTTON, _BUTTON)
    return button
