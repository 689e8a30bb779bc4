"""Twelve sample schools are found sound, and of sixty faults put into them at least fifty-nine are found."""

from collections import Counter

import pytest

from orgdesigner.rules.base import Finding, Severity
from tests.rules.examples import drawn, findings
from tests.rules.seeded_faults import SCHOOLS, Fault, faults, sketch_of


def test_there_are_sixty_faults_in_twelve_schools() -> None:
    assert len(SCHOOLS) == 12
    assert Counter(fault.school for fault in faults()) == dict.fromkeys(SCHOOLS, 5)


@pytest.mark.parametrize("school", SCHOOLS)
def test_nothing_is_wrong_in_a_sound_school(school: str) -> None:
    found = findings(drawn(sketch_of(school)))
    assert [_said(each) for each in found if each.severity is not Severity.ADVICE] == []


def test_at_least_fifty_nine_of_sixty_faults_are_found() -> None:
    missed = [f"{fault.school}: {fault.said} ({fault.rule})" for fault in faults() if not _is_found(fault)]
    assert len(missed) <= 1, missed


def test_nine_findings_in_ten_offer_a_fix() -> None:
    found = [each for fault in faults() for each in findings(drawn(fault.sketch))]
    assert sum(bool(each.fixes) for each in found) / len(found) >= 0.9


def _is_found(fault: Fault) -> bool:
    """Whether the rule says something at the record that it did not say of the sound school."""
    before = {_said(each) for each in findings(drawn(sketch_of(fault.school)))}
    return any(
        finding.rule == fault.rule
        and fault.at in (subject.id for subject in finding.subjects)
        and _said(finding) not in before
        for finding in findings(drawn(fault.sketch))
    )


def _said(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message
