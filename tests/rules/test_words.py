"""What is printed never says what staff are not, in whichever field of whichever record it stands."""

from collections.abc import Iterator
from typing import Any

import pytest

from orgdesigner.errors import EditRefused
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import KINDS, AppointmentRound, Record
from orgdesigner.rules.base import Finding
from orgdesigner.rules.catalogue import rule
from tests.rules.examples import drawn, findings

ONE_OF_EACH = """
school "Hill School"
  tie assists "Help" upward="is helped by" downward="helps" dotted
proposal "Year one"
priority 1 "Attainment"
team office "Office"
  member a
post a "Lead"
  held hart "L. Hart" support
  allowance R&R 2000
  link assists b
post b "Site Manager"
forum slt "SLT"
  slot office 30
waiver EQ-502 "Agreed" owner=Head expires=2027-08-31
rule TEAM-409
round r "Leaders"
"""
NOT_READ = {"colour", "pay_year", "subjects"}
"""Fields that take any text, and hold keys: they are looked up, and not read."""


def says(record: Record, name: str, text: str) -> Record | None:
    """Return a record with a text in a field, or None if no text fits there."""
    if name in NOT_READ:
        return None
    for value in (text, (text,)):
        try:
            return record.evolve(**{name: value})
        except EditRefused:
            continue
    return None


def places() -> Iterator[tuple[str, str]]:
    """Every kind of record, with each of its fields in which a text fits."""
    for kind, record_type in KINDS.items():
        for record in drawn(ONE_OF_EACH).view.all(record_type)[:1]:
            yield from (
                (kind, name) for name in record_type.model_fields if says(record, name, "Any staff at all")
            )


PLACES = list(places())


def found(structure: Any) -> tuple[Finding, ...]:
    return findings(structure, [rule("WORD-901")])


def test_there_is_one_of_each_kind_and_many_places_for_a_text() -> None:
    assert {
        record.kind for record_type in KINDS.values() for record in drawn(ONE_OF_EACH).view.all(record_type)
    } == {*KINDS}
    assert len(PLACES) > 40


@pytest.mark.parametrize(("kind", "name"), PLACES)
def test_wherever_it_stands_it_is_found_and_said_in_another_way(kind: str, name: str) -> None:
    structure = drawn(ONE_OF_EACH)
    record = structure.view.all(KINDS[kind])[0]
    wrong, right = (says(record, name, f"Our {word} staff") for word in ("non-teaching", "support"))
    assert wrong
    structure.apply(set_fields(structure.view, record, **{name: getattr(wrong, name)}))
    (finding,) = found(structure)
    assert [(each.kind, each.id) for each in finding.subjects] == [(kind, record.id)]
    structure.apply(finding.fixes[0].change)
    assert structure.view.need(KINDS[kind], record.id) == right
    assert found(structure) == ()


@pytest.mark.parametrize(
    ("said", "better"),
    [
        ("Non-teaching staff", "Support staff"),
        ("NON TEACHING STAFF", "SUPPORT STAFF"),
        ("the nonteaching staff", "the support staff"),
        ("Non\u2011Teaching Staff", "Support Staff"),
        ("non \u2013 teaching staff", "support staff"),
        ("Non-teaching and non-teaching", "Support and support"),
    ],
)
def test_it_is_found_however_it_is_written_and_keeps_its_capitals(said: str, better: str) -> None:
    structure = drawn('post a "Lead"')
    structure.apply(set_fields(structure.view, structure.view.all(KINDS["post"])[0], title=said))
    (finding,) = found(structure)
    assert said not in finding.message + finding.working
    structure.apply(finding.fixes[0].change)
    assert structure.view.all(KINDS["post"])[0].caption == better


@pytest.mark.parametrize("said", ["Teaching staff", "Canon teaching", "No teaching on Fridays", "Support"])
def test_other_words_are_left_alone(said: str) -> None:
    structure = drawn('post a "Lead"')
    structure.apply(set_fields(structure.view, structure.view.all(KINDS["post"])[0], title=said))
    assert found(structure) == ()


def test_it_is_found_in_what_a_list_within_a_record_says() -> None:
    structure = drawn(
        ONE_OF_EACH.replace('"is helped by"', '"is non-teaching help of"')
        + '  count "Women, nonteaching" applied=12\n'
    )
    for finding in found(structure):
        structure.apply(finding.fixes[0].change)
    assert found(structure) == ()
    (round_,) = structure.view.all(AppointmentRound)
    assert round_.characteristics[0].name == "Women, support"
    assert structure.view.school.link_names[-1].upward == "is support help of"
