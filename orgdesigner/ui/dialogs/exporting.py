"""What is exported and for whom: it says in words what they will be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import AUDIENCES, Audience
from orgdesigner.exchange.formats import FORMATS, Choice
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.ui.wanted import CHARTS

_KINDS: tuple[tuple[ChartView | str, str], ...] = (*CHARTS, *((kind.name, kind.title) for kind in REPORTS))
_PACK = "Consultation pack"
_PACKED = ((".pdf", "PDF for paper"), (".docx", "Word document"))


@dataclass(frozen=True)
class Order:
    """What is to be written: for whom, what of the structure, in which kind of file, or the pack."""

    audience: Audience
    choice: Choice
    ending: str
    is_pack: bool = False


class ExportDialog(QDialog):
    """Asks for whom, what and in which kind of file; `go_on` is given the answer."""

    def __init__(
        self, parent: QWidget, *, kind: ChartView | str, is_proposal: bool, go_on: Callable[[Order], None]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export for an audience")
        self.setMinimumWidth(440)
        self._go_on = go_on
        self.audience, self.what, self.format = QComboBox(), QComboBox(), QComboBox()
        self.audience.addItems([each.title for each in AUDIENCES])
        self.what.addItems([title for _, title in _KINDS])
        if is_proposal:
            self.what.addItem(_PACK)
        self.what.setCurrentIndex([each for each, _ in _KINDS].index(kind))
        self.told = QLabel()
        self.told.setObjectName("hint")
        self.told.setWordWrap(True)
        rows = QFormLayout()
        rows.setVerticalSpacing(10)
        for label, control in (("For", self.audience), ("What", self.what), ("File", self.format)):
            rows.addRow(label, control)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        do = QPushButton("Choose the file…")
        do.setDefault(True)
        buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(rows)
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.audience.currentIndexChanged.connect(self._say)
        self.what.currentIndexChanged.connect(self._offer_files)
        self.audience.setCurrentIndex(1)
        self._offer_files()
        self._say()

    @property
    def order(self) -> Order:
        """What is chosen."""
        is_pack = self._is_pack
        kind = ChartView.REPORTING if is_pack else _KINDS[self.what.currentIndex()][0]
        audience = AUDIENCES[self.audience.currentIndex()]
        return Order(audience, Choice(kind), str(self.format.currentData()), is_pack)

    def accept(self) -> None:
        """Go on with what is chosen."""
        order = self.order
        super().accept()
        self._go_on(order)

    @property
    def _is_pack(self) -> bool:
        return self.what.currentIndex() >= len(_KINDS)

    def _offer_files(self) -> None:
        self.format.clear()
        if self._is_pack:
            for ending, title in _PACKED:
                self.format.addItem(f"{title} ({ending})", ending)
            return
        kind = _KINDS[self.what.currentIndex()][0]
        for each in FORMATS:
            if each.can_hold(kind):
                whole = ": the whole structure" if each.holds_all else ""
                self.format.addItem(f"{each.title} ({each.ending}){whole}", each.ending)

    def _say(self) -> None:
        audience = AUDIENCES[self.audience.currentIndex()]
        words = audience.in_words()
        self.told.setText(
            f"They are told: {words}. The file is looked through before it is put in place: a name or figure"
            " that should not be in it stops the export, and you are told where it is."
        )
