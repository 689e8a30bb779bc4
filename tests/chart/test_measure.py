"""Text is broken and shortened, never cut off."""

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.measure import ELLIPSIS, EvenMeasure, elide, wrap
from orgdesigner.chart.theme import TextRole

MEASURE = EvenMeasure()
ROLE = TextRole.TITLE
TEXTS = st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=9).map(" ".join)
WIDTHS = st.floats(20, 400)


@given(TEXTS, WIDTHS, st.integers(1, 6))
def test_no_line_is_wider_than_the_room_and_none_is_one_too_many(text: str, width: float, lines: int) -> None:
    found = wrap(text, width, ROLE, MEASURE, lines=lines)
    assert 1 <= len(found) <= lines
    assert all(MEASURE.width(line, ROLE) <= width or line == ELLIPSIS for line in found)


@given(TEXTS, WIDTHS, st.integers(1, 6))
def test_every_word_is_there_or_an_ellipsis_says_so(text: str, width: float, lines: int) -> None:
    found = " ".join(wrap(text, width, ROLE, MEASURE, lines=lines))
    assert found == text or ELLIPSIS in found


def test_two_lines_are_about_equally_long() -> None:
    lines = wrap("Attendance and Family Liaison Lead", 240, ROLE, MEASURE, lines=2)
    assert lines == ("Attendance and", "Family Liaison Lead")


def test_what_fits_is_left_as_it_is() -> None:
    assert wrap("SENCO", 200, ROLE, MEASURE, lines=2) == ("SENCO",)
    assert elide("SENCO", 200, ROLE, MEASURE) == "SENCO"


def test_what_is_elided_keeps_as_much_as_there_is_room_for() -> None:
    text = elide("Headteacher", 60, ROLE, MEASURE)
    assert text.endswith(ELLIPSIS)
    longer = "Headteacher"[: len(text)] + ELLIPSIS
    assert MEASURE.width(text, ROLE) <= 60 < MEASURE.width(longer, ROLE)
