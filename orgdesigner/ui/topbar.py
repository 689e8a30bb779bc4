"""The row under the menus: the structures of the plan, the views of one, search, undo, redo and print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.document import CURRENT
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.search import SearchField
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets import SHEETS
from orgdesigner.ui.widgets.segments import Segments

VIEWS = (
    (ChartView.TEAMS, "Teams", "Who works together: leadership teams as columns (Ctrl+1)"),
    (ChartView.REPORTING, "Reporting", "Who reports to whom, as a tree (Ctrl+2)"),
)


class TopBar(QWidget):
    """Shows which structure and which view is looked at, and changes them."""

    view_chosen = Signal(object)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.places = Segments("Structures of the plan", self)
        self.places.chosen.connect(self._look_at)
        self._views = Segments("Views", self)
        sheets = ((sheet.name, sheet.title, sheet.tip) for sheet in SHEETS)
        self._views.set_segments((*VIEWS, *sheets), ChartView.TEAMS)
        self._views.chosen.connect(self.view_chosen)
        self.search = SearchField(actions["find_previous"], actions["find_next"], self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        row.addWidget(self.places)
        row.addWidget(_button(actions["new_proposal"], self))
        row.addSpacing(4)
        row.addWidget(self._views)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(_button(actions["undo"], self))
        row.addWidget(_button(actions["redo"], self))
        row.addWidget(_button(actions["print_chart"], self, text="Print…"))
        for signal in (session.replaced, session.places_changed, session.place_changed):
            signal.connect(self._show_places)
        self._show_places()

    def show_view(self, view: ChartView | str) -> None:
        """Show which view, or sheet by its name, is looked at."""
        self._views.choose(view)

    def _show_places(self) -> None:
        session = self._session
        segments = [
            (place, session.place_name(place), "As it is now" if place == CURRENT else "A proposal")
            for place in session.document.places()
        ]
        self.places.set_segments(segments, session.place)

    def _look_at(self, place: object) -> None:
        self._session.look_at(str(place))


def _button(action: QAction, parent: QWidget, *, text: str = "") -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    shortcut = action.shortcut().toString()
    button.setToolTip(action.toolTip() + (f" ({shortcut})" if shortcut else ""))
    if text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        # Whatever changes in the action, the button takes its text from it again.
        action.setIconText(text)
    return button
