"""Cards that an edit moved glide to where they are now: for a moment, and nothing waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap

from orgdesigner.chart.picture import Box
from orgdesigner.chart.spatial import Extent
from orgdesigner.ui.canvas.camera import Camera

DURATION = 180
"""Milliseconds."""

MOST = 60
"""Of more cards than this the eye can follow none: then they are where they are at once."""


class Move(NamedTuple):
    """A card, where it seemed to be, and where it is."""

    post: str
    begin: Box
    end: Box


def moves(
    before: Extent, after: Extent, shift: tuple[float, float], seen: Box, origins: Mapping[str, Box]
) -> list[Move]:
    """Return the moves of cards in view, or none if there are too many.

    `shift` is how far the picture moved as a whole; `origins` are places of cards that were somewhere else
    on screen than in the picture before, such as in the hand.
    """
    found = {spot.post: spot.box for spot in after.spots_within(seen)}
    for spot in before.spots_within(seen.shifted(-shift[0], -shift[1])):
        now = after.box(spot.post)
        if now is not None:
            found[spot.post] = now
    moved = []
    for post, box in found.items():
        was = before.box(post)
        begin = origins.get(post) or (was.shifted(*shift) if was else box)
        if begin[:2] != box[:2]:
            moved.append(Move(post, begin, box))
    return moved if len(moved) <= MOST else []


class Glides(QObject):
    """The cards on their way; `moved` at every step, and `landed` with the areas where they end."""

    moved = Signal()
    landed = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._moves: dict[str, tuple[Move, QPixmap]] = {}
        self._time = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=DURATION)
        self._time.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._time.valueChanged.connect(self.moved)
        self._time.finished.connect(self.land)

    def __bool__(self) -> bool:
        return bool(self._moves)

    def __contains__(self, post: str) -> bool:
        return post in self._moves

    def begin(self, pictured: Iterable[tuple[Move, QPixmap]]) -> None:
        """Let cards glide, each drawn as its picture."""
        self._moves = {move.post: (move, picture) for move, picture in pictured}
        if self._moves:
            self._time.start()

    def land(self) -> None:
        """Have every card where it ends."""
        self._time.stop()
        ended, self._moves = self._moves, {}
        if ended:
            self.landed.emit([move.end for move, _ in ended.values()])

    def place(self, post: str) -> Box | None:
        """Return where a card is at this moment, or None if it is not on its way."""
        if post not in self._moves:
            return None
        (_, begin, end), _ = self._moves[post]
        left = 1 - float(self._time.currentValue())
        return end.shifted((begin.x - end.x) * left, (begin.y - end.y) * left)

    def draw(self, painter: QPainter, camera: Camera) -> None:
        """Draw the cards where they are at this moment."""
        for post, (_, picture) in self._moves.items():
            place = self.place(post)
            if place is not None:
                painter.drawPixmap(QPointF(*camera.to_screen(place.x, place.y)), picture)
