"""How one rule is asked: whether at all, how much its findings matter, and its limits."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orgdesigner.errors import EditRefused
from orgdesigner.model.records import Limit, RuleSetting, build
from orgdesigner.rules.base import Rule, Severity
from orgdesigner.rules.ways import limits_in_force, own_ways, plain
from orgdesigner.ui.panels.editors import TickEditor
from orgdesigner.ui.panels.form import Field
from orgdesigner.ui.panels.lines import NumberEditor
from orgdesigner.ui.panels.rule_reasons import words


class RuleForm(QScrollArea):
    """Shows one rule and how it is asked; `edited` carries another setting, or one that says nothing."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("How the rule is asked")
        self._setting = RuleSetting(id="none", rule="none")
        self._limits: list[Field] = []

    def show_rule(self, rule: Rule, setting: RuleSetting | None) -> None:
        """Show another rule, and how it is asked."""
        self._setting = setting or RuleSetting(id=rule.id, rule=rule.id)
        page = QWidget()
        page.setObjectName("panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(10)
        column.addWidget(words(f"{rule.name}  ·  {rule.id}", "strong"))
        column.addWidget(words(rule.page.summary))
        asked = Field("off", "Ask this rule", "", TickEditor("Ask this rule"))
        asked.show_value(not self._setting.off)
        asked.edited.connect(lambda _, is_asked: self._edit(off=not is_asked))
        column.addWidget(asked)
        column.addWidget(self._severity(rule))
        self._limits = [self._limit(each.limit.label, each.limit.name, each.value, each.limit.usual)
                        for each in limits_in_force(rule, setting)]  # fmt: skip
        for field in self._limits:
            column.addWidget(field)
        own = own_ways(rule, setting)
        column.addWidget(words(f"Other than usual: {'; '.join(own)}" if own else "Asked as it comes", "hint"))
        usual = QPushButton("As it comes")
        usual.setToolTip("Ask it as it is for every school")
        usual.setEnabled(setting is not None)
        usual.setAutoDefault(False)
        usual.clicked.connect(lambda: self._edit(off=False, severity=None, limits=()))
        column.addWidget(usual, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words(f"Why: {rule.page.why}", "supporting"))
        column.addWidget(words(f"Source: {rule.page.source}", "supporting"))
        column.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()  # not at once: the control that was worked may be on it
        self.setWidget(page)

    def finish(self) -> bool:
        """Finish what is being typed; return whether all of it fits."""
        for field in self._limits:
            field.control.finish()
        return not any(field.reason for field in self._limits)

    def _severity(self, rule: Rule) -> QWidget:
        caption = QLabel("What it finds is")
        caption.setObjectName("fieldlabel")
        box = QComboBox()
        box.setAccessibleName("How much its findings matter")
        box.addItems([f"As it comes: {rule.severity.label.lower()}", *(each.label for each in Severity)])
        box.setCurrentIndex(list(Severity).index(self._setting.severity) + 1 if self._setting.severity else 0)
        box.activated.connect(lambda row: self._edit(severity=list(Severity)[row - 1] if row else None))
        caption.setBuddy(box)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(caption)
        column.addWidget(box)
        return both

    def _limit(self, label: str, name: str, value: Decimal, usual: Decimal) -> Field:
        tip = f"Usually {plain(usual)}"
        field = Field(name, f"{label} (usually {plain(usual)})", tip, NumberEditor(optional=True))
        field.show_value(value)
        field.edited.connect(partial(self._set_limit, field, usual))
        return field

    def _set_limit(self, field: Field, usual: Decimal, name: str, value: Decimal | None) -> None:
        others = tuple(each for each in self._setting.limits if each.name != name)
        try:
            own = () if value in (None, usual) else (build(Limit, name=name, value=value),)
        except EditRefused as error:
            field.explain(str(error).partition(": ")[2].capitalize())
            return
        self._edit(limits=(*others, *own))

    def _edit(self, **values: Any) -> None:
        self.edited.emit(self._setting.evolve(**values))
