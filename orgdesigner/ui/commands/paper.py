"""Exporting and printing the chart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.filing import Filing
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast


class PaperCommands:
    """Takes the chart out: to a file, or to a printer."""

    def __init__(
        self, window: QWidget, session: Session, filing: Filing, canvas: Canvas, toast: Toast
    ) -> None:
        self._window, self._session, self._filing = window, session, filing
        self._canvas, self._toast = canvas, toast

    def export_chart(self) -> None:
        """Ask what the file shall show, and write it."""

    def print_preview(self) -> None:
        """Show the pages as they would be printed."""

    def print_chart(self) -> None:
        """Ask what the pages shall show and for a printer, and print."""
