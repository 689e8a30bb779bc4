"""A badge counts each finding once, and is as bad as the worst of them."""

from orgdesigner.model.sketch import parse
from orgdesigner.rules.base import Finding, Severity, Subject
from orgdesigner.rules.rollup import Badge, Rollup, branch, reach, team

SCHOOL = """
team sa "Students" leads=dep
  member gl
  member person=jo
team year "Year 7" parent=sa
  member hoy
person jo "J. Mbeki" support
post head "Headteacher" head
  post dep "Deputy" senior
    post gl "Grassroots Leader"
      held p "P. Iyer" teaching
      allowance TLR3 2000
    post hoy "Head of Year"
post bm "Business Manager"
"""
HEAD, DEP, GL, HOY, BM = (Subject("post", each) for each in ("head", "dep", "gl", "hoy", "bm"))


def finding(severity: Severity, *subjects: Subject, waiver: str = "") -> Finding:
    return Finding("EQ-501", severity, subjects, "Something", waiver=waiver)


FINDINGS = (
    finding(Severity.ERROR, HOY, waiver="w"),
    finding(Severity.WARNING, GL, HOY),
    finding(Severity.ADVICE, DEP),
    finding(Severity.ADVICE, DEP),
    finding(Severity.ADVICE, Subject("person", "jo")),
    finding(Severity.ADVICE, Subject("team", "year")),
)


def badge(*subjects: Subject) -> Badge | None:
    return Badge.of(Rollup(FINDINGS).about(*subjects))


def test_a_branch_has_the_findings_of_everybody_in_it_each_once() -> None:
    view = parse(SCHOOL).view
    assert badge(DEP) == Badge(2, Severity.ADVICE)
    assert badge(*branch(view, "dep")) == badge(*branch(view, "head")) == Badge(3, Severity.WARNING)
    assert badge(HEAD) is None
    assert badge(*branch(view, "bm")) is None


def test_a_team_has_its_own_findings_and_those_of_its_leads_members_and_teams() -> None:
    view = parse(SCHOOL).view
    assert badge(*team(view, "year")) == Badge(2, Severity.WARNING)
    assert badge(*team(view, "sa")) == Badge(5, Severity.WARNING)


def test_what_matters_most_comes_first_and_what_is_waived_not_at_all() -> None:
    found = Rollup(FINDINGS).about(DEP, GL, HOY)
    assert [each.severity for each in found] == [Severity.WARNING, Severity.ADVICE, Severity.ADVICE]


def test_a_badge_is_said_in_words() -> None:
    assert Badge(1, Severity.WARNING).words == "one finding, to look at"
    assert Badge(3, Severity.ERROR).words == "3 findings, the worst to put right"


def test_what_is_selected_reaches_its_branch_its_members_and_what_is_tied_to_them() -> None:
    view = parse(SCHOOL).view
    assert {DEP, GL, HOY, Subject("person", "p"), Subject("allowance", "TLR3:gl")} <= reach(view, [DEP])
    assert not {HEAD, BM} & reach(view, [DEP])
    assert {DEP, GL, HOY, Subject("person", "jo"), Subject("team", "year")} <= reach(
        view, [Subject("team", "sa")]
    )
    assert {GL, Subject("person", "p")} <= reach(view, [Subject("person", "p")])
    assert reach(view, []) == frozenset()
