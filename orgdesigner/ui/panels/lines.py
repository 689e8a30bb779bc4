"""Editors of what is typed on one line: text, numbers, dates, and names from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from orgdesigner.errors import UserError
from orgdesigner.ui.panels.editors import Choice, Chooser, Editor


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
            completer = _completer(self._names, self._line)
            self._line.setCompleter(completer)
            # The line gets the text first.
            completer.activated.connect(self._take_named, Qt.ConnectionType.QueuedConnection)
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

    def _take_named(self) -> None:
        """Take what was chosen in the list: nobody has to press Enter after that."""
        self._line.setModified(True)
        self.finish()

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


def _completer(names: QStringListModel, line: QLineEdit) -> QCompleter:
    completer = QCompleter(names, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(12)
    return completer
