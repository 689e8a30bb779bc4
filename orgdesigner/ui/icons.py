"""The icons of the program, drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from orgdesigner.assets import resource

_SIZES = (16, 32)
"""In device pixels: the size of every icon on screen, and twice that for fine screens."""


class Icons:
    """Draws the SVG files of resources/icons, whose lines are `currentColor`, in a colour of the theme."""

    def __init__(self, colour: str, disabled: str) -> None:
        self._colours = {QIcon.Mode.Normal: colour, QIcon.Mode.Disabled: disabled}
        self._drawn: dict[str, QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """Return an icon by its file's name."""
        if name not in self._drawn:
            self._drawn[name] = self._draw(resource("icons", f"{name}.svg").read_text(encoding="utf-8"))
        return self._drawn[name]

    def _draw(self, svg: str) -> QIcon:
        icon = QIcon()
        for mode, colour in self._colours.items():
            renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
            for size in _SIZES:
                icon.addPixmap(_picture(renderer, size), mode)
        return icon


def _picture(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
