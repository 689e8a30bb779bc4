"""Where the canvas looks: a scale and the chart point at the viewport's top left corner.

A camera is a value; every move gives another. Chart units and screen pixels are those of `chart.picture`.
"""

from __future__ import annotations

from typing import NamedTuple

from orgdesigner.chart.picture import Box

SMALLEST = 0.1
LARGEST = 4.0
LEGIBLE = 0.82
"""The smallest scale at which a card is drawn with everything on it."""
STEP = 1.25
"""What one notch of the wheel, or one press of Ctrl+plus, multiplies the scale by."""
MARGIN = 24.0
"""Screen pixels that are kept free around what is fitted or revealed."""
KEPT_IN_VIEW = 96.0
"""Screen pixels of the chart that panning leaves in view."""


class Size(NamedTuple):
    """A viewport's width and height in screen pixels."""

    width: float
    height: float


class Camera(NamedTuple):
    """Screen pixels a chart unit, and the chart point at the viewport's top left corner."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Return where a chart point is in the viewport."""
        return (x - self.x) * self.scale, (y - self.y) * self.scale

    def to_chart(self, x: float, y: float) -> tuple[float, float]:
        """Return the chart point at a point of the viewport."""
        return self.x + x / self.scale, self.y + y / self.scale

    def box_on_screen(self, box: Box) -> Box:
        """Return where a rectangle of the chart is in the viewport."""
        x, y = self.to_screen(box.x, box.y)
        return Box(x, y, box.width * self.scale, box.height * self.scale)

    def seen(self, size: Size) -> Box:
        """Return the part of the chart that a viewport shows."""
        return Box(self.x, self.y, size.width / self.scale, size.height / self.scale)

    def panned(self, dx: float, dy: float) -> Camera:
        """Return the camera after the chart moved by screen pixels, as if it was pushed."""
        return Camera(self.scale, self.x - dx / self.scale, self.y - dy / self.scale)

    def zoomed(self, scale: float, x: float, y: float) -> Camera:
        """Return the camera at another scale, with the chart point at a viewport point still there."""
        at_x, at_y = self.to_chart(x, y)
        return Camera(scale, at_x - x / scale, at_y - y / scale)

    def following(self, before: Box, after: Box) -> Camera:
        """Return the camera that shows a box that moved in the chart where it was on screen."""
        return Camera(self.scale, self.x + (after.x - before.x), self.y + (after.y - before.y))

    def revealing(self, box: Box, size: Size) -> Camera:
        """Return the nearest camera of the same scale that shows a box, or this one if it is in view.

        Of a box that is larger than the viewport its top left corner is shown.
        """
        left, top, width, height = self.box_on_screen(box)
        dx = _shift_into(left, left + width, size.width)
        dy = _shift_into(top, top + height, size.height)
        return self.panned(dx, dy) if dx or dy else self

    def kept_near(self, bounds: Box, size: Size) -> Camera:
        """Return the nearest camera of the same scale that has a part of the chart in view."""
        keep = KEPT_IN_VIEW / self.scale
        width, height = size.width / self.scale, size.height / self.scale
        return Camera(
            self.scale,
            _between(bounds.x - width + keep, self.x, bounds.right - keep),
            _between(bounds.y - height + keep, self.y, bounds.bottom - keep),
        )


def fitting(box: Box, size: Size, *, largest: float = 1.0) -> Camera:
    """Return the camera that shows all of a box in the middle of a viewport, as large as allowed."""
    width = max(1.0, size.width - 2 * MARGIN)
    height = max(1.0, size.height - 2 * MARGIN)
    scale = min(largest, width / max(1.0, box.width), height / max(1.0, box.height))
    return Camera(
        scale,
        box.x + box.width / 2 - size.width / scale / 2,
        box.y + box.height / 2 - size.height / scale / 2,
    )


def opening(bounds: Box, top: Box, size: Size) -> Camera:
    """Return the camera for the first look at a chart: all of its width if that is legible, else its top.

    `bounds` are the chart's and `top` its first card's.
    """
    scale = _between(LEGIBLE, size.width / max(1.0, bounds.width), 1.0)
    width = size.width / scale
    whole = bounds.width <= width
    middle = bounds.x + bounds.width / 2 if whole else top.x + top.width / 2
    x = middle - width / 2 if whole else _between(bounds.x, middle - width / 2, bounds.right - width)
    return Camera(scale, x, bounds.y)


def allowed_scale(scale: float, bounds: Box, size: Size) -> float:
    """Return the nearest scale that may be zoomed to: 10 % to 400 %, or less where the chart needs it."""
    smallest = min(SMALLEST, fitting(bounds, size).scale)
    return _between(smallest, scale, LARGEST)


def _shift_into(start: float, end: float, length: float) -> float:
    """Return how far to push a stretch so that it lies in [0, length] with a margin if there is room."""
    if start >= 0 and end <= length:
        return 0.0
    margin = min(MARGIN, max(0.0, (length - (end - start)) / 2))
    if start < 0 or end - start > length:
        return margin - start
    return length - margin - end


def _between(smallest: float, value: float, largest: float) -> float:
    return max(smallest, min(value, largest)) if smallest <= largest else (smallest + largest) / 2
