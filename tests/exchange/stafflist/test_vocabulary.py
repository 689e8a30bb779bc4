"""The words that come with the program are dated, have a source, and mean something that there is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from orgdesigner.assets import resource
from orgdesigner.exchange.incoming.stafflist.vocabulary import recognised
from orgdesigner.exchange.meanings import TAKEN, Meaning
from orgdesigner.model.words import Level, StaffGroup


def _words(name: str) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(resource("imports", name).read_text(encoding="utf-8"))
    return words


@pytest.mark.parametrize("name", ["headings.json", "roles.json"])
def test_the_words_are_dated_and_every_source_says_how_sure_it_is(name: str) -> None:
    words = _words(name)
    assert date.fromisoformat(words["as_at"]).isoformat() == words["as_at"]
    assert all(source["what"] and source["confidence"] for source in words["sources"].values())


def test_every_heading_has_a_source_and_a_meaning() -> None:
    words = _words("headings.json")
    for meaning, by_source in words["meanings"].items():
        assert Meaning(meaning)
        assert set(by_source) <= set(words["sources"])


def test_every_role_has_a_source_a_group_and_a_level() -> None:
    words = _words("roles.json")
    for role in words["roles"]:
        assert role["source"] in words["sources"]
        assert StaffGroup(role["group"])
        assert Level(role["level"])


@pytest.mark.parametrize("meaning", TAKEN)
def test_our_own_headings_mean_what_they_say(meaning: Meaning) -> None:
    like = recognised(meaning.label)
    assert like is not None
    assert meaning in like.known.meanings


@pytest.mark.parametrize(
    "heading",
    ["Date of Birth", "D.O.B.", "NI No.", "National Insurance Number", "Ethnicity", "Sort Code", "Religion"],
)
def test_what_is_never_kept_is_known_however_it_is_written(heading: str) -> None:
    for text in (heading, heading.upper(), heading.replace(" ", "_"), f"Employee {heading}"):
        like = recognised(text)
        assert like is not None
        assert like.known.meanings == (Meaning.NEVER,)


@pytest.mark.parametrize(
    "heading", ["Trust name", "LA code", "Ofsted description", "Favourite colour", "Title deed"]
)
def test_a_heading_that_shares_a_word_only_is_not_taken_for_another(heading: str) -> None:
    assert recognised(heading) is None


@pytest.mark.parametrize(
    ("heading", "meanings"),
    [
        ("Swydd / Job title", [Meaning.TITLE]),
        ("Last Name [Required]", [Meaning.SURNAME]),
        ("Budgeted FTE", [Meaning.FTE]),
        ("Contract start date (current post)", [Meaning.STARTS]),
        ("Salary grade", [Meaning.PAY_SCALE, Meaning.PAY_POINT, Meaning.SALARY]),
    ],
)
def test_two_languages_and_telling_words_are_understood(heading: str, meanings: list[Meaning]) -> None:
    likeness = recognised(heading)
    assert likeness is not None
    assert list(likeness.known.meanings) == meanings


@pytest.mark.parametrize(
    "heading", ["Start of pension", "PPA hours", "Sick leave start date", "Name / Job title", "Start / End"]
)
def test_a_telling_word_among_words_that_mean_something_else_tells_nothing(heading: str) -> None:
    likeness = recognised(heading)
    assert likeness is None or likeness.known.meanings == (Meaning.NEVER,)
