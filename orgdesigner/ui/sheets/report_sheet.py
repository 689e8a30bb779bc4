"""A sheet that shows a report, worked out in slices where the structure is large."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgdesigner.model.view import View
from orgdesigner.report.blocks import Report
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.sheet import Sheet
from orgdesigner.ui.slices import Slicing
from orgdesigner.ui.widgets.report_view import ReportView

_SAY_AFTER = 300
"""Milliseconds after which it is said that something is being worked out."""


class ReportSheet(Sheet):
    """Shows what a subclass works out of the structure; what was shown before stays until that is there.

    A small structure is worked through at once, so that nothing flickers. An edit meanwhile begins the work
    anew, and who looks elsewhere gives it up.
    """

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        self._page: ReportView
        self._slicing = Slicing(self)
        self._slicing.ready.connect(self._show_ready)
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(_SAY_AFTER)
        self._saying.timeout.connect(self._say)

    def add_page(self, column: QVBoxLayout) -> None:
        """Put the report under what is there already, so that Tab comes to it last."""
        self._page = ReportView(self.appearance, self)
        self._page.shown.connect(self.go_to)
        column.addWidget(self._page)

    @property
    def report(self) -> Report | None:
        """The report that is shown."""
        return self._page.report

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is of the structure as it is now."""
        return not self._is_stale and not self._slicing.busy

    def work_out(self, view: View) -> Any:
        """Return the report, or what it is made of; no widget may be touched here."""
        raise NotImplementedError

    def show_worked_out(self, found: Any) -> None:
        """Show what was worked out."""
        self._page.show_report(found)

    def refresh(self) -> None:
        """Work out what is to be shown of the structure as it is now, and show it."""
        view = self.session.view
        if self.session.is_small:
            self._slicing.give_up()
            self._show_ready(self.work_out(view))
        else:
            self._slicing.ask(self.work_out, view)
            if not self._saying.isActive():
                self._saying.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._slicing.busy:
            self._stop()
            self._is_stale = True

    def _grow_stale(self) -> None:
        self._slicing.give_up()  # it would go on with what it read before the edit
        super()._grow_stale()

    def _show_ready(self, found: Any) -> None:
        self._stop()
        self.show_worked_out(found)

    def _say(self) -> None:
        self._page.say_busy("Working it out…")

    def _stop(self) -> None:
        self._slicing.give_up()
        self._saying.stop()
        self._page.say_busy("")
