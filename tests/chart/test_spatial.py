"""What is where is found as if everything had been looked at."""

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.boxindex import BoxIndex
from orgdesigner.chart.picture import Box, ChartView, Line, PlacedCard, Region
from orgdesigner.model.words import Stroke
from tests.chart.pictures import extent
from tests.chart.school import example_school

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
