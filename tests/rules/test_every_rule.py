"""Every rule keeps what rules promise: the one test that a new rule has to pass, and does so unnamed."""

import re

import pytest

from orgdesigner.rules.base import Example, Finding, Rule, Severity
from orgdesigner.rules.catalogue import rules
from tests.rules.examples import EVERY_BAD, EVERY_GOOD, bad, before, drawn, findings, good, said

FOR_EVER = {
    "AUT-701": "a leadership post states its authority, autonomy and accountability",
    "AUT-702": "a leadership team says what it may decide",
    "AUT-703": "few approvals stand between a decision and acting on it",
    "AUT-704": "a delegated team reports to two audiences",
    "AUT-705": "who is accountable for a priority decides",
    "AUT-706": "the head stays out of the teams that others lead",
    "AUT-707": "each team lead has a route to the head",
    "AUT-708": "each leadership team has a governors' committee, and each committee a team",
    "AUT-709": "each leadership team has a slot on an agenda",
    "AUT-710": "teams meet in directed time",
    "AUT-711": "leadership hangs from more than one line",
    "AUT-712": "leadership posts outside the senior team",
    "AUT-713": "nearly everyone leads on something",
    "AUT-714": "a leadership post says what it is for",
    "AUT-715": "no two posts own the same responsibility",
    "AUT-716": "the phase of distribution is borne out by the structure",
    "AUT-717": "a proposal moves authority from the head to others",
    "COV-101": "each priority has one accountable post",
    "COV-102": "leads answer for about as many priorities each",
    "COV-103": "the priorities are numbered once each, and are as many as planned",
    "COV-104": "a role that is spread over the leadership teams is in each of them",
    "COV-105": "no priority depends on a single post",
    "COV-106": "each leadership post serves a priority, or says why not",
    "COV-107": "each priority has a post appointed with a plan",
    "COV-108": "no post has more priorities than it can serve",
    "EQ-501": "access to a leadership role is in proportion",
    "EQ-502": "a limited post says why",
    "EQ-503": "a new post is open to all",
    "EQ-504": "the headcounts agree with the people drawn",
    "EQ-505": "both staff groups influence the whole school",
    "EQ-506": "no leadership role is held by one staff group only",
    "EQ-507": "no staff group is shut out of a whole leadership role",
    "EQ-508": "a secondment to senior leadership for one staff group has a partner for the other",
    "EQ-509": "posts still limited to one staff group by choice",
    "EQ-510": "no senior role for one staff group with an assistant role for the other",
    "EQ-511": "one appraisal scheme for all",
    "EQ-512": "applicants of both staff groups are selected alike",
    "EQ-513": "a panel has both staff groups and somebody outside the senior team",
    "EQ-514": "appointments to a role add up, year by year, to a proportional share",
    "EQ-515": "what the law ties to qualified teachers is held by one",
    "PAY-201": "equal role, equal money",
    "PAY-202": "a TLR is inside its range",
    "PAY-203": "a TLR is held by a classroom teacher",
    "PAY-204": "a TLR3 says why and until when",
    "PAY-205": "a TLR1 post manages people",
    "PAY-206": "nobody holds two permanent TLRs",
    "PAY-207": "the shares of one TLR add up to one, and are paid by responsibility",
    "PAY-208": "a TLR3 is paid in full",
    "PAY-209": "a TLR3 does not take the place of a permanent TLR",
    "PAY-210": "an SEN allowance is inside its range",
    "PAY-211": "an SEN allowance is where it may be",
    "PAY-212": "an allowance belongs to a post, not to a person",
    "PAY-213": "a salary or pay point is in the table of the year",
    "PAY-214": "an allowance is paid while its post lasts",
    "PAY-215": "an R&R allowance or honorarium says why and until when",
    "PAY-216": "whose pay falls in a proposal is listed for safeguarding",
    "RES-601": "a critical post has a second",
    "RES-602": "posts of the kind that is critical are marked so",
    "RES-603": "a named second is there, and is somebody else",
    "RES-604": "expertise is recorded for more than the lead",
    "RES-605": "not too much rests with one person",
    "STAFF-801": "nobody's jobs add up to more than one",
    "STAFF-802": "a post is not held more than once over",
    "STAFF-803": "a holding lies within the dates of its post",
    "STAFF-804": "a holder may hold the post",
    "STAFF-805": "who is outside the school is not counted as staff",
    "STAFF-806": "pupils, governors and volunteers are marked as outside the school",
    "TEAM-401": "a leadership team has one lead or is co-led",
    "TEAM-402": "nobody is outside every team",
    "TEAM-403": "each deputy leads one leadership team",
    "TEAM-404": "a team that shares its lead meets, and shares its tasks",
    "TEAM-405": "each leadership team has a member from outside the senior team",
    "TEAM-406": "a group that changes terms includes those whose terms they are",
    "TEAM-407": "leadership teams share a member or a meeting",
    "TEAM-408": "somebody brings all leadership teams together",
    "TEAM-409": "nobody has more direct reports than the school's limit",
    "TEAM-410": "reporting is no deeper than the school's limit",
    "TEAM-411": "the leadership group is of a usual size",
    "TEAM-412": "where there is coaching, everybody has a coach, and no coach too many",
    "TEAM-413": "lines of management that have become coaching",
    "TEAM-414": "a subject role has a team",
    "TERM-301": "what is for a time has an end",
    "TERM-302": "nobody holds a post longer than its longest term",
    "TERM-303": "a rotating seat has an end and a reason",
    "TERM-304": "what was given ad hoc has an end or a review",
    "WORD-901": "support staff are never called non-teaching",
}
"""Ids are written in waivers and in people's notes: a rule may go, but its id never means anything else."""


def test_ids_never_change() -> None:
    assert {rule.id for rule in rules()} == FOR_EVER.keys()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_has_a_page_and_examples(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2,5}-[1-9]\d\d", rule.id)
    page = rule.page
    for text in (page.summary, page.why, page.source, page.fix):
        assert text[0].isupper()
        assert text[-1] == "."
        assert "non-teaching" not in text.lower()
        assert "complian" not in text.lower()
    assert re.search(r"read in [A-Z][a-z]+ 20\d\d", page.source)
    assert good(rule)
    assert bad(rule)


@pytest.mark.parametrize(("rule", "example"), EVERY_GOOD, ids=lambda each: getattr(each, "id", ""))
def test_a_rule_is_silent_where_all_is_well(rule: Rule, example: Example) -> None:
    assert _own(rule, example) == ()


@pytest.mark.parametrize(("rule", "example"), EVERY_BAD, ids=lambda each: getattr(each, "id", ""))
def test_a_rule_finds_exactly_what_is_marked(rule: Rule, example: Example) -> None:
    found = _own(rule, example)
    assert sorted(finding.subjects[0].id for finding in found) == sorted(example.found_at)


@pytest.mark.parametrize(("rule", "example"), EVERY_BAD, ids=lambda each: getattr(each, "id", ""))
def test_a_finding_is_said_in_the_schools_words(rule: Rule, example: Example) -> None:
    for finding in _own(rule, example):
        for text in (finding.message, finding.working, *(fix.label for fix in finding.fixes)):
            assert not re.search(r"[A-Z]{2,5}-\d\d\d|None|[a-z]_[a-z]|\bids?\b", text)
            assert "non-teaching" not in text.lower()
            assert "complian" not in text.lower()
        for text in (finding.message, *(fix.label for fix in finding.fixes)):
            assert text[0].isupper() or text[0].isdigit()
            assert not text.endswith(".")
        for fix in finding.fixes:
            assert "£" not in fix.change.label  # a history is read over shoulders


def _own(rule: Rule, example: Example) -> tuple[Finding, ...]:
    return findings(drawn(example.sketch), [rule], before=before(example))


EVERY_FIX = [
    pytest.param(rule, example, finding, number, id=f"{rule.id}: {fix.label}")
    for rule, example in EVERY_BAD
    for finding in _own(rule, example)
    for number, fix in enumerate(finding.fixes)
]


@pytest.mark.parametrize(("rule", "example", "finding", "number"), EVERY_FIX)
def test_a_fix_clears_exactly_its_finding_adds_no_error_and_undoes(
    rule: Rule, example: Example, finding: Finding, number: int
) -> None:
    structure = drawn(example.sketch)
    untouched = structure.copy()
    current = before(example)
    own, errors = _own(rule, example), _errors(findings(structure, before=current))
    (same,) = (each for each in own if said(each) == said(finding))
    change = same.fixes[number].change

    structure.apply(change)
    left = {each.message for each in findings(structure, [rule], before=current)}
    assert left == {each.message for each in own} - {finding.message}
    assert _errors(findings(structure, before=current)) <= errors

    structure.apply(change.inverse)
    assert structure.view == untouched.view


def _errors(found: tuple[Finding, ...]) -> set[str]:
    return {finding.message for finding in found if finding.severity is Severity.ERROR}


def test_most_findings_have_a_fix() -> None:
    found = [finding for rule, each in EVERY_BAD for finding in _own(rule, each)]
    assert sum(bool(finding.fixes) for finding in found) / len(found) >= 0.9
