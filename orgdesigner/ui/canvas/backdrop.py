"""What is behind a chart and above it: a proposal looks unlike the current structure at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from orgdesigner.chart.theme import Theme

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
