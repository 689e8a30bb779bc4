"""Histories that exercise rules: structures drawn from their examples, and edits of what they read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from orgdesigner.model import records as r
from orgdesigner.model import words as w
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding
from tests.model.random_edits import random_edit
from tests.model.strategies import structures
from tests.rules.examples import EVERY_SKETCH, drawn

ROLES = ["Leader", "Tutor", "Grassroots Leader", ""]
MONEY = [Decimal(each) for each in ("0", "500", "1712.67", "2000", "3600.50", "4000", "12000")]
PARTS = [Decimal(each) for each in ("0", "0.4", "0.5", "0.856", "1")]
DAYS = [None, date(2025, 9, 1), date(2026, 9, 1), date(2027, 8, 31), date(2029, 8, 31)]
TEXTS = ["", " ", "Decides on rewards", "Speaks for non-teaching staff"]
SCALES = ["", "Main", "Leadership", "NJC"]
COUNTS = [0, 1, 2, 5, 20]
POINTS = ["", "M3", "M9", "L12", "2", "23"]
SALARIES = [None, Decimal(20_000), Decimal(60_000)]

TELLING: dict[type[r.Record], dict[str, Sequence[Any]]] = {
    r.School: {
        "teaching_headcount": [None, 0, 2, 73],
        "support_headcount": [None, 0, 2, 53],
        "pay_year": ["2025-26", "2026-27", "some year"],
        "pay_terms": list(w.PayTerms),
        "pay_area": [w.PayArea.REST_OF_ENGLAND, w.PayArea.INNER_LONDON],
        "phase": [w.Phase.SECONDARY, w.Phase.PRIMARY, w.Phase.SPECIAL],
        "committees": [(), ("Pupil Progress",), ("Finance", "pupil progress", "Site")],
        "distribution_phase": list(w.DistributionPhase),
    },
    r.Proposal: {"starts": DAYS},
    r.Post: {
        "role_class": ROLES,
        "level": list(w.Level),
        "access": list(w.Access),
        "access_reason": TEXTS,
        "new": [True, False],
        "external": [True, False],
        "critical": [True, False],
        "contract": list(w.ContractKind),
        "starts": DAYS,
        "ends": DAYS,
        "longest_term": [None, 1, 12, 24],
        "fte": [*PARTS, Decimal(2)],
        "weeks": [None, Decimal(0), Decimal(39)],
        "hours": [None, Decimal(0), Decimal(30)],
        "authority": TEXTS,
        "autonomy": TEXTS,
        "accountability": TEXTS,
        "pay_scale": SCALES,
        "pay_point": POINTS,
        "salary": SALARIES,
        "title": [
            "Head of Art",
            "SENCO",
            "Head Girl",
            "Network Manager",
            "Assistant Head of Art",
            "Deputy Head",
        ],
        "access_ground": list(w.AccessGround),
        "distribution": list(w.Distribution),
        "decides": list(w.Decides),
        "responsibilities": [(), ("Trips",), ("trips", "Displays")],
        "shared_responsibilities": [(), ("trips",)],
        "review": DAYS,
        "purpose": TEXTS,
        "without_priority": TEXTS,
        "appraisal": ["", "Appraisal", "Review"],
        "expertise": [(), ("Reading",)],
        "filling": [w.Filling.NO_CHANGE, w.Filling.DELETED],
    },
    r.Person: {
        "staff_group": list(w.StaffGroup),
        "early_career": [True, False],
        "qts": [True, False],
        "expertise": [(), ("Reading",), ("Number",)],
    },
    r.Priority: {"number": [1, 2, 3, 5]},
    r.AppointmentRound: {
        "role_class": ROLES,
        "applied_teaching": COUNTS,
        "applied_support": COUNTS,
        "appointed_teaching": COUNTS,
        "appointed_support": COUNTS,
    },
    r.RuleSetting: {"off": [True, False]},
    r.Holding: {
        "share": PARTS,
        "holding_kind": list(w.HoldingKind),
        "term_time_fraction": PARTS,
        "starts": DAYS,
        "ends": DAYS,
        "pay_scale": SCALES,
        "pay_point": POINTS,
        "salary": SALARIES,
    },
    r.Allowance: {
        "allowance_kind": list(w.AllowanceKind),
        "annual": MONEY,
        "basis": list(w.AllowanceBasis),
        "share": PARTS,
        "starts": DAYS,
        "ends": DAYS,
        "reason": [*TEXTS, "SENCO"],
    },
    r.Team: {
        "team_kind": list(w.TeamKind),
        "lead": list(w.TeamLead),
        "committee": ["", "Pupil Progress", "Standards"],
        "authority": TEXTS,
        "tasks": TEXTS,
        "approvals": [None, 0, 1, 3],
        "concerns": list(w.Concern),
    },
    r.Forum: {"open_to_all": [True, False], "directed_time": [True, False]},
    r.Link: {"link_kind": [r.COACHING]},
    r.Membership: {"membership_kind": list(w.MembershipKind), "ends": DAYS, "reason": TEXTS},
}
"""Values that rules tell apart, where the general strategies seldom draw the same one twice."""


SCHOOL = """
school "Hill School" teaching_headcount=5 support_headcount=4
proposal "Year one" starts=2026-09-01
priority 1 "Attainment" accountable=dh1
priority 2 "Attendance" accountable=dh1 contributing=g1,g2
priority 3 "Teaching" accountable=dh2
rule COV-103
  limit planned 3
rule RES-605
  limit most 2
rule TEAM-409
  limit most 2
rule TEAM-410
  limit most 3
rule TEAM-412
  limit most 1
rule AUT-712
  limit least 60
round r1 "Leaders, first" role_class=Leader panel=head,g1 applied_teaching=20 applied_support=20
round r2 "Leaders, second" role_class=Leader panel=dh1 appointed_teaching=2 appointed_support=1
team slt "Senior leadership team" leadership leads=head
  team sa "Students & Achievement" leadership leads=dh1
    member g1
    member g2 rotating ends=2027-08-31
  team cp "Curriculum & Pedagogy" leadership co_led leads=dh1,dh2
    member g3
    member person=visitor
  team pp "Partnerships" leadership leads=dh2
    member g4
team terms "Terms" working_group leads=ahoy concerns=support
forum leaders "Team leaders" weekly chair=head attendees=dh1
forum wide "Wider team" fortnightly teams=slt,cp
  slot sa 30
  slot cp 30
person visitor "Vi Visitor" support
post head "Headteacher" head
  held "B. Aldous" teaching
  post dh1 "Deputy Headteacher" senior authority=A autonomy=A accountability=A
    held "M. Okafor" teaching qts pay_point=L20
    post g1 "Grassroots Leader" middle role_class=Leader access=support access_reason=Share weeks=39
      held "L. Hart" support
      allowance R&R 2000 contract ends=2027-08-31
    post g2 "Grassroots Leader" middle role_class=Leader
      held "J. Mbeki" teaching qts share=0.5
      held "P. Iyer" teaching share=0.5
      allowance TLR3 2000 ends=2027-08-31
  post dh2 "Deputy Headteacher" senior
    held "R. Lindqvist" teaching qts
    link coaching head
    post g3 "Grassroots Leader" middle role_class=Leader new fixed_term starts=2026-09-01 longest_term=12
    post g4 "Grassroots Leader" middle role_class=Leader appraisal=Review expertise=Reading
      held "A. Costa" support expertise=Number
    post asl "Associate" senior secondment ends=2027-08-31 access=support access_ground=school
    post hoy "Head of Year" middle access=teaching access_reason=Teaches distribution=strategic
    post ahoy "Assistant Head of Year" access=support access_ground=school appraisal=Appraisal
    post network "Network Manager" second=t2
    post t1 "Form Tutor" role_class=Tutor critical second=t2
      held "F. Osei" support
      allowance honorarium 200
    post t2 "Form Tutor" role_class=Tutor
      held tan "G. Tan" teaching qts share=0.5
      held nowak "T. Nowak" teaching qts share=0.5
      allowance TLR2 4000 responsibility share=0.5 person=tan
      allowance TLR2 4000 responsibility share=0.5 person=nowak
    post base "Teacher, Resource Base" fte=0.5
      held tan
      allowance SEN 3000 reason="Teaches in a designated special class"
post partner "Adviser to a Partner School" external
  held tan
post governor "Chair of Governors" external
  held visitor
"""
"""A small school in which most rules have something to look at, and little is wrong."""


def schools() -> SearchStrategy[Structure]:
    """A structure that some rule has something to say about, or any other."""
    sketches = st.just(SCHOOL) | st.sampled_from(EVERY_SKETCH)
    return sketches.map(drawn) | structures(least=3)


def telling_edit(data: DataObject, view: View, findings: Sequence[Finding]) -> Change:
    """Draw an edit of what rules read, or any edit, or a fix; raises EditRefused where it can't be."""
    fixes = [fix for finding in findings for fix in finding.fixes]
    match data.draw(st.sampled_from(["fix", "set", "set", "set", "any"])):
        case "fix" if fixes:
            return data.draw(st.sampled_from(fixes)).change
        case "set":
            return _set(data, view)
    draw: Any = data.draw
    return random_edit(draw, view)


def _set(data: DataObject, view: View) -> Change:
    present = [record_type for record_type in TELLING if view.all(record_type)]
    record_type = data.draw(st.sampled_from(present))
    record = data.draw(st.sampled_from(sorted(view.all(record_type), key=lambda each: each.id)))
    names = st.lists(st.sampled_from(sorted(TELLING[record_type])), min_size=1, max_size=4, unique=True)
    values = {name: data.draw(st.sampled_from(TELLING[record_type][name])) for name in data.draw(names)}
    return set_fields(view, record, **values)
