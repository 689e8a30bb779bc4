"""From any distance: text that can be read, findings that can be seen, and nothing that needs colour."""

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.cards.badges import badge_place, badge_text, handle_place
from orgdesigner.chart.cards.chips import SIGNED_CHIPS
from orgdesigner.chart.chart import Chart
from orgdesigner.chart.detail import SMALLEST_TEXT
from orgdesigner.chart.legend.categories import Aspect, Sorting
from orgdesigner.chart.looking import EVERYTHING, Lens, Looking
from orgdesigner.chart.paint import shapes
from orgdesigner.chart.paint.batches import draw_sign
from orgdesigner.chart.paint.draw import STYLES
from orgdesigner.chart.paint.patterns import brush, draw_bar
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.picture import Below, Box, ChartView, ChipKind, Mark, Picture
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.theme import DARK, LIGHT, Pattern, Theme
from orgdesigner.model import records as r
from orgdesigner.model.words import StaffGroup
from tests.chart.school import example_school
from tests.chart.test_draw import image_of, texts_of

ZOOMS = [round(0.1 * 1.12**step, 3) for step in range(33)]
"""From 10 % to 400 %, in steps of about an eighth."""

THRESHOLDS = (0.28, 0.6, 0.82)
BLACK, WHITE = QColor("black"), QColor("white")


@pytest.fixture(scope="module")
def measure(qapp: QApplication) -> FontMeasure:
    return FontMeasure()


def everything(kind: ChartView, measure: FontMeasure, *, folded: bool, coloured: bool) -> Picture:
    """A picture with findings, with everything folded that can be or nothing, in colours of categories."""
    view = example_school().view
    posts = sorted(post.id for post in view.all(r.Post))
    marks = {("post", post): list(Mark)[number % 3] for number, post in enumerate(posts)}
    marks |= {("team", team.id): Mark.WARNING for team in view.all(r.Team)}
    ids = {link.upper for link in view.all(r.Link)} | {team.id for team in view.all(r.Team)}
    head = next(post.id for post in view.all(r.Post) if post.level == "head")
    sorting = Sorting(view, Aspect.PRIORITY, {})
    sorting.work(60.0)
    return Chart(view, kind, showing=ON_SCREEN, measure=measure).picture(
        marks=marks,
        looking=Looking(frozenset(ids - {head})) if folded else EVERYTHING,
        lens=Lens(frozenset(posts[::2]), sorting.colours()) if coloured else Lens(),
    )


@pytest.mark.parametrize("kind", ChartView)
@pytest.mark.parametrize("folded", [False, True])
def test_no_text_is_under_nine_pixels_at_any_zoom(
    kind: ChartView, folded: bool, measure: FontMeasure
) -> None:
    picture = everything(kind, measure, folded=folded, coloured=True)
    for zoom in ZOOMS:
        small = [text for text, size in texts_of(picture, zoom, measure) if size < SMALLEST_TEXT - 0.01]
        assert small == [], zoom


@pytest.mark.parametrize("zoom", [0.28, 0.3, 0.5, 0.7, 1.0, 2.0])
def test_a_badge_says_what_is_below_in_the_room_of_its_card(zoom: float, measure: FontMeasure) -> None:
    box = Box(0, 0, 208, 60)
    for below in (Below(5, 35, None), Below(5, 35, Mark.ERROR), Below(112, 41_798, Mark.ADVICE)):
        text = badge_text(below, box.width, measure, zoom)
        place = badge_place(below, box, measure, zoom)
        assert text in (f"{below.direct} ({below.total})", f"({below.total})")
        assert place.width <= box.width + 1 / zoom
        assert place.y < box.bottom < place.bottom
    assert badge_text(Below(5, 35, Mark.ERROR), box.width, measure, 1.0) == "5 (35)"


def test_a_handle_stands_where_the_badge_will_so_that_the_mouse_need_not_move(measure: FontMeasure) -> None:
    box = Box(30, 40, 208, 60)
    for zoom in (0.3, 0.5, 0.8, 1.0, 3.0):
        handle, badge = handle_place(box, zoom), badge_place(Below(1, 2, None), box, measure, zoom)
        assert handle is not None
        assert badge.meets(handle)
        assert handle.x + handle.width / 2 == pytest.approx(badge.x + badge.width / 2)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("zoom", [0.1, 0.2, 0.3, 0.5, 0.7, 0.9])
def test_a_finding_is_large_enough_to_see_from_everywhere(
    zoom: float, theme: Theme, measure: FontMeasure
) -> None:
    view = example_school().view
    head = next(post.id for post in view.all(r.Post) if post.level == "head")
    chart = Chart(view, ChartView.REPORTING, showing=ON_SCREEN, measure=measure)
    picture = chart.picture(marks={("post", head): Mark.ERROR})
    card = next(placed.box for placed in picture.cards if placed.post == head)
    around = 40 / zoom
    box = Box(card.right - around, card.y - around, 2 * around, 2 * around)
    image = image_of(picture, theme, zoom, measure, box)
    red = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name() == theme.error
    ]
    across, down = ({at[axis] for at in red} for axis in (0, 1))
    assert max(across) - min(across) >= 7
    assert max(down) - min(down) >= 7


@pytest.mark.parametrize("zoom", THRESHOLDS)
def test_another_face_moves_nothing(zoom: float, measure: FontMeasure) -> None:
    """Just above and just below a threshold a card has its edges where its box has them."""
    picture = everything(ChartView.REPORTING, measure, folded=False, coloured=False)
    placed = next(each for each in picture.cards if not each.card.vacant)
    alone = Picture(ChartView.REPORTING, (placed._replace(card=placed.card._replace(mark=None)),))
    around = Box(placed.box.x - 20, placed.box.y - 20, placed.box.width + 40, placed.box.height + 40)
    for scale in (zoom - 0.002, zoom + 0.002):
        image = image_of(alone, LIGHT, scale, measure, around)
        inside = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).name() != LIGHT.canvas
        ]
        edges = min(x for x, _ in inside), max(x for x, _ in inside) + 1
        assert edges[0] == pytest.approx(20 * scale, abs=1.6)
        assert edges[1] == pytest.approx((20 + placed.box.width) * scale, abs=1.6)  # to the nearest pixel


# In grey: everything is drawn in one colour, and still no two things look alike


def ink_of(draw: Callable[[QPainter], object], width: int = 24, height: int = 24) -> QImage:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(WHITE)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
    return image


def unlike(one: QImage, other: QImage) -> float:
    """How much of the area is clearly darker in one of them."""
    area = [(x, y) for x in range(one.width()) for y in range(one.height())]
    differing = sum(abs(one.pixelColor(*at).red() - other.pixelColor(*at).red()) > 80 for at in area)
    return differing / len(area)


def assert_all_unlike(images: Mapping[Any, QImage], least: float) -> None:
    alike = [
        (one, other) for one, other in combinations(images, 2) if unlike(images[one], images[other]) < least
    ]
    assert alike == []


def test_categories_are_told_apart_by_their_patterns(qapp: QApplication) -> None:
    bar, block = QRectF(2, 2, 6, 40), QRectF(0, 0, 40, 20)

    def on_bar(pattern: Pattern) -> QImage:
        return ink_of(lambda q: draw_bar(q, bar, "#000000", pattern), 10, 44)

    def on_block(pattern: Pattern) -> QImage:
        return ink_of(lambda q: q.fillRect(block, brush("#000000", pattern, 1.0)), 40, 20)

    assert_all_unlike({pattern: on_bar(pattern) for pattern in Pattern}, 0.05)
    assert_all_unlike({pattern: on_block(pattern) for pattern in Pattern}, 0.02)


def test_signs_are_told_apart_by_their_shapes(qapp: QApplication) -> None:
    middle = QPointF(12, 12)

    def mark(mark: Mark) -> QImage:
        return ink_of(lambda q: draw_sign(q, shapes.mark_sign(mark, BLACK, WHITE, radius=9), middle))

    def group(group: StaffGroup) -> QImage:
        return ink_of(lambda q: draw_sign(q, shapes.group_sign(group, BLACK), middle))

    def chip(kind: ChipKind) -> QImage:
        return ink_of(lambda q: draw_sign(q, shapes.chip_sign(kind, BLACK), middle))

    assert_all_unlike({each: mark(each) for each in Mark}, 0.03)
    small: dict[object, QImage] = {each: group(each) for each in StaffGroup}
    small["vacant"] = ink_of(lambda q: draw_sign(q, shapes.vacancy_sign(BLACK), middle))
    small |= {each: chip(each) for each in SIGNED_CHIPS}
    assert_all_unlike(small, 0.01)


def test_kinds_of_link_are_told_apart_by_their_strokes(qapp: QApplication) -> None:
    def line(style: Qt.PenStyle) -> QImage:
        def draw(q: QPainter) -> None:
            q.setPen(QPen(BLACK, 2, style))
            q.drawLine(2, 5, 78, 5)

        return ink_of(draw, 80, 10)

    assert_all_unlike({stroke: line(style) for stroke, style in STYLES.items()}, 0.03)


def test_a_vacant_post_differs_in_grey_from_one_that_is_held(measure: FontMeasure) -> None:
    picture = everything(ChartView.REPORTING, measure, folded=False, coloured=False)
    placed = next(each for each in picture.cards if not each.card.vacant)
    box = Box(0, 0, placed.box.width, placed.box.height)
    for zoom in (0.2, 0.5, 1.0):
        images = [
            image_of(
                Picture(ChartView.REPORTING, (placed._replace(card=card, box=box),)),
                LIGHT,
                zoom,
                measure,
                box,
            ).convertToFormat(QImage.Format.Format_Grayscale8)
            for card in (placed.card._replace(vacant=False), placed.card._replace(vacant=True))
        ]
        assert images[0] != images[1]
