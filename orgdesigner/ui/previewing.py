"""The pages of what is about to be exported or printed, laid out and drawn in a thread as choices change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE, PageFormat
from orgdesigner.disclosure.audience import Audience
from orgdesigner.exchange.outgoing.exporting import Source
from orgdesigner.exchange.outgoing.formats import Choice, Extent, Whole
from orgdesigner.exchange.outgoing.laid_out import pages_of, sheet_of
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Cancelled, Step
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
    """A page as a picture, which it is of how many, its format, and their smallest text in points.

    Of a pack, whose parts are set in several ways, the smallest text is not known.
    """

    image: QImage
    number: int
    count: int
    format: PageFormat
    smallest: float | None


class _Pages(NamedTuple):
    """Everything that can be turned to: each page with the pages it is of and its number there."""

    pages: tuple[tuple[Printout, int], ...]
    smallest: float | None


class Previewing(QObject):
    """Makes one picture at a time; whatever is asked for next ends the work on the one before."""

    ready = Signal(object)

    def __init__(self, source: Source, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._told: tuple[Audience, Told] | None = None
        self._laid_out: tuple[Audience, Choice, Extent, _Pages] | None = None
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
            pages, smallest = self._lay_out(asked, step)
            number = min(asked.number, len(pages) - 1)
            printout, within = pages[number]
            image = draw(printout, within, asked.room, asked.ratio)
        except Cancelled:
            return None
        return Seen(image, number, len(pages), printout.format, smallest)

    def _lay_out(self, asked: Asked, step: Step) -> _Pages:
        known = self._laid_out
        if known is not None and known[:3] == (asked.audience, asked.choice, asked.extent):
            return known[3]
        pages = self._laid_out_anew(asked, step)
        self._laid_out = asked.audience, asked.choice, asked.extent, pages
        return pages

    def _laid_out_anew(self, asked: Asked, step: Step) -> _Pages:
        if asked.choice.kind is Whole.PACK:
            from orgdesigner.exchange.outgoing.pack.writing import pages_of_pack

            return _pages(pages_of_pack(self._source, asked.audience, asked.choice, step), None)
        lay_out = sheet_of if asked.extent is Extent.SHEET else pages_of
        laid_out = lay_out(self._tell_to(asked.audience, step), asked.choice, step)
        return _pages([laid_out.printout], laid_out.smallest)

    def _tell_to(self, audience: Audience, step: Step) -> Told:
        step(0.0)
        if self._told is None or self._told[0] != audience:
            self._told = audience, self._source.told(audience, step=step)
        return self._told[1]


def _pages(parts: Sequence[Printout], smallest: float | None) -> _Pages:
    return _Pages(tuple((part, number) for part in parts for number in range(part.count)), smallest)


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
