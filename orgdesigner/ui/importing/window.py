"""The import window: what was detected, what needs a look, and what would change; all of it on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.ui.importing.columns import ColumnList
from orgdesigner.ui.importing.offer_list import OfferList
from orgdesigner.ui.importing.sample import Sample
from orgdesigner.ui.importing.settings_row import SettingsRow
from orgdesigner.ui.importing.shown import Choice, Offer, Setting, ShownColumn, Trouble
from orgdesigner.ui.importing.troubles import TroubleList
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from orgdesigner.exchange.grid import Grid


class ImportWindow(QDialog):
    """Shows an import and what somebody corrects in it; it reads nothing and changes nothing itself.

    `taken` comes when the lines that are ticked are wanted, and says whether as a plan of their own.
    """

    taken = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import a staff list")
        self.resize(scaled(1080), scaled(720))
        self.detected = _words("strong")
        self.settings = SettingsRow()
        self.columns, self.sample = ColumnList(), Sample()
        self.troubles, self.offers = TroubleList(), OfferList()
        self.complete = QCheckBox("This list has &everybody: who is not in it has left")
        self.never = _words("hint")
        self.account = _words("strong")
        self.said = _words("hint")
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName("The list is being read")
        self._make_buttons()
        self._lay_out()
        self.columns.turned.connect(self.sample.point_at_column)
        self.troubles.turned.connect(self._point_at)
        self.offers.ticked.connect(self._allow)
        self.show_busy(True)
        self.columns.setFocus()

    def show_list(
        self, detected: str, settings: Sequence[Setting], grid: Grid, headings: Sequence[int]
    ) -> None:
        """Show what a file is and how it was read, over its rows as they are."""
        self.detected.setText(detected)
        self.settings.show_settings(settings)
        self.sample.show_sheet(grid, frozenset(headings))

    def show_columns(self, columns: Sequence[ShownColumn], meanings: Sequence[Choice], never: str) -> None:
        """Show what the columns were taken as, and what is never stored."""
        self.columns.show_columns(columns, meanings)
        self.columns.setVisible(bool(columns))
        _say(self.never, never)

    def show_troubles(self, troubles: Sequence[Trouble], account: str) -> None:
        """Show what needs a look, and the sum of the rows."""
        self.troubles.show_troubles(troubles)
        self.tabs.rename(self.troubles, f"Needs a look ({len(troubles):,})" if troubles else "Needs no look")
        self.account.setText(account)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what would change, line by line."""
        self.offers.show_offers(offers)

    def show_refusal(self, words: str) -> None:
        """Say why nothing can be taken over as it is read now; what was detected can still be put right."""
        self.show_columns((), (), "")
        self.show_troubles((), words)
        self.show_offers(())
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Say whether the list is still being read; nothing can be taken over meanwhile."""
        self._busy = busy
        self.working.setVisible(busy)
        self._allow()

    @property
    def is_busy(self) -> bool:
        """Whether the list is still being read."""
        return self._busy

    def say(self, words: str) -> None:
        """Say what the ticked lines come to."""
        self.said.setText(words)

    def _make_buttons(self) -> None:
        self.buttons = QDialogButtonBox()
        self.cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.as_plan, self.take = QPushButton("As a &new plan"), QPushButton("&Take over what is ticked")
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
        foot.addWidget(self.said, 1)
        foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        above: tuple[QWidget, ...] = (self.detected, self.settings)
        below: tuple[QWidget, ...] = (self.complete, self.never, self.account, self.working)
        for widget in above:
            whole.addWidget(widget)
        whole.addWidget(down, 1)
        for widget in below:
            whole.addWidget(widget)
        whole.addLayout(foot)

    def _allow(self) -> None:
        taken = len(self.offers.model.taken)
        self.tabs.rename(self.offers, f"What would change ({taken:,} of {self.offers.model.count:,})")
        ready = not self._busy and bool(taken)
        self.take.setEnabled(ready)
        self.as_plan.setEnabled(ready)

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
