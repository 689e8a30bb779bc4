"""The commands of the Help menu."""

from __future__ import annotations

import sys
from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from orgdesigner import __version__
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.filing import Filing


class HelpCommands:
    """Says how things are done, and what is kept."""

    def __init__(self, window: QWidget, filing: Filing, appearance: Appearance) -> None:
        self._window, self._filing, self._appearance = window, filing, appearance

    def show_guide(self) -> None:
        """Show the user guide, which is part of the program and needs no network."""
        from orgdesigner.ui.dialogs.guide import Guide

        Guide(self._window, theme=self._appearance.theme).open()

    def show_kept(self) -> None:
        """Say what is kept on this computer besides the file, and offer to clear it."""
        box = self._message("What is kept on this computer")
        box.setText(self._filing.kept_in_words())
        clear = box.addButton("Clear what is not open", QMessageBox.ButtonRole.DestructiveRole)
        clear.clicked.connect(self._filing.clear_kept)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))  # Enter must clear nothing
        box.open()

    def show_about(self) -> None:
        """Name the version, the licence and what the program is made with."""
        box = self._message("About OrgDesigner")
        parts = ("PySide6-Essentials", "pydantic", "SQLAlchemy")
        made_with = ", ".join(f"{part} {version(part)}" for part in parts)
        box.setText(
            f"OrgDesigner {__version__}\n\n"
            "A studio for a school's staffing structure. It works offline: nothing leaves this computer.\n\n"
            f"MIT licence. Made with Python {sys.version.split()[0]}, {made_with}; "
            "Inter (SIL Open Font Licence) as OrgDesigner Sans; icons by Lucide (ISC).\n"
            "Qt for Python is used under the LGPL."
        )
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()

    def _message(self, title: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        return box
