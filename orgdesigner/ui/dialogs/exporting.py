"""The one question before anything leaves the program: what, for whom, in which kind of file, on which pages.

Beside the answers is the first page as it will be, and in words what is told to whom.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import Theme
from orgdesigner.exchange.outgoing.exporting import Source
from orgdesigner.exchange.outgoing.formats import Extent, File, Kind, Whole, files_for
from orgdesigner.exchange.outgoing.shapes.drawing import for_shapes
from orgdesigner.ui.dialogs.audience import AudienceForm
from orgdesigner.ui.dialogs.page_setup import GAP, PageSetupForm
from orgdesigner.ui.previewing import Asked, Previewing, Seen
from orgdesigner.ui.wanted import Purpose, Wanted, kinds_for
from orgdesigner.ui.widgets.page_preview import PagePreview

_LET_TYPE = 150
"""Milliseconds without another choice after which the page is made anew."""

_SIZE = QSize(980, 680)

_FILE = Qt.ItemDataRole.UserRole + 1

_SEARCHED = "The file is searched before it is put in place: anything more in it stops the export."


class ExportDialog(QDialog):
    """Asks what is wanted; `go_on` is given the answer. `suited` gives each kind the pages it was on last."""

    def __init__(
        self,
        parent: QWidget,
        *,
        purpose: Purpose,
        wanted: Wanted,
        source: Source,
        theme: Theme,
        suited: Callable[[Wanted], Wanted],
        go_on: Callable[[Wanted], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(purpose.value)
        self._purpose, self._suited, self._go_on = purpose, suited, go_on
        self._shown = False
        self.kind = _kinds(purpose, is_proposal=source.before is not None)
        self.audience = AudienceForm(wanted.audience, _SEARCHED if purpose is Purpose.EXPORT else "")
        self.marks = QCheckBox("Marks of findings on the cards")
        self.marks.setChecked(wanted.marks)
        self.file = QComboBox()
        self.file.setAccessibleName("File")
        self.pages = PageSetupForm(wanted.setup)
        self.preview = PagePreview(theme)
        self.previewing = Previewing(source, self)
        self.previewing.ready.connect(self._show_page)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LET_TYPE)
        self._soon.timeout.connect(self._look)
        self._lay_out()
        self.kind.setCurrentIndex(_row_of(self.kind, wanted.kind))
        self._offer_files(wanted.ending)
        self._suit()
        self.kind.currentIndexChanged.connect(self._take_kind)
        self.audience.changed.connect(self._look_soon)
        self.file.currentIndexChanged.connect(self._suit)
        self.marks.toggled.connect(self._look_soon)
        self.pages.changed.connect(self._look_soon)
        self.preview.turned.connect(self._turn)
        self.preview.resized.connect(self._look_soon)
        self.finished.connect(self.previewing.give_up)

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return Wanted(
            kind=self._kind,
            audience=self.audience.audience,
            ending=self._file.ending,
            setup=self.pages.setup,
            marks=self.marks.isChecked() and isinstance(self._kind, ChartView),
        )

    def accept(self) -> None:
        """Go on with what is chosen."""
        wanted = self.wanted
        super().accept()
        self._go_on(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        _align(self.rows, self.audience.rows, self.pages.rows)
        self._shown = True
        self._look_soon()

    @property
    def _kind(self) -> Kind:
        kind: Kind = self.kind.currentData()
        return kind

    @property
    def _file(self) -> File:
        file: File = self.file.currentData(_FILE)
        return file

    # Putting together

    def _lay_out(self) -> None:
        do = QPushButton(self._purpose.button)
        do.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.rows = QFormLayout()
        self.rows.setVerticalSpacing(8)
        self.rows.setHorizontalSpacing(GAP)
        self.rows.addRow("What", self.kind)
        self.rows.addRow("File", self.file)
        self.rows.setRowVisible(self.file, self._purpose is Purpose.EXPORT)
        answers = QVBoxLayout()
        answers.setSpacing(8)
        answers.addLayout(self.rows)
        answers.addWidget(_line())
        answers.addWidget(self.audience)
        answers.addWidget(self.marks)
        self._between = _line()
        answers.addWidget(self._between)
        answers.addWidget(self.pages)
        answers.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addLayout(answers, 3)
        sides.addWidget(self.preview, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(sides, 1)
        column.addWidget(buttons)
        self.resize(_SIZE)

    # Answering

    def _take_kind(self) -> None:
        wanted = self._suited(self.wanted)
        self.pages.show_setup(wanted.setup)
        self._offer_files(wanted.ending)
        self._suit()

    def _offer_files(self, chosen: str) -> None:
        self.file.blockSignals(True)
        self.file.clear()
        for each in files_for(self._kind):
            self.file.addItem(f"{each.title} ({each.ending})", each.ending)
            self.file.setItemData(self.file.count() - 1, each, _FILE)
        self.file.setCurrentIndex(max(0, self.file.findData(chosen)))
        self.file.blockSignals(False)

    def _suit(self) -> None:
        """Ask only what makes a difference to what is chosen."""
        is_chart = isinstance(self._kind, ChartView)
        self.audience.lock(everything=self._kind is Whole.PLAN)
        self.marks.setVisible(is_chart and self._extent is not Extent.NONE)
        has_pages = self._extent in (Extent.PAGES, Extent.SHAPES)
        self._between.setVisible(has_pages)
        self.pages.setVisible(has_pages)
        is_pack = self._kind is Whole.PACK
        self.pages.draft.setEnabled(not is_pack)  # it is one, until the governors have decided
        self.pages.suit(chart=is_chart or is_pack, index=self._extent is Extent.PAGES and not is_pack)
        self._look_soon()

    @property
    def _extent(self) -> Extent:
        return Extent.PAGES if self._purpose is not Purpose.EXPORT else self._file.extent

    # Looking

    def _look_soon(self) -> None:
        if not self._shown:
            return
        if self._extent is not Extent.NONE:
            self.preview.wait("Laying out…")
        self._soon.start()

    def _look(self, number: int = 0) -> None:
        self.previewing.give_up()
        extent = self._extent
        if extent is Extent.NONE:
            self.preview.say(self._file.about)
            return
        self.preview.wait("Laying out…")
        wanted, ratio = self.wanted, self.devicePixelRatioF()
        if extent is Extent.SHAPES:
            wanted = replace(wanted, setup=for_shapes(wanted.setup))
        self.previewing.ask(Asked(wanted.audience, wanted.choice, extent, number, self.preview.room, ratio))

    def _turn(self, number: int) -> None:
        self._look(number)

    def _show_page(self, seen: Seen) -> None:
        self.preview.show_page(seen.image, seen.number, seen.count, self._said(seen))

    def _said(self, seen: Seen) -> str:
        width, height, _ = seen.format
        if self._extent is Extent.SHEET:
            return f"One picture, {width:,.0f} × {height:,.0f} mm"
        pages = "1 page" if seen.count == 1 else f"{seen.count} pages"
        way = "landscape" if width > height else "portrait"
        smallest = "" if seen.smallest is None else f", smallest text {seen.smallest:.1f} pt"
        said = f"{pages}, {way}{smallest}"
        return said if seen.count == 1 else f"Page {seen.number + 1} of {said}"


def _kinds(purpose: Purpose, *, is_proposal: bool) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName("What")
    for group in kinds_for(purpose, is_proposal=is_proposal):
        if box.count():
            box.insertSeparator(box.count())
        for kind, title in group:
            box.addItem(title, kind)
    return box


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def _align(*forms: QFormLayout) -> None:
    """Let the fields of forms that stand one below the other begin at the same place."""
    role = QFormLayout.ItemRole.LabelRole
    items = [form.itemAt(row, role) for form in forms for row in range(form.rowCount())]
    labels = [label for item in items if item is not None and (label := item.widget()) is not None]
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)


def _row_of(box: QComboBox, kind: Kind) -> int:
    """Return where something stands in the list; Qt itself compares what is no text by where it is kept."""
    return next((row for row in range(box.count()) if box.itemData(row) == kind), 0)
