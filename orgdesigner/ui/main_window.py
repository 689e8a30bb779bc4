"""The window, put together: the canvas in the middle and quiet panes round it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.model.document import Cause, Event
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.commands.arranging import ArrangingCommands
from orgdesigner.ui.commands.editing import EditCommands
from orgdesigner.ui.commands.files import FileCommands
from orgdesigner.ui.commands.help import HelpCommands
from orgdesigner.ui.commands.keyboard import KeyboardCommands
from orgdesigner.ui.commands.looks import LookCommands
from orgdesigner.ui.commands.panes import PaneCommands
from orgdesigner.ui.commands.paper import PaperCommands
from orgdesigner.ui.commands.plans import PlanCommands
from orgdesigner.ui.commands.rules import RuleCommands
from orgdesigner.ui.commands.search import SearchCommands
from orgdesigner.ui.commands.structure import StructureCommands
from orgdesigner.ui.commands.views import ViewCommands
from orgdesigner.ui.commands.what_if import WhatIfCommands
from orgdesigner.ui.filing import Filing, empty_document
from orgdesigner.ui.fitting import Fitting
from orgdesigner.ui.middle import Middle
from orgdesigner.ui.navigation import Navigation
from orgdesigner.ui.offering import Offering
from orgdesigner.ui.panels.findings import FindingsPanel
from orgdesigner.ui.panels.history import HistoryPanel
from orgdesigner.ui.panels.inspector import Inspector
from orgdesigner.ui.panels.outline import OutlinePanel
from orgdesigner.ui.panels.tray import TrayPanel
from orgdesigner.ui.room import Need, Room
from orgdesigner.ui.session import Session
from orgdesigner.ui.status import StatusBar
from orgdesigner.ui.style import dress
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.topbar import TopBar
from orgdesigner.ui.widgets.bar import Bars
from orgdesigner.ui.widgets.tabs import Tabs
from orgdesigner.ui.widgets.tips import literal
from orgdesigner.ui.widgets.toast import Toast

_LAYOUT_VERSION = 1
_LEAST_SIZE = QSize(560, 320)
"""The smallest window that is of use: less than a quarter of a small laptop's screen."""

_BESIDE_MENUS = 40
"""What the bar of menus needs beside them and the name of the file, in pixels."""

_LEAST_OF_A_NAME = 8
"""Fewer letters than these say nothing."""


class MainWindow(QMainWindow):
    """One plan in a window. `today` decides which waivers have expired.

    `seen` follows the first picture; only then are the rules asked, so that it doesn't wait for them.
    """

    seen = Signal()

    def __init__(self, *, today: date, appearance: Appearance | None = None) -> None:
        super().__init__()
        self._was_painted = False
        self.setAcceptDrops(True)
        self.appearance = appearance or Appearance(parent=self)
        self.session = Session(empty_document(), today=today, parent=self)
        self.session.check_later()
        self.filing = Filing(self.session, parent=self)
        self._make_panes()
        self._make_commands()
        self._lay_out()
        self._dress()
        self._connect()
        self._give_way()
        self._restore()

    # Putting together

    def _make_panes(self) -> None:
        self.canvas = Canvas(self.session, theme=self.appearance.theme, parent=self)
        self.outline = OutlinePanel(self.session, self.appearance, self)
        self.tray = self.canvas.carrying.tray = TrayPanel(self.session, self.canvas, self.outline)
        self.outline.add_below(self.tray)
        self.inspector = Inspector(self.session, self)
        self.findings = FindingsPanel(self.session, self.appearance, self)
        self.history = HistoryPanel(self.session, self)
        self.status = StatusBar(self.session, self)
        self.bars = Bars(self)
        self.middle = Middle(self.canvas, self.session, self.appearance, self)
        self.middle.zoom_changed.connect(self.status.show_zoom)
        self.status.show_zoom(self.canvas.zoom)
        self.status.add(self.canvas.legend)
        self.toast = Toast(self.middle)
        self.toast.undo_requested.connect(self.session.undo)
        self.foot = Tabs(self)
        self.foot.add("Findings", self.findings)
        self.foot.add("History", self.history)
        panes = (self.canvas, self.outline)
        self.actions_by_name = Actions(self, self.appearance.icons, structure_panes=panes)
        self.topbar = TopBar(self.session, self.actions_by_name, self)
        self.topbar.search.lie_over(self.middle)

    def _make_commands(self) -> None:
        session, canvas, actions = self.session, self.canvas, self.actions_by_name
        self.navigation = Navigation(session, canvas, self.middle, self.outline, self.topbar, actions)
        panes = {"show_outline": self.outline, "show_inspector": self.inspector, "show_findings": self.foot}
        self.files = FileCommands(self, self.session, self.filing, self.bars, self.toast)
        self.paper = PaperCommands(
            self, session, self.filing, canvas, self.middle, self.appearance, self.toast
        )
        self.search = SearchCommands(self.topbar.search, session, canvas, self.middle, self.navigation)
        self.views = ViewCommands(canvas, self.middle, self.navigation, self.search, self.toast)
        self.rules = RuleCommands(self, self.session, self.toast)
        self.what_if = WhatIfCommands(self, session, self.appearance, self.navigation, actions)
        groups = self._commands = (  # a connection alone does not keep the object of a bound method alive
            self.files,
            self.files.imports,
            self.paper,
            self.views,
            self.search,
            self.what_if,
            EditCommands(self.session, self.canvas, self.inspector, self.toast),
            StructureCommands(self, self.session, self.canvas, self.toast),
            PlanCommands(self, self.session, self.toast),
            self.rules,
            PaneCommands(canvas, panes, self._stops, actions),
            KeyboardCommands(self, session, self.navigation, actions),
            LookCommands(canvas, self.navigation, actions),
            ArrangingCommands(canvas, self.navigation, actions),
            HelpCommands(self, self.filing, self.appearance),
        )
        actions.connect_all(groups)
        canvas.alone = False
        self.offering = Offering(session, canvas, actions, self)
        self.offering.explained.connect(self.status.say)

    def _lay_out(self) -> None:
        self.actions_by_name.fill(self.menuBar(), self.files.recent_menu())
        self.menuBar().setMinimumWidth(1)  # the name of the file beside the menus gives way
        self.filename = QLabel()
        self.filename.setTextFormat(Qt.TextFormat.PlainText)
        self.filename.setObjectName("filename")
        self.filename.setMinimumHeight(scaled(30))
        self.filename.setContentsMargins(12, 0, 12, 0)
        self.filename.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        body = QWidget(self)
        self.setCentralWidget(body)
        self.down = QSplitter(Qt.Orientation.Vertical, body)
        self.across = QSplitter(Qt.Orientation.Horizontal, self.down)
        for pane in (self.outline, self.middle, self.inspector):
            self.across.addWidget(pane)
        self.down.addWidget(self.foot)
        for splitter, sizes, grows in ((self.across, [240, 860, 266], 1), (self.down, [470, 190], 0)):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.setSizes(sizes)
            splitter.setStretchFactor(grows, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.topbar, self.bars, self.down, self.status):
            column.addWidget(widget)
        column.setStretchFactor(self.down, 1)

    def _connect(self) -> None:
        session = self.session
        session.refused.connect(self.toast.say)
        session.done.connect(self._say_done)
        session.changed.connect(self._say_step)
        session.history_changed.connect(self.toast.withdraw_offer)
        session.findings_changed.connect(self._count_findings)
        session.history_changed.connect(self._offer_undo)
        session.replaced.connect(self._offer_undo)
        self.filing.state_changed.connect(self._show_filename)
        self.topbar.view_chosen.connect(self.navigation.show_view)
        self.topbar.search.textChanged.connect(self.search.seek)
        self.topbar.search.stepped.connect(self.search.step)
        self.topbar.search.given_up.connect(self.search.give_back)
        self.topbar.search.left.connect(self.search.stay_here)
        self.outline.activated.connect(self.navigation.go_to)
        self.tray.place_requested.connect(self.actions_by_name["move_to"].trigger)
        self.outline.menu_requested.connect(self.offering.show_menu)
        self.inspector.asked_what_if.connect(self.what_if.ask)
        for signal in (session.selection_changed, session.place_changed, session.changed):
            signal.connect(self.what_if.name_actions)
        self.middle.shown.connect(self.navigation.show_on_chart)
        self.findings.shown.connect(self.navigation.go_to)
        self.findings.way_asked.connect(self.rules.show_rule)
        self.status.asked.connect(self.show_figure)
        self.canvas.message.connect(self.status.say)
        self.canvas.import_requested.connect(self.files.imports.import_organogram)
        self.canvas.gesture_changed.connect(self._guard_gesture)
        self.canvas.let_go.connect(self.views.step_back)
        self.canvas.focusing.left.connect(self.toast.say)
        self.appearance.changed.connect(self._redress)
        self.views.view_teams()
        self._count_findings()
        self._offer_undo()
        self._show_filename()

    def _give_way(self) -> None:
        """Let panes and dialogs fit the screen."""
        self._fitting = Fitting(self)
        self._room = Room(
            (
                Need(self.inspector, self.actions_by_name["show_inspector"], width=scaled(960)),
                Need(self.outline, self.actions_by_name["show_outline"], width=scaled(760)),
                Need(self.foot, self.actions_by_name["show_findings"], height=scaled(540)),
            ),
            self,
        )

    # Starting and ending

    def start(self, file: Path | None) -> None:
        """Open a file, or the example school if there is none; the rules and recovery come later."""
        self.files.start(file)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)  # the arrow keys mean the chart at once
        self.seen.connect(self.session.check)
        self.seen.connect(self.files.settle_soon)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # The panes are painted in the same go. A timer from the start on could come before any of it,
            # because a screen asks for the first picture when it likes.
            QTimer.singleShot(0, self, self.seen.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.fit(event.size())
        self._fit_filename()

    def open_file(self, file: str) -> None:
        """Open a file that somebody dropped on the window or double-clicked."""
        self.files.open_path(Path(file))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.files.may_close():
            self._remember()
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.open_dropped([Path(url.toLocalFile()) for url in event.mimeData().urls()])

    def _remember(self) -> None:
        settings = QSettings()
        settings.setValue("window/version", _LAYOUT_VERSION)
        settings.setValue("window/geometry", self.saveGeometry())
        settings.setValue("window/across", self.across.saveState())
        settings.setValue("window/down", self.down.saveState())

    def _restore(self) -> None:
        settings = QSettings()
        self.setMinimumSize(_LEAST_SIZE)  # panes that ask for more close when there is not as much
        self.resize(QSize(1366, 768).boundedTo(QGuiApplication.primaryScreen().availableSize()))
        if settings.value("window/version", 0, type=int) != _LAYOUT_VERSION:
            return
        self.restoreGeometry(_bytes(settings.value("window/geometry")))
        self.across.restoreState(_bytes(settings.value("window/across")))
        self.down.restoreState(_bytes(settings.value("window/down")))
        if QGuiApplication.screenAt(self.geometry().center()) is None:
            self.move(40, 40)  # the screen that it was on is not there any more

    # Showing

    def _stops(self) -> Sequence[QWidget]:
        """Return where F6 goes, one after another."""
        return (
            self.topbar, self.outline.tree, self.middle.current, self.inspector, self.findings.list,
        )  # fmt: skip

    def show_figure(self, sheet: str, rules: str) -> None:
        """Look at the sheet behind a figure, and list the findings of its area; ids of its rules begin so."""
        self.navigation.show_view(sheet)
        self.foot.choose(self.findings)
        self.foot.show()
        self.findings.show_area(rules)

    def _dress(self) -> None:
        dress(_application(), self.appearance.theme)

    def _redress(self) -> None:
        self._dress()
        self.canvas.set_theme(self.appearance.theme)
        self.actions_by_name.refresh_icons(self.appearance.icons)

    def _say_done(self, label: str) -> None:
        self.toast.say(label, undo=True)

    def _say_step(self, event: Event) -> None:
        """Say what an undo took back, or a redo did again: it may be out of view."""
        words = {Cause.UNDO: "Undone", Cause.REDO: "Done again"}.get(event.cause)
        if words is not None:
            self.toast.say(f"{words}: {event.entry.change.label}")

    def _count_findings(self) -> None:
        count = sum(not finding.is_waived for finding in self.session.findings)
        self.foot.rename(self.findings, f"Findings {count}" if count else "Findings")

    def _offer_undo(self) -> None:
        document = self.session.document
        for name, ready, entry in (
            ("undo", document.can_undo, document.position - 1),
            ("redo", document.can_redo, document.position),
        ):
            label = document.history[entry].change.label if ready else ""
            self.actions_by_name.say(name, f"{name.capitalize()}: {label}" if ready else f"Nothing to {name}")

    def _guard_gesture(self, gesture: bool) -> None:
        self.actions_by_name.allow_during_gesture(gesture=gesture)

    def _fit_filename(self) -> None:
        """Show where the file is beside the menus, in the room that they leave; the title names it anyway."""
        words = f"{self.filing.name} — {self.filing.whereabouts}"
        bar, label = self.menuBar(), self.filename
        menus = bar.actionGeometry(bar.actions()[-1]).right() if bar.actions() else 0
        room = self.width() - menus - _BESIDE_MENUS
        sides = label.contentsMargins().left() + label.contentsMargins().right()
        text = label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room - sides))
        label.setText(text if len(text) > _LEAST_OF_A_NAME else "")
        label.setToolTip("" if text == words else literal(words))
        bar.setCornerWidget(label)  # only then does it make room for a longer text

    def _show_filename(self) -> None:
        self._fit_filename()
        self.setWindowTitle(f"{self.filing.name}[*] — OrgDesigner")
        self.setWindowModified(self.filing.dirty)


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())


def _bytes(value: object) -> QByteArray:
    return value if isinstance(value, QByteArray) else QByteArray()
