"""The school as it is: staff.txt, school.toml and roles.toml made into the records of a structure."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from orgdesigner.model import records as r
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.ids import speaking_id
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import ContractKind, HoldingKind, StaffGroup
from resources.example.staff import Row, also, staff, term_time_fraction
from resources.example.texts import Fields, read

AS_IT_IS = date(2026, 9, 1)
NO_TEAM = "no team"
SCALES = {"L": "Leadership", "U": "Upper", "M": "Main"}

T = TypeVar("T", bound=r.Record)


def current() -> Structure:
    """Return the school as it is."""
    rows: dict[str, list[Row]] = {}
    for row in staff():
        rows.setdefault(row.post, []).append(row)
    contracts = {row.person: row for row in staff() if row.staff}
    words, roles = read("school.toml"), read("roles.toml")
    said = {post: role(row, roles) for post, (row, *_) in rows.items()}
    return Structure(
        [
            r.School(id=r.SCHOOL_ID, **headcounts(contracts.values()), **words["school"]),
            *(person(row) for row in contracts.values()),
            *(post(each, said[each[0].post], order=n * GAP) for n, each in enumerate(rows.values())),
            *(line(row) for row, *_ in rows.values() if row.reports_to),
            *(held for each in rows.values() for held in holdings(each, said[each[0].post], contracts)),
            *(pay for row, *_ in rows.values() for pay in allowances(row, said[row.post])),
            *(r.Team(order=n * GAP, **fields) for n, fields in enumerate(words["team"])),
            *memberships(rows),
            *(made(r.Priority, **fields) for fields in words["priority"]),
            *(r.Forum(order=n * GAP, **fields) for n, fields in enumerate(words["forum"])),
            *(r.AppointmentRound(**fields) for fields in words["round"]),
        ]
    )


def made(record_type: type[T], **values: Any) -> T:
    """Return a record that has its speaking id."""
    record = r.build(record_type, id="unspoken", **values)
    return record.evolve(id=speaking_id(record))


def headcounts(contracts: Iterable[Row]) -> Fields:
    """Return how many staff the school states for each group: everybody, since everybody is drawn."""
    groups = [row.staff_group for row in contracts]
    return {
        "teaching_headcount": groups.count(StaffGroup.TEACHING),
        "support_headcount": groups.count(StaffGroup.SUPPORT),
    }


def role(row: Row, roles: dict[str, Fields]) -> Fields:
    """Return what roles.toml says of a post, with its subject, year or theme filled in."""
    head, colon, theme = row.title.partition(": ")
    it = theme.lower() if colon else head.replace(" in ", " of ").rpartition(" of ")[2]
    said = roles.get(row.post) or roles.get(row.role) or {}
    return {name: value.format(it=it) if isinstance(value, str) else value for name, value in said.items()}


def person(row: Row) -> r.Person:
    """Return the person of a line that introduces somebody."""
    return r.Person(
        id=row.person,
        name=row.holder,
        staff_group=row.staff_group,
        qts=row.staff_group is StaffGroup.TEACHING,
        early_career=row.staff == "ECT",
        expertise=tuple(each.strip() for each in row.expertise.split(";") if each.strip()),
    )


def post(sharers: list[Row], said: Fields, *, order: int) -> r.Post:
    """Return a post from the line of its holder, or the lines of those who share it."""
    row = sharers[0]
    return r.Post(
        id=row.post,
        title=row.title,
        fte=sum((each.fte for each in sharers), Decimal(0)),
        pay_scale=SCALES.get(row.pay[:1], "NJC") if row.pay else "",
        pay_point=row.pay,
        hours=row.hours,
        weeks=row.weeks,
        order=order,
        **{"role_class": row.role} | {name: value for name, value in said.items() if name != "allowance"},
    )


def holdings(sharers: list[Row], said: Fields, contracts: dict[str, Row]) -> Iterator[r.Holding]:
    """Yield how a post is held; somebody's second post is held on the terms of the first."""
    whole = sum((each.fte for each in sharers), Decimal(0))
    seconded = said.get("contract") == ContractKind.SECONDMENT
    for row in sharers:
        if row.holder:
            contract = contracts[row.person]
            yield made(
                r.Holding,
                post=row.post,
                person=row.person,
                share=row.fte / whole if whole else Decimal(1),
                holding_kind=HoldingKind.SECONDED if seconded else HoldingKind.SUBSTANTIVE,
                starts=row.starts,
                ends=said.get("ends"),
                term_time_fraction=term_time_fraction(contract.weeks, starts=contract.starts, on=AS_IT_IS),
            )


def line(row: Row) -> r.Link:
    """Return whom a post reports to."""
    return made(r.Link, lower=row.post, upper=row.reports_to)


def allowances(row: Row, said: Fields) -> Iterator[r.Allowance]:
    """Yield what a role is paid on top of salary, from the start of the term or of its holder."""
    if "allowance" in said:
        starts = said.get("starts") or (row.starts if row.since else None)
        yield made(r.Allowance, post=row.post, starts=starts, ends=said.get("ends"), **said["allowance"])


def memberships(rows: dict[str, list[Row]]) -> Iterator[r.Membership]:
    """Yield who is in which team: the posts of its section first, then those that it names besides."""
    seats = [(row.team, row.post) for row, *_ in rows.values() if row.team != NO_TEAM]
    for place, (team, member) in enumerate([*seats, *also()]):
        yield made(r.Membership, team=team, post=member, order=place * GAP)
