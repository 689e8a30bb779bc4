"""Page set-up: the paper, how a chart falls on pages, the smallest text, and words on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.chart.paper.setup import LARGEST_SMALLEST_TEXT, SMALLEST_MARGIN, Mode, PageSetup, Wording
from orgdesigner.ui.wanted import MODES, PAPERS, WAYS

LEAST_TEXT = 6.0
"""The smallest limit that can be chosen, in points: print smaller than this is read by nobody."""


GAP = 10
"""Between a question and its answer, in pixels."""

_INSET = 7

_FLAGS = Qt.ItemDataRole.UserRole - 1
"""Where a box keeps whether one of its choices can be chosen."""


class PageSetupForm(QWidget):
    """Every choice of a page set-up, one below the other; `changed` says that it is another one."""

    changed = Signal()

    def __init__(self, setup: PageSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = _choice("Paper", [text for _, text in PAPERS])
        self.way = _choice("Way round", [text for _, text in WAYS])
        self.mode = _choice("Pages", [text for _, text in MODES])
        self.smallest = _number("Smallest text", (LEAST_TEXT, LARGEST_SMALLEST_TEXT), " pt")
        self.margin = _number("Margins", (SMALLEST_MARGIN, 40.0), " mm")
        self.overlap = _number("Overlap of tiles", (5.0, 50.0), " mm")
        self.index = QCheckBox("An index of posts at the end")
        self.header, self.footer = _words("Words at the head"), _words("Words at the foot")
        self.version = _words("Version")
        self.draft = QCheckBox("DRAFT on every page")
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setVerticalSpacing(8)
        self.rows.setHorizontalSpacing(GAP)
        self.rows.addRow("Paper", _beside(self.paper, self.way))
        for each in (self.mode, self.overlap, self.smallest, self.margin):
            self.rows.addRow(each.accessibleName(), each)
        self.rows.addRow("", self.index)
        for line in (self.header, self.footer):
            self.rows.addRow(line.accessibleName(), line)
        self.rows.addRow("Version", _beside(self.version, self.draft))
        self._is_chart = True
        self.show_setup(setup)
        self.mode.currentIndexChanged.connect(self._offer_overlap)
        for choice in (self.paper, self.way, self.mode):
            choice.currentIndexChanged.connect(self.changed)
        for number in (self.smallest, self.margin, self.overlap):
            number.valueChanged.connect(self.changed)
        for line in (self.header, self.footer, self.version):
            line.textChanged.connect(self.changed)
        for box in (self.index, self.draft):
            box.toggled.connect(self.changed)

    def show_setup(self, setup: PageSetup) -> None:
        """Show another page set-up, and say so once."""
        self.blockSignals(True)
        self.paper.setCurrentIndex([each for each, _ in PAPERS].index(setup.paper))
        self.way.setCurrentIndex([each for each, _ in WAYS].index(setup.orientation))
        self.mode.setCurrentIndex([each for each, _ in MODES].index(setup.mode))
        self.smallest.setValue(setup.smallest)
        self.margin.setValue(setup.margin)
        self.overlap.setValue(setup.overlap)
        self.index.setChecked(setup.index)
        self.header.setText(setup.wording.header)
        self.footer.setText(setup.wording.footer)
        self.version.setText(setup.wording.version)
        self.draft.setChecked(setup.wording.draft)
        self.blockSignals(False)
        self._offer_overlap()
        self.changed.emit()

    @property
    def setup(self) -> PageSetup:
        """What is chosen."""
        return PageSetup(
            paper=PAPERS[self.paper.currentIndex()][0],
            orientation=WAYS[self.way.currentIndex()][0],
            margin=self.margin.value(),
            mode=MODES[self.mode.currentIndex()][0],
            smallest=self.smallest.value(),
            index=self.index.isChecked(),
            wording=Wording(
                self.header.text().strip(),
                self.footer.text().strip(),
                self.version.text().strip(),
                self.draft.isChecked(),
            ),
            overlap=self.overlap.value(),
        )

    def suit(self, *, chart: bool, index: bool = True) -> None:
        """Offer what a chart has, or only what a report has too: its text is always as large.

        Without an `index` there is no poster either: both are for paper alone.
        """
        self._is_chart = chart
        for each in (self.mode, self.smallest):
            self.rows.setRowVisible(each, chart)
        self.rows.setRowVisible(self.index, chart and index)
        poster = self.mode.model().index([mode for mode, _ in MODES].index(Mode.POSTER), 0)
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        self.mode.model().setData(poster, usual.value if index else 0, _FLAGS)
        self._offer_overlap()

    def _offer_overlap(self) -> None:
        is_poster = MODES[self.mode.currentIndex()][0] is Mode.POSTER
        self.rows.setRowVisible(self.overlap, self._is_chart and is_poster)


class PageSetupDialog(QDialog):
    """Asks for the page set-up of a chart; `go_on` is given the answer."""

    def __init__(self, parent: QWidget, setup: PageSetup, go_on: Callable[[PageSetup], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Page set-up")
        self.setMinimumWidth(420)
        self._go_on = go_on
        self.form = PageSetupForm(setup)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.form)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Go on with what is chosen."""
        super().accept()
        self._go_on(self.form.setup)


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in widgets:
        row.addWidget(each, 1)
    return row


def _choice(name: str, texts: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(texts)
    return box


def _number(name: str, limits: tuple[float, float], unit: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setRange(*limits)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setSuffix(unit)
    box.lineEdit().setTextMargins(_INSET, 0, 0, 0)  # the padding of the style sheet does not reach it
    return box


def _words(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setMaxLength(80)
    return line
