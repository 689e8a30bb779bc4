"""What is typed finds names by the beginnings of their words, and the order can be foreseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.ui.ranking import rank

NAMES = (
    ("Move to", "manager report"),
    ("Remove", "delete close"),
    ("Remove the proposal", "delete draft"),
    ("New proposal", "scenario"),
    ("Rename the proposal", ""),
    ("Reporting", "org chart tree"),
)


def found(typed: str) -> list[str]:
    """The names that fit, best first."""
    ranked = [(fits, name) for name, others in NAMES if (fits := rank(typed, name, others)) is not None]
    return [name for _, name in sorted(ranked)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rem", "Remove"),
        ("REMOVE the", "Remove the proposal"),
        ("prop new", "New proposal"),
        ("rem prop", "Remove the proposal"),
        ("delete", "Remove"),
        ("org chart", "Reporting"),
        ("rtp", "Remove the proposal"),
        ("port", "Reporting"),
    ],
)
def test_the_best_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_what_holds_none_of_it_is_not_found() -> None:
    assert found("xyz") == []


@given(st.sampled_from(NAMES), st.data())
def test_the_beginning_of_a_name_always_finds_it_as_well_as_can_be(
    name: tuple[str, str], data: st.DataObject
) -> None:
    length = data.draw(st.integers(1, len(name[0])))
    typed = name[0][:length]
    assert rank(typed, *name) == (0, 0)
    assert rank(typed.upper(), *name) == (0, 0)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_ranked_or_not_found_and_more_words_never_hide_a_name(
    typed: str, name: str, others: str
) -> None:
    alone, together = rank(typed, name), rank(typed, name, others)
    assert alone is None or (together is not None and together <= alone)
