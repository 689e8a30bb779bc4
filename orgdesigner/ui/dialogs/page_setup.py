"""Page set-up: the paper, how a chart falls on pages, the smallest text, and words on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.chart.paper.setup import LARGEST_SMALLEST_TEXT, SMALLEST_MARGIN, Mode, PageSetup, Wording
from orgdesigner.ui.wanted import MODES, PAPERS, WAYS

LEAST_TEXT = 6.0
"""The smallest limit that can be chosen, in points: print smaller than this is read by nobody."""

T = TypeVar("T")


class PageSetupForm(QWidget):
    """Every choice of a page set-up, one below the other; `changed` says that it is another one."""

    changed = Signal()

    def __init__(self, setup: PageSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = _choice("Paper", PAPERS, setup.paper)
        self.way = _choice("Way round", WAYS, setup.orientation)
        self.mode = _choice("Pages", MODES, setup.mode)
        self.smallest = _number("Smallest text", setup.smallest, (LEAST_TEXT, LARGEST_SMALLEST_TEXT), " pt")
        self.margin = _number("Margins", setup.margin, (SMALLEST_MARGIN, 40.0), " mm")
        self.overlap = _number("Overlap of tiles", setup.overlap, (5.0, 50.0), " mm")
        self.index = QCheckBox("An index of posts at the end")
        self.index.setChecked(setup.index)
        self.header = _words("Words at the head", setup.wording.header)
        self.footer = _words("Words at the foot", setup.wording.footer)
        self.version = _words("Version", setup.wording.version)
        self.draft = QCheckBox("DRAFT across every page")
        self.draft.setChecked(setup.wording.draft)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setVerticalSpacing(8)
        for each in (self.paper, self.way, self.mode, self.smallest, self.margin, self.overlap):
            self.rows.addRow(each.accessibleName(), each)
        self.rows.addRow("", self.index)
        for line in (self.header, self.footer, self.version):
            self.rows.addRow(line.accessibleName(), line)
        self.rows.addRow("", self.draft)
        self.mode.currentIndexChanged.connect(self._offer_overlap)
        for choice in (self.paper, self.way, self.mode):
            choice.currentIndexChanged.connect(self.changed)
        for number in (self.smallest, self.margin, self.overlap):
            number.valueChanged.connect(self.changed)
        for line in (self.header, self.footer, self.version):
            line.textChanged.connect(self.changed)
        for box in (self.index, self.draft):
            box.toggled.connect(self.changed)
        self._is_chart = True
        self._offer_overlap()

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

    def suit(self, *, chart: bool) -> None:
        """Offer what a chart has, or only what a report has too: paper, way round and margins."""
        self._is_chart = chart
        for each in (
            self.mode,
            self.smallest,
            self.index,
            self.header,
            self.footer,
            self.version,
            self.draft,
        ):
            each.setEnabled(chart)
        self._offer_overlap()

    def _offer_overlap(self) -> None:
        is_poster = MODES[self.mode.currentIndex()][0] is Mode.POSTER
        self.overlap.setEnabled(self._is_chart and is_poster)


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


def _choice(name: str, choices: Sequence[tuple[T, str]], chosen: T) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems([text for _, text in choices])
    box.setCurrentIndex([each for each, _ in choices].index(chosen))
    return box


def _number(name: str, value: float, limits: tuple[float, float], unit: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setRange(*limits)
    box.setDecimals(1)
    box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
    box.setSingleStep(0.5)
    box.setSuffix(unit)
    box.setValue(value)
    return box


def _words(name: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    line.setMaxLength(80)
    return line
