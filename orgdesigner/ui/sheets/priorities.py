"""Coverage of the priorities, and what would be lost if somebody left."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.coverage import By
from orgdesigner.model.leaving import Departure, How
from orgdesigner.model.records import Person, Post
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Report
from orgdesigner.report.priorities import GROUPED, priorities_report
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.dialogs.what_if import WhatIf
from orgdesigner.ui.panels.editors import Choice, Chooser
from orgdesigner.ui.panels.lines import RecordEditor
from orgdesigner.ui.panels.naming import Names
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.report_sheet import ReportSheet
from orgdesigner.ui.widgets.segments import Segments

_TIPS = {
    By.TEAM: "A row for each leadership team, and for others that serve a priority",
    By.LEVEL: "A row for each level of leadership",
    By.STAFF_GROUP: "A row for teaching staff and one for support staff",
    By.POST: "A row for each post that serves a priority or leads",
}


class PrioritiesSheet(ReportSheet):
    """Coverage of the priorities in one of four groupings; below the switch, a name brings up what if."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        self._by = By.TEAM
        self._names = Names(session)
        self.switch = Segments("Group by", self)
        self.switch.set_segments([(by, GROUPED[by][1], _TIPS[by]) for by in By], self._by)
        self.switch.chosen.connect(self._group_by)
        self.chooser = RecordEditor(
            Chooser(self._choices, self._name), placeholder="What if … leaves? Type a name or a post"
        )
        self.chooser.introduce("What if somebody leaves", "A name, or the title of a post")
        self.chooser.setMinimumWidth(300)
        self.chooser.edited.connect(self._ask)
        self.chooser.puzzled.connect(session.refused)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(12)
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.chooser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self.add_page(column)

    def work_out(self, view: View) -> Report:
        return priorities_report(view, ON_SCREEN, self._by)

    def _group_by(self, by: By) -> None:
        self._by = by
        self.refresh()

    # What if

    def _choices(self) -> list[Choice]:
        return [
            Choice(f"{kind}:{choice.id}", choice.text)
            for kind in (Person.kind, Post.kind)
            for choice in self._names.choices(kind)
        ]

    def _name(self, chosen: str) -> str:
        return self._names.name(*chosen.split(":", 1))

    def _ask(self, chosen: Any) -> None:
        self.chooser.show_value(None)
        if chosen is not None:
            kind, record_id = chosen.split(":", 1)
            how = How.LEAVES if kind == Person.kind else How.EMPTY
            WhatIf.ask(self.session, self.appearance, Departure(how, record_id), self.window(), self.go_to)
