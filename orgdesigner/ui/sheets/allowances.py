"""The allowance parity studio, and closing the gap: asked for, shown, and made by one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.closing.closing import close_gap, roles_with_gaps
from orgdesigner.closing.plan import Counted, Plan, Wish
from orgdesigner.errors import UserError
from orgdesigner.model.view import View
from orgdesigner.report.allowances import allowances_report
from orgdesigner.report.blocks import Report
from orgdesigner.report.closing import closing_report
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.background import Background
from orgdesigner.ui.dialogs.question import Asked, Question
from orgdesigner.ui.panels.editors import Choice, TextChoiceEditor, TickEditor
from orgdesigner.ui.panels.lines import NumberEditor
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.report_sheet import ReportSheet

EVERY_ROLE = ""
AT_ONCE, SEARCHING_ON = 0.6, 60.0
"""Seconds after which a search shows the best that it has found: at first, and when it is told to go on."""


@dataclass(frozen=True)
class _Shown:
    """What is shown, and whether there is a gap to close."""

    report: Report
    has_gaps: bool


class AllowancesSheet(ReportSheet):
    """What each role receives; in its place, a plan to close the gap until it is made or put away."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        self._plan: Plan | None = None
        self._asked = 0
        self._takes_focus = False
        self.ask = _button("Close the gap…", "Find the cheapest way to pay equal money", self._ask)
        self.make = _button("Make these changes", "All of them at once, in a single step", self._make)
        self.make.setDefault(True)
        self.search_on = _button("Search on", "Look longer for something better", self._search_on)
        self.put_away = _button("Change nothing", "Back to the allowances (Esc)", self._put_away)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 10)
        row.setSpacing(8)
        for button in (self.ask, self.make, self.search_on, self.put_away):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self.add_page(column)
        for signal in (session.changed, session.replaced, session.place_changed):
            signal.connect(self._forget)
        self._offer(has_gaps=None)

    def work_out(self, view: View) -> _Shown:
        if self._plan is not None:
            return _Shown(closing_report(view, self._plan, ON_SCREEN), has_gaps=False)
        gaps = roles_with_gaps(view, pay_tables())
        return _Shown(allowances_report(view, ON_SCREEN), has_gaps=bool(gaps))

    def show_worked_out(self, found: _Shown) -> None:
        super().show_worked_out(found.report)
        self._offer(has_gaps=found.has_gaps)
        if self._takes_focus:
            self._takes_focus = False
            self._answer.setFocus()

    @property
    def _answer(self) -> QPushButton:
        """The button that somebody will want next."""
        if self._plan is None:
            return self.ask
        return self.make if self._plan.change is not None else self.put_away

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._plan is not None:
            self._put_away()
            return
        super().keyPressEvent(event)

    def _offer(self, *, has_gaps: bool | None) -> None:
        """Offer what can be done: ask for a plan, or make or put away the one that is shown.

        Whether there is a gap to be closed is not known (None) before it was worked out.
        """
        plan = self._plan
        self.ask.setVisible(plan is None)
        self.ask.setEnabled(bool(has_gaps))
        self.ask.setToolTip(_ASK_TIPS[has_gaps])
        self.make.setVisible(plan is not None and plan.change is not None)
        self.search_on.setVisible(plan is not None and plan.change is not None and not plan.is_proved)
        self.put_away.setVisible(plan is not None)

    # Asking

    def _ask(self) -> None:
        roles = roles_with_gaps(self.session.view, pay_tables())
        choices = [Choice(EVERY_ROLE, "Every role with a gap"), *(Choice(role, role) for role in roles)]
        counted = [Choice(each.name, _COUNTED[each]) for each in Counted]
        fields = (
            Asked("role", "In", TextChoiceEditor(choices), EVERY_ROLE),
            Asked("budget", "For at most (£ a year more)", NumberEditor(optional=True, money=True), None,
                  "Left empty: whatever equal money costs"),
            Asked("counted", "Counted in", TextChoiceEditor(counted), Counted.EMPLOYER_COST.name),
            Asked("may_lower", "", TickEditor("Allowances may be lowered too"), False,
                  "Only as far as the budget makes it necessary"),
        )  # fmt: skip
        question = Question(
            self.window(),
            title="Close the gap",
            explanation="The cheapest set of changes is looked for and shown."
            " Nothing is changed before you say so.",
            fields=fields,
            button="Find the cheapest way",
            answer=lambda values: self._search(_wish(values, roles), AT_ONCE),
        )
        question.open()

    def _search_on(self) -> None:
        if self._plan is not None:
            self._search(self._plan.wish, SEARCHING_ON)

    def _search(self, wish: Wish, seconds: float) -> None:
        view = self.session.view.snapshot().view
        self._asked += 1
        asked = self._asked

        def search(cancelled: Callable[[], bool]) -> Plan | None:
            plan = close_gap(view, wish, pay_tables(), seconds=seconds, cancelled=cancelled)
            return None if cancelled() else plan

        def show(plan: Plan | None) -> None:
            if plan is not None and asked == self._asked:
                self.show_plan(plan)

        work = Background(self.window(), "Looking for the cheapest way…", search)
        work.finished.connect(show)
        work.start()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan in place of the allowances, until it is made or put away."""
        self._plan = plan
        self._takes_focus = True
        self.refresh()

    # Answering

    def _make(self) -> None:
        if self._plan is not None and self._plan.change is not None:
            self.session.apply(self._plan.change)

    def _put_away(self) -> None:
        self._forget()
        self._takes_focus = True
        self.refresh()

    def _forget(self) -> None:
        """Let go of a plan: it was made, put away, or is of a structure that is not there any more."""
        self._asked += 1
        self._plan = None


_ASK_TIPS = {
    True: "Find the cheapest way to pay equal money",
    False: "Every role pays equal money already",
    None: "Whether there is a gap is being worked out",
}

_COUNTED = {
    Counted.EMPLOYER_COST: "Allowances and on-costs",
    Counted.ALLOWANCES: "Allowances alone",
}


def _wish(values: dict[str, Any], roles: tuple[str, ...]) -> Wish:
    budget: Decimal | None = values["budget"]
    if budget is not None and budget < 0:
        raise UserError("The budget is what may be spent: nothing, or more.")
    chosen = roles if values["role"] == EVERY_ROLE else (values["role"],)
    return Wish(chosen, budget, Counted[values["counted"]], values["may_lower"])


def _button(words: str, tip: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.clicked.connect(clicked)
    return button
