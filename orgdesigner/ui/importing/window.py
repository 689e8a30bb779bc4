"""The import window: what was detected, what needs a look, and what would change; all of it on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.exchange.incoming.trial.shown import Shown, Trouble
from orgdesigner.ui.importing.columns import ColumnList
from orgdesigner.ui.importing.offer_list import NO_LIST, NOTHING_NEW, OfferList
from orgdesigner.ui.importing.sample import Sample
from orgdesigner.ui.importing.settings_row import SettingsRow
from orgdesigner.ui.importing.troubles import TroubleList
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.tabs import Tabs

_WHOLE = 1000
_MARGIN = 80
"""So much of the window below stays in sight, where there is room for more than is needed."""


class ImportWindow(QDialog):
    """Shows an import and what somebody corrects in it; it reads nothing and changes nothing itself.

    `taken` comes when the lines that are ticked are wanted, and says whether as a plan of their own.
    `activated` comes when somebody is back from another program, `read_again` when the file is to be read
    anew.
    """

    taken = Signal(bool)
    activated = Signal()
    read_again = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import a staff list")
        room = parent.window().size()
        self.resize(
            max(scaled(1080), min(scaled(1400), room.width() - _MARGIN)),
            max(scaled(680), min(scaled(900), room.height() - _MARGIN)),
        )
        self.detected = _words("strong")
        self.settings = SettingsRow()
        self.columns, self.sample = ColumnList(), Sample()
        self.troubles, self.offers = TroubleList(), OfferList()
        self.complete = QCheckBox("This list has every&body: who is not in it has left")
        self.never = _words("hint")
        self.account = _words("strong")
        self.said = _words("hint")
        self.working = QProgressBar()
        self.working.setTextVisible(False)
        self.working.setAccessibleName("How far the list has been read")
        self.doing = _words("hint")
        self.changed, self.progress = QWidget(), QWidget()
        self.foot = QStackedWidget()  # nothing jumps when work begins or ends
        self._busy, self._is_list = True, False
        self._make_buttons()
        self._make_rows()
        self._lay_out()
        self.columns.turned.connect(self.sample.point_at_column)
        self.troubles.turned.connect(self._point_at)
        self.offers.ticked.connect(self._allow)
        self.show_busy(True)
        self.columns.setFocus()

    def show_import(self, shown: Shown) -> None:
        """Show what a list is, how it was read, what needs a look, and what would change."""
        self.detected.setText(shown.detected)
        self.settings.show_settings(shown.settings)
        self.sample.show_sheet(shown.sheet, frozenset(shown.headings))
        self.columns.show_columns(shown.columns, shown.meanings)
        self.columns.setVisible(bool(shown.columns))
        self.sample.rows.allow_repairs(bool(shown.columns))
        _say(self.never, shown.never)
        self._show_troubles(shown.troubles)
        self.account.setText(shown.refused or shown.account)
        self._is_list = bool(shown.account) and not shown.refused
        self.offers.show_offers(shown.offers, nothing=NOTHING_NEW if self._is_list else NO_LIST)
        self.show_changed(False)
        self.show_busy(False)

    def show_refusal(self, words: str) -> None:
        """Say why nothing can be taken over as it is read now; what was detected can still be put right."""
        self._show_troubles(())
        self.account.setText(words)
        self._is_list = False
        self.offers.show_offers((), nothing=NO_LIST)
        self.show_busy(False)

    def show_changed(self, changed: bool) -> None:
        """Say whether the file is another by now than the one that is shown."""
        self.changed.setVisible(changed)

    def show_busy(self, busy: bool) -> None:
        """Say whether the list is still being read; nothing can be taken over meanwhile."""
        self._busy = busy
        self.foot.setCurrentWidget(self.progress if busy else self.said)
        if busy:
            self.show_progress(0.0, "Reading the file")
        self._allow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def show_progress(self, done: float, words: str) -> None:
        """Say how far the work is, from 0 to 1, and what is being done; of 0 only that something is."""
        self.working.setRange(0, _WHOLE if done else 0)
        self.working.setValue(round(done * _WHOLE))
        self.doing.setText(words)

    @property
    def is_busy(self) -> bool:
        """Whether the list is still being read."""
        return self._busy

    @property
    def can_be_taken(self) -> bool:
        """Whether the source is a list, as it is read now."""
        return self._is_list

    def say(self, words: str) -> None:
        """Say what the ticked lines come to."""
        self.said.setText(words)

    def _show_troubles(self, troubles: Sequence[Trouble]) -> None:
        self.troubles.show_troubles(troubles)
        self.tabs.rename(self.troubles, f"Needs a look ({len(troubles):,})" if troubles else "Needs no look")

    def _make_buttons(self) -> None:
        self.buttons = QDialogButtonBox()
        self.cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.as_plan, self.take = QPushButton("As a new &plan"), QPushButton("&Take over what is ticked")
        self.take.setObjectName("primary")
        self.buttons.addButton(self.as_plan, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (self.cancel, self.as_plan, self.take):
            button.setAutoDefault(False)  # Enter opens and repairs what the keyboard is on
        self.take.clicked.connect(lambda: self.taken.emit(False))
        self.as_plan.setToolTip("The whole list in a plan of its own, whatever is ticked")
        self.as_plan.clicked.connect(lambda: self.taken.emit(True))
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.columns)
        across.addWidget(self.sample)
        across.setSizes([scaled(470), scaled(550)])
        self.tabs = Tabs(self)
        self.tabs.add("What would change", self.offers)
        self.tabs.add("Needs a look", self.troubles)
        down = QSplitter(Qt.Orientation.Vertical)
        down.addWidget(across)
        down.addWidget(self.tabs)
        down.setSizes([scaled(260), scaled(280)])
        for splitter in (across, down):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        foot = QHBoxLayout()
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        above: tuple[QWidget, ...] = (self.changed, self.detected, self.settings)
        below: tuple[QWidget, ...] = (self.complete, self.never, self.account)
        for widget in above:
            whole.addWidget(widget)
        whole.addWidget(down, 1)
        for widget in below:
            whole.addWidget(widget)
        whole.addLayout(foot)

    def _make_rows(self) -> None:
        """Make the row that says how far the work is, and the one that says that the file has changed."""
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.working)
        row.addWidget(self.doing, 1)
        self.working.setFixedSize(scaled(160), scaled(8))
        for page in (self.said, self.progress):
            self.foot.addWidget(page)
        self.foot.setMaximumHeight(scaled(40))
        row = QHBoxLayout(self.changed)
        row.setContentsMargins(0, 0, 0, 0)
        words = _words("strong")
        words.setText("The file has changed since it was read.")
        again = QPushButton("&Read it again")
        again.setAutoDefault(False)
        again.clicked.connect(self.read_again)
        row.addWidget(words)
        row.addWidget(again)
        row.addStretch(1)
        self.changed.hide()

    def _allow(self) -> None:
        taken = len(self.offers.model.taken)
        self.tabs.rename(self.offers, f"What would change ({taken:,} of {self.offers.model.count:,})")
        if not self._is_list:
            self.say("")
        self.take.setEnabled(not self._busy and self._is_list and bool(taken))
        self.as_plan.setEnabled(not self._busy and self._is_list)

    def _point_at(self, trouble: Trouble) -> None:
        if trouble.row and self.troubles.isVisible():
            self.sample.point_at(trouble.row, trouble.column or 0)


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
