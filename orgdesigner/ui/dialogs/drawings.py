"""The guide's pictures: drawn when a page is read, from the example school, by what draws every chart.

They show what the program draws today, in the colours of the window, and can't grow stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QTextBrowser, QWidget

from orgdesigner.assets import resource
from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.picture import Box, ChartView, Mark, Picture, PlacedCard
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.theme import Theme

SCHEME = "drawing"
"""How an image of the guide says that it is drawn: `![What it shows](drawing:card)`."""

WIDEST = 560.0
"""How wide a drawing is at most, in pixels at 100 %."""

ROOM = 12.0


@dataclass(frozen=True)
class Drawing:
    """Which part of the example is drawn: a view of one of its structures, and the posts to have in it.

    `alone` draws these posts' cards side by side, and nothing else.
    """

    place: str
    view: ChartView
    looking: Looking = EVERYTHING
    posts: tuple[str, ...] = ()
    alone: bool = False
    marked: tuple[tuple[str, Mark], ...] = ()


DRAWINGS = {
    "card": Drawing(
        "year-one",
        ChartView.TEAMS,
        posts=("gl-3", "dht-pedagogy"),
        alone=True,
        marked=(("gl-3", Mark.WARNING),),
    ),
    "coaching": Drawing(
        "year-one", ChartView.COACHING, posts=("dht-pedagogy", "english-6", "ta-3", "cover-1")
    ),
    "teams": Drawing("year-one", ChartView.TEAMS, posts=("head", "gl-7")),
}


class DrawnPages(QTextBrowser):
    """Shows pages in which some of the images are drawn."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        url = QUrl(name)
        if url.scheme() == SCHEME and url.path() in DRAWINGS:
            return draw(DRAWINGS[url.path()], self._theme, self.devicePixelRatioF())
        return super().loadResource(kind, url)


def draw(drawing: Drawing, theme: Theme, ratio: float) -> QImage:
    """Return a drawing, so large that it has room on a page."""
    from orgdesigner.exchange.json_plan import read

    view = read(resource("example", "plan.json").read_bytes())[drawing.place].view
    measure = FontMeasure()
    marks = {("post", post): mark for post, mark in drawing.marked}
    picture = Chart(view, drawing.view, showing=ON_SCREEN, measure=measure).picture(
        marks=marks, looking=drawing.looking
    )
    if drawing.alone:
        picture = Picture(drawing.view, tuple(_side_by_side(picture, drawing.posts)))
    area = _area(picture, drawing.posts)
    scale = min(1.0, WIDEST / area.width)
    image = QImage(
        ceil(area.width * scale * ratio), ceil(area.height * scale * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.canvas))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        paint(painter, picture, theme=theme, measure=measure, scale=scale * ratio)
    return image


def _side_by_side(picture: Picture, posts: tuple[str, ...]) -> Iterator[PlacedCard]:
    x = 0.0
    for placed in sorted(picture.cards, key=lambda placed: placed.card.short_title):
        if placed.post in posts:
            yield placed._replace(box=placed.box._replace(x=x, y=0.0), region=None)
            x += placed.box.width + ROOM


def _area(picture: Picture, posts: tuple[str, ...]) -> Box:
    """Return the part of a picture that holds the cards of some posts, or all of it if none is named."""
    boxes = [placed.box for placed in picture.cards if placed.post in posts]
    if not boxes:
        return picture.bounds
    left, top = min(box.x for box in boxes) - ROOM, min(box.y for box in boxes) - ROOM
    right, bottom = max(box.right for box in boxes) + ROOM, max(box.bottom for box in boxes) + ROOM
    return Box(left, top, right - left, bottom - top)
