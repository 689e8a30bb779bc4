"""Every rule keeps what rules promise: the one test that a new rule has to pass, and does so unnamed."""

import re

import pytest

from orgdesigner.rules.base import Example, Finding, Rule, Severity
from orgdesigner.rules.catalogue import rules
from tests.rules.examples import EVERY_BAD, EVERY_GOOD, bad, drawn, findings, good, said

FOR_EVER = {
    "AUT-701": "a leadership post states its authority, autonomy and accountability",
    "COV-101": "each priority has one accountable post",
    "COV-102": "leads answer for about as many priorities each",
    "EQ-501": "access to a leadership role is in proportion",
    "EQ-502": "a limited post says why",
    "EQ-503": "a new post is open to all",
    "PAY-201": "equal role, equal money",
    "PAY-202": "a TLR is where it may be and inside its range",
    "RES-601": "a critical post has a second",
    "TEAM-401": "a leadership team has one lead or is co-led",
    "TEAM-402": "nobody is outside every team",
    "TERM-301": "what is for a time has an end",
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


@pytest.mark.parametrize(("rule", "sketch"), EVERY_GOOD, ids=lambda each: getattr(each, "id", ""))
def test_a_rule_is_silent_where_all_is_well(rule: Rule, sketch: str) -> None:
    assert findings(drawn(sketch), [rule]) == ()


@pytest.mark.parametrize(("rule", "example"), EVERY_BAD, ids=lambda each: getattr(each, "id", ""))
def test_a_rule_finds_exactly_what_is_marked(rule: Rule, example: Example) -> None:
    found = findings(drawn(example.sketch), [rule])
    assert sorted(finding.subjects[0].id for finding in found) == sorted(example.found_at)


@pytest.mark.parametrize(("rule", "example"), EVERY_BAD, ids=lambda each: getattr(each, "id", ""))
def test_a_finding_is_said_in_the_schools_words(rule: Rule, example: Example) -> None:
    for finding in findings(drawn(example.sketch), [rule]):
        for text in (finding.message, finding.working, *(fix.label for fix in finding.fixes)):
            assert not re.search(r"[A-Z]{2,5}-\d\d\d|None|[a-z]_[a-z]|\bids?\b", text)
            assert "non-teaching" not in text.lower()
            assert "complian" not in text.lower()
        for text in (finding.message, *(fix.label for fix in finding.fixes)):
            assert text[0].isupper() or text[0].isdigit()
            assert not text.endswith(".")


EVERY_FIX = [
    pytest.param(rule, example, finding, number, id=f"{rule.id}: {fix.label}")
    for rule, example in EVERY_BAD
    for finding in findings(drawn(example.sketch), [rule])
    for number, fix in enumerate(finding.fixes)
]


@pytest.mark.parametrize(("rule", "example", "finding", "number"), EVERY_FIX)
def test_a_fix_clears_exactly_its_finding_adds_no_error_and_undoes(
    rule: Rule, example: Example, finding: Finding, number: int
) -> None:
    structure = drawn(example.sketch)
    untouched = structure.copy()
    own, errors = findings(structure, [rule]), _errors(findings(structure))
    (same,) = (each for each in own if said(each) == said(finding))
    change = same.fixes[number].change

    structure.apply(change)
    left = {each.message for each in findings(structure, [rule])}
    assert left == {each.message for each in own} - {finding.message}
    assert _errors(findings(structure)) <= errors

    structure.apply(change.inverse)
    assert structure.view == untouched.view


def _errors(found: tuple[Finding, ...]) -> set[str]:
    return {finding.message for finding in found if finding.severity is Severity.ERROR}


def test_most_findings_have_a_fix() -> None:
    found = [finding for rule, each in EVERY_BAD for finding in findings(drawn(each.sketch), [rule])]
    assert sum(bool(finding.fixes) for finding in found) / len(found) > 0.8
