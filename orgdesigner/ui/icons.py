"""The icons of the program, drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from orgdesigner.assets import resource

_SIZES = (16, 20, 32, 40)


class Icons:
    """Draws the SVG files of resources/icons, whose lines are `currentColor`, in a colour of the theme."""

    def __init__(self, colour: str, disabled: str) -> None:
        self._colour = colour
        self._disabled = disabled
        self._drawn: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """Return an icon by its file's name, sharp at every usual size."""
        key = (name, colour or self._colour)
        if key not in self._drawn:
            icon = QIcon()
            for size in _SIZES:
                icon.addPixmap(_draw(name, key[1], size))
                icon.addPixmap(_draw(name, self._disabled, size), QIcon.Mode.Disabled)
            self._drawn[key] = icon
        return self._drawn[key]

    def pixmap(self, name: str, size: int, colour: str | None = None) -> QPixmap:
        """Return one picture of an icon, `size` pixels wide."""
        return self.icon(name, colour).pixmap(QSize(size, size))


def _draw(name: str, colour: str, size: int) -> QPixmap:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return pixmap
