"""The review sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Report
from orgdesigner.report.review import review_report
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.report_sheet import ReportSheet


class ReviewSheet(ReportSheet):
    """The review sheet, on screen."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.add_page(column)

    def work_out(self, view: View) -> Report:
        return review_report(view, ON_SCREEN)
