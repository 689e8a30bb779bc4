"""Every mark is told from every other by its shape: printed grey, and as small as in a table."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from orgdesigner.report.blocks import Mark, Post
from orgdesigner.report.marks import draw_mark, draw_post

SIDE = 24
BLACK, WHITE = QColor("black"), QColor("white")
INSIDE = (Mark.TEACHING, Mark.SUPPORT, Mark.BOTH, Mark.VACANT)


def grey(draw: object) -> list[int]:
    """The lightness of every pixel of what a function draws, 24 pixels wide, as on a page at 144 dpi."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    assert callable(draw)
    draw(painter)
    painter.end()
    return [image.pixelColor(x, y).lightness() for y in range(SIDE) for x in range(SIDE)]


def alike_in_size(pixels: list[int]) -> list[int]:
    """What is dark in a picture, enlarged to fill it: size alone makes no other mark."""
    dark = [n for n, lightness in enumerate(pixels) if lightness < 200]
    left, right = min(n % SIDE for n in dark), max(n % SIDE for n in dark)
    top, bottom = dark[0] // SIDE, dark[-1] // SIDE
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    for n, lightness in enumerate(pixels):
        image.setPixelColor(n % SIDE, n // SIDE, QColor(lightness, lightness, lightness))
    part = image.copy(left, top, right - left + 1, bottom - top + 1).scaled(SIDE, SIDE)
    return [part.pixelColor(x, y).lightness() for y in range(SIDE) for x in range(SIDE)]


def mark(each: Mark) -> list[int]:
    return grey(lambda q: draw_mark(q, each, QPointF(SIDE / 2, SIDE / 2), 10, BLACK, WHITE))


def sign(post: Post) -> list[int]:
    return grey(lambda q: draw_post(q, post, QPointF(SIDE / 2, SIDE / 2), 11, BLACK, WHITE))


def difference(one: list[int], other: list[int]) -> int:
    """How many pixels are dark in one picture and light in the other."""
    return sum(abs(a - b) > 128 for a, b in zip(one, other, strict=True))


@pytest.mark.usefixtures("qapp")
def test_no_two_marks_look_alike() -> None:
    pictures = {each: alike_in_size(mark(each)) for each in Mark}
    for one, other in combinations(Mark, 2):
        assert difference(pictures[one], pictures[other]) >= 40, f"{one.name} looks like {other.name}"


@pytest.mark.usefixtures("qapp")
def test_a_sign_tells_who_may_hold_a_post_and_who_does() -> None:
    posts = [
        Post(inside, reserved=reserved, limited=limited)
        for inside in INSIDE
        for reserved, limited in ((False, False), (True, False), (False, True))
    ]
    pictures = {post: sign(post) for post in posts}
    for one, other in combinations(posts, 2):
        assert difference(pictures[one], pictures[other]) >= 12, f"{one} looks like {other}"


@pytest.mark.parametrize("each", Mark)
def test_a_mark_stays_within_its_radius(qapp: QApplication, each: Mark) -> None:
    dark = [n for n, lightness in enumerate(mark(each)) if lightness < 250]
    assert dark
    middle = (SIDE - 1) / 2
    assert max(max(abs(n % SIDE - middle), abs(n // SIDE - middle)) for n in dark) <= 11
