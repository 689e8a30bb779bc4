"""The editors of single fields: each shows a value, and tells when the user has finished another one.

An editor knows nothing of records: it turns what was typed into a value, or says in words why it can't.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.errors import UserError
from orgdesigner.model.words import Word
from orgdesigner.ui.widgets.elided import ElidedButton


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


class LineEditor(Editor):
    """A line of text; Enter or leaving it finishes, Esc takes back what was typed."""

    def __init__(
        self, *, completions: Callable[[], Sequence[Choice]] | None = None, placeholder: str = ""
    ) -> None:
        super().__init__()
        self._shown: Any = ""
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        self._line.editingFinished.connect(self.finish)
        self._line.installEventFilter(self)
        self._completions = completions
        if completions is not None:
            self._names = QStringListModel(self)
            self._line.setCompleter(_completer(self._names, self._line))
        self._row(self._line)

    def show_value(self, value: Any) -> None:
        self._shown = value
        self._line.setText(self.text_of(value))
        self._line.setCursorPosition(0)
        self._line.setModified(False)

    def text_of(self, value: Any) -> str:
        """Return a value as it is shown."""
        return "" if value is None else str(value)

    def value_of(self, text: str) -> Any:
        """Return what was typed as a value; raises UserError in words if it is none."""
        return text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._list_names(event.reason())
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._line.isModified():
            if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
                event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.show_value(self._shown)
                return True
        return super().eventFilter(watched, event)

    def _list_names(self, reason: Qt.FocusReason) -> None:
        # The list itself takes the focus and gives it back; it is not to change under the user's eyes.
        if self._completions is not None and reason is not Qt.FocusReason.PopupFocusReason:
            self._names.setStringList([choice.text for choice in self._completions()])

    def finish(self) -> None:
        if not self._line.isModified():
            return
        self._line.setModified(False)
        try:
            value = self.value_of(self._line.text().strip())
        except UserError as error:
            self.puzzled.emit(str(error))
            return
        if value == self._shown:
            self.show_value(self._shown)
        else:
            self.edited.emit(value)


class NumberEditor(LineEditor):
    """A decimal number, or nothing where that is allowed; commas and a pound sign may be typed."""

    def __init__(self, *, optional: bool, whole: bool = False, money: bool = False) -> None:
        super().__init__()
        self._optional, self._whole, self._money = optional, whole, money

    def text_of(self, value: Any) -> str:
        if value is None:
            return ""
        if self._money:
            return f"{value:,.2f}".removesuffix(".00")
        return (
            f"{value:f}".rstrip("0").rstrip(".")
            if isinstance(value, Decimal) and value % 1
            else f"{value:.0f}"
        )

    def value_of(self, text: str) -> Any:
        plain = text.replace(",", "").replace("£", "").strip()
        if not plain and self._optional:
            return None
        try:
            number = Decimal(plain)
        except InvalidOperation:
            raise UserError("This should be a number.") from None
        if not number.is_finite():
            raise UserError("This should be a number.")
        if self._whole:
            if number % 1:
                raise UserError("This should be a whole number.")
            return int(number)
        return number


class DayEditor(LineEditor):
    """A date as it is written in Britain, or nothing."""

    _FORMS = ("%d/%m/%Y", "%d/%m/%y", "%d %b %Y", "%d %B %Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d")

    def __init__(self) -> None:
        super().__init__(placeholder="dd/mm/yyyy")

    def text_of(self, value: Any) -> str:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else ""

    def value_of(self, text: str) -> Any:
        if not text:
            return None
        for form in self._FORMS:
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no time zone
            except ValueError:
                continue
        raise UserError("This should be a date, such as 01/09/2026.")


class WordsEditor(LineEditor):
    """Several short texts, with commas between them."""

    def text_of(self, value: Any) -> str:
        return ", ".join(value)

    def value_of(self, text: str) -> Any:
        return tuple(part.strip() for part in text.split(",") if part.strip())


class RecordEditor(LineEditor):
    """One record, chosen by typing a part of its name; or nothing."""

    def __init__(self, chooser: Chooser, *, optional: bool = True, placeholder: str = "None") -> None:
        super().__init__(completions=chooser.choices, placeholder=placeholder)
        self._chooser, self._optional = chooser, optional

    def text_of(self, value: Any) -> str:
        return self._chooser.name(value) if value else ""

    def value_of(self, text: str) -> Any:
        if not text:
            if self._optional:
                return None
            raise UserError("Choose one.")
        return pick(self._chooser.choices(), text).id


def pick(choices: Sequence[Choice], text: str) -> Choice:
    """Return the choice that was typed, in full or as the only one that holds it; raises UserError."""
    wanted = text.casefold()
    exact = [choice for choice in choices if choice.text.casefold() == wanted]
    found = exact or [choice for choice in choices if wanted in choice.text.casefold()]
    if not found:
        raise UserError(f"There is nothing called “{text}” here.")
    if len(found) > 1:
        raise UserError(f"{len(found)} fit “{text}”; choose one from the list.")
    return found[0]


class RecordsEditor(Editor):
    """Several records, each with a cross to take it off, and a line to add another."""

    def __init__(self, chooser: Chooser, placeholder: str) -> None:
        super().__init__()
        self._chooser = chooser
        self._value: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._rows: list[QWidget] = []
        self._adder = RecordEditor(chooser, placeholder=placeholder)
        self._adder.edited.connect(self._add)
        self._adder.puzzled.connect(self.puzzled)
        self._column.addWidget(self._adder)
        self.setFocusProxy(self._adder)

    def show_value(self, value: Any) -> None:
        self._value = tuple(value)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._shown_row(each, self._chooser.name(each)) for each in self._value]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self._adder.show_value(None)

    def _shown_row(self, record_id: str, name: str) -> QWidget:
        row = RemovableRow(name, record_id)
        row.removed.connect(self._remove)
        return row

    def _add(self, record_id: str | None) -> None:
        if record_id is not None and record_id not in self._value:
            self.edited.emit((*self._value, record_id))

    def _remove(self, record_id: str) -> None:
        self.edited.emit(tuple(each for each in self._value if each != record_id))


class RemovableRow(QWidget):
    """A name, a few words beneath it, and a cross; `opened` and `removed` carry the id of what it names."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(
        self, name: str, record_id: str, *, supporting: str = "", opens: bool = False, removable: bool = True
    ) -> None:
        super().__init__()
        self._id = record_id
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._opener(name) if opens else _label(name))
        if supporting:
            beneath = _label(supporting)
            beneath.setObjectName("supporting")
            beneath.setContentsMargins(5 if opens else 0, 0, 0, 2)
            words.addWidget(beneath)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addLayout(words, 1)
        if removable:
            row.addWidget(self._cross(name))

    def _cross(self, name: str) -> QToolButton:
        cross = QToolButton()
        cross.setObjectName("quiet")
        cross.setText("×")
        cross.setAccessibleName(f"Take off {name}")
        cross.setToolTip("Take off")
        cross.clicked.connect(self._remove)
        return cross

    def _opener(self, name: str) -> QWidget:
        button = ElidedButton(name)
        button.setObjectName("line")
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        self.opened.emit(self._id)

    def _remove(self) -> None:
        self.removed.emit(self._id)


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
        elif event.key() == Qt.Key.Key_Escape:
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

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _completer(names: QStringListModel, line: QLineEdit) -> QCompleter:
    completer = QCompleter(names, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(12)
    return completer
