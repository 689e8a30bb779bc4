"""The pages of what is about to be exported or printed, laid out and drawn in a thread as choices change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE, PageFormat
from orgdesigner.disclosure.audience import Audience
from orgdesigner.exchange.exporting import Source
from orgdesigner.exchange.formats import Choice, Extent
from orgdesigner.exchange.laid_out import LaidOut, pages_of, sheet_of
from orgdesigner.exchange.steps import Cancelled, Step
from orgdesigner.exchange.told import Told
from orgdesigner.ui.newest import Newest


@dataclass(frozen=True)
class Asked:
    """What is to be looked at: which page, counted from 0, and how large its picture may be, in pixels."""

    audience: Audience
    choice: Choice
    extent: Extent
    number: int
    room: QSize
    ratio: float


@dataclass(frozen=True)
class Seen:
    """A page as a picture, which it is of how many, their format, and the smallest text in points."""

    image: QImage
    number: int
    count: int
    format: PageFormat
    smallest: float


class Previewing(QObject):
    """Makes one picture at a time; whatever is asked for next ends the work on the one before."""

    ready = Signal(object)

    def __init__(self, source: Source, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._told: tuple[Audience, Told] | None = None
        self._laid_out: tuple[Audience, Choice, Extent, LaidOut] | None = None
        self._given_up = Event()
        self._newest = Newest(self)
        self._newest.ready.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether a picture is still to come."""
        return self._newest.busy

    def ask(self, asked: Asked) -> None:
        """Make the picture of a page; `ready` carries what is seen."""
        self.give_up()
        self._given_up = Event()
        self._newest.ask(partial(self._make, asked, _step(self._given_up)))

    def give_up(self) -> None:
        """Make no picture any more, until another is asked for."""
        self._given_up.set()

    def _tell(self, seen: Seen | None) -> None:
        if seen is not None and not self._given_up.is_set():
            self.ready.emit(seen)

    # In the thread, of which there is one at a time

    def _make(self, asked: Asked, step: Step) -> Seen | None:
        try:
            laid_out = self._lay_out(asked, step)
            number = min(asked.number, laid_out.printout.count - 1)
            image = draw(laid_out.printout, number, asked.room, asked.ratio)
        except Cancelled:
            return None
        pages = laid_out.printout
        return Seen(image, number, pages.count, pages.format, laid_out.smallest)

    def _lay_out(self, asked: Asked, step: Step) -> LaidOut:
        known = self._laid_out
        if known is not None and known[:3] == (asked.audience, asked.choice, asked.extent):
            return known[3]
        lay_out = sheet_of if asked.extent is Extent.SHEET else pages_of
        laid_out = lay_out(self._tell_to(asked.audience, step), asked.choice, step)
        self._laid_out = asked.audience, asked.choice, asked.extent, laid_out
        return laid_out

    def _tell_to(self, audience: Audience, step: Step) -> Told:
        step(0.0)
        if self._told is None or self._told[0] != audience:
            self._told = audience, self._source.told(audience, step=step)
        return self._told[1]


def draw(pages: Printout, number: int, room: QSize, ratio: float) -> QImage:
    """Return a page, counted from 0, as a picture as large as there is room for."""
    width, height = (side * POINTS_IN_MILLIMETRE for side in pages.format[:2])
    scale = min(room.width() / width, room.height() / height) * ratio
    image = QImage(max(1, round(width * scale)), max(1, round(height * scale)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        pages.draw(painter, number)
    finally:
        painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _step(given_up: Event) -> Step:
    def step(_done: float) -> None:
        if given_up.is_set():
            raise Cancelled

    return step
