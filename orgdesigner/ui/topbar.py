"""The row under the menus: the structures of the plan, the views of one, search, undo, redo and print."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.document import CURRENT
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.search import SearchField
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets import SHEETS
from orgdesigner.ui.widgets.segments import Segments

_CHARTS = ((ChartView.TEAMS, "Teams"), (ChartView.REPORTING, "Reporting"), (ChartView.COACHING, "Coaching"))

_BESIDE_WORDS = 20
"""What a button needs beside its words, in pixels."""


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
        sheets = [(sheet.name, sheet.title) for sheet in SHEETS]
        self._views.set_segments([(key, title, "") for key, title in (*_CHARTS, *sheets)], ChartView.TEAMS)
        for key in (*ChartView, *(name for name, _ in sheets)):
            name = key.value if isinstance(key, ChartView) else key
            self._views.follow_tip(key, actions[f"view_{name}"])
        self._views.chosen.connect(self.view_chosen)
        self.search = SearchField(actions["find"], actions["find_previous"], actions["find_next"], self)
        row = self._row = QHBoxLayout(self)
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
        self._print = _button(actions["print_chart"], self, text="Print…")
        row.addWidget(self._print)
        for signal in (session.replaced, session.places_changed, session.place_changed):
            signal.connect(self._show_places)
        self._show_places()

    def show_view(self, view: ChartView | str) -> None:
        """Show which view, or sheet by its name, is looked at."""
        self._views.choose(view)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_at(len(self._folds())), super().minimumSizeHint().height())

    def _folds(self) -> tuple[Segments, ...]:
        """What folds where there is little room, the first first."""
        return self._views, self.places

    def _width_at(self, count: int) -> int:
        """Return the width that is needed with so many of the rows folded, and no word on the last button."""
        folded = self._folds()[:count]
        margins, row = self._row.contentsMargins(), self._row
        found = (row.itemAt(number) for number in range(row.count()))
        items = [item for item in found if item is not None and not item.isEmpty()]
        width = margins.left() + margins.right() + row.spacing() * (len(items) - 1)
        for item in items:
            widget = item.widget()
            if isinstance(widget, Segments):
                width += widget.width_of(folded=widget in folded)
            elif widget is self._print:
                words = self.fontMetrics().horizontalAdvance(widget.text()) + _BESIDE_WORDS
                width += widget.sizeHint().height() if count == len(self._folds()) else words
            else:
                width += item.minimumSize().width()
        return width

    def _fit(self) -> None:
        """Fold what has to be folded for the rest to have its room."""
        folds = self._folds()
        count = next((n for n in range(len(folds)) if self._width_at(n) <= self.width()), len(folds))
        styles = Qt.ToolButtonStyle
        for number, each in enumerate(folds):
            if each.is_folded is not (number < count):
                each.fold(folded=number < count)
        wanted = styles.ToolButtonIconOnly if count == len(folds) else styles.ToolButtonTextOnly
        if self._print.toolButtonStyle() is not wanted:
            self._print.setToolButtonStyle(wanted)

    def _show_places(self) -> None:
        session = self._session
        segments = [
            (place, session.place_name(place), "As it is now" if place == CURRENT else "A proposal")
            for place in session.document.places()
        ]
        self.places.set_segments(segments, session.place)
        self._fit()

    def _look_at(self, place: object) -> None:
        self._session.look_at(str(place))


def _button(action: QAction, parent: QWidget, *, text: str = "") -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        # Whatever changes in the action, the button takes its text from it again.
        action.setIconText(text)
    return button
