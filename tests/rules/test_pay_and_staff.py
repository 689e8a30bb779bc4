"""What the examples of the pay and staff rules don't show: sums, drafts, settings, and what is not asked."""

from typing import Any

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Allowance, Holding, School
from orgdesigner.model.structure import Structure
from orgdesigner.rules.base import Finding
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.tracking import TrackedView
from tests.rules.examples import drawn, findings


def only(rule_id: str, structure: Structure, **given: Any) -> Finding:
    (finding,) = findings(structure, [rule(rule_id)], **given)
    return finding


def after(structure: Structure, change: Change) -> Structure:
    mended = structure.copy()
    mended.apply(change)
    return mended


def test_two_tlrs_are_merged_to_the_penny_into_the_higher_kind() -> None:
    structure = drawn(
        """
        post hoy "Head of Year 9"
          held nowak "T. Nowak" teaching qts
          allowance TLR2 4000.50 responsibility
        post hof "Head of Science"
          held nowak
          allowance TLR1 11000 responsibility
        """
    )
    merged = only("PAY-206", structure).fixes[0]
    assert merged.label == "Merge them into one TLR1 of £15,000.50 for Head of Science"
    assert "15" not in merged.change.label
    (left,) = after(structure, merged.change).view.all(Allowance)
    assert (left.post, str(left.annual)) == ("hof", "15000.50")


def test_two_tlrs_too_high_for_one_range_are_not_merged() -> None:
    structure = drawn(
        """
        post hoy "Head of Year 9"
          held nowak "T. Nowak" teaching qts
          allowance TLR2 8000 responsibility
        post hod "Head of Art"
          held nowak
          allowance TLR2 8000 responsibility
        """
    )
    labels = [fix.label for fix in only("PAY-206", structure).fixes]
    assert labels == [
        "Keep the TLR2 of Head of Art only, £8,000",
        "Keep the TLR2 of Head of Year 9 only, £8,000",
    ]


def test_a_drafted_reason_says_what_the_structure_says() -> None:
    structure = drawn(
        """
        priority 2 "Attendance" accountable=b
        post a "Grassroots Leader" purpose="Brings families in"
          allowance R&R 2000 ends=2027-08-31
        post b "Grassroots Leader"
          allowance R&R 2000 ends=2027-08-31
        """
    )
    (fix,) = only("PAY-215", structure).fixes
    reasons = {each.post: each.reason for each in after(structure, fix.change).view.all(Allowance)}
    assert reasons == {"a": "Brings families in", "b": "Answers for Priority 2 (Attendance)."}


def test_safeguarding_is_as_long_as_the_plan_says() -> None:
    now = 'post hod "Head of Art"\n  held n "T. Nowak" teaching qts\n  allowance TLR2 4000 responsibility\n'
    then = 'rule PAY-216\n  limit years 1\npost hod "Head of Art"\n  held n "T. Nowak" teaching qts\n'
    finding = only("PAY-216", drawn(then), before=drawn(now).view)
    assert finding.message == "T. Nowak's TLR falls from £4,000 to nothing"
    assert finding.working == "safeguarded: £4,000 a year for 1 year, if the period is not shortened"


def test_a_leaver_from_a_shared_responsibility_leaves_the_rest_to_the_other() -> None:
    now = drawn(
        """
        post hod "Head of Art"
          held tan "G. Tan" teaching qts share=0.5
          held iyer "P. Iyer" teaching qts share=0.5
          allowance TLR2 4000 responsibility
        """
    )
    then = drawn(
        """
        person tan "G. Tan" teaching qts
        post hod "Head of Art"
          held iyer "P. Iyer" teaching qts
          allowance TLR2 4000 responsibility
        """
    )
    finding = only("PAY-216", then, before=now.view)
    assert finding.message == "G. Tan's TLR falls from £2,000 to nothing"
    assert finding.fixes == ()


def test_a_lower_share_takes_away_just_what_is_too_much() -> None:
    structure = drawn(
        """
        post t "Teacher of Art" fte=0.9
          held iyer "P. Iyer" teaching
        post c "Cover Supervisor" fte=0.4
          held iyer
        """
    )
    first, second = only("STAFF-801", structure).fixes
    assert first.label == "Lower the share of Teacher of Art to 0.6666: 1 FTE in all"
    assert second.label == "Lower the share of Cover Supervisor to 0.25: 1 FTE in all"
    shares = {each.post: str(each.share) for each in after(structure, second.change).view.all(Holding)}
    assert shares == {"t": "1", "c": "0.2500"}


def test_a_seconded_teacher_does_not_do_two_jobs_but_two_secondments_are_two() -> None:
    sketch = """
        post hoy "Head of Year 9"
          held tan "G. Tan" teaching
        post asl "Associate Senior Leader" secondment ends=2027-08-31
          held tan seconded
    """
    assert findings(drawn(sketch), [rule("STAFF-801")]) == ()
    second = 'post lead "Trust Lead" secondment ends=2027-08-31\n          held tan seconded'
    assert only("STAFF-801", drawn(f"{sketch}    {second}")).working == (
        "Associate Senior Leader 1 + Trust Lead 1"
    )


def test_typing_a_headcount_asks_nothing_about_an_allowance() -> None:
    structure = drawn(
        """
        post hod "Head of Art"
          held "T. Nowak" teaching qts
          allowance TLR3 2000 ends=2027-08-31 reason=Project
        """
    )
    view = TrackedView(structure)
    (allowance,) = view.all(Allowance)
    typed = set_fields(structure.view, structure.view.need(School, "school"), support_headcount=53)
    touched = {bucket for step in typed for bucket in structure.touched(step)}
    for rule_id in ("PAY-202", "PAY-203", "PAY-204", "PAY-205", "PAY-206", "PAY-212", "PAY-214"):
        view.read = set()
        asked = rule(rule_id)
        list(asked.check(view, allowance, **{limit.name: limit.usual for limit in asked.limits}))
        assert not view.read & touched, rule_id


def test_people_who_share_a_post_are_given_one_allowance_between_them() -> None:
    structure = drawn(
        """
        post g1 "Grassroots Leader" middle role_class=Leader
          held "J. Mbeki" teaching qts
          allowance TLR3 2000 ends=2027-08-31
        post g2 "Grassroots Leader" middle role_class=Leader
          held "L. Hart" support share=0.5
          held "P. Iyer" support share=0.5
        """
    )
    (fix,) = only("PAY-201", structure).fixes
    assert fix.label == "Pay all of them £2,000: +£2,000"
    (added,) = fix.change.added(Allowance)
    assert added.person is None
    assert added.annual == 2000
    assert findings(after(structure, fix.change), [rule("PAY-201")]) == ()
