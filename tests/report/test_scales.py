"""On a scale every value stands where it belongs, and nothing covers anything else."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.report.blocks import Mark, Point, Scale
from orgdesigner.report.scales import LABEL, LINE, STEP, PlacedScale, placed
from tests.report.strategies import SHORT

SCALES = st.lists(
    st.builds(Point, st.integers(0, 12_000), st.sampled_from(Mark), SHORT), min_size=1, max_size=10
).map(lambda points: Scale("", tuple(points), ""))
WIDTHS = st.integers(240, 1000)


@given(SCALES, WIDTHS)
def test_no_mark_touches_another_and_no_label_covers_another(scale: Scale, width: int) -> None:
    at = placed(scale, width, EvenMeasure())
    for one, other in combinations(at.spots, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= STEP - 0.001
        beside = (
            one.label_x + one.label_width <= other.label_x or other.label_x + other.label_width <= one.label_x
        )
        below = (
            one.label_y + len(one.label) * LINE <= other.label_y
            or other.label_y + len(other.label) * LINE <= one.label_y
        )
        assert beside or below


@given(SCALES, WIDTHS)
def test_everything_is_within_the_width_and_the_height(scale: Scale, width: int) -> None:
    at = placed(scale, width, EvenMeasure())
    for spot in at.spots:
        assert 0 <= spot.x <= width
        assert 0 < spot.y < at.axis
        assert spot.label_x >= 0
        assert spot.label_x + spot.label_width <= width + 0.001
        assert spot.label_y + len(spot.label) * LINE <= at.height + 0.001
        assert all(EvenMeasure().width(line, LABEL) <= spot.label_width for line in spot.label)


def fixed(*values: float) -> PlacedScale:
    points = tuple(Point(value, Mark.TEACHING, "x") for value in values)
    return placed(Scale("", points, ""), 400, EvenMeasure())


def test_a_gap_is_as_large_as_it_is() -> None:
    at = fixed(2000, 1500)
    assert at.gap is not None
    start, end = at.gap
    assert (end - start) / (end - at.left) == 0.25


def test_where_nothing_differs_there_is_no_gap() -> None:
    assert fixed(2000, 2000).gap is None
    assert fixed().gap is None
