"""What tests ask about folded branches: where a handle is, and what is on screen."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.picture import Box
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand.handles import handle_of
from tests.ui.canvas.hand import Hand


def handle(hand: Hand, post: str) -> QPoint:
    """The middle of the part of a handle, or badge, that lies below its card."""
    place = handle_of(hand.canvas.folding, Subject("post", post))
    assert place is not None, f"{post} has nothing to fold"
    box = hand.canvas.camera.box_on_screen(place)
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height * 0.7))


def shown(hand: Hand) -> set[str]:
    return {placed.post for placed in hand.canvas.picture.cards}


def far(one: Box, other: Box) -> float:
    """How far a card moved on screen, in pixels."""
    return max(abs(one.x - other.x), abs(one.y - other.y))


def pixels(hand: Hand, qtbot: QtBot) -> QImage:
    """What is on screen, once a zoom has settled and everything is painted."""
    hand.canvas.viewport().repaint()
    qtbot.waitUntil(lambda: hand.canvas.is_settled and not hand.canvas.is_zooming)
    return hand.canvas.viewport().grab().toImage()


def painted_at_once(hand: Hand) -> QImage:
    """What is in view, without tiles."""
    canvas = hand.canvas
    image = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
    image.fill(QColor(canvas.theme.canvas))
    with QPainter(image) as painter:
        painter.scale(canvas.zoom, canvas.zoom)
        painter.translate(-canvas.camera.x, -canvas.camera.y)
        paint(painter, canvas.picture, theme=canvas.theme, measure=canvas.measure, scale=canvas.zoom)
    return image


def unlike(one: QImage, other: QImage) -> float:
    """How much of two pictures is clearly lighter in one of them."""
    area = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return sum(abs(one.pixelColor(*at).green() - other.pixelColor(*at).green()) > 60 for at in area) / len(
        area
    )


def selected(hand: Hand) -> tuple[str, ...]:
    return hand.canvas.session.selected_posts()
