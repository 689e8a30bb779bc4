"""What every sheet is: something in place of the chart, kept up to date while somebody looks at it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.looking import Looking
from orgdesigner.chart.picture import ChartView
from orgdesigner.model.records import Person, Post, Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.canvas.camera_area import CameraArea
from orgdesigner.ui.session import Session

DRAWN = (Post.kind, Person.kind, Team.kind)
"""The kinds of record that the chart shows; the others are gone to in the details."""


class Sheet(QWidget):
    """Shows something of the structure that is looked at; `shown` carries a record to go to.

    A subclass shows it in `refresh`, which is called when what it shows may have changed: at once when the
    sheet comes into view, and once for any number of edits after that.
    """

    shown = Signal(object)
    plane: CameraArea | None = None
    """What the commands of zooming are for, in a sheet that can be zoomed."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.appearance = session, appearance
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._refresh_if_seen)
        self._is_stale = True
        for signal in (session.replaced, session.place_changed, session.changed):
            signal.connect(self._grow_stale)
        appearance.changed.connect(self._grow_stale)

    def go_to(self, subject: Subject) -> None:
        """Go to a record: on the chart if it is drawn there, and else in the details beside the sheet."""
        if subject.kind in DRAWN:
            self.shown.emit(subject)
        else:
            self.session.select(subject)

    def follow_chart(self, kind: ChartView, looking: Looking) -> None:
        """Take note of which chart was looked at before, and how: for a sheet that shows one too."""

    def refresh(self) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    def _grow_stale(self) -> None:
        self._is_stale = True
        self._pause.start(0)

    def _refresh_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.refresh()
