"""A believable school for pictures: three leadership teams, faculties, support teams, invented people."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from orgdesigner.model import records as r
from orgdesigner.model import words as w
from orgdesigner.model.structure import Structure

FIRST = [
    "Amina",
    "Ben",
    "Chloe",
    "Dev",
    "Erin",
    "Farah",
    "Gwen",
    "Hugo",
    "Iona",
    "Jack",
    "Kofi",
    "Lena",
    "Maya",
    "Noor",
    "Owen",
    "Priya",
    "Rosa",
    "Sam",
    "Tariq",
    "Uma",
]
LAST = [
    "Adeyemi",
    "Baker",
    "Clarke",
    "Davies",
    "Evans",
    "Foster",
    "Green",
    "Hughes",
    "Iqbal",
    "Jones",
    "Khan",
    "Lewis",
    "Morgan",
    "Nowak",
    "Okafor",
]
LEADERSHIP = {
    "sa": ("Students & Achievement", "Pupil Progress Committee"),
    "cp": ("Curriculum & Pedagogy", "Curriculum Committee"),
    "pp": ("Partnerships & Professionalism", "Staffing & Community Committee"),
}
FACULTIES = (
    "English", "Mathematics", "Science", "Humanities", "Languages", "Design & Technology", "Creative Arts",
    "Physical Education", "Sixth Form",
)  # fmt: skip
SUPPORT = {
    "Learning Support": ("Teaching Assistant", 17), "Administration": ("Administrator", 6),
    "Site": ("Site Assistant", 4), "IT Services": ("IT Technician", 2),
    "Science Technicians": ("Science Technician", 3), "Library": ("Library Assistant", 1),
}  # fmt: skip


class School:
    """Adds records one by one, with ids and names that are always the same."""

    def __init__(self) -> None:
        self.records: list[r.Record] = [r.School(id=r.SCHOOL_ID, name="Riverside School")]
        self.people = 0

    def team(self, team_id: str, name: str, kind: w.TeamKind, **values: object) -> None:
        order = sum(isinstance(record, r.Team) for record in self.records)
        self.records.append(r.build(r.Team, id=team_id, name=name, team_kind=kind, order=order, **values))

    def post(
        self,
        title: str,
        *,
        team: str = "",
        above: str = "",
        group: w.StaffGroup | None = w.StaffGroup.TEACHING,
        holders: int = 1,
        **values: object,
    ) -> str:
        number = len(self.records)
        post_id = f"post-{number}"
        self.records.append(r.build(r.Post, id=post_id, title=title, order=number, **values))
        if team:
            self.join(post_id, team)
        if above:
            self.records.append(r.Link(id=f"link-{number}", lower=post_id, upper=above))
        for place in range(holders if group else 0):
            assert group
            self.holder(post_id, group, share=Decimal(1) / holders, number=place)
        return post_id

    def join(self, post_id: str, team: str) -> None:
        number = len(self.records)
        self.records.append(r.Membership(id=f"member-{number}", team=team, post=post_id, order=number))

    def holder(self, post_id: str, group: w.StaffGroup, *, share: Decimal, number: int) -> None:
        self.people += 1
        name = f"{FIRST[self.people * 7 % len(FIRST)]} {LAST[self.people * 11 % len(LAST)]}"
        person = r.Person(id=f"person-{self.people}", name=name, staff_group=group)
        self.records.append(person)
        self.records.append(
            r.Holding(id=f"holding-{post_id}-{number}", post=post_id, person=person.id, share=share)
        )

    def allowance(self, post_id: str, kind: w.AllowanceKind, annual: int, **values: object) -> None:
        self.records.append(
            r.build(
                r.Allowance,
                id=f"allowance-{post_id}",
                post=post_id,
                allowance_kind=kind,
                annual=annual,
                **values,
            )
        )

    def structure(self) -> Structure:
        return Structure(self.records)


def example_school() -> Structure:
    """Return the school: about 120 posts."""
    school = School()
    head = school.post("Headteacher", level=w.Level.HEAD, pay_point="L33")
    deputies = list(_leadership(school, head))
    _faculties(school, deputies[1])
    _support_teams(school, deputies)
    school.post("Chaplain", holders=0, group=None, fte=Decimal("0.4"), above=head)
    school.post(
        "Community Engagement and Alumni Relations Officer (Maternity Cover)", group=w.StaffGroup.SUPPORT
    )
    school.team("wg", "Anti-bullying Working Group", w.TeamKind.WORKING_GROUP, lead=w.TeamLead.NONE)
    for post_id in deputies[:2]:
        school.join(post_id, "wg")
    school.team("new", "Careers", w.TeamKind.WORKING_GROUP)
    school.records += [
        r.Forum(id="tlm", name="Team Leaders' Meeting", cadence=w.Cadence.WEEKLY),
        r.Forum(id="slt", name="SLT", cadence=w.Cadence.FORTNIGHTLY, order=1),
        *(r.Slot(id=f"slot-{team}", forum="slt", team=team, minutes=30) for team in LEADERSHIP),
        r.Link(id="coaching", link_kind=r.COACHING, lower=deputies[0], upper=deputies[2]),
    ]
    return school.structure()


def _leadership(school: School, head: str) -> Iterator[str]:
    for place, (team, (name, committee)) in enumerate(LEADERSHIP.items()):
        number = len(school.records) + 1
        lead = f"post-{number}"
        school.records.append(
            r.Post(id=lead, title="Deputy Headteacher", level=w.Level.SENIOR, order=number, pay_point="L20")
        )
        school.team(team, name, w.TeamKind.LEADERSHIP, committee=committee, leads=(lead,))
        school.join(lead, team)
        school.records.append(r.Link(id=f"line-{lead}", lower=lead, upper=head))
        school.holder(lead, w.StaffGroup.TEACHING, share=Decimal(1), number=0)
        _priority(school, 2 * place + 1, lead)
        if place < 2:
            _priority(school, 2 * place + 2, lead)
        _leadership_members(school, team, lead, place)
        yield lead


def _priority(school: School, number: int, post_id: str) -> None:
    school.records.append(
        r.Priority(id=f"priority-{number}", number=number, name=f"Priority {number}", accountable=post_id)
    )


def _leadership_members(school: School, team: str, lead: str, place: int) -> None:
    senior: dict[str, Any] = {"level": w.Level.SENIOR, "team": team, "above": lead}
    support = w.StaffGroup.SUPPORT
    school.post("Assistant Headteacher", pay_point=f"L1{place + 2}", **senior)
    if place == 2:
        school.post("Business Manager", group=support, pay_point="SCP 43", **senior)
        school.post(
            "Associate Senior Leader",
            group=support,
            access=w.Access.SUPPORT,
            ends=date(2027, 8, 31),
            **senior,
        )
    year = school.post("Head of Year 9", group=support, team=team, above=lead, level=w.Level.MIDDLE)
    school.allowance(year, w.AllowanceKind.RR, 3000)
    for grassroots in range((3, 2, 2)[place]):
        reserved = (place == 2 and grassroots == 0) or (place == 0 and grassroots == 2)
        group = support if reserved else w.StaffGroup.TEACHING
        post = school.post(
            "Grassroots Leader",
            team=team,
            above=lead,
            group=group,
            role_class="Grassroots Leader",
            access=w.Access.SUPPORT if reserved else w.Access.ALL,
        )
        kind = w.AllowanceKind.RR if reserved else w.AllowanceKind.TLR3
        school.allowance(post, kind, 2000, ends=date(2027, 8, 31))
    school.post("Attendance and Family Liaison Lead", team=team, above=lead, group=support, holders=2)
    school.post("Research Lead", team=team, above=lead, group=None)


def _faculties(school: School, above: str) -> None:
    for number, name in enumerate(FACULTIES):
        team = f"faculty-{number}"
        school.team(team, name, w.TeamKind.FACULTY, parent="cp")
        lead = school.post(f"Head of {name}", team=team, above=above, level=w.Level.MIDDLE)
        school.allowance(lead, w.AllowanceKind.TLR1, 9782)
        for _ in range(2 + number % 4):
            school.post(
                f"Teacher of {name}", team=team, above=lead, role_class="Teacher", access=w.Access.TEACHING
            )


def _support_teams(school: School, deputies: list[str]) -> None:
    for number, (name, (title, count)) in enumerate(SUPPORT.items()):
        team = f"support-{number}"
        school.team(team, name, w.TeamKind.SUPPORT)
        lead = school.post(f"{name} Manager", team=team, above=deputies[2], group=w.StaffGroup.SUPPORT)
        for _ in range(count):
            school.post(title, team=team, above=lead, group=w.StaffGroup.SUPPORT)
