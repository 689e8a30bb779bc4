"""A small school and a proposal for it in which each kind of change is there, and what is told of both."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import LEADERS, Audience
from orgdesigner.disclosure.numbering import Numbering
from orgdesigner.exchange.outgoing.exporting import Source
from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, AccessGround, AllowanceKind, Filling, Level, StaffGroup

DAY = date(2026, 11, 22)
CAPTION = Caption("Hill School", "Autumn", DAY)
TEACHING, SUPPORT = StaffGroup.TEACHING, StaffGroup.SUPPORT


def now() -> Structure:
    """The school as it is: a head, two deputies, four who report to them."""
    posts = [
        r.Post(id="head", title="Headteacher", level=Level.HEAD, salary=Decimal(90_000)),
        r.Post(id="dep1", title="Deputy Head", level=Level.SENIOR, salary=Decimal(70_000), order=1),
        r.Post(id="dep2", title="Second Deputy", level=Level.SENIOR, salary=Decimal(70_000), order=2),
        r.Post(id="year", title="Head of Year", access=Access.TEACHING, salary=Decimal(45_000), order=3),
        r.Post(id="ta", title="Teaching Assistant", salary=Decimal(24_000), fte=Decimal("0.5"), order=4),
        r.Post(id="ta2", title="Teaching Assistant", salary=Decimal(24_000), order=5),
        r.Post(id="lead", title="Pedagogy Leader", salary=Decimal(50_000), order=6),
    ]
    people = [
        r.Person(id=f"x{n}", name=f"{name} Unique{n}", staff_group=SUPPORT if n > 3 else TEACHING)
        for n, name in enumerate(("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus"))
    ]
    held = [
        r.Holding(id=f"h{n}", post=post.id, person=f"x{n}", salary=post.salary)
        for n, post in enumerate(posts)
    ]
    lines = [("dep1", "head"), ("dep2", "head"), ("year", "dep1"), ("ta", "year"), ("ta2", "year")]
    return Structure(
        [
            r.School(id="school", name="Hill School"),
            *posts,
            *people,
            *held,
            *(
                r.Link(id=f"l{n}", lower=low, upper=up)
                for n, (low, up) in enumerate([*lines, ("lead", "dep2")])
            ),
            r.Team(id="t1", name="Senior Team"),
            r.Membership(id="m1", team="t1", post="dep1"),
            r.Membership(id="m2", team="t1", post="lead"),
            r.Priority(id="q1", number=1, name="Reading", accountable="dep1", contributing=("lead",)),
            r.Allowance(
                id="a1", post="year", allowance_kind=AllowanceKind.TLR2, annual=Decimal(3_000), reason="Year"
            ),
        ]
    )


def then() -> Structure:
    """The proposal: a post goes, one comes, one moves, one is opened to all, and an allowance is raised."""
    structure = now()
    records = {
        (record.kind, record.id): record for kind in r.RECORD_TYPES for record in structure.view.all(kind)
    }
    for gone in (("post", "lead"), ("holding", "h6"), ("link", "l5"), ("membership", "m2")):
        del records[gone]
    year = structure.view.need(r.Post, "year")
    changed: list[r.Record] = [
        r.Proposal(
            id="proposal",
            name="Autumn",
            starts=date(2027, 9, 1),
            milestones=("2027-01-11: consultation begins", "1 June 2027, panels meet", "Everybody is told"),
        ),
        year.evolve(access=Access.ALL, notes="Seven words that the staff may not read"),
        structure.view.need(r.Link, "l4").evolve(upper="dep2"),
        structure.view.need(r.Allowance, "a1").evolve(annual=Decimal(3_500)),
        structure.view.need(r.Priority, "q1").evolve(accountable="dep2", contributing=("new",)),
        r.Post(
            id="new",
            title="Grassroots Leader",
            access=Access.SUPPORT,
            access_ground=AccessGround.SHARE,
            filling=Filling.POOL,
            pool="Teaching assistants",
            salary=Decimal(30_000),
            starts=date(2027, 9, 1),
            order=7,
        ),
        r.Link(id="l9", lower="new", upper="dep2"),
        r.Membership(id="m9", team="t1", post="new"),
    ]
    records |= {(each.kind, each.id): each for each in changed}
    return Structure(records.values())


def sides_for(audience: Audience = LEADERS, before: View | None = None, after: View | None = None) -> Sides:
    """Both structures as an audience is told of them, as the pack asks for them."""
    before, after = before or now().view, after or then().view
    numbering = Numbering([after, before])
    source = Source(after, CAPTION, (), before)
    current = Source(before, replace(CAPTION, structure="Current structure"))
    return Sides(current.told(audience, numbering), source.told(audience, numbering))
