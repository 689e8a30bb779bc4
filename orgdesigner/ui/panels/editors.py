"""The editors of single fields: each shows a value, and tells when the user has finished another one.

An editor knows nothing of records: it turns what was typed into a value, or says in words why it can't.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from orgdesigner.model.words import Word


class Choice(NamedTuple):
    """A record that can be chosen: its id, and what it is called on screen."""

    id: str
    text: str


class Chooser(NamedTuple):
    """Where an editor's choices come from: `choices` is asked only when the user begins to choose."""

    choices: Callable[[], Sequence[Choice]]
    name: Callable[[str], str]


class Editor(QWidget):
    """Shows one value; `edited` carries another one, `puzzled` the reason why what was typed is none."""

    edited = Signal(object)
    puzzled = Signal(str)

    def introduce(self, label: str, tip: str = "") -> None:
        """Say to a screen reader what is asked for, wherever in the editor the keyboard goes."""
        widget: QWidget | None = self
        while widget is not None:
            widget.setAccessibleName(label)
            widget.setAccessibleDescription(tip)
            widget = widget.focusProxy()

    def show_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def finish(self) -> None:
        """Finish what is being typed, as leaving the editor does."""

    def _row(self, *widgets: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in widgets:
            row.addWidget(widget)
        self.setFocusProxy(widgets[0])


class TickEditor(Editor):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._box = QCheckBox(text)
        self._box.toggled.connect(self._tick)
        self._row(self._box)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))

    def _tick(self, ticked: bool) -> None:
        self.edited.emit(ticked)


class WordEditor(Editor):
    """One word of a closed list."""

    def __init__(self, words: type[Word]) -> None:
        super().__init__()
        self._words = list(words)
        self._box = _QuietComboBox()
        self._box.addItems([word.label for word in self._words])
        self._box.activated.connect(self._choose)
        self._row(self._box)

    def show_value(self, value: Any) -> None:
        self._box.setCurrentIndex(self._words.index(value))

    def _choose(self, row: int) -> None:
        self.edited.emit(self._words[row])


class TextChoiceEditor(Editor):
    """One of a few texts, each under a name of its own."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = list(choices)
        self._box = _QuietComboBox()
        self._box.addItems([choice.text for choice in choices])
        self._box.activated.connect(self._choose)
        self._row(self._box)

    def show_value(self, value: Any) -> None:
        ids = [choice.id for choice in self._choices]
        self._box.setCurrentIndex(ids.index(value) if value in ids else -1)

    def _choose(self, row: int) -> None:
        self.edited.emit(self._choices[row].id)


class TextEditor(Editor):
    """Several lines of text; leaving it, or Ctrl+Enter, finishes, Esc takes back what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._text = _QuietTextEdit()
        self._text.left.connect(self.finish)
        self._text.reverted.connect(self._revert)
        self._row(self._text)

    def show_value(self, value: Any) -> None:
        self._shown = str(value)
        if self._text.toPlainText() != self._shown:
            self._text.setPlainText(self._shown)

    def finish(self) -> None:
        text = self._text.toPlainText().strip()
        if text != self._shown:
            self.edited.emit(text)

    def _revert(self) -> None:
        self._text.setPlainText(self._shown)


class _QuietTextEdit(QPlainTextEdit):
    """A text field that is three lines high, takes plain text only, and lets Tab move on."""

    left = Signal()
    reverted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 18)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.reverted.emit()
        else:
            super().keyPressEvent(event)


class _QuietComboBox(QComboBox):
    """A list to choose from that the wheel does not change while it scrolls the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
