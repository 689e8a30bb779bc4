"""The editor of an appointment round's counts by protected characteristic."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.errors import UserError
from orgdesigner.model.guarding import FEWEST
from orgdesigner.model.records import CharacteristicCount, build
from orgdesigner.ui.panels.editors import Editor
from orgdesigner.ui.panels.lines import LineEditor, NumberEditor

EXPLANATION = (
    "Such as: women. Counts only, and none under five, because it could point at somebody: leave those empty."
)
TOO_SMALL = "A number under five could point at somebody. It is not kept, and its place stays empty."

_STAGES = ("applied", "shortlisted", "appointed")


class CharacteristicsEditor(Editor):
    """A few lines for each characteristic, a cross to take it off, and a button that adds another."""

    def __init__(self) -> None:
        super().__init__()
        self._value: tuple[CharacteristicCount, ...] = ()
        self._rows: list[_Row] = []
        explanation = QLabel(EXPLANATION)
        explanation.setObjectName("hint")
        explanation.setWordWrap(True)
        explanation.setTextFormat(Qt.TextFormat.PlainText)
        more = QPushButton("Add a characteristic")
        more.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(explanation)
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(more)

    def show_value(self, value: Any) -> None:
        self._value = tuple(value)
        while len(self._rows) > len(self._value):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(self._value):
            self._rows.append(self._new_row())
        # The lines stay, because one of them is often what is being typed in.
        for row, counts in zip(self._rows, self._value, strict=True):
            row.show_counts(counts)

    def finish(self) -> None:
        for row in self._rows:
            row.finish()

    def _new_row(self) -> _Row:
        row = _Row()
        row.edited.connect(self._edit)
        row.removed.connect(self._remove)
        row.refused.connect(self._refuse)
        self._column.insertWidget(1 + len(self._rows), row)
        row.show()  # at once, so that it can take the keyboard
        return row

    def _edit(self, row: QWidget, field: str, value: Any) -> None:
        place = next(number for number, each in enumerate(self._rows) if each is row)
        values = dict(self._value[place]) | {field: value}
        try:
            counts = build(CharacteristicCount, **values)
        except UserError as error:
            self._refuse(row, str(error))
            return
        self.edited.emit((*self._value[:place], counts, *self._value[place + 1 :]))

    def _refuse(self, where: QWidget, reason: str) -> None:
        """Say why something can't be kept, and mark where; the others of these lines are right."""
        self.puzzled.emit(reason)
        for line in self.findChildren(QLineEdit):
            if line is not where and not where.isAncestorOf(line):
                line.setProperty("wrong", False)
                line.style().unpolish(line)
                line.style().polish(line)

    def _remove(self, row: QWidget) -> None:
        left = (counts for counts, each in zip(self._value, self._rows, strict=True) if each is not row)
        self.edited.emit(tuple(left))

    def _add(self) -> None:
        taken = {each.name for each in self._value}
        names = (f"Characteristic {number}" for number in range(1, len(taken) + 2))
        new = CharacteristicCount(name=next(name for name in names if name not in taken))
        self.edited.emit((*self._value, new))
        if self._rows:
            self._rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)


class _Row(QWidget):
    """One characteristic: its name, and how many came to each stage. The signals carry the row first."""

    edited = Signal(QWidget, str, object)
    removed = Signal(QWidget)
    refused = Signal(QWidget, str)
    """Carries the line in which something can't be kept, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._name = LineEditor(placeholder="Characteristic")
        self._name.edited.connect(self._rename)
        self._name.puzzled.connect(self._refuse_name)
        self._cross = QToolButton()
        self._cross.setObjectName("quiet")
        self._cross.setText("×")
        self._cross.setToolTip("Take off")
        self._cross.clicked.connect(self._take_off)
        above = QHBoxLayout()
        above.setSpacing(2)
        above.addWidget(self._name, 1)
        above.addWidget(self._cross)
        beneath = QGridLayout()
        beneath.setHorizontalSpacing(6)
        beneath.setVerticalSpacing(2)
        self._counts: dict[str, _GuardedCount] = {}
        for number, stage in enumerate(_STAGES):
            count = self._counts[stage] = _GuardedCount(stage)
            count.counted.connect(self._count)
            count.refused.connect(self.refused)
            caption = QLabel(_label(stage))
            caption.setObjectName("fieldlabel")
            caption.setBuddy(count)
            beneath.addWidget(caption, 0, number)
            beneath.addWidget(count, 1, number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addLayout(beneath)
        self.setFocusProxy(self._name)

    def show_counts(self, counts: CharacteristicCount) -> None:
        """Show a characteristic and its counts."""
        self._name.introduce("Characteristic")
        self._name.show_value(counts.name)
        self._cross.setAccessibleName(f"Take off {counts.name}")
        for stage, line in self._counts.items():
            line.introduce(f"{counts.name}: {_label(stage).lower()}", EXPLANATION)
            line.show_value(getattr(counts, stage))

    def finish(self) -> None:
        """Finish what is being typed in any of the lines."""
        for line in (self._name, *self._counts.values()):
            line.finish()

    def _refuse_name(self, reason: str) -> None:
        self.refused.emit(self._name, reason)

    def _rename(self, name: str) -> None:
        self.edited.emit(self, "name", name)

    def _count(self, stage: str, count: int | None) -> None:
        self.edited.emit(self, stage, count)

    def _take_off(self) -> None:
        self.removed.emit(self)


class _GuardedCount(NumberEditor):
    """A count that is five or more, or empty; a smaller one is emptied at once, and the reason is said."""

    counted = Signal(str, object)
    refused = Signal(QWidget, str)

    def __init__(self, stage: str) -> None:
        super().__init__(optional=True, whole=True)
        self._stage = stage
        self._was_small = False
        self.edited.connect(self._pass_on)
        self.puzzled.connect(self._refuse)

    def value_of(self, text: str) -> Any:
        number = super().value_of(text)
        self._was_small = number is not None and number < FEWEST
        return None if self._was_small else number

    def finish(self) -> None:
        super().finish()
        if self._was_small:
            self._was_small = False
            self.puzzled.emit(TOO_SMALL)  # after the line was emptied, which takes an older reason away

    def _refuse(self, reason: str) -> None:
        self.refused.emit(self, reason)

    def _pass_on(self, count: Any) -> None:
        self.counted.emit(self._stage, count)


def _label(stage: str) -> str:
    return CharacteristicCount.model_fields[stage].title or stage
