"""What opens the legend: a quiet button, in the corner of a chart alone or wherever the window puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QToolButton

from orgdesigner.chart.legend.categories import Aspect
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.reading.colouring import Colouring

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.over.legend import Legend

AWAY = 12


class LegendCorner(QToolButton):
    """Opens the legend; `turned` says whether it is open. While it is not, it tells what is coloured."""

    turned = Signal(bool)

    def __init__(self, area: ChartArea, colouring: Colouring) -> None:
        super().__init__(area)
        self.setToolTip("What the colours and signs mean, and what to colour by")
        self._area, self._colouring = area, colouring
        self.panel: Legend | None = None
        self.clicked.connect(self.open)
        colouring.changed.connect(self._name)
        area.viewport().installEventFilter(self)
        self._name()

    @property
    def is_open(self) -> bool:
        """Whether the legend is open."""
        return self.panel is not None and not self.panel.isHidden()

    def open(self) -> None:
        """Open the legend."""
        self._panel().show()
        if self.hasFocus():
            self._panel().aspects.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.turned.emit(True)

    def shut(self) -> None:
        """Close the legend; colours stay as they are."""
        if self.panel is not None:
            focus = QApplication.focusWidget()
            held = focus is not None and self.panel.isAncestorOf(focus)
            self.panel.hide()
            self.show()
            if held:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.turned.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        elif event.type() in (
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):  # a sheet has no legend
            self.setVisible(event.type() is QEvent.Type.Show and not self.is_open)
        return super().eventFilter(watched, event)

    def _panel(self) -> Legend:
        if self.panel is None:
            # What explains signs is not needed for the first picture.
            from orgdesigner.ui.canvas.over.legend import Legend

            self.panel = Legend(self._area, self._colouring)
            self.panel.closed.connect(self.shut)
        return self.panel

    def _name(self) -> None:
        aspect, only = self._colouring.aspect, self._colouring.only
        self.setText("Legend" if aspect is Aspect.OWN else f"Colours: {aspect.value}")
        if only is not None:
            self.setText(self.text() + ", some faded")
        self.adjustSize()
        self._place()

    def _place(self) -> None:
        if self.parentWidget() is not self._area:
            return
        area = self._area.viewport().geometry()
        self.move(area.left() + AWAY, area.bottom() + 1 - AWAY - self.height())
