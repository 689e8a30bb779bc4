"""Things that a person may do to a plan, chosen by chance: edits, groups, typing, undo and redo."""

import random
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import TypeVar

from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits import (
    allowances,
    fields,
    memberships,
    moves,
    people,
    posts,
    priorities,
    proposals,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind, StaffGroup

R = TypeVar("R", bound=r.Record)

_FORENAMES = ("Amara", "Siân", "Tomasz", "Priya", "Zoë", "Kwame")
_SURNAMES = ("Okafor", "O’Neill", "Nowak", "Patel", "Ångström", "Mensah")
_TITLES = ("Class Teacher", "Teaching Assistant", "Head of Year", "Grassroots Leader", "Technician")
_TEAMS = ("Students & Achievement", "Curriculum & Pedagogy", "Partnerships & Professionalism")


def small_school(size: int) -> list[r.Record]:
    """Return a school with so many posts, each held by one person; the same one every time."""
    chance = random.Random(size)
    records: list[r.Record] = [r.School(id=r.SCHOOL_ID, name="Ashdown School")]
    records += [r.Team(id=f"team-{n}", name=name, order=n) for n, name in enumerate(_TEAMS)]
    for n in range(size):
        group = chance.choice(list(StaffGroup))
        records += [
            r.Post(
                id=f"post-{n}",
                title=_title(chance),
                order=n,
                salary=Decimal(chance.randrange(24_000, 99_000)),
            ),
            r.Person(id=f"person-{n}", name=_name(chance), staff_group=group, staff_code=f"S{n:04}"),
            r.Holding(id=f"holding-{n}", post=f"post-{n}", person=f"person-{n}"),
            r.Membership(id=f"membership-{n}", team=f"team-{n % len(_TEAMS)}", post=f"post-{n}"),
        ]
        if n:
            records.append(r.Link(id=f"link-{n}", lower=f"post-{n}", upper=f"post-{(n - 1) // 6}"))
    return records


def edit_somehow(document: Document, chance: random.Random) -> None:
    """Do one thing to a plan; nothing, now and then, where chance chose what can't be done."""
    act = chance.choices(_ACTS, weights=(12, 3, 2, 1, 1, 2))[0]
    with suppress(EditRefused):
        act(document, chance)


def _edit(document: Document, chance: random.Random) -> None:
    place = chance.choice(document.places())
    document.apply(chance.choice(_EDITS)(document.view(place), chance), place)


def _group(document: Document, chance: random.Random) -> None:
    with document.group("Several at once"):
        for _ in range(2):
            document.apply(chance.choice(_EDITS)(document.view(), chance))


def _type(document: Document, chance: random.Random) -> None:
    document.apply(_rename(document.view(), chance), merge_key="typing")


def _undo(document: Document, _: random.Random) -> None:
    document.undo()


def _redo(document: Document, _: random.Random) -> None:
    document.redo()


def _propose(document: Document, chance: random.Random) -> None:
    if "year-one" in document.places():
        document.apply(proposals.remove_proposal(document.view("year-one")), "year-one")
    else:
        document.apply(
            proposals.new_proposal(document.view(CURRENT), f"Year {chance.randrange(9)}"), "year-one"
        )


_ACTS = (_edit, _group, _type, _undo, _redo, _propose)


def _rename(view: View, chance: random.Random) -> Change:
    return fields.set_fields(
        view, _one(view, r.Post, chance), title=_title(chance), notes="n" * chance.randrange(900)
    )


def _pay(view: View, chance: random.Random) -> Change:
    return fields.set_fields(
        view, _one(view, r.Post, chance), salary=Decimal(chance.randrange(24_000, 99_000))
    )


def _add(view: View, chance: random.Random) -> Change:
    number = chance.randrange(1 << 40)
    return posts.add_post(
        view, title=_title(chance), manager=_one(view, r.Post, chance).id, post_id=f"new-{number}"
    )


def _remove(view: View, chance: random.Random) -> Change:
    return posts.remove_posts(view, [_one(view, r.Post, chance).id])


def _move(view: View, chance: random.Random) -> Change:
    return moves.report_to(view, [_one(view, r.Post, chance).id], _one(view, r.Post, chance).id)


def _appoint(view: View, chance: random.Random) -> Change:
    return people.add_person(
        view,
        name=_name(chance),
        staff_group=chance.choice(list(StaffGroup)),
        post=_one(view, r.Post, chance).id,
        person_id=f"new-{chance.randrange(1 << 40)}",
    )


def _leave(view: View, chance: random.Random) -> Change:
    return people.remove_people(view, [_one(view, r.Person, chance).id])


def _join(view: View, chance: random.Random) -> Change:
    return memberships.join_team(view, [_one(view, r.Post, chance).id], _one(view, r.Team, chance).id)


def _allow(view: View, chance: random.Random) -> Change:
    return allowances.add_allowance(
        view,
        _one(view, r.Post, chance).id,
        allowance_kind=chance.choice(list(AllowanceKind)),
        annual=Decimal(chance.randrange(50_000, 900_000)) / 100,
    )


def _prioritise(view: View, chance: random.Random) -> Change:
    return priorities.add_priority(view, name=f"Priority {chance.randrange(100)}")


_EDITS: tuple[Callable[[View, random.Random], Change], ...] = (
    _rename, _pay, _add, _remove, _move, _appoint, _leave, _join, _allow, _prioritise,
)  # fmt: skip


def _one(view: View, record_type: type[R], chance: random.Random) -> R:
    records = sorted(view.all(record_type), key=lambda record: record.id)
    if not records:
        raise EditRefused("There is nothing to choose from.")
    return chance.choice(records)


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FORENAMES)} {chance.choice(_SURNAMES)}"


def _title(chance: random.Random) -> str:
    return f"{chance.choice(_TITLES)} {chance.randrange(100)}"
