"""Says in a window of its own, which does not block, why something could not be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def say_refused(window: QWidget, words: str) -> None:
    """Show the reason, in the user's words, until she has read it."""
    box = QMessageBox(window)
    box.setObjectName("refusal")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("OrgDesigner")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.open()
