"""Made-up schools of any size, for measuring: the same one every time, and nobody in them is real."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from orgdesigner.model import records as r
from orgdesigner.model import words as w

SIZES = (126, 1_500, 10_000)
IN_A_TEAM = 9
BELOW_A_LEAD = 8
ROLES = (
    "Head of Department",
    "Teacher",
    "Teacher",
    "Grassroots Leader",
    "Teacher",
    "Teaching Assistant",
    "Teacher",
    "Technician",
    "Head of Year",
)
"""The roles of a team's posts; the first one leads it."""
_SYLLABLES = ("zo", "vi", "quel", "dra", "xan", "ru", "thy", "mek", "jo", "pla")
LEADERS = {"Head of Department", "Grassroots Leader", "Head of Year"}
SUPPORT = {"Teaching Assistant", "Technician"}


def school(posts: int) -> list[r.Record]:
    """Return the records of a school with so many posts in teams of nine, with a few faults of each sort."""
    return list(_school(posts))


def _school(posts: int) -> Iterator[r.Record]:
    support = posts * 5 // 12
    yield r.School(
        id=r.SCHOOL_ID, name="Made up", teaching_headcount=posts - support, support_headcount=support
    )
    yield r.Post(id="head", title="Headteacher", role_class="Headteacher", level=w.Level.HEAD)
    for number in range(posts - 1):
        yield from _post(number)
        yield from _holder(number)
        yield from _seat(number)
    for number in range((posts - 2) // IN_A_TEAM + 1):
        yield _team(number)
    for number in range(6):
        lead = f"p{number // 2 * IN_A_TEAM}" if number < 5 else None
        yield r.Priority(id=f"priority{number}", number=number + 1, name=f"Aim {number}", accountable=lead)


def _post(number: int) -> Iterator[r.Record]:
    role = ROLES[number % IN_A_TEAM]
    leads = role in LEADERS
    stated = "Stated" if leads and number % 50 else ""
    yield r.Post(
        id=f"p{number}",
        title=f"{role} {number}",
        role_class=role,
        level=w.Level.MIDDLE if leads else w.Level.NONE,
        authority=stated,
        autonomy=stated,
        accountability=stated,
        access=w.Access.SUPPORT if role == "Grassroots Leader" and number % 4 == 0 else w.Access.ALL,
        access_reason="A proportional share" if number % 60 else "",
        critical=number % 70 == 0,
        weeks=Decimal(39) if number % 2 else None,
        order=number % IN_A_TEAM * 1024,
    )
    yield r.Link(id=f"line{number}", lower=f"p{number}", upper=_above(number))


def _above(number: int) -> str:
    team, place = divmod(number, IN_A_TEAM)
    if place:
        return f"p{team * IN_A_TEAM}"
    return f"p{(team - 1) // BELOW_A_LEAD * IN_A_TEAM}" if team else "head"


def _holder(number: int) -> Iterator[r.Record]:
    role = ROLES[number % IN_A_TEAM]
    support = role in SUPPORT or (role in LEADERS and number % 2 == 1)
    if number % 40 == 0:
        return
    group = w.StaffGroup.SUPPORT if support else w.StaffGroup.TEACHING
    yield r.Person(id=f"h{number}", name=_name(number), staff_group=group, qts=not support)
    yield r.Holding(id=f"holds{number}", post=f"p{number}", person=f"h{number}")
    if role in LEADERS:
        unequal = support and number % 90 == 21
        yield r.Allowance(
            id=f"paid{number}",
            post=f"p{number}",
            allowance_kind=w.AllowanceKind.RR if support else w.AllowanceKind.TLR3,
            annual=Decimal(2000),
            basis=w.AllowanceBasis.CONTRACT if unequal else w.AllowanceBasis.FLAT,
            ends=date(2027, 8, 31) if number % 100 else None,
            reason="A year's project" if number % 60 else "",
        )


def _name(number: int) -> str:
    """Return a name that nobody has; each number has its own."""
    said = []
    for _ in range(5):
        number, place = divmod(number, len(_SYLLABLES))
        said.append(_SYLLABLES[place])
    return f"{''.join(said[:2]).capitalize()} {''.join(said[2:]).capitalize()}"


def _seat(number: int) -> Iterator[r.Record]:
    if number % 110 and number % IN_A_TEAM:
        team = f"t{number // IN_A_TEAM}"
        yield r.Membership(id=f"seat{number}", team=team, post=f"p{number}", order=number % IN_A_TEAM * 1024)


def _team(number: int) -> r.Team:
    kind = w.TeamKind.LEADERSHIP if number < 3 else w.TeamKind.FACULTY
    leads = (f"p{number * IN_A_TEAM}",)
    return r.Team(id=f"t{number}", name=f"Team {number}", team_kind=kind, leads=leads, order=number * 1024)
