"""The findings pane: what the rules say while the head draws, and beside it why and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from orgdesigner.rules.base import Finding, Fix
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.panels.finding_list import FindingList
from orgdesigner.ui.panels.rule_page import RulePage
from orgdesigner.ui.session import Session


class FindingsPanel(QWidget):
    """Findings by group with their fixes; choosing one selects what it is about; `shown` goes there."""

    shown = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = FindingList(appearance, self)
        self.page = RulePage(session, self)
        self.all_clear = QLabel("Nothing to put right in this structure.", self)
        self.all_clear.setObjectName("hint")
        self.all_clear.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(4, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.all_clear)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setSizes([1000, 360])
        splitter.setStretchFactor(0, 1)
        splitter.setHandleWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.list.chosen.connect(self.page.explain)
        self.list.clicked.connect(self._select_subjects)
        self.list.activated.connect(self._go_there)
        self.list.fix_requested.connect(self._fix_first)
        self.page.fix_chosen.connect(self._fix)
        self.page.shown.connect(self.shown)
        session.findings_changed.connect(self._show)
        appearance.changed.connect(self.list.viewport().update)
        self._show()

    def choose_rule(self, rules: str) -> None:
        """Choose the first finding of a rule whose id begins so."""
        self.list.choose_rule(rules)

    def _show(self) -> None:
        findings = [finding for finding in self._session.findings if not finding.is_waived]
        with QSignalBlocker(self.list):  # the page is filled once, below
            self.list.show_findings(findings)
        self.list.setVisible(bool(findings))
        self.all_clear.setVisible(not findings)
        self.page.explain(self.list.current())

    def _select_subjects(self) -> None:
        finding = self.list.current()
        if finding is not None:
            self._session.select(*finding.subjects[:1])

    def _go_there(self) -> None:
        finding = self.list.current()
        if finding is not None and finding.subjects:
            self.shown.emit(finding.subjects[0])

    def _fix_first(self, finding: Finding) -> None:
        self._fix(finding.fixes[0])

    def _fix(self, fix: Fix) -> None:
        self._session.apply(fix.change)
