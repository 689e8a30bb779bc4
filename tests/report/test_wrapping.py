"""Lines hold all the words in their order, and none is wider than its room."""

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.theme import TextRole
from orgdesigner.report.wrapping import wrapped

TEXTS = st.text(st.sampled_from("ab é–£1 \n"), max_size=80)
ROLE = TextRole.TEXT
LETTER = EvenMeasure().width("a", ROLE)


@given(TEXTS, st.integers(1, 30))
def test_nothing_is_lost_and_nothing_too_wide(text: str, letters: int) -> None:
    room = letters * LETTER + 0.01
    lines = wrapped(text, room, ROLE, EvenMeasure())
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(EvenMeasure().width(line, ROLE) <= room for line in lines)


def test_words_stay_whole_where_they_can() -> None:
    assert wrapped("to be or not", 6 * LETTER, ROLE, EvenMeasure()) == ("to be", "or not")
    assert wrapped("incomprehensible", 6 * LETTER, ROLE, EvenMeasure()) == ("incomp", "rehens", "ible")


def test_what_a_no_break_space_joins_stays_together() -> None:
    assert wrapped("cost £5\xa0+", 8 * LETTER, ROLE, EvenMeasure()) == ("cost", "£5\xa0+")


def test_a_line_that_was_broken_stays_broken() -> None:
    assert wrapped("one\n\ntwo", 100, ROLE, EvenMeasure()) == ("one", "", "two")
