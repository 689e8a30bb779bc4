"""Posts and people of a staff list into the records of a structure. Only what the list says is set."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from orgdesigner.exchange.incoming.organogram.cells import folded, rounded, shortened
from orgdesigner.exchange.incoming.organogram.lines import Line
from orgdesigner.exchange.incoming.outcome import Inferred
from orgdesigner.exchange.incoming.stafflist.allowances import Payment
from orgdesigner.exchange.incoming.stafflist.entries import Entry
from orgdesigner.exchange.incoming.stafflist.posts import ListedPerson, ListedPost
from orgdesigner.exchange.incoming.stafflist.staffing import group_by
from orgdesigner.exchange.incoming.stafflist.vocabulary import role_of
from orgdesigner.exchange.steps import Step, part, stepping, unwatched
from orgdesigner.model import records as r
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.ids import speaking_id
from orgdesigner.model.words import Level, StaffGroup

UNTITLED = "Untitled post"


def records_of(
    posts: Sequence[ListedPost],
    without_post: Sequence[ListedPerson],
    lines: Mapping[str, Line],
    *,
    levels_stated: bool,
    step: Step = unwatched,
) -> Iterator[r.Record]:
    """Yield the records of a structure; where no column says how senior posts are, their titles do."""
    yield r.School(id=r.SCHOOL_ID)
    people: dict[str, list[tuple[ListedPerson, Entry, ListedPost | None]]] = {}
    for place, post in enumerate(stepping(posts, part(step, 0, 0.5))):
        yield _post(post, place * GAP, levels_stated=levels_stated)
        for entry, person in post.holders:
            people.setdefault(person.id, []).append((person, entry, post))
    for roles in people.values():
        yield _person(roles)
    for person in without_post:
        if person.id not in people:
            yield _person([(person, person.entry, None)])
    for post in stepping(posts, part(step, 0.5, 1)):
        yield from _holdings(post)
        yield from _allowances(post)
        upper = lines[post.id].upper
        if upper is not None:
            yield _tied(r.Link(id="tie", link_kind=r.LINE, lower=post.id, upper=upper))
    yield from _teams(posts)


def inferred_of(posts: Sequence[ListedPost], without_post: Sequence[ListedPerson]) -> Iterator[Inferred]:
    """Yield what of the records the list does not say itself: titles and pay tell groups and levels."""
    grouped: dict[str, bool] = {person.id: person.entry.staff_group is not None for person in without_post}
    for post in posts:
        if not _first(post, "level"):
            yield Inferred(r.Post.kind, post.id, "level")
        if not post.title:
            yield Inferred(r.Post.kind, post.id, "title")
        for entry, person in post.holders:
            grouped[person.id] = grouped.get(person.id, False) or entry.staff_group is not None
    for person_id, is_stated in grouped.items():
        if not is_stated:
            yield Inferred(r.Person.kind, person_id, "staff_group")


def _tied(record: r.Record, number: int = 1) -> r.Record:
    """Return a record with the id that it speaks for itself; a second one of the same kind has a number."""
    spoken = speaking_id(record)
    if spoken is None or number > 1:
        spoken = f"{record.kind}-{_digest(f'{record!r}{number}')}"
    return record.model_copy(update={"id": spoken})


def _stated(**values: Any) -> dict[str, Any]:
    """Return the values that a list gives; an empty cell says nothing."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def _post(post: ListedPost, order: int, *, levels_stated: bool) -> r.Post:
    first = post.first
    role = role_of(post.title)
    level = _first(post, "level") or (
        role.level if role and not levels_stated and role.level is not Level.NONE else None
    )
    stated = _stated(
        role_class=_first(post, "role_class"),
        level=level,
        fte=_fte(post),
        contract=_first(post, "contract"),
        pay_scale=_first(post, "pay_scale"),
        pay_point=_first(post, "pay_point"),
        salary=_first(post, "salary"),
        hours=_first(post, "hours"),
        weeks=_first(post, "weeks"),
        notes=shortened("\n".join(dict.fromkeys(each.notes for each in post.entries if each.notes)), 10_000),
    )
    if not post.holders:
        stated |= _stated(starts=first.starts, ends=first.ends)
    return r.Post(id=post.id, title=shortened(post.title) or UNTITLED, order=order, **stated)


def _first(post: ListedPost, name: str) -> Any:
    return next((value for entry in post.entries if (value := getattr(entry, name)) not in (None, "")), None)


def _fte(post: ListedPost) -> Decimal | None:
    """Return the FTE of a post: of each person's first row, so that a second allowance does not add to it."""
    rows = {entry.row: entry for entry, _person in post.holders} or {post.first.row: post.first}
    if any(entry.share is not None for entry in rows.values()):
        # A list that says the shares of a post says its FTE beside each.
        return post.first.fte
    vacant = {entry.row: entry for entry in post.entries if entry.vacant} if len(post.entries) > 1 else {}
    # Whoever covers for somebody is in the same post for a while; the post is not twice as large.
    parts = [entry.fte for entry in (rows | vacant).values() if not entry.covers or len(rows) == 1]
    if all(part is None for part in parts):
        return None
    return min(sum((part for part in parts if part is not None), Decimal(0)), Decimal(500))


def _person(roles: Sequence[tuple[ListedPerson, Entry, ListedPost | None]]) -> r.Person:
    person = roles[0][0]
    entries = [entry for _person, entry, _post in roles]
    stated = next((entry.staff_group for entry in entries if entry.staff_group), None)
    told = (group_by(post.title if post else "", e.pay_scale, e.pay_point) for _p, e, post in roles)
    return r.Person(
        id=person.id,
        name=person.name,
        staff_group=stated or next(filter(None, told), StaffGroup.SUPPORT),
        **_stated(
            staff_code=next((e.staff_code for e in entries if e.staff_code and len(e.people) == 1), ""),
            qts=next((entry.qts for entry in entries if entry.qts is not None), None),
            early_career=next((e.early_career for e in entries if e.early_career is not None), None),
        ),
    )


def group_is_told(post: ListedPost, entry: Entry) -> bool:
    """Whether the list says in which staff group somebody is, by itself, by the title or by the pay."""
    return bool(entry.staff_group or group_by(post.title, entry.pay_scale, entry.pay_point))


def _holdings(post: ListedPost) -> Iterator[r.Record]:
    of_post = {name: _first(post, name) for name in ("pay_scale", "pay_point", "salary")}
    for (entry, person), share in zip(post.holders, _shares(post), strict=True):
        differing = {
            name: value
            for name in of_post
            if (value := getattr(entry, name)) not in (None, "") and value != of_post[name]
        }
        stated = _stated(
            share=share,
            holding_kind=entry.held_as,
            starts=entry.starts,
            ends=entry.ends,
            term_time_fraction=entry.paid_part,
            **differing,
        )
        yield _tied(r.Holding(id="tie", post=post.id, person=person.id, **stated))


def _shares(post: ListedPost) -> Iterator[Decimal | None]:
    """Yield each holder's share of a post; where it is not stated, by FTE, and the last has what is left."""
    entries = [entry for entry, _person in post.holders]
    stated = [_stated_share(entry, person) for entry, person in post.holders]
    if any(share is not None for share in stated):
        yield from stated
        return
    if len(entries) == 1 and not any(entry.vacant for entry in post.entries):
        yield None
        return
    if any(entry.covers for entry in entries):
        yield from (None for _ in entries)
        return
    total = _fte(post)
    together = {entry.row: sum(each is entry for each in entries) for entry in entries}
    left = Decimal(1)
    vacancies = any(entry.vacant for entry in post.entries)
    for place, entry in enumerate(entries):
        part = (
            (entry.fte / together[entry.row]) / total
            if total and entry.fte is not None
            else Decimal(1) / len(entries)
        )
        last = place == len(entries) - 1 and not vacancies
        share = left if last else min(left, rounded(part))
        left -= share
        yield share


def _stated_share(entry: Entry, person: ListedPerson) -> Decimal | None:
    """Return the share that stands behind somebody's name, where two names share a cell, or in a column."""
    behind = dict(zip(entry.people, entry.shares, strict=True)) if len(entry.people) > 1 else {}
    return behind.get(person.name) or entry.share


def _allowances(post: ListedPost) -> Iterator[r.Record]:
    numbers: dict[tuple[str, str], int] = {}
    seen: set[tuple[str, Payment]] = set()
    people = {entry.row: person for entry, person in post.holders}
    for entry in post.entries:
        # What the one holder of a post receives is for whoever holds it; of several, each has their own.
        person = people.get(entry.row) or _same_person(post, entry) if len(post.holders) > 1 else None
        for payment in entry.payments:
            owner = person.id if person else ""
            if (owner, payment) in seen:
                continue
            seen.add((owner, payment))
            number = numbers[owner, payment.kind] = numbers.get((owner, payment.kind), 0) + 1
            stated = _stated(
                person=owner or None,
                basis=payment.basis,
                starts=payment.starts,
                ends=payment.ends,
                reason=payment.reason,
            )
            allowance = r.Allowance(
                id="tie", post=post.id, allowance_kind=payment.kind, annual=payment.annual, **stated
            )
            yield _tied(allowance, number)


def _same_person(post: ListedPost, entry: Entry) -> ListedPerson | None:
    names = {folded(name) for name in entry.people}
    return next((person for _entry, person in post.holders if folded(person.name) in names), None)


def _teams(posts: Sequence[ListedPost]) -> Iterator[r.Record]:
    members: dict[str, tuple[str, list[ListedPost]]] = {}
    for post in posts:
        for name in dict.fromkeys(team for entry in post.entries[:1] for team in entry.teams):
            members.setdefault(folded(name), (name, []))[1].append(post)
    for place, (key, (name, inside)) in enumerate(members.items()):
        team = r.Team(id=f"team-{_digest(key)}", name=name, order=place * GAP)
        yield team
        for seat, post in enumerate(inside):
            yield _tied(r.Membership(id="tie", team=team.id, post=post.id, order=seat * GAP))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:14]
