"""The pages sheet: how the chart falls on paper, with every page edge, while it is edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.pages import ChartRequest, Sheets, lay_out
from orgdesigner.chart.paper.setup import PageSetup, scale_of
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import STAFF, Names, Pay
from orgdesigner.rules.base import Subject
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.dialogs.page_setup import PageSetupDialog
from orgdesigner.ui.newest import Newest
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.sheet import Sheet
from orgdesigner.ui.wanted import CHARTS, MODES, NAMES, PAPERS, WAYS, Wanted, caption_of
from orgdesigner.ui.widgets.flow import FlowLayout
from orgdesigner.ui.widgets.page_area import PageArea


class PagesSheet(Sheet):
    """Shows the pages that would be printed. A click selects a post; a double click goes to its card."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        self._measure = FontMeasure()
        self.kind = self._choice("Chart", [text for _, text in CHARTS])
        self.names = self._choice("Who", [text for _, text in NAMES])
        self.paper = self._choice("Paper", [text for _, text in PAPERS])
        self.way = self._choice("Way round", [text for _, text in WAYS])
        self.mode = self._choice("Pages", [text for _, text in MODES])
        self.more = QPushButton("Page set-up…")
        self.more.clicked.connect(self._ask)
        self._setup = PageSetup()
        self._followed, self._looking = self.chart_kind, EVERYTHING
        self._words = QLabel()
        self._words.setObjectName("supporting")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = FlowLayout()
        row.setContentsMargins(14, 8, 14, 4)
        row.setSpacing(8)
        for each in (self.kind, self.names, self.paper, self.way, self.mode, self.more):
            row.addWidget(each)
        self._words.setWordWrap(True)  # in a narrow window it takes two lines, and no other pane makes way
        self._words.setContentsMargins(14, 0, 14, 8)
        self.area = self.plane = PageArea(self._measure, appearance.theme, self)
        self.area.picked.connect(self._pick)
        self.area.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._words)
        column.addWidget(self.area, 1)
        self._newest = Newest(self)
        self._newest.ready.connect(self._show)
        session.selection_changed.connect(self._mark)
        session.findings_changed.connect(self._grow_stale)
        self.setFocusProxy(self.area)

    @property
    def chart_kind(self) -> ChartView:
        """Which chart the pages show."""
        return CHARTS[self.kind.currentIndex()][0]

    @property
    def wanted(self) -> Wanted:
        """What the pages show, to be printed as it is."""
        setup = replace(
            self._setup,
            paper=PAPERS[self.paper.currentIndex()][0],
            orientation=WAYS[self.way.currentIndex()][0],
            mode=MODES[self.mode.currentIndex()][0],
        )
        return Wanted(self.chart_kind, STAFF.told_no_more(self._names, Pay.ABSENT), setup=setup)

    @property
    def _names(self) -> Names:
        return NAMES[self.names.currentIndex()][0]

    @property
    def looking(self) -> Looking:
        """What the pages leave out, as the same chart did on the canvas; another chart is there whole."""
        return self._looking if self.chart_kind is self._followed else EVERYTHING

    @property
    def is_settled(self) -> bool:
        """Whether the pages are those of the present, and all drawn that are in view."""
        return not self._newest.busy and self.area.is_settled

    @property
    def words(self) -> str:
        """What is said of the pages in words."""
        return self._words.text()

    def follow_chart(self, kind: ChartView, looking: Looking) -> None:
        """Show the pages of the chart that was looked at before, folded and in focus as it was."""
        if (kind, looking) != (self._followed, self._looking):
            self._followed, self._looking = kind, looking
            self._grow_stale()
        self.kind.setCurrentIndex([each for each, _ in CHARTS].index(kind))

    def refresh(self) -> None:
        """Lay the pages out as the structure is now, in a thread, and show them when they are there."""
        self.area.set_theme(self.appearance.theme)
        wanted = self.wanted
        request = ChartRequest(
            self.session.view.snapshot().view,
            self.chart_kind,
            caption_of(self.session, date.today()),
            Showing(names=self._names),
            looking=self.looking,
        )
        self._newest.ask(partial(lay_out, request, self._measure, wanted.setup.said_to(wanted.audience)))

    def _show(self, sheets: Sheets) -> None:
        self.area.show_sheets(sheets)
        self._mark()
        count = len(sheets.pages)
        pages = "1 page" if count == 1 else f"{count} pages"
        way = "landscape" if sheets.format.width > sheets.format.height else "portrait"
        smallest = sheets.scale / scale_of(1.0)
        self._words.setText(f"{pages}, {way}; the smallest text is {smallest:.1f} pt")

    def _ask(self) -> None:
        PageSetupDialog(self, self.wanted.setup, self._take).open()

    def _take(self, setup: PageSetup) -> None:
        self._setup = setup
        self.paper.setCurrentIndex([each for each, _ in PAPERS].index(setup.paper))
        self.way.setCurrentIndex([each for each, _ in WAYS].index(setup.orientation))
        self.mode.setCurrentIndex([each for each, _ in MODES].index(setup.mode))
        self._grow_stale()

    def _mark(self) -> None:
        self.area.choose(self.session.selected_posts())

    def _pick(self, post: str) -> None:
        self.session.select(*([Subject("post", post)] if post else []))

    def _open(self, post: str) -> None:
        self.shown.emit(Subject("post", post))

    def _choice(self, label: str, texts: list[str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(label)
        box.setToolTip(label)
        box.addItems(texts)
        box.currentIndexChanged.connect(self._grow_stale)
        return box
