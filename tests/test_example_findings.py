"""The rules find in the example what its story says, and their fixes mend it."""

from datetime import date

import pytest

from orgdesigner.model.document import CURRENT
from orgdesigner.model.representation import access_to_role
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.base import Finding, Severity
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.engine import Engine
from tests.example import PLACES, STRUCTURES, of

FINDINGS = {
    CURRENT: {
        "AUT-701 asl",
        "AUT-704 pedagogy",
        "AUT-708 school",
        "AUT-709 pedagogy",
        "AUT-710 slt-meeting",
        "COV-101 priority:5",
        "COV-101 priority:6",
        "COV-106 asl",
        "COV-106 hod-arts",
        "COV-107 priority:1",
        "COV-107 priority:2",
        "COV-107 priority:4",
        "COV-107 priority:5",
        "COV-107 priority:6",
        "EQ-502 asl",
        "EQ-505 school",
        "EQ-506 hoy-10",
        "EQ-506 pl-1",
        "EQ-507 hoy-10",
        "EQ-507 pl-1",
        "EQ-508 asl",
        "EQ-509 ahoy-10",
        "EQ-510 hoy-10",
        "PAY-201 wellbeing-2",
        "RES-601 data-manager",
        "TEAM-402 attendance",
        "TEAM-402 librarian",
        "TEAM-404 pedagogy",
        "TEAM-409 hof-english",
        "TEAM-409 hof-mathematics",
        "TEAM-409 hof-science",
        "TEAM-409 senco",
        "TEAM-411 head",
    },
    "year-one": {
        "AUT-713 school",
        "AUT-716 school",
        "COV-106 hod-arts",
        "EQ-501 gl-3",
        "EQ-505 school",
        "RES-601 data-manager",
        "TEAM-409 dht-achievement",
        "TEAM-409 hof-english",
        "TEAM-409 hof-mathematics",
        "TEAM-409 hof-science",
        "TEAM-409 senco",
        "TEAM-411 head",
        "TEAM-412 administrator",
    },
    "year-two": {
        "AUT-713 school",
        "COV-106 hod-arts",
        "COV-106 research",
        "EQ-505 school",
        "PAY-201 gl-5",
        "TEAM-409 dht-achievement",
        "TEAM-409 hof-english",
        "TEAM-409 hof-mathematics",
        "TEAM-409 hof-science",
        "TEAM-409 senco",
        "TEAM-411 head",
        "TEAM-412 administrator",
    },
}


def findings(structure: Structure) -> dict[str, Finding]:
    found = Engine(structure, today=date(2026, 11, 21)).findings
    named = {f"{finding.rule} {finding.subjects[0].id}": finding for finding in found}
    assert len(named) == len(found)
    return named


@pytest.mark.parametrize("place", PLACES)
def test_the_rules_find_what_the_story_says_and_nothing_else(place: str) -> None:
    assert findings(STRUCTURES[place]).keys() == FINDINGS[place]


def test_every_finding_has_a_fix_but_where_only_a_person_can_say_what() -> None:
    without = {
        name for place in PLACES for name, each in findings(STRUCTURES[place]).items() if not each.fixes
    }
    assert without == {"AUT-701 asl", "EQ-505 school"}


def of_rule(structure: Structure, rule_id: str) -> list[Finding]:
    return [*Engine(structure, today=date(2026, 11, 21), rules=[rule(rule_id)]).findings]


def grassroots_share(view: View) -> tuple[int, int, str, int]:
    access = access_to_role(view, "Grassroots Leader", StaffGroup.SUPPORT)
    share = access.representation
    return share.held, access.posts, str(share.index), share.short


def test_year_one_is_two_of_seven_one_post_short_index_0_68_and_reserving_one_more_is_parity() -> None:
    assert grassroots_share(of("year-one")) == (2, 7, "0.68", 1)
    (short,) = of_rule(STRUCTURES["year-one"], "EQ-501")
    assert short.message == (
        "Grassroots Leader: 2 of 7 posts are reserved for support staff,"
        " one post short of a proportional share"
    )
    assert short.working == (
        "7 × 53 ÷ 126 = 2.94, so a proportional share is three posts; index 0.68;"
        " one post decides: 3 of 7 is parity (1.02)"
    )
    (fix,) = short.fixes
    assert fix.label == "Reserve one Grassroots Leader post for support staff: 3 of 7"
    mended = STRUCTURES["year-one"].copy()
    mended.apply(fix.change)
    assert grassroots_share(mended.view) == (3, 7, "1.02", 0)
    assert of_rule(mended, "EQ-501") == []


def test_year_two_is_three_of_seven_at_parity_index_1_02() -> None:
    assert grassroots_share(of("year-two")) == (3, 7, "1.02", 0)
    assert of_rule(STRUCTURES["year-two"], "EQ-501") == []


def test_pedagogy_leaders_were_none_of_six_which_chance_brings_about_in_3_5_of_100() -> None:
    found = {each.subjects[0].id: each for each in of_rule(STRUCTURES[CURRENT], "EQ-506")}
    assert found["pl-1"].message == (
        "Pedagogy Leader: 0 of 6 posts are held by support staff;"
        " by chance that would happen about 35 times in a thousand (3.5 %)"
    )
    assert found["pl-1"].working == (
        "6 × 53 ÷ 126 = 2.52, so a proportional share is three posts; index 0.00"
    )


@pytest.mark.parametrize("place", PLACES[1:])
def test_nothing_is_said_of_chance_where_posts_are_reserved(place: str) -> None:
    spoken = [*of_rule(STRUCTURES[place], "EQ-501"), *of_rule(STRUCTURES[place], "EQ-506")]
    assert not any("chance" in each.message + each.working for each in spoken)


@pytest.mark.parametrize("place", PLACES)
def test_every_fix_clears_its_finding_and_adds_no_error(place: str) -> None:
    before = findings(STRUCTURES[place])
    for name, finding in before.items():
        for fix in finding.fixes:
            structure = STRUCTURES[place].copy()
            structure.apply(fix.change)
            after = findings(structure)
            assert name not in after or after[name].message != finding.message, fix.label
            errors = {each for each in after if after[each].severity is Severity.ERROR}
            assert errors <= before.keys(), fix.label
