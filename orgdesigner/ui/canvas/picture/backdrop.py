"""What is behind a chart and above it: a proposal looks unlike the current structure at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from orgdesigner.chart.theme import Theme
from orgdesigner.model.document import CURRENT
from orgdesigner.ui.canvas.camera_area import CameraArea
from orgdesigner.ui.session import Session

HEIGHT = 26
"""The height of the strip that names a proposal."""

HATCH = 16
"""The period of a proposal's pattern in device pixels, which the side of a tile is a multiple of."""


def ground(theme: Theme, *, hatched: bool) -> QBrush:
    """Return what is behind all cards: plain for the current structure, quietly hatched for a proposal."""
    if not hatched:
        return QBrush(QColor(theme.canvas))
    hatch = QColor(theme.border)
    hatch.setAlphaF(0.4 if theme.dark else 1.0)
    pattern = QPixmap(HATCH, HATCH)
    pattern.fill(QColor(theme.canvas))
    with QPainter(pattern) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(hatch, 1))
        for start in (-HATCH, 0, HATCH):
            painter.drawLine(start, HATCH, start + HATCH, 0)
    return QBrush(pattern)


class Backdrop:
    """The ground of the chart in an area, the strip that names a proposal, and the room above the chart."""

    def __init__(self, area: CameraArea, session: Session) -> None:
        self._area = area
        self._session = session
        self._strip = Strip(area)
        self._headroom = 0

    @property
    def headroom(self) -> int:
        """Screen pixels that are kept free above the chart, for what is to be read there."""
        return self._headroom

    @headroom.setter
    def headroom(self, headroom: int) -> None:
        self._headroom = headroom
        self._make_room()

    def put_on(self, theme: Theme) -> QBrush:
        """Take on a theme and what the session looks at; return the ground."""
        place = self._session.place
        proposed = place != CURRENT
        self._strip.name(self._session.place_name(place) if proposed else None, theme)
        self._make_room()
        return ground(theme, hatched=proposed)

    def follow_size(self) -> None:
        """Let the strip be as wide as the area."""
        self._strip.setGeometry(0, 0, self._area.width(), HEIGHT)

    def _make_room(self) -> None:
        """Keep the room above the chart that is needed there; what is drawn stays where it is on screen."""
        self._area.leave_free_above((HEIGHT if self._session.place != CURRENT else 0) + self._headroom)


class Strip(QLabel):
    """Says at the top of a chart which proposal it is of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def name(self, proposal: str | None, theme: Theme) -> None:
        """Name a proposal, or for None go away."""
        self.setVisible(proposal is not None)
        self.setText(f"Proposal: {proposal}")
        self.setStyleSheet(
            f"background: {theme.selected}; color: {theme.text}; font-size: 12px;"
            f"border-bottom: 1px solid {theme.border};"
        )
