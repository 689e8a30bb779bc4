"""What somebody says about a source: each word of it, and what it takes back."""

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.exchange.incoming.trial.said import Repair, Said, Two

PLACES = st.integers(0, 4)
MEANINGS = st.sampled_from(["name", "title", "fte", "ignored", "never"])
PAIRS = st.builds(Two, st.sampled_from(["person", "post"]), st.sampled_from("abc"), st.sampled_from("xyz"))
WORDS = st.one_of(
    st.tuples(st.just("with_setting"), st.tuples(st.sampled_from(["decimal", "days"]), st.text(max_size=3))),
    st.tuples(st.just("with_meaning"), st.tuples(PLACES, MEANINGS)),
    st.tuples(st.just("with_repairs"), st.tuples(st.tuples(st.builds(Repair, PLACES, PLACES, st.text())))),
    st.tuples(st.just("with_apart"), st.tuples(PAIRS)),
    st.tuples(st.just("with_same"), st.tuples(PAIRS)),
)


def saying(words: list[tuple[str, tuple[object, ...]]]) -> Said:
    said = Said()
    for name, values in words:
        said = getattr(said, name)(*values)
    return said


@given(st.lists(WORDS, max_size=12))
def test_whatever_is_said_comes_back_from_json_as_it_was(words: list[tuple[str, tuple[object, ...]]]) -> None:
    said = saying(words)
    assert Said.from_plain(said.plain()) == said


@given(st.lists(WORDS, max_size=12))
def test_nothing_is_said_that_contradicts_itself(words: list[tuple[str, tuple[object, ...]]]) -> None:
    said = saying(words)
    told = [meaning for meaning in said.meanings.values() if meaning not in ("ignored", "never")]
    assert len(told) == len(set(told))
    assert not set(said.same) & set(said.apart)
    assert len({(two.kind, two.listed) for two in said.same}) == len(said.same)
    assert len({(two.kind, two.present) for two in said.same}) == len(said.same)


def test_the_newest_word_counts() -> None:
    said = Said().with_meaning(0, "name").with_meaning(1, "name").with_meaning(0, "title")
    assert dict(said.meanings) == {1: "name", 0: "title"}
    two = Two("person", "a", "x")
    assert Said().with_same(two).with_apart(two) == Said(apart=(two,))
    assert Said().with_apart(two).with_same(two) == Said(same=(two,))


def test_in_another_table_what_was_said_of_places_is_said_of_nothing() -> None:
    said = Said().with_setting("encoding", "utf-8").with_meaning(0, "name").with_complete(complete=True)
    said = said.with_repairs((Repair(2, 1, "x"),)).with_setting("header", "3")
    other = said.with_setting("sheet", "Leavers")
    assert (dict(other.settings), other.complete) == ({"encoding": "utf-8", "sheet": "Leavers"}, True)
    assert [dict(other.meanings), dict(other.cells)] == [{}, {}]
    assert said.with_setting("encoding", "utf-16").meanings == said.meanings


def test_of_a_file_that_was_read_again_nothing_is_said_of_cells() -> None:
    said = Said().with_meaning(0, "name").with_repairs((Repair(2, 1, "x"),))
    assert said.of_other_rows() == Said().with_meaning(0, "name")
