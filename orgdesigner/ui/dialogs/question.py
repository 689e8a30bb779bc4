"""A small window with a few fields and one button that says what it does. It never blocks the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.errors import UserError
from orgdesigner.ui.panels.editors import Editor
from orgdesigner.ui.panels.form import Field


class Asked(NamedTuple):
    """One field of a question: the name of its answer, its label, its editor and its first value."""

    name: str
    label: str
    control: Editor
    value: Any
    tip: str = ""


class Question(QDialog):
    """Asks for a few values; `answer` is given them, and a refusal is said in the window, which stays.

    Fields in a tuple stand in one row. `preview` says in words what the values so far would do.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        explanation: str,
        fields: Sequence[Asked | tuple[Asked, ...]],
        button: str,
        answer: Callable[[dict[str, Any]], None],
        preview: Callable[[dict[str, Any]], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        self._answer = answer
        rows = [asked if not isinstance(asked, Asked) else (asked,) for asked in fields]
        self._values = {asked.name: asked.value for row in rows for asked in row}
        self._preview = preview
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        if explanation:
            words = QLabel(explanation)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setObjectName("hint")
            column.addWidget(words)
        self._fields: dict[str, Field] = {}
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(10)
            for asked in row:
                line.addWidget(self._field(asked), 1, Qt.AlignmentFlag.AlignBottom)
            column.addLayout(line)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setVisible(preview is not None)
        column.addWidget(self.words)
        for text in self.findChildren(QPlainTextEdit):
            text.selectAll()  # typing replaces what is suggested, as in a line
        self._make_foot(button)
        self._say_preview()

    @property
    def refusal(self) -> str:
        """Why the answer was refused; empty if it was not."""
        return self._refusal.text() if self._refusal.isVisibleTo(self) else ""

    def accept(self) -> None:
        """Give the values to whoever asked; stay open, saying why, if they are refused."""
        for field in self._fields.values():
            field.control.finish()
        if any(field.reason for field in self._fields.values()):
            return
        try:
            self._answer(dict(self._values))
        except UserError as error:
            self._refusal.setText(str(error))
            self._refusal.show()
            return
        super().accept()

    def _take(self, name: str, value: Any) -> None:
        self._values[name] = value
        self._fields[name].show_value(value)
        self._refusal.hide()
        self._say_preview()

    def _field(self, asked: Asked) -> Field:
        field = Field(asked.name, asked.label, asked.tip, asked.control)
        field.show_value(asked.value)
        field.edited.connect(self._take)
        self._fields[asked.name] = field
        return field

    def _make_foot(self, button: str) -> None:
        self._refusal = QLabel()
        self._refusal.setObjectName("fielderror")
        self._refusal.setWordWrap(True)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.hide()
        self._column.addWidget(self._refusal)
        self._column.addSpacing(4)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._do = QPushButton(button)
        self._do.setDefault(True)
        buttons.addButton(self._do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column.addWidget(buttons)

    def _say_preview(self) -> None:
        if self._preview is not None:
            self.words.setText(self._preview(dict(self._values)))
