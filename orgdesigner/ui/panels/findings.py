"""The findings pane: what the rules say while the head draws, and beside it why and what to do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from orgdesigner.model.edits.waivers import remove_waiver
from orgdesigner.model.records import Waiver
from orgdesigner.rules.areas import area_of
from orgdesigner.rules.base import Finding, Fix, Subject
from orgdesigner.rules.rollup import reach
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.panels.finding_filter import FindingFilter
from orgdesigner.ui.panels.finding_groups import grouped
from orgdesigner.ui.panels.finding_list import FindingList
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.panels.rule_page import RulePage, waiver_in_words
from orgdesigner.ui.session import Session
from orgdesigner.ui.soon import Soon

_NOTHING = "Nothing to put right in this structure."
_FEW = 300
"""So many findings are listed in a moment."""

_NONE_FITS = "No finding fits what you are looking for."


class FindingsPanel(QWidget):
    """Findings in groups with their fixes; choosing one selects what it is about.

    `shown` carries a record to go to; `way_asked` the id of a rule that is to be asked in another way.
    """

    shown = Signal(object)
    way_asked = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selecting = False
        self._within: frozenset[Subject] = frozenset()
        self.filter = FindingFilter(self)
        self.list = FindingList(appearance, self)
        self.page = RulePage(session, self)
        self.all_clear = QLabel(self)
        self.all_clear.setObjectName("hint")
        self.all_clear.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.list.chosen.connect(self.page.explain)
        self.list.clicked.connect(self._select_subjects)
        self.list.activated.connect(self._go_there)
        self.list.fix_requested.connect(self._fix_or_offer)
        self.list.waive_requested.connect(self._waive)
        self.filter.changed.connect(self._narrow)
        self.filter.left.connect(self.list.setFocus)
        self.page.fix_chosen.connect(self._fix)
        self.page.shown.connect(self.shown)
        self.page.waive_asked.connect(self._waive)
        self.page.waiver_asked.connect(self._change_waiver)
        self.page.waiver_ended.connect(self._end_waiver)
        self.page.way_asked.connect(self.way_asked)
        self._listing = Soon(self._show, self, is_short=lambda: len(session.findings) <= _FEW)
        session.findings_changed.connect(self._listing.ask)
        session.checking_changed.connect(self._say_nothing)
        session.selection_changed.connect(self._follow_selection)
        appearance.changed.connect(self.list.viewport().update)
        self._show()

    def show_area(self, rules: str) -> None:
        """List the findings of one area, and choose the first of a rule whose id begins so."""
        self._listing.settle()
        self.filter.show_all()
        area = area_of(rules)
        if any(area_of(each.rule) == area for each in self._session.findings):
            self.filter.area.setCurrentText(area)
            self.list.choose(self.list.rows.index_of_rule(rules))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        finding = self.list.current()
        if finding is not None and self.list.isAncestorOf(self.childAt(event.pos()) or self):
            self._offer(finding, event.globalPos())

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.filter, self.list, self.all_clear):
            column.addWidget(widget)
        column.setStretchFactor(self.list, 1)
        column.setStretchFactor(self.all_clear, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setSizes([980, 380])
        splitter.setStretchFactor(0, 1)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self.page.setMinimumWidth(260)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    # Listing

    def _show(self) -> None:
        findings = self._session.findings
        wanted = self.filter.wanted
        if self.filter.selected_only.isChecked():
            wanted = replace(wanted, within=self._within)
        chosen = wanted.of(findings, self._name)
        with QSignalBlocker(self.list):  # the page is filled once, below
            waivers = {each.id: waiver_in_words(each) for each in self._session.view.all(Waiver)}
            self.list.show_groups(grouped(chosen, self.filter.groups_by), waivers)
        self.filter.show_count(len(chosen), len(findings))
        self.filter.setVisible(bool(findings))
        self.list.setVisible(bool(chosen))
        self._say_nothing()
        self.all_clear.setVisible(not chosen)
        self.page.explain(self.list.current())

    def _say_nothing(self) -> None:
        """Say why nothing is listed: there is nothing, nothing fits, or it is not known yet."""
        done = self._session.checking
        if self._session.findings:
            self.all_clear.setText(_NONE_FITS)
        elif done is not None and not self._session.is_checked:
            self.all_clear.setText(f"Checking the structure: {done:.0%} done.".replace("%", " %"))
        else:
            self.all_clear.setText(_NOTHING)

    def _narrow(self) -> None:
        if self.filter.selected_only.isChecked():
            self._within = reach(self._session.view, self._session.selection)
        self._show()

    def _follow_selection(self) -> None:
        if self.filter.selected_only.isChecked() and not self._selecting:
            self._narrow()

    def _name(self, subject: Subject) -> str:
        record = self._session.find(subject)
        return full_name(self._session.view, record) if record is not None else ""

    # Going there

    def _select_subjects(self) -> None:
        finding = self.list.current()
        if finding is not None:
            self._selecting = True  # what the list itself selects does not narrow it
            self._session.select(*finding.subjects[:1])
            self._selecting = False

    def _go_there(self) -> None:
        finding = self.list.current()
        if finding is not None and finding.subjects:
            self._selecting = True
            self.shown.emit(finding.subjects[0])
            self._selecting = False

    # What can be done

    def _fix_or_offer(self, finding: Finding) -> None:
        if len(finding.fixes) == 1 and not finding.is_waived:
            self._fix(finding.fixes[0])
        elif finding.fixes:
            box = self.list.button_of(self.list.rows.index_of(finding))
            self._offer(finding, self.list.viewport().mapToGlobal(box.bottomLeft()))

    def _offer(self, finding: Finding, where: QPoint) -> None:
        """Open a menu with every fix, named by its effect, and what else can be done with a finding."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fix in finding.fixes:
            menu.addAction(fix.label.replace("&", "&&")).triggered.connect(partial(self._fix, fix))
        if finding.fixes:
            menu.addSeparator()
        if finding.subjects:
            menu.addAction("&Show on the chart").triggered.connect(self._go_there)
        if finding.is_waived:
            waiver = self._session.view.get(Waiver, finding.waiver)
            menu.addAction("&Change the waiver…").triggered.connect(lambda: self._change_waiver(waiver))
            menu.addAction("Waive &no longer").triggered.connect(lambda: self._end_waiver(waiver))
        else:
            menu.addAction("&Waive…").triggered.connect(lambda: self._waive(finding))
        way = menu.addAction("&Ask this rule in another way…")
        way.triggered.connect(lambda: self.way_asked.emit(finding.rule))
        menu.popup(where)
        menu.setActiveAction(menu.actions()[0])

    def _fix(self, fix: Fix) -> None:
        self._session.apply(fix.change)

    def _waive(self, finding: Finding) -> None:
        if finding.is_waived:
            self._change_waiver(self._session.view.get(Waiver, finding.waiver))
        else:
            from orgdesigner.ui.dialogs.waiver import ask_to_waive

            ask_to_waive(self, self._session, finding)

    def _change_waiver(self, waiver: Waiver | None) -> None:
        if waiver is not None:
            from orgdesigner.ui.dialogs.waiver import ask_to_change_waiver

            ask_to_change_waiver(self, self._session, waiver)

    def _end_waiver(self, waiver: Waiver | None) -> None:
        if waiver is not None:
            self._session.perform(lambda view: remove_waiver(view, waiver.id))
