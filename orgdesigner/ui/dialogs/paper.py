"""What a chart or a report on paper, or in a file, shows: asked once for printing, preview and export."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
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
from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Pay
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.ui.dialogs.page_setup import PageSetupForm
from orgdesigner.ui.wanted import CHARTS, NAMES, Wanted

_KINDS: tuple[tuple[ChartView | str, str], ...] = (
    *CHARTS,
    *((kind.name, kind.title) for kind in REPORTS),
)


class PaperDialog(QDialog):
    """Asks what to show and on which paper; `go_on` is given the answer."""

    def __init__(
        self, parent: QWidget, *, title: str, button: str, wanted: Wanted, go_on: Callable[[Wanted], None]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self._go_on = go_on
        self.kind = _choice([text for _, text in _KINDS])
        self.names = _choice([text for _, text in NAMES])
        self.pay = QCheckBox("Pay points and allowances")
        self.marks = QCheckBox("The marks of findings")
        self.pages = PageSetupForm(wanted.setup)
        self.paper, self.way = self.pages.paper, self.pages.way
        rows = QFormLayout()
        rows.setVerticalSpacing(10)
        for label, control in (
            ("What", self.kind),
            ("Who", self.names),
            ("Also show", self.pay),
            ("", self.marks),
        ):
            rows.addRow(label, control)
        hint = QLabel(
            "Nothing is cut by a page edge, and no text is smaller than you allow: more pages are taken."
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        do = QPushButton(button)
        do.setDefault(True)
        buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(rows)
        column.addWidget(self.pages)
        column.addWidget(hint)
        column.addWidget(buttons)
        self.kind.currentIndexChanged.connect(self._offer_marks)
        self._show(wanted)
        self._offer_marks()

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        showing = Showing(
            names=NAMES[self.names.currentIndex()][0],
            pay=Pay.EXACT if self.pay.isChecked() else Pay.ABSENT,
            marks=self.marks.isChecked(),
        )
        return Wanted(_KINDS[self.kind.currentIndex()][0], showing, self.pages.setup)

    def accept(self) -> None:
        """Go on with what is chosen."""
        super().accept()
        self._go_on(self.wanted)

    def _offer_marks(self) -> None:
        """A chart can wear the marks of findings; a report says what is found."""
        is_chart = isinstance(_KINDS[self.kind.currentIndex()][0], ChartView)
        self.marks.setEnabled(is_chart)
        self.pages.suit(chart=is_chart)

    def _show(self, wanted: Wanted) -> None:
        self.kind.setCurrentIndex([each for each, _ in _KINDS].index(wanted.kind))
        self.names.setCurrentIndex([each for each, _ in NAMES].index(wanted.showing.names))
        self.pay.setChecked(wanted.showing.pay is Pay.EXACT)
        self.marks.setChecked(wanted.showing.marks)


def _choice(texts: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(texts)
    return box
