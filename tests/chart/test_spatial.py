"""What is where is found as if everything had been looked at."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.boxindex import BoxIndex
from orgdesigner.chart.part import line_box
from orgdesigner.chart.picture import Box, ChartView, Line, Picture, PlacedCard, Region, RegionKind
from orgdesigner.chart.spatial import Extent
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Stroke
from tests.chart.histories import extents
from tests.chart.pictures import extent
from tests.chart.school import example_school
from tests.model.strategies import structures

PLACES = st.integers(-3_000, 3_000).map(float)
SIZES = st.sampled_from([0.0, 1.0, 52.0, 208.0, 900.0, 5_000.0])
BOXES = st.builds(Box, PLACES, PLACES, SIZES, SIZES)


@given(st.lists(BOXES, max_size=40), BOXES)
def test_the_index_finds_what_looking_at_everything_finds(boxes: list[Box], query: Box) -> None:
    index = BoxIndex((box, number) for number, box in enumerate(boxes))
    found = [
        number
        for number, box in enumerate(boxes)
        if box.x <= query.right and query.x <= box.right and box.y <= query.bottom and query.y <= box.bottom
    ]
    assert index.meeting(query) == found


def test_the_part_of_a_picture_in_a_rectangle_has_all_that_is_seen_there() -> None:
    for kind in ChartView:
        shown = extent(example_school().view, kind)
        whole = shown.picture
        window = Box(100, 150, 700, 420)
        part = shown.within(window)
        assert {placed.post for placed in whole.cards if placed.box.meets(window)} <= {
            placed.post for placed in part.cards
        }
        assert {region.team for region in whole.regions if region.box.meets(window)} <= {
            region.team for region in part.regions
        }
        assert len(part.cards) < len(whole.cards)


def test_a_point_finds_the_foremost_thing_under_it() -> None:
    shown = extent(example_school().view, ChartView.TEAMS)
    placed = next(placed for placed in shown.picture.cards if placed.region)
    assert shown.at(placed.box.x + 5, placed.box.y + 5) == placed
    region = placed.region
    assert region is not None
    assert shown.at(region.box.x + 2, region.box.y + 2) == region
    assert shown.at(-500, -500) is None
    assert shown.card(placed.post) == placed


def test_a_line_is_found_from_nearby_but_not_under_a_card() -> None:
    shown = extent(example_school().view, ChartView.REPORTING)
    line = next(line for line in shown.picture.lines if line.stroke is Stroke.SOLID)
    (x1, y1), (x2, y2) = line.points[:2]
    beside = shown.at((x1 + x2) / 2 + 3, (y1 + y2) / 2, reach=4)
    assert isinstance(beside, Line)
    assert beside.upper == line.upper
    assert not isinstance(shown.at((x1 + x2) / 2 + 8, (y1 + y2) / 2, reach=4), Line)
    lower = shown.card(line.lower)
    assert lower is not None
    assert isinstance(shown.at(lower.box.x + 1, lower.box.y + 1, reach=4), PlacedCard)


def test_whatever_lies_on_it_a_region_is_found() -> None:
    shown = extent(example_school().view, ChartView.TEAMS)
    placed = next(placed for placed in shown.picture.cards if placed.region)
    found = shown.region_at(placed.box.x + 5, placed.box.y + 5)
    assert isinstance(found, Region)
    assert found == placed.region


def met(one: Box, other: Box) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def boxes_of(data: DataObject, whole: Picture) -> Box:
    """Any rectangle, and often one that has an edge or a corner in common with something."""
    there = [placed.box for placed in whole.cards] + [region.box for region in whole.regions]
    corners = st.sampled_from([(box.right, box.bottom) for box in there] or [(0.0, 0.0)])
    touching = st.builds(
        lambda corner, width, height: Box(corner[0], corner[1], width, height), corners, SIZES, SIZES
    )
    return data.draw(st.one_of(touching, BOXES))


@pytest.mark.parametrize("kind", ChartView)
@given(structure=structures(least=2), data=st.data())
def test_after_any_history_what_is_found_is_what_looking_at_everything_finds(
    kind: ChartView, structure: Structure, data: DataObject
) -> None:
    for shown in extents(data, structure, kind):
        whole = shown.picture
        box = boxes_of(data, whole)
        part = shown.within(box)
        assert part.cards == tuple(placed for placed in whole.cards if met(placed.box, box))
        assert part.regions == tuple(region for region in whole.regions if met(region.box, box))
        assert part.lines == tuple(line for line in whole.lines if met(line_box(line), box))
        assert part.aliases == tuple(alias for alias in whole.aliases if met(alias.box, box))
        assert part.notes == tuple(note for note in whole.notes if met(note.box, box))
        assert shown.cards_within(box) == list(part.cards)
        assert [spot.post for spot in shown.spots_within(box)] == [placed.post for placed in part.cards]
        assert shown.lines_within(box) == list(part.lines)
        assert shown.regions_within(box) == list(part.regions)
        inside = (region for region in whole.regions if region.box.holds(box.x, box.y))
        assert shown.region_at(box.x, box.y) == next(inside, None)


@pytest.mark.parametrize("kind", ChartView)
@given(structure=structures(least=2), data=st.data())
def test_after_any_history_everything_is_found_by_what_it_is(
    kind: ChartView, structure: Structure, data: DataObject
) -> None:
    for shown in extents(data, structure, kind):
        whole = shown.picture
        for placed in whole.cards:
            assert shown.card(placed.post) == placed
            assert shown.box(placed.post) == placed.box
            near = shown.at(placed.box.x + 1, placed.box.y + 1)
            assert isinstance(near, PlacedCard)
        teams = [region for region in whole.regions if region.kind is RegionKind.TEAM]
        assert [shown.region(region.team) for region in teams] == teams
        for region in whole.regions:
            inside = [placed.post for placed in whole.cards if placed.region == region]
            assert [spot.post for spot in shown.spots_in(region)] == inside
        for note in whole.notes:
            if note.record_id:
                key = note.record_kind, note.record_id
                of_it = [each for each in whole.notes if (each.record_kind, each.record_id) == key]
                assert shown.note(*key) in of_it
        assert shown.card("nobody") is None
        assert shown.region("nothing") is None
        assert shown.note("forum", "none") is None


@pytest.mark.parametrize("kind", ChartView)
@given(structure=structures(least=2), data=st.data())
def test_cards_follow_each_other_in_reading_order(
    kind: ChartView, structure: Structure, data: DataObject
) -> None:
    for shown in extents(data, structure, kind):
        order = [placed.post for placed in shown.picture.cards]
        assert list(shown.posts()) == order
        assert (shown.first(), shown.last()) == ((order[0], order[-1]) if order else (None, None))
        for one, other in pairwise(order):
            assert (shown.after(one), shown.before(other)) == (other, one)
        if order:
            assert (shown.before(order[0]), shown.after(order[-1])) == (None, None)
            some = data.draw(st.lists(st.sampled_from(order), unique=True))
            assert shown.in_order(some) == sorted(some, key=order.index)
        assert shown.is_empty == (not order and not shown.picture.regions)


@pytest.mark.parametrize("kind", ChartView)
@given(structure=structures(least=2), data=st.data(), x=PLACES, y=PLACES)
def test_the_nearest_card_is_the_one_that_looking_at_all_finds(
    kind: ChartView, structure: Structure, data: DataObject, x: float, y: float
) -> None:
    def far(box: Box) -> float:
        return max(box.x - x, x - box.right, 0.0) + max(box.y - y, y - box.bottom, 0.0)

    for shown in extents(data, structure, kind):
        nearest = min(shown.picture.cards, key=lambda placed: far(placed.box), default=None)
        assert shown.nearest(far, far) == (nearest.post if nearest else None)


@pytest.mark.parametrize("kind", ChartView)
@given(structure=structures(least=2), data=st.data())
def test_a_picture_of_the_past_still_knows_where_everything_was(
    kind: ChartView, structure: Structure, data: DataObject
) -> None:
    past: list[tuple[Extent, dict[str, Box]]] = []
    for shown in extents(data, structure, kind):
        past.append((shown, {spot.post: spot.box for spot in shown.spots()}))
        assert shown.box("nobody") is None
        posts = set().union(*(places for _, places in past))
        for before, places in past:
            assert {post: before.box(post) for post in posts} == {post: places.get(post) for post in posts}
