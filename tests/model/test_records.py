"""Records hold what can be stored and shown, and nothing else; their ids are theirs for good."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from pydantic import ValidationError

from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.ids import new_id, speaking_id
from orgdesigner.model.words import AllowanceKind, Word
from tests.model.strategies import records

IDS = {"post": ["p", "q"], "person": ["s"], "team": ["t"], "forum": ["f"]}
KINDS_OF_RECORD = pytest.mark.parametrize("record_type", r.RECORD_TYPES, ids=r.KINDS)


def draw_record(data: DataObject, record_type: type[r.Record]) -> r.Record:
    one_member = {"post": "p", "person": None} if record_type is r.Membership else {}
    return data.draw(records(record_type, IDS, **one_member))


@given(data=st.data(), record_type=st.sampled_from(r.RECORD_TYPES))
def test_a_record_comes_back_from_json_and_from_words(data: DataObject, record_type: type[r.Record]) -> None:
    record = draw_record(data, record_type)
    assert record_type.model_validate_json(record.model_dump_json()) == record
    assert record_type.model_validate(record.model_dump(mode="json")) == record
    assert record.evolve() == record
    assert pickle.loads(pickle.dumps(record)) == copy.deepcopy(record) == record


def test_a_record_does_not_change() -> None:
    post = r.Post(id="a", title="A")
    with pytest.raises(ValidationError, match="frozen"):
        post.title = "B"  # type: ignore[misc]
    assert post.evolve(title="B") is not post
    assert post.title == "A"


def test_a_record_has_no_field_that_is_not_written_down() -> None:
    with pytest.raises(EditRefused):
        r.build(r.Post, id="a", title="A", colour="red")


@pytest.mark.parametrize(
    ("field", "fits", "does_not_fit"),
    [
        ("id", ["a", "A.b:c_d-e", "9", "x" * 64], ["", "x" * 65, "-a", "a b", "é", "a/b", "a\n"]),
        ("title", ["A", "x" * 200, "Zoë’s “post”"], ["", "x" * 201, "a\nb", "a\tb", "\u202egnp", "a\u2028b"]),
        ("short_title", ["", "x" * 300], ["x" * 301, "\x00"]),
        ("notes", ["", "a\nb\tc\r\n", "x" * 10_000], ["x" * 10_001, "\x00", "\x1b[0m", "\u2066"]),
        ("fte", ["0", "500", "0.1234"], ["-0.0001", "500.0001", "0.12345", "NaN", "Infinity", "one"]),
        ("salary", [None, "0", "10000000", "0.01"], ["-0.01", "10000000.01", "0.001"]),
        ("hours", ["0", "168", "32.5"], ["168.01", "32.505"]),
        ("weeks", ["0", "53", "43.943"], ["53.001", "43.9431"]),
        ("longest_term", [None, 1, 600], [0, 601, 1.5]),
        ("starts", ["1900-01-01", "2199-12-31"], ["1899-12-31", "2200-01-01", "31/02/2026", "2026-02-31"]),
        ("order", [-(2**53), 2**53], [-(2**53) - 1, 2**53 + 1]),
        ("new", [True, False], ["perhaps", None]),
        ("level", ["head", "none"], ["boss", "", None]),
        ("second", [None, "p"], ["", "a b"]),
    ],
)
def test_a_field_holds_what_it_can_and_not_a_step_beyond(
    field: str, fits: list[Any], does_not_fit: list[Any]
) -> None:
    post = r.Post(id="a", title="A")
    for value in fits:
        kept = getattr(post.evolve(**{field: value}), field)
        assert str(kept) == str(value)
    for value in does_not_fit:
        with pytest.raises(EditRefused) as refused:
            post.evolve(**{field: value})
        assert str(refused.value).endswith(".")


def test_a_share_is_a_part_of_a_whole() -> None:
    holding = r.Holding(id="h", post="p", person="s")
    for share in ("0", "1", "0.8561"):
        assert str(holding.evolve(share=share).share) == share
    for share in ("1.0001", "-0.1", "0.85612"):
        with pytest.raises(EditRefused, match="Share of the post"):
            holding.evolve(share=share)


@pytest.mark.parametrize("members", [{}, {"post": "p", "person": "s"}])
def test_a_seat_is_of_a_post_or_of_a_person(members: dict[str, str]) -> None:
    with pytest.raises(EditRefused) as refused:
        r.build(r.Membership, id="m", team="t", **members)
    assert str(refused.value) == "Membership: a membership is of a post or of a person, one of them."


def test_every_word_of_a_closed_list_has_a_label_and_comes_back_by_its_value() -> None:
    for closed in Word.__subclasses__():
        for word in closed:
            assert word.label
            assert closed(word.value) is word
            assert str(word) == word.value


def test_what_is_called_by_its_noun_has_no_name_of_its_own() -> None:
    assert r.Post(id="a", title="SENCO").caption == "SENCO"
    assert r.Team(id="t", name="S&A").caption == "S&A"
    assert r.Link(id="l", lower="a", upper="b").caption == "link"


def test_the_same_tie_speaks_the_same_id() -> None:
    ties = [
        (r.Link(id="x", lower="a", upper="b"), "line:a"),
        (r.Link(id="x", link_kind="coaching", lower="a", upper="b"), "coaching:a:b"),
        (r.Holding(id="x", post="a", person="s"), "holds:a:s"),
        (r.Membership(id="x", team="t", post="a"), "member:t:a"),
        (r.Membership(id="x", team="t", person="s"), "member:t:s"),
        (r.Allowance(id="x", post="a", allowance_kind=AllowanceKind.RR, annual=Decimal(1)), "RR:a"),
        (
            r.Allowance(id="x", post="a", person="s", allowance_kind=AllowanceKind.TLR1, annual=Decimal(1)),
            "TLR1:a:s",
        ),
        (r.Slot(id="x", forum="f", team="t", minutes=30), "slot:f:t"),
        (r.Priority(id="x", number=1, name="Reading"), "priority:1"),
        (r.Post(id="x", title="A"), None),
        (r.Link(id="x", link_kind="coaching", lower="a" * 40, upper="b" * 40), None),
    ]
    for record, spoken in ties:
        assert speaking_id(record) == spoken
        assert record.evolve(id=spoken or "x").id == (spoken or "x")


@KINDS_OF_RECORD
def test_a_new_id_fits_and_is_not_met_again(record_type: type[r.Record]) -> None:
    made = {new_id(record_type.kind) for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(r.Post(id=each, title="A") for each in made)
