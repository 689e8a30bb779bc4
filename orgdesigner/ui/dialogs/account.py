"""The account of an import: how many rows went where, and every row that needs a look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.ui.widgets.tips import literal

if TYPE_CHECKING:
    from orgdesigner.exchange.outcome import Imported, Remark


class AccountDialog(QDialog):
    """Lists what was refused, what is in the tray, and what else was decided; each with its rows."""

    def __init__(self, imported: Imported, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What was imported")
        self.resize(680, 420)
        sentence = QLabel(imported.message)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setObjectName("strong")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName("Rows that need a look")
        self._list("Refused: not in the structure", imported.refused)
        self._list("In the tray: in the structure, reporting to nobody", imported.tray)
        self._list("Also decided", imported.remarks)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        for widget in (sentence, self.tree, buttons):
            column.addWidget(widget)

    def _list(self, title: str, remarks: Sequence[Remark]) -> None:
        if not remarks:
            return
        heading = QTreeWidgetItem([f"{title} ({len(remarks)})"])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(heading)
        for remark in remarks:
            item = QTreeWidgetItem([str(remark)])
            item.setToolTip(0, literal(str(remark)))
            heading.addChild(item)
        heading.setExpanded(True)
