"""Pages of a chart side by side as they would be printed, looked at as the canvas is: scroll, zoom, click."""

from __future__ import annotations

from math import ceil, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.drawpage import draw_page
from orgdesigner.chart.paper.pages import Sheets
from orgdesigner.chart.paper.setup import POINTS_IN_UNIT
from orgdesigner.chart.picture import Box, PlacedCard
from orgdesigner.chart.theme import PAPER, RADIUS, Theme
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.camera_area import CameraArea

GAP = 24.0
"""Between pages, in units of 1/96 inch, which the plane is measured in."""

SHAPE = 1.6
"""About how much wider than tall all the pages together are."""

MILLIMETRE = 96 / 25.4


class PageArea(CameraArea):
    """Shows sheets; `picked` and `opened` carry a post whose card was clicked, or double-clicked."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, measure: Measure, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._theme = theme
        self.sheets: Sheets | None = None
        """What is shown."""
        self._chosen: tuple[str, ...] = ()
        self._pictures: dict[int, QPixmap] = {}
        self._drawn_at = (0.0, 0.0)
        self._fitted: Camera | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages as they would be printed")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def is_settled(self) -> bool:
        """Whether every page in view is drawn."""
        return all(number in self._pictures for number in self._in_view())

    def show_sheets(self, sheets: Sheets) -> None:
        """Show other pages; where they are as large as before, the view stays where it is."""
        alike = self.sheets is not None and self._bounds_of(self.sheets) == self._bounds_of(sheets)
        untouched = self._fitted == self.camera
        self.sheets = sheets
        self._pictures.clear()
        self.set_bounds(self._bounds_of(sheets))
        if self._fitted is None or (untouched and not alike):
            self.zoom_fit()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Lay the pages on the ground of another theme; paper stays white."""
        self._theme = theme
        self.viewport().update()

    def choose(self, posts: tuple[str, ...]) -> None:
        """Mark the cards of posts."""
        self._chosen = posts
        self.viewport().update()

    def zoom_fit(self) -> None:
        """Show all pages."""
        if self.sheets is not None and self.isVisible():
            for _ in range(2):  # scroll bars that go leave more room
                self.fit(self._bounds_of(self.sheets))
            self._fitted = self.camera

    def page_box(self, number: int) -> Box:
        """Return the place of a page, counted from 0."""
        assert self.sheets is not None
        width, height = _size(self.sheets)
        row, column = divmod(number, _columns(self.sheets))
        return Box(column * (width + GAP), row * (height + GAP), width, height)

    def card_box(self, number: int, placed: PlacedCard) -> Box:
        """Return the place of a card that is on a page."""
        sheets = self.sheets
        assert sheets is not None
        page, margin = self.page_box(number), sheets.format.margin * MILLIMETRE
        x, y = sheets.origin(number)
        left, top = page.x + margin + (x + placed.box.x) * sheets.scale, page.y + margin
        return Box(
            left,
            top + (y + placed.box.y) * sheets.scale,
            placed.box.width * sheets.scale,
            placed.box.height * sheets.scale,
        )

    # What Qt says

    def paintEvent(self, event: QPaintEvent) -> None:
        grain = self.zoom, self.devicePixelRatioF()
        if grain != self._drawn_at:
            self._drawn_at = grain
            self._pictures.clear()
        in_view = self._in_view()
        missing = [number for number in in_view if number not in self._pictures]
        if missing:  # one page a frame, so that the window goes on answering
            self._pictures[missing[0]] = self._draw(missing[0])
        self._pictures = {number: each for number, each in self._pictures.items() if number in in_view}
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), QColor(self._theme.canvas))
            for number in in_view:
                self._paint_page(painter, number)
        if len(missing) > 1:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        untouched = self._fitted is not None and self._fitted == self.camera
        super().resizeEvent(event)
        if untouched:
            self.zoom_fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        post = self._post_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(post)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        post = self._post_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and post:
            self.opened.emit(post)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen[-1])
        else:
            super().keyPressEvent(event)

    # Drawing

    def _draw(self, number: int) -> QPixmap:
        assert self.sheets is not None
        box, ratio = self.camera.box_on_screen(self.page_box(number)), self.devicePixelRatioF()
        picture = QPixmap(max(1, round(box.width * ratio)), max(1, round(box.height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(PAPER.canvas))
        with QPainter(picture) as painter:
            painter.scale(self.zoom / POINTS_IN_UNIT, self.zoom / POINTS_IN_UNIT)
            draw_page(painter, self.sheets, number, self._measure)
        return picture

    def _paint_page(self, painter: QPainter, number: int) -> None:
        assert self.sheets is not None
        box = QRectF(*self.camera.box_on_screen(self.page_box(number)))
        picture = self._pictures.get(number)
        if picture is None:
            painter.fillRect(box, QColor(PAPER.canvas))
        else:
            painter.drawPixmap(box.topLeft(), picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.strong_border), 1))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        for placed in self.sheets.pages[number].picture.cards:
            if placed.post in self._chosen:
                around = QRectF(*self.camera.box_on_screen(self.card_box(number, placed)))
                painter.drawRoundedRect(around.adjusted(-2, -2, 2, 2), RADIUS * self.zoom, RADIUS * self.zoom)

    def _in_view(self) -> list[int]:
        if self.sheets is None:
            return []
        seen = self.camera.seen(self.visible_size())
        return [each for each in range(len(self.sheets.pages)) if self.page_box(each).meets(seen)]

    def _post_at(self, at: QPointF) -> str:
        """Return the post whose card is at a point of the viewport, or nothing."""
        x, y = self.camera.to_chart(at.x(), at.y())
        for number in self._in_view():
            assert self.sheets is not None
            if self.page_box(number).holds(x, y):
                cards = self.sheets.pages[number].picture.cards
                found = (each.post for each in cards if self.card_box(number, each).holds(x, y))
                return next(found, "")
        return ""

    def _bounds_of(self, sheets: Sheets) -> Box:
        width, height = _size(sheets)
        columns = _columns(sheets)
        rows = ceil(len(sheets.pages) / columns)
        return Box(
            -GAP,
            -GAP,
            columns * (width + GAP) + GAP,
            rows * (height + GAP) + GAP,
        )


def _size(sheets: Sheets) -> tuple[float, float]:
    return sheets.format.width * MILLIMETRE, sheets.format.height * MILLIMETRE


def _columns(sheets: Sheets) -> int:
    width, height = _size(sheets)
    return max(1, min(len(sheets.pages), round(sqrt(len(sheets.pages) * SHAPE * height / width))))
