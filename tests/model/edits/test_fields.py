"""Every field of every record can be set, is checked, and is named in the history as on screen."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import RECORD_TYPES, Holding, Membership, Post, Team
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Access
from tests.model.pictures import refusal
from tests.model.strategies import structures, values

SCHOOL = """
    team t "T"
    post a "Head of Year"
      held "Ann" teaching
    post b "SENCO"
    """
NOT_ALONE = {"post", "person"}
"""A seat is of a post or of a person, so neither can be set without the other."""


@given(data=st.data(), structure=structures(least=2))
def test_whatever_a_field_accepts_can_be_set(data: DataObject, structure: Structure) -> None:
    view = structure.view
    record_type = data.draw(st.sampled_from([each for each in RECORD_TYPES if view.all(each)]))
    record = data.draw(st.sampled_from(sorted(view.all(record_type), key=lambda each: each.id)))
    not_alone = NOT_ALONE if record_type is Membership else set()
    name = data.draw(st.sampled_from(sorted(record_type.model_fields.keys() - {"id"} - not_alone)))
    ids = {each.kind: sorted(other.id for other in view.all(each)) for each in RECORD_TYPES}
    value = data.draw(values(record_type, name, ids))
    change = set_fields(view, record, **{name: value})
    assert [step.after for step in change] == ([record.evolve(**{name: value})] if change else [])
    assert bool(change) == (getattr(record, name) != value)


def test_every_field_has_a_label_that_the_history_can_use() -> None:
    nameless = [
        f"{each.kind}.{name}"
        for each in RECORD_TYPES
        for name, field in each.model_fields.items()
        if name != "id" and not field.title
    ]
    assert nameless == []


def test_a_seat_passes_from_a_post_to_a_person_in_one_edit() -> None:
    structure = parse(SCHOOL + '\n    team u "U"\n      member a')
    seat = structure.view.need(Membership, "member:u:a")
    structure.apply(set_fields(structure.view, seat, post=None, person="ann"))
    assert structure.view.need(Membership, "member:u:a").person == "ann"


@pytest.mark.parametrize(
    ("values", "called"),
    [
        ({"title": "Head of House"}, "Rename Head of Year to Head of House"),
        ({"fte": Decimal("0.80")}, "Set FTE of Head of Year to 0.8"),
        ({"fte": 20}, "Set FTE of Head of Year to 20"),
        ({"access": Access.SUPPORT}, "Set Who may hold it of Head of Year to Support staff only"),
        ({"critical": True}, "Set Critical post of Head of Year to yes"),
        ({"ends": date(2027, 8, 31)}, "Set Ends of Head of Year to 31/08/2027"),
        ({"second": "b"}, "Set Named second of Head of Year to SENCO"),
        ({"second": None, "notes": ""}, "Change Head of Year"),
        ({"pool": "Pastoral"}, "Set Ring-fence pool of Head of Year to Pastoral"),
        ({"pool": ""}, "Clear Ring-fence pool of Head of Year"),
        ({"starts": None}, "Clear Starts of Head of Year"),
        ({"purpose": "To lead.\nTo listen."}, "Change Purpose of Head of Year"),
        ({"fte": 1, "title": "Head of House"}, "Rename Head of Year to Head of House"),
    ],
)
def test_a_change_of_fields_is_called_what_it_does(values: dict[str, Any], called: str) -> None:
    view = parse(SCHOOL.replace('"Head of Year"', '"Head of Year" pool=Other starts=2026-09-01')).view
    assert set_fields(view, view.need(Post, "a"), **values).label == called


def test_no_label_says_what_anybody_is_paid() -> None:
    view = parse(SCHOOL).view
    change = set_fields(view, view.need(Holding, "holds:a:ann"), salary=Decimal(51234))
    assert change.label == "Change Full-time salary (£ a year) of holder"


def test_leads_are_named_in_the_label() -> None:
    view = parse(SCHOOL).view
    assert set_fields(view, view.need(Team, "t"), leads=("a", "b")).label == (
        "Set Led by of T to Head of Year, SENCO"
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": ""}, "Title: this can't be empty."),
        ({"title": "x" * 201}, "Title: at most 200 characters fit here."),
        ({"title": "gnp.\u202eexe"}, "Title: this holds a character that can't be shown; type it again."),
        ({"fte": "half"}, "FTE: this should be a number."),
        ({"fte": -1}, "FTE: the smallest value is 0."),
        ({"fte": 501}, "FTE: the largest value is 500."),
        ({"fte": Decimal("0.12345")}, "FTE: at most 4 decimal places fit here."),
        ({"fte": float("nan")}, "FTE: this should be a number."),
        ({"longest_term": "1.5"}, "Longest term (months): this should be a whole number."),
        ({"starts": "soon"}, "Starts: this should be a date, such as 01/09/2026."),
        ({"starts": date(1066, 10, 14)}, "Starts: the smallest value is 01/01/1900."),
        ({"critical": "perhaps"}, "Critical post: this should be yes or no."),
        (
            {"access": "everyone"},
            "Who may hold it: choose one of All staff, Teaching staff only, Support staff only.",
        ),
        ({"second": "ghost"}, "That post is no longer there."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_does(values: dict[str, Any], said: str) -> None:
    assert refusal(SCHOOL, lambda view: set_fields(view, view.need(Post, "a"), **values)) == said


def test_a_record_that_has_gone_is_not_set() -> None:
    ghost = Post(id="ghost", title="Ghost")
    assert refusal(SCHOOL, lambda view: set_fields(view, ghost, fte=1)) == "That post is no longer there."


@pytest.mark.parametrize("name", ["id", "ghost"])
def test_a_field_that_there_is_not_is_a_bug_and_no_refusal(name: str) -> None:
    view = parse(SCHOOL).view
    with pytest.raises(TypeError):
        set_fields(view, view.school, **{name: "x"})
