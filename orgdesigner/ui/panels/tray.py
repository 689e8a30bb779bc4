"""The tray under the outline: posts that are not placed and people without a post, counted and costed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from orgdesigner.model.document import Event
from orgdesigner.model.records import Person, Post
from orgdesigner.model.tray import Tray
from orgdesigner.ui.canvas.hand.cue import Cue
from orgdesigner.ui.panels.tray_list import TrayList
from orgdesigner.ui.panels.tray_model import TrayModel
from orgdesigner.ui.session import Session

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.canvas import Canvas

_EMPTY = "Tray: drop a post here to set it aside."
_SHOWN = 5
"""So many lines are shown at most; the others are scrolled to."""

_ROW = 24


class TrayPanel(QFrame):
    """Lists what is not placed; `place_requested` asks for a place for what is selected, without a drag.

    A line is dragged onto the chart, and a card from there onto this.
    """

    place_requested = Signal()

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.setAccessibleName("Tray")
        self._session, self._canvas = session, canvas
        self._tray = Tray(session.view)
        self._following = False
        self._model = TrayModel(self)
        self.heading, self.cost = QLabel(self), QLabel(self)
        self.heading.setObjectName("hint")
        self.heading.setWordWrap(True)
        self.cost.setObjectName("hint")
        self.list = TrayList(session, canvas, self._model, self)
        self._connect_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(2)
        for widget in (self.heading, self.cost, self.list):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for signal in (session.replaced, session.place_changed):
            signal.connect(self._begin)
        session.changed.connect(self._follow)
        session.selection_changed.connect(self._follow_selection)
        self._show()

    def _connect_list(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._select)
        self.list.doubleClicked.connect(self._ask_for_place)
        self.list.place_requested.connect(self._ask_for_place)

    # What is in it

    @property
    def words(self) -> str:
        """What its heading says."""
        return self.heading.text()

    def _begin(self) -> None:
        self._tray = Tray(self._session.view)
        self._show()

    def _follow(self, event: Event) -> None:
        if self._tray.follow(event.change):
            self._show()

    def _show(self) -> None:
        self._following = True
        self._model.show(self._session.view, self._tray)
        self._following = False
        posts, people = self._model.count(Post.kind), self._model.count(Person.kind)
        parts = [_count(posts, "post", "posts") + " not placed"] if posts else []
        parts += [_count(people, "person", "people") + " without a post"] if people else []
        self.heading.setText(f"Tray: {', '.join(parts)}" if parts else _EMPTY)
        total = self._model.total
        self.cost.setText(f"£{total:,.0f} a year in pay" if total is not None else "")
        self.cost.setVisible(total is not None)
        self.cost.setToolTip("Pay of the posts that are not placed, without on-costs")
        self.list.setVisible(bool(parts))
        rows = min(_SHOWN, posts + people)
        self.list.setFixedHeight(rows * _ROW + 4)
        self._follow_selection()

    # Selecting

    def _select(self) -> None:
        if self._following:
            return
        rows = self.list.selectionModel().selectedRows()
        self._following = True
        self._session.select(*(self._model.subjects[index.row()] for index in rows))
        self._following = False

    def _follow_selection(self) -> None:
        if self._following:
            return
        self._following = True
        selection = self.list.selectionModel()
        selection.clearSelection()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        chosen = set(self._session.selection)
        for row, subject in enumerate(self._model.subjects) if chosen else ():
            if subject in chosen:
                selection.select(self._model.index(row, 0), flags)
        self._following = False

    def _ask_for_place(self) -> None:
        if self._session.selection:
            self.place_requested.emit()

    # Drops from the chart

    def holds(self, at: QPoint) -> bool:
        """Whether a place on the screen is on the tray."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(at))

    def mark(self, cue: Cue | None) -> None:
        """Show what a drop here would do: the words stand in the status bar too."""
        state = "" if cue is None else "possible" if cue.change is not None else "impossible"
        if state != self.property("drop"):
            self.setProperty("drop", state)
            self.style().unpolish(self)
            self.style().polish(self)


def _count(number: int, one: str, many: str) -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {many}"
