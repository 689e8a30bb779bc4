"""A report on screen: native labels, tables and buttons in one column that scrolls.

What is shown again is filled anew where its shape is the same, so that the place in it, the keyboard and what
was opened stay as they were.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from orgdesigner.chart.paint.typeface import FontMeasure, load_fonts
from orgdesigner.report.blocks import Block, Report
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.report_blocks import BlockColumn, Making
from orgdesigner.ui.widgets.report_text import Words

WIDEST = 1040
"""A line of a report is at most so long, in pixels: longer ones are hard to read."""

_SIDES, _TOP, _FOOT = 24, 24, 40


class ReportView(QScrollArea):
    """Shows a report, or blocks alone; `shown` carries the record that somebody wants to go to."""

    shown = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self.setObjectName("report")
        self.setAccessibleName("Report")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.report: Report | None = None
        """The report that is shown; None where blocks are shown alone."""
        self._about = self._busy = ""
        self._title, self._subtitle = Words("reporttitle"), Words("supporting")
        self._blocks = BlockColumn(Making(appearance, FontMeasure()))
        self._blocks.shown.connect(self.shown)
        page = QWidget()
        page.setMaximumWidth(WIDEST + 2 * _SIDES)
        column = QVBoxLayout(page)
        column.setContentsMargins(_SIDES, _TOP, _SIDES, _FOOT)
        column.setSpacing(4)
        for part in (self._title, self._subtitle, self._blocks):
            column.addWidget(part)
        self._title.hide()
        self._subtitle.hide()
        column.addStretch(1)
        self.setWidget(page)

    def show_report(self, report: Report) -> None:
        """Show a report under its title."""
        self.report = report
        self._title.setText(report.title)
        self._about = report.subtitle
        self._title.show()
        self._show_subtitle()
        self.setAccessibleName(report.title)
        self._show(report.blocks)

    def say_busy(self, words: str) -> None:
        """Say, beside what the report is about, that another one is on its way; nothing ends it."""
        self._busy = words
        self._show_subtitle()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show blocks alone."""
        self.report = None
        self._title.hide()
        self._about = ""
        self._show_subtitle()
        self._show(blocks)

    def _show_subtitle(self) -> None:
        words = " · ".join(filter(None, (self._about, self._busy)))
        self._subtitle.setText(words)
        self._subtitle.setVisible(bool(words))

    def _show(self, blocks: Sequence[Block]) -> None:
        bar, focus = self.verticalScrollBar(), QApplication.focusWidget()
        place, is_within = bar.value(), focus is not None and self.isAncestorOf(focus)
        self._blocks.show_blocks(blocks)
        if is_within and focus is not None and not focus.isVisible():
            self.setFocus()  # and not whatever Qt finds next, which it would also scroll to
        bar.setValue(place)
