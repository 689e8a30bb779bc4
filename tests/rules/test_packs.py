"""A pack says again exactly what a plan said, and a file that is none is refused in words."""

import json
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import EditRefused, FileRefused, UserError
from orgdesigner.model.records import SCHOOL_ID, Limit, RuleSetting, School
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Severity
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.packs import Pack, adopt, pack_of, read_pack, write_pack

SET = """
school "Hill School"
rule EQ-502 off
rule COV-102 warning
  limit most 12
"""


def settings() -> st.SearchStrategy[RuleSetting]:
    limit = st.builds(
        Limit,
        name=st.sampled_from(["most", "fewest", "months"]),
        value=st.decimals(0, 1_000_000, places=4),
    )
    return st.builds(
        RuleSetting,
        id=st.just("any"),
        rule=st.sampled_from([*(rule.id for rule in rules()), "NEW-999"]),
        off=st.booleans(),
        severity=st.sampled_from([None, *Severity]),
        limits=st.lists(limit, max_size=3, unique_by=lambda each: each.name).map(tuple),
    )


@st.composite
def structures(draw: st.DrawFn) -> Structure:
    drawn = draw(st.lists(settings(), max_size=6, unique_by=lambda each: each.rule))
    records = [each.evolve(id=f"setting{number}") for number, each in enumerate(drawn)]
    return Structure([School(id=SCHOOL_ID), *records])


@given(structures(), structures(), st.text("abcåß“ -'\"", min_size=1, max_size=20))
def test_a_pack_comes_back_from_its_file_and_makes_another_plan_ask_alike(
    mine: Structure, theirs: Structure, name: str
) -> None:
    pack = pack_of(mine.view, name)
    assert read_pack(write_pack(pack)) == pack
    theirs.apply(adopt(theirs.view, pack))
    assert pack_of(theirs.view, name) == pack
    assert not adopt(theirs.view, pack), "what is asked so already is no change"


def test_a_pack_is_adopted_as_one_change_that_can_be_taken_back() -> None:
    structure = parse(SET)
    before = structure.copy()
    change = adopt(structure.view, Pack(name="Trust", settings=(_setting("EQ-503", off=True),)))
    assert change.label == "Use the rules of “Trust”"
    structure.apply(change)
    assert [(each.rule, each.off) for each in structure.view.all(RuleSetting)] == [("EQ-503", True)]
    structure.apply(change.inverse)
    assert structure.view == before.view


def test_the_file_holds_what_differs_and_nothing_else() -> None:
    assert json.loads(write_pack(pack_of(parse(SET).view, "Ours"))) == {
        "format": "orgdesigner-rules",
        "version": 1,
        "name": "Ours",
        "settings": [
            {"rule": "COV-102", "severity": "warning", "limits": [{"name": "most", "value": "12"}]},
            {"rule": "EQ-502", "off": True},
        ],
    }


def test_a_limit_may_be_a_number_of_json_too() -> None:
    pack = read_pack(_file(settings=[{"rule": "COV-102", "limits": [{"name": "most", "value": 2.5}]}]))
    assert pack.settings[0].limits == (Limit(name="most", value=Decimal("2.5")),)


def test_what_this_version_does_not_know_is_kept_and_said() -> None:
    limit = {"name": "no_such", "value": 3}
    pack = read_pack(_file(settings=[{"rule": "XX-999", "off": True}, {"rule": "EQ-502", "limits": [limit]}]))
    assert pack.unknown == ("the limit “no_such” of EQ-502", "the rule XX-999")
    assert read_pack(write_pack(pack)) == pack


def test_a_pack_needs_a_name() -> None:
    with pytest.raises(EditRefused, match=r"Name of the pack: this can't be empty\."):
        pack_of(parse(SET).view, "")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"\xff\xfe", "it is not text in UTF-8"),
        (b'{"format": "orgdesigner-rules",\n', "line 2 is not JSON"),
        (b"[]", "it is not a JSON object"),
        (b"[" * 100_000, "it says something twice, or holds what no pack holds"),
        (b'{"format": NaN}', "it says something twice, or holds what no pack holds"),
        (b'{"format": "a", "format": "b"}', "it says something twice, or holds what no pack holds"),
        (b" " * 1_000_001, "it is larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_pack_is_refused(file: bytes, reason: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_pack(file)
    assert str(refusal.value) == f"This is not a pack of rules that can be read: {reason}."


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"format": "orgplan"}, "its format should be “orgdesigner-rules”"),
        ({"version": 0}, "it has no version"),
        ({"version": True}, "it has no version"),
        ({"name": None}, "it has no name that can be shown"),
        ({"name": "two\nlines"}, "it has no name that can be shown"),
        ({"people": []}, "it holds “people”, which this version does not know"),
        ({"settings": {}}, "“settings” is missing, or is not a list"),
        ({"settings": ["EQ-502"]}, "setting 1 does not say of which rule it is"),
        ({"settings": [{"rule": ""}]}, "setting 1: Rule setting: this can't be empty"),
        ({"settings": [{"rule": "EQ-502", "off": "no"}]}, "“off” of EQ-502 should be true or false"),
        ({"settings": [{"rule": "EQ-502", "severity": "odd"}]}, "should be error, warning, advice"),
        ({"settings": [{"rule": "EQ-502", "pay": 3}]}, "EQ-502 holds “pay”"),
        ({"settings": [{"rule": "EQ-502"}, {"rule": "EQ-502"}]}, "it sets EQ-502 twice"),
        ({"settings": [{"rule": "A-1", "limits": 3}]}, "the limits of A-1 are not a list"),
        ({"settings": [{"rule": "A-1", "limits": [{"value": 3}]}]}, "a limit of A-1 has no name"),
        ({"settings": [{"rule": "A-1", "limits": [{"name": "m", "value": -1}]}]}, "the smallest value is 0"),
        ({"settings": [{"rule": "A-1", "limits": [{"name": "m", "value": "1e9"}]}]}, "the largest value is"),
        ({"settings": [{"rule": "A-1", "limits": [{"name": "m", "value": True}]}]}, "is not a number"),
        ({"settings": [{"rule": "A-1", "limits": [{"name": "m", "value": "few"}]}]}, "should be a number"),
    ],
)
def test_a_pack_with_a_mistake_is_refused_and_says_where(said: dict[str, Any], reason: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_pack(_file(**said))
    message = str(refusal.value)
    assert message.startswith("This is not a pack of rules that can be read: ")
    assert reason in message


def test_a_pack_of_a_newer_version_asks_for_an_update() -> None:
    with pytest.raises(FileRefused, match="made by a newer OrgDesigner"):
        read_pack(_file(version=2))


@given(st.binary(max_size=200) | st.text('{}[]":,ruleof 01', max_size=60).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(data: bytes) -> None:
    with suppress(UserError):
        pack = read_pack(data)
        assert read_pack(write_pack(pack)) == pack


def _setting(rule: str, **values: Any) -> RuleSetting:
    return RuleSetting(id=rule, rule=rule, **values)


def _file(**said: Any) -> bytes:
    content = {"format": "orgdesigner-rules", "version": 1, "name": "Ours", "settings": []} | said
    return json.dumps(content).encode()
