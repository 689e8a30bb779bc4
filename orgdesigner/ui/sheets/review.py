"""The review sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.report.blocks import Report
from orgdesigner.report.review import review_report
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.sheet import Sheet
from orgdesigner.ui.widgets.report_view import ReportView


class ReviewSheet(Sheet):
    """The review sheet, on screen."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        self._view = ReportView(appearance, self)
        self._view.shown.connect(self.go_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)

    def report(self) -> Report:
        """Return the report as it is now."""
        return review_report(self.session.view, ON_SCREEN)

    def refresh(self) -> None:
        """Show the report as it is now."""
        self._view.show_report(self.report())
