"""The editor of the school's words for its kinds of link, such as "coaching" for "line management"."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from orgdesigner.errors import UserError
from orgdesigner.model.records import LinkName, build
from orgdesigner.ui.panels.editors import Editor

_COLUMNS = (("name", "Name"), ("upward", "Read upward"), ("downward", "Read downward"))


class LinkNamesEditor(Editor):
    """One block for each kind of link, and a button that adds the school's own kind."""

    def __init__(self) -> None:
        super().__init__()
        self._value: tuple[LinkName, ...] = ()
        self._lines: list[QLineEdit] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._more = QPushButton("Add a kind of link")
        self._more.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self._more)
        self.setFocusProxy(self._more)

    def show_value(self, value: Any) -> None:
        if self._lines and tuple(value) == self._value:
            return
        before, self._value = self._value, tuple(value)
        if [each.kind for each in before] == [each.kind for each in self._value]:
            # The lines stay, because one of them is often what is being typed in.
            for line, words in zip(self._lines, self._words(), strict=True):
                line.setText(words)
            return
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = []
        for number, link_name in enumerate(self._value):
            for column, (field, label) in enumerate(_COLUMNS):
                row = number * 3 + column
                caption = QLabel(label)
                caption.setObjectName("fieldlabel")
                line = QLineEdit(getattr(link_name, field))
                line.setAccessibleName(f"{link_name.name}: {label}")
                line.editingFinished.connect(self._finish)
                self._grid.addWidget(caption, row, 0)
                self._grid.addWidget(line, row, 1)
                self._lines.append(line)

    def _words(self) -> list[str]:
        return [getattr(each, field) for each in self._value for field, _ in _COLUMNS]

    def _finish(self) -> None:
        texts = [line.text().strip() for line in self._lines]
        fields = [field for field, _ in _COLUMNS]
        try:
            value = tuple(
                build(LinkName, kind=old.kind, stroke=old.stroke, **dict(zip(fields, words, strict=True)))
                for old, words in zip(self._value, _triples(texts), strict=True)
            )
        except UserError as error:
            self.puzzled.emit(str(error))
            return
        if value != self._value:
            self.edited.emit(value)

    def _add(self) -> None:
        taken = {each.kind for each in self._value}
        number = next(n for n in range(1, len(taken) + 2) if f"own-{n}" not in taken)
        new = LinkName(
            kind=f"own-{number}", name=f"Own link {number}", upward="is tied to", downward="is tied to"
        )
        self.edited.emit((*self._value, new))


def _triples(texts: list[str]) -> list[tuple[str, str, str]]:
    return list(zip(texts[0::3], texts[1::3], texts[2::3], strict=True))
