"""Access and representation."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.edits import rounds
from orgdesigner.model.records import AppointmentRound
from orgdesigner.model.view import View
from orgdesigner.report.access import access_report
from orgdesigner.report.blocks import Report
from orgdesigner.rules.base import Subject
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.dialogs.question import Asked, Question
from orgdesigner.ui.panels.lines import DayEditor, LineEditor
from orgdesigner.ui.panels.naming import Names
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.report_sheet import ReportSheet


class AccessSheet(ReportSheet):
    """Access and representation, on screen; appointment rounds are added and removed here."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        self._names = Names(session)
        self._add = QPushButton("Add an appointment round…")
        self._add.setToolTip("Its counts and its panel go into the details beside this page")
        self._add.clicked.connect(self._ask_for_round)
        self._remove = QPushButton("Remove the round")
        self._remove.clicked.connect(self._remove_round)
        session.selection_changed.connect(self._offer_removal)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 24, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        self.add_page(column)
        self._offer_removal()

    def work_out(self, view: View) -> Report:
        return access_report(view, ON_SCREEN)

    def show_worked_out(self, found: Report) -> None:
        super().show_worked_out(found)
        self._offer_removal()

    def _ask_for_round(self) -> None:
        fields = (
            Asked("name", "Name", LineEditor(), "", "Such as: Grassroots Leaders, first round"),
            Asked("role_class", "Role class", LineEditor(completions=self._names.role_classes), "",
                  "The rounds of one role are added up over the years"),
            Asked("held", "Held on", DayEditor(), None),
        )  # fmt: skip
        question = Question(
            self.window(),
            title="Add an appointment round",
            explanation="How many applied, were shortlisted and were appointed is asked in the details.",
            fields=fields,
            button="Add the round",
            answer=self._add_round,
        )
        question.open()

    def _add_round(self, values: dict[str, Any]) -> None:
        change = rounds.add_round(self.session.view, **values)
        self.session.apply(change)
        self.session.select(*(Subject(step.record.kind, step.record.id) for step in change))

    def _selected_round(self) -> AppointmentRound | None:
        selection = self.session.selection
        record = self.session.find(selection[-1]) if selection else None
        return record if isinstance(record, AppointmentRound) else None

    def _offer_removal(self) -> None:
        chosen = self._selected_round()
        self._remove.setEnabled(chosen is not None)
        self._remove.setToolTip(
            "Remove the round that the details show" if chosen else "Choose a round on this page first"
        )

    def _remove_round(self) -> None:
        chosen = self._selected_round()
        if chosen is not None:
            self.session.perform(lambda view: rounds.remove_round(view, chosen.id))
