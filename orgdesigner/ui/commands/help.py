"""The commands of the Help menu."""

from __future__ import annotations

import sys
from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgdesigner import __version__
from orgdesigner.ui.actions import COMMANDS
from orgdesigner.ui.filing import Filing

CANVAS_KEYS = (
    ("Arrow keys", "To the post above, below or beside"),
    ("Home, End", "To the first and the last beside it"),
    ("Letters", "To the next post whose title begins so"),
    ("Enter", "Add a post beside it"),
    ("Ctrl+wheel", "Zoom at the pointer"),
    ("Space and drag", "Move the chart under the window"),
    ("Ctrl while dragging to a team", "Join it as well as the present one"),
    ("Esc", "Cancel what the mouse is in the middle of"),
)
FINDING_KEYS = (
    ("Enter", "Show on the chart what the finding is about"),
    ("F", "Fix it, or choose among its fixes"),
    ("W", "Waive it, or change its waiver"),
    ("Left, Right", "Close and open a group"),
)


class HelpCommands:
    """Says how things are done, and what is kept."""

    def __init__(self, window: QWidget, filing: Filing) -> None:
        self._window, self._filing = window, filing

    def show_guide(self) -> None:
        """Show the user guide, which is part of the program and needs no network."""
        from orgdesigner.ui.dialogs.guide import Guide

        Guide(self._window).open()

    def show_shortcuts(self) -> None:
        """List every key."""
        rows = [
            (QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText), command.text)
            for command in COMMANDS
            if command.shortcut is not None
        ]
        rows = [(keys, words.replace("&", "").rstrip("…")) for keys, words in rows if keys]
        rows += CANVAS_KEYS
        rows += [(f"{keys}, in the findings", words) for keys, words in FINDING_KEYS]
        table = QTableWidget(len(rows), 2)
        table.setHorizontalHeaderLabels(["Keys", "What they do"])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(words))
        self._open(self._dialog("Keyboard shortcuts", 520, 600), table)

    def show_kept(self) -> None:
        """Say what is kept on this computer besides the file, and offer to clear it."""
        box = self._message("What is kept on this computer")
        box.setText(self._filing.kept_in_words())
        clear = box.addButton("Clear what is not open", QMessageBox.ButtonRole.DestructiveRole)
        clear.clicked.connect(self._filing.clear_kept)
        box.addButton(QMessageBox.StandardButton.Close)
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

    def _dialog(self, title: str, width: int, height: int) -> QDialog:
        dialog = QDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.resize(width, height)
        return dialog

    def _open(self, dialog: QDialog, content: QWidget) -> None:
        column = QVBoxLayout(dialog)
        column.addWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        column.addWidget(buttons)
        dialog.open()
