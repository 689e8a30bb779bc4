"""What earlier sessions left behind: recovered, or forgotten, only as the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgdesigner.storage.sessions import Orphan


class RecoveryDialog(QDialog):
    """Lists the sessions that ended without a word; `recover_asked` carries the one to go on with."""

    recover_asked = Signal(object)

    def __init__(self, orphans: Sequence[Orphan], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Recover earlier work")
        self.resize(520, 320)
        words = QLabel(
            "These plans were open when OrgDesigner or the computer stopped. Recovering one shows it as it "
            "was, with its history; its file stays as it is until you save."
            if orphans
            else "There is nothing to recover."
        )
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Earlier work")
        for orphan in orphans:
            item = QListWidgetItem(_line(orphan))
            item.setData(Qt.ItemDataRole.UserRole, orphan)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(orphans))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._recover = QPushButton("Recover")
        self._recover.setDefault(True)
        self._recover.clicked.connect(self._take)
        self._forget = QPushButton("Forget it")
        self._forget.clicked.connect(self._discard)
        for button in (self._recover, self._forget):
            button.setEnabled(bool(orphans))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        for widget in (words, self.list, buttons):
            column.addWidget(widget)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.recover_asked.emit(item.data(Qt.ItemDataRole.UserRole))

    def _discard(self) -> None:
        from orgdesigner.storage.sessions import discard

        row = self.list.currentRow()
        item = self.list.takeItem(row)
        if item is not None:
            discard(item.data(Qt.ItemDataRole.UserRole))
        for button in (self._recover, self._forget):
            button.setEnabled(self.list.count() > 0)


def _line(orphan: Orphan) -> str:
    name = orphan.path.name if orphan.path else "A plan that was never saved"
    when = orphan.when.astimezone().strftime("%d/%m/%Y at %H:%M")
    if orphan.edits is None:
        return f"{name}: damaged; last changed on {when}"
    steps = "1 step" if orphan.edits == 1 else f"{orphan.edits} steps"
    return f"{name}: {steps} after the last save, on {when}"
