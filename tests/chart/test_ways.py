"""A way to the top that is too long for its line loses steps from its middle, and never where it leads."""

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.paint.draw import way_lines
from orgdesigner.chart.theme import TextRole

WAYS = st.lists(st.text("abcdef ", min_size=1, max_size=40), min_size=1, max_size=9).map(" › ".join)


@given(WAYS, st.integers(200, 900))
def test_a_way_fits_and_says_from_which_page_it_comes(way: str, width: int) -> None:
    whole = f"{way} · from page 123"
    shown = way_lines(whole, width, EvenMeasure())
    assert all(EvenMeasure().width(line, TextRole.SMALL) <= width for line in shown)
    assert shown[-1].endswith("from page 123")
    assert shown == (whole,) or "…" in shown[0]
    assert (shown == (whole,)) == (EvenMeasure().width(whole, TextRole.SMALL) <= width)


def test_the_first_step_and_the_last_ones_stay() -> None:
    way = "Headteacher › Deputy Headteacher › Head of Year › Tutor · from page 2"
    assert way_lines(way, 290, EvenMeasure()) == ("Headteacher › … › Tutor · from page 2",)
