"""What becomes of unsaved work when another plan is opened or the window is closed."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Answer(Enum):
    """What the user wants done with what is not saved."""

    SAVE = "save"
    FORGET = "forget"
    CANCEL = "cancel"


_ANSWERS = {
    QMessageBox.StandardButton.Save: Answer.SAVE,
    QMessageBox.StandardButton.Discard: Answer.FORGET,
}


def ask_what_to_do(window: QWidget, name: str, decide: Callable[[Answer], None]) -> None:
    """Ask whether to save, to forget or to go back; `decide` is called with the answer."""
    box = QMessageBox(window)
    box.setObjectName("leaving")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("OrgDesigner")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Save the changes to “{name}”?")
    box.setInformativeText("What you do not save is forgotten.")
    box.setStandardButtons(
        QMessageBox.StandardButton.Save
        | QMessageBox.StandardButton.Discard
        | QMessageBox.StandardButton.Cancel
    )
    box.button(QMessageBox.StandardButton.Discard).setText("Don't save")
    box.setDefaultButton(QMessageBox.StandardButton.Save)

    def decided(result: int) -> None:
        decide(_ANSWERS.get(QMessageBox.StandardButton(result), Answer.CANCEL))

    box.finished.connect(decided)
    box.open()
