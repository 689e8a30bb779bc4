"""Lists for one test, and arbitrary ones: schools whose titles, names and ids are often the same.

Everything in an arbitrary school carries a mark that nothing else has and that matching does not look at, so
that a test can say who is who without asking the program.
"""

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.model import records as r
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind, StaffGroup

TITLES = ("Teacher", "Teaching Assistant", "Head of Year", "Examinations Officer", "Headteacher")
NAMES = ("Amara Okafor", "Smith, John", "John Smith", "Zoë O’Neill", "Priya Patel")
TEAMS = ("Maths", "English", "Site")
GROUPS = tuple(StaffGroup)


def imported(*records: r.Record, files: tuple[str, ...] = ("staff.csv",)) -> Imported:
    """Return an import of some records, each from a row of its own."""
    return Imported(records=records, files=files, rows=len(records), placed=len(records))


def a_list(text: str) -> Imported:
    """Return the import of a sketch: what it does not write, the list does not state."""
    structure = parse(text)
    return imported(*(_stating(record) for record in records_of(structure.view)))


def _stating(record: r.Record) -> r.Record:
    usual = {name: field.get_default() for name, field in type(record).model_fields.items()}
    said = {name: getattr(record, name) for name in usual if getattr(record, name) != usual[name]}
    return type(record)(**said)


def records_of(view: View) -> Iterator[r.Record]:
    for record_type in r.RECORD_TYPES:
        yield from view.all(record_type)


@st.composite
def schools(draw: DrawFn, side: str, *, full: bool = False) -> Structure:
    """A small school; `side` is part of every mark. A full one has something of every kind."""
    posts = [
        r.Post(
            id=each,
            title=draw(st.sampled_from(TITLES)),
            fte=draw(st.sampled_from((Decimal(1), Decimal("0.5")))),
            purpose=f"{side} {each}",
            order=draw(st.integers(-3, 3)),
        )
        for each in _ids(draw, "p", 6, least=2 * full)
    ]
    people = [
        r.Person(
            id=each,
            name=draw(st.sampled_from(NAMES)),
            staff_group=GROUPS[place] if full and place < 2 else draw(st.sampled_from(GROUPS)),
            staff_code=draw(st.sampled_from(("", f"c{place}"))),
            expertise=(f"{side} {each}",),
        )
        for place, each in enumerate(_ids(draw, "q", 5, least=2 * full))
    ]
    count = draw(st.integers(1 if full else 0, 3))
    teams = [
        r.Team(
            id=f"{draw(st.sampled_from((side, 't')))}{number}", name=name, tasks=f"{side} {name}", parent=None
        )
        for number, name in enumerate(draw(st.permutations(TEAMS))[:count])
    ]
    if len(teams) > 1 and draw(st.booleans()):
        teams[1] = teams[1].evolve(parent=teams[0].id)
    ties: dict[str, r.Record] = {}
    for tie in _ties(draw, posts, people, teams, full=full):
        ties.setdefault(tie.id, tie)
    return Structure([r.School(id=r.SCHOOL_ID), *posts, *people, *teams, *ties.values()])


def _ids(draw: DrawFn, letter: str, most: int, *, least: int) -> list[str]:
    return draw(st.permutations([f"{letter}{n}" for n in range(most)]))[: draw(st.integers(least, most))]


def _ties(
    draw: DrawFn, posts: list[r.Post], people: list[r.Person], teams: list[r.Team], *, full: bool
) -> Iterator[r.Record]:
    for place, post in enumerate(posts):
        surely = full and place == 1
        if place and (surely or draw(st.integers(0, 3))):
            upper = draw(st.sampled_from(posts[:place])).id
            yield r.Link(id=f"line:{post.id}", link_kind=r.LINE, lower=post.id, upper=upper)
        if people and (surely or draw(st.booleans())):
            person = draw(st.sampled_from(people)).id
            share = draw(st.sampled_from((Decimal(1), Decimal("0.5"))))
            yield r.Holding(id=f"holds:{post.id}:{person}", post=post.id, person=person, share=share)
            if surely or draw(st.booleans()):
                whose = draw(st.sampled_from((None, person)))
                annual = draw(st.sampled_from((Decimal(1000), Decimal(2000))))
                yield r.Allowance(
                    id=f"TLR2:{post.id}:{whose or ''}x",
                    post=post.id,
                    person=whose,
                    allowance_kind=AllowanceKind.TLR2,
                    annual=annual,
                )
        if teams and (surely or draw(st.booleans())):
            team = draw(st.sampled_from(teams)).id
            yield r.Membership(id=f"member:{team}:{post.id}", team=team, post=post.id)


def facts(view: View) -> list[tuple[object, ...]]:
    """Return everything that a list says, with marks in place of ids; what is somebody's own is left out.

    So is for whom an allowance is: one for whoever holds a post stays that if the list names the holder.
    """
    marks = {(post.kind, post.id): post.purpose for post in view.all(r.Post)}
    marks |= {(each.kind, each.id): each.expertise[0] for each in view.all(r.Person)}
    marks |= {(team.kind, team.id): team.tasks for team in view.all(r.Team)}
    found: list[tuple[object, ...]] = []
    for record in records_of(view):
        if not isinstance(record, r.School):
            kinds = {field.name: field.kind for field in r.ref_fields(type(record))}
            values = (
                (name, marks.get((kinds[name], value), value) if name in kinds else value)
                for name, value in vars(record).items()
                if name not in ("id", "order") and (record.kind, name) != ("allowance", "person")
            )
            found.append((record.kind, *values))
    return sorted(found, key=repr)
