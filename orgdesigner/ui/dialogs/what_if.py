"""What if she leaves? What is lost if a person or a post is gone, beside the chart; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.document import CURRENT
from orgdesigner.model.leaving import Departure, How, departure_change
from orgdesigner.model.records import Person, Post
from orgdesigner.report.leaving import leaving_report
from orgdesigner.rules.base import Subject
from orgdesigner.rules.engine import News
from orgdesigner.rules.foresight import foresee
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.background import Background, Job
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.report_view import ReportView
from orgdesigner.ui.widgets.segments import Segments

GoTo = Callable[[Subject], None]


class WhatIf(QDialog):
    """Lists what would be lost; `shown` carries a record to go to.

    It stays open while the chart is worked on, follows the structure, and closes when what it is about is no
    longer there.
    """

    shown = Signal(object)

    @classmethod
    def ask(
        cls, session: Session, appearance: Appearance, departure: Departure, window: QWidget, go_to: GoTo
    ) -> WhatIf:
        """Open the dialog in place of one that is open already."""
        for earlier in window.findChildren(cls):
            earlier.close()
        dialog = cls(session, appearance, departure, window)
        dialog.shown.connect(go_to)
        dialog.show()
        return dialog

    def __init__(
        self, session: Session, appearance: Appearance, departure: Departure, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What if…?")
        self.resize(560, 600)
        self._session, self._departure = session, departure
        self._news: News | None = None
        self._asked: Background | None = None
        self.how = Segments("What is imagined", self)
        self.how.set_segments(
            [
                (How.EMPTY, "Nobody in it", "The post stays, and its holders are gone"),
                (How.REMOVED, "The post removed", "Who reports to it would report to nobody"),
            ],
            departure.how,
        )
        self.how.chosen.connect(self._imagine)
        self.how.setVisible(departure.how is not How.LEAVES)
        self._view = ReportView(appearance, self)
        self._view.shown.connect(self.shown)
        self._rules = QPushButton("Ask the rules")
        self._rules.setToolTip("Show the findings that would come, and how many would go")
        self._rules.setAutoDefault(False)
        self._rules.clicked.connect(self._ask_rules)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._rules, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._view, 1)
        column.addWidget(buttons)
        for signal in (session.replaced, session.place_changed, session.changed):
            signal.connect(self._follow)
        appearance.changed.connect(self._show)
        self._show()
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _imagine(self, how: How) -> None:
        self._departure = Departure(how, self._departure.id)
        self._follow()

    def _follow(self) -> None:
        """Show what is lost now; what the rules said was said of another structure."""
        self._news = None
        self._asked = None
        self._rules.setEnabled(True)
        kind = Person.kind if self._departure.how is How.LEAVES else Post.kind
        if self._session.find(Subject(kind, self._departure.id)) is None:
            self.close()
        else:
            self._show()

    def _show(self) -> None:
        self._view.show_report(leaving_report(self._session.view, self._departure, ON_SCREEN, self._news))

    def _ask_rules(self) -> None:
        self._rules.setEnabled(False)
        work = Background(self, "Asking the rules…", self._job(), cancellable=False)
        self._asked = work
        work.finished.connect(lambda news: self._take(work, news))
        work.start()

    def _job(self) -> Job:
        """Return what asks the rules of copies, which nobody changes meanwhile."""
        session = self._session
        structure = session.document.structure(session.place).copy()
        before = None if session.place == CURRENT else session.document.structure(CURRENT).copy().view
        change = departure_change(structure.view, self._departure)
        today = session.today
        return lambda _: foresee(structure, change, today=today, before=before)

    def _take(self, work: Background, news: Any) -> None:
        if work is self._asked:
            self._news = news
            self._show()
