"""The middle of the window: the canvas, or a sheet in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from orgdesigner.chart.picture import ChartView
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.canvas.camera_area import CameraArea
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets import SHEETS
from orgdesigner.ui.sheets.sheet import Sheet


class Middle(QStackedWidget):
    """Shows the canvas or one of the sheets; `shown` carries a record of a sheet to go to.

    `zoom_changed` carries how large what is shown is, or None where it can't be zoomed.
    """

    shown = Signal(object)
    zoom_changed = Signal(object)

    def __init__(
        self, canvas: Canvas, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas, self._session, self._appearance = canvas, session, appearance
        self._sheets: dict[str, Sheet] = {}
        self.addWidget(canvas)
        canvas.zoom_changed.connect(self._tell_zoom)
        self.currentChanged.connect(self._tell_zoom)

    @property
    def current(self) -> QWidget:
        """What is shown."""
        return self.currentWidget() or self._canvas

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown, or None where it is the canvas."""
        return next((each for each in self._sheets.values() if each is self.currentWidget()), None)

    @property
    def plane(self) -> CameraArea | None:
        """What the commands of zooming are for, or None."""
        sheet = self.sheet
        return self._canvas if sheet is None else sheet.plane

    @property
    def sheet_name(self) -> str:
        """The name of the sheet that is shown, or nothing where it is the canvas."""
        return next((name for name, each in self._sheets.items() if each is self.currentWidget()), "")

    def show_view(self, view: ChartView | str) -> None:
        """Show the canvas, or a sheet by its name."""
        if isinstance(view, ChartView):
            self.setCurrentWidget(self._canvas)
            return
        sheet = self._sheet(view)
        if sheet is not self.currentWidget():
            sheet.follow_chart(self._canvas.chart_view, self._canvas.looking)
        self.setCurrentWidget(sheet)

    def _sheet(self, name: str) -> Sheet:
        if name not in self._sheets:
            kind = next(each for each in SHEETS if each.name == name)
            sheet = self._sheets[name] = kind.make(self._session, self._appearance, self)
            sheet.shown.connect(self.shown)
            if sheet.plane is not None:
                sheet.plane.zoom_changed.connect(self._tell_zoom)
            self.addWidget(sheet)
        return self._sheets[name]

    def _tell_zoom(self) -> None:
        plane = self.plane
        self.zoom_changed.emit(None if plane is None else plane.zoom)
