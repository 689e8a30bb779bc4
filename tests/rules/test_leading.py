"""What rules about teams and authority promise beyond their own examples."""

from decimal import Decimal

import pytest

from orgdesigner.model.records import COACHING, Limit, Link
from orgdesigner.model.words import Severity
from orgdesigner.rules.base import Finding
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.shared.own_limit import own_limit
from tests.rules.examples import drawn, findings

MEETINGS = """
team sa "Students" leadership leads=dh1
team cp "Curriculum" leadership leads=dh2
post head "Headteacher" head
  post dh1 "Deputy Headteacher (Students)" senior
  post dh2 "Deputy Headteacher (Curriculum)" senior
"""


def of(rule_id: str, sketch: str) -> tuple[Finding, ...]:
    return findings(drawn(sketch), [rule(rule_id)])


@pytest.mark.parametrize(("how", "found"), [("none", 0), ("co_led leads=t0,t1", 0), ("leads=t0", 1)])
def test_a_team_that_leads_itself_is_nobodys_span(how: str, found: int) -> None:
    sketch = f'team y6 "Year 6" year {how}\n' + "".join(f"  member t{n}\n" for n in range(12))
    sketch += 'post head "Headteacher" head\n' + "".join(f'  post t{n} "Teacher {n}"\n' for n in range(12))
    assert len(of("TEAM-409", sketch)) == found


def test_seventeen_assistants_are_shared_out_so_that_nobody_has_more_than_eight() -> None:
    sketch = 'post senco "SENCO" middle\n' + "".join(f'  post ta{n} "Assistant {n}"\n' for n in range(17))
    structure = drawn(sketch)
    (finding,) = findings(structure, [rule("TEAM-409")])
    assert finding.message == "SENCO has 17 direct reports; the limit is eight"
    (fix,) = finding.fixes
    structure.apply(fix.change)
    assert findings(structure, [rule("TEAM-409")]) == ()


@pytest.mark.parametrize(
    ("said", "silos"),
    [
        ("", 1),
        ('forum f "Leaders" weekly attendees=dh1,dh2', 0),
        ('forum f "Leaders" weekly teams=sa,cp', 0),
        ('forum f "Leaders" weekly\n  slot sa 30\n  slot cp 30', 0),
        ('forum f "Leaders" weekly chair=dh1 attendees=dh2', 0),
        ('forum f "Leaders" weekly attendees=dh1', 1),
    ],
)
def test_a_meeting_in_common_is_through_leads_teams_or_slots(said: str, silos: int) -> None:
    assert len(of("TEAM-407", MEETINGS + said)) == silos


def test_the_leadership_group_of_the_founding_school_is_nine_of_126() -> None:
    senior = "".join(f'  post s{n} "Senior {n}" senior\n' for n in range(8))
    sketch = f'school teaching_headcount=73 support_headcount=53\npost head "Headteacher" head\n{senior}'
    (finding,) = of("TEAM-411", sketch)
    assert finding.message == "The leadership group has nine posts: 9 of 126, 7.1 %"


def test_a_school_keeps_its_other_settings_when_it_takes_a_limit_of_its_own() -> None:
    structure = drawn('rule TEAM-411 warning\n  limit primary 4\npost head "Headteacher" head')
    fix = own_limit(structure.view, "TEAM-411", "secondary", Decimal(9), "Take nine")
    structure.apply(fix.change)
    (step,) = fix.change.steps
    setting = structure.tables["rule_setting"][step.record.id]
    assert setting == step.after
    assert vars(setting)["severity"] is Severity.WARNING
    assert vars(setting)["limits"] == (
        Limit(name="primary", value=Decimal(4)),
        Limit(name="secondary", value=Decimal(9)),
    )


def test_an_imported_list_with_no_teams_meetings_or_coaching_hears_of_none_of_them() -> None:
    staff = "".join(
        f'post t{n} "Teacher" role_class=Teacher\n  held "Person {n}" teaching\n' for n in range(126)
    )
    named = {finding.rule for finding in findings(drawn(staff))}
    assert not {each for each in named if each.startswith(("TEAM-", "AUT-"))}


def test_what_is_missing_of_too_many_posts_is_said_of_the_school_and_left_to_people() -> None:
    coached = "".join(
        f'  post t{n} "Teacher {n}" middle\n    held "Person {n}" teaching\n' for n in range(152)
    )
    sketch = f'post head "Headteacher" head\n{coached}    link coaching head\n'
    for rule_id, message in (
        ("TEAM-412", "151 posts have no coach"),
        ("AUT-714", "153 leadership posts do not say what they are for"),
    ):
        (finding,) = of(rule_id, sketch)
        assert finding.message == message
        assert [str(subject) for subject in finding.subjects] == ["school:school"]
        assert finding.fixes == ()


def test_a_coach_is_the_post_above_while_it_has_time_and_then_a_colleague() -> None:
    structure = drawn(
        'rule TEAM-412\n  limit most 3\npost head "Headteacher" head\n  post dh "Deputy Headteacher" senior\n'
        + '    held "D" teaching\n    link coaching head\n'
        + "".join(f'    post t{n} "Teacher {n}"\n      held "Person {n}" teaching\n' for n in range(5))
    )
    (finding,) = findings(structure, [rule("TEAM-412")])
    structure.apply(finding.fixes[0].change)
    coaches = {link.lower: link.upper for link in structure.view.all(Link) if link.link_kind == COACHING}
    assert coaches == {"dh": "head", "t0": "dh", "t1": "dh", "t2": "dh", "t3": "t0", "t4": "t0"}
