"""Posts of an organogram into the records of a structure: units are teams, and everybody is support staff."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from orgdesigner.exchange.incoming.organogram import cells
from orgdesigner.exchange.incoming.organogram.cells import Holder, folded
from orgdesigner.exchange.incoming.organogram.entries import Entry
from orgdesigner.exchange.incoming.organogram.lines import Line
from orgdesigner.exchange.incoming.organogram.posts import SourcePost, key_of
from orgdesigner.model import records as r
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.words import Filling, Phase, StaffGroup


def records_of(
    posts: Sequence[SourcePost], lines: Mapping[str, Line], *, organisation: str
) -> Iterator[r.Record]:
    """Yield the records of a structure. Only the fields that the files say something about are set."""
    yield r.School(id=r.SCHOOL_ID, name=cells.shortened(organisation) or "Organogram", phase=Phase.OTHER)
    for place, post in enumerate(posts):
        yield _post(post, lines[post.id], place * GAP)
        yield from _holders(post)
        upper = lines[post.id].upper
        if upper is not None:
            yield r.Link(id=f"{r.LINE}:{post.id}", link_kind=r.LINE, lower=post.id, upper=upper)
    yield from _teams(posts, lines)


def _post(post: SourcePost, line: Line, order: int) -> r.Post:
    first = post.first
    stated: dict[str, Any] = {
        **_pay(first),
        "purpose": cells.shortened(first.function, cells.LONGEST_TEXT),
        "notes": cells.shortened(_notes(post, line), cells.LONGEST_TEXT),
    }
    if all(entry.holder is Holder.ELIMINATED for entry in post.entries):
        stated["filling"] = Filling.DELETED
    return r.Post(
        id=post.id,
        title=cells.shortened(first.title),
        fte=sum((entry.fte for entry in post.entries), Decimal(0)),
        order=order,
        **{name: value for name, value in stated.items() if value},
    )


def _pay(entry: Entry) -> dict[str, Any]:
    """Return a senior row's band as a point of its grade's scale, and a junior row's range as the scale."""
    grade = cells.shortened(entry.grade)
    if entry.junior:
        return {"pay_scale": ", ".join(filter(None, (grade, entry.pay))), "pay_point": ""}
    return {"pay_scale": grade, "pay_point": entry.pay}


def _notes(post: SourcePost, line: Line) -> str:
    first = post.first
    notes = (
        f"Full title: {first.title}" if len(first.title) > cells.LONGEST_LINE else "",
        f"Post reference: {first.reference}" if first.reference else "",
        f"In the file it reports to: {first.reports_to}" if line.problem and first.reports_to else "",
        f"Professional group: {first.group}" if first.group else "",
        *dict.fromkeys(entry.notes for entry in post.entries),
    )
    return "\n".join(filter(None, notes))


def _holders(post: SourcePost) -> Iterator[r.Record]:
    for number, (entry, share) in enumerate(zip(post.entries, _shares(post), strict=True), start=1):
        if entry.holder not in (Holder.NAMED, Holder.UNNAMED):
            continue
        name = entry.name if entry.holder is Holder.NAMED else cells.UNNAMED
        person = r.Person(id=f"{post.id}-{number}", name=name, staff_group=StaffGroup.SUPPORT)
        of_post = _pay(post.first)
        differing = {name: value for name, value in _pay(entry).items() if value != of_post[name]}
        yield person
        yield r.Holding(
            id=f"holds:{post.id}:{person.id}",
            post=post.id,
            person=person.id,
            share=share,
            **differing,
        )


def _shares(post: SourcePost) -> Iterator[Decimal]:
    """Yield each row's share of the post; the last one takes what rounding leaves of the whole."""
    total = sum((entry.fte for entry in post.entries), Decimal(0))
    left = Decimal(1)
    for entry in post.entries[:-1]:
        part = entry.fte / total if total else Decimal(1) / len(post.entries)
        share = min(left, cells.rounded(part))
        left -= share
        yield share
    yield left


def _teams(posts: Sequence[SourcePost], lines: Mapping[str, Line]) -> Iterator[r.Record]:
    units: dict[str, list[SourcePost]] = {}
    for post in posts:
        if post.first.unit:
            units.setdefault(folded(post.first.unit), []).append(post)
    for place, (unit, members) in enumerate(units.items()):
        first, leads = members[0], _leads(members, lines)
        stated: dict[str, Any] = {"leads": leads} if leads else {}
        team = f"{first.organisation}-team-{key_of(unit)}"
        yield r.Team(id=team, name=cells.shortened(first.first.unit), order=place * GAP, **stated)
        for seat, post in enumerate(sorted(members, key=lambda post: post.id not in leads)):
            yield r.Membership(id=f"member:{team}:{post.id}", team=team, post=post.id, order=seat * GAP)


def _leads(members: Sequence[SourcePost], lines: Mapping[str, Line]) -> tuple[str, ...]:
    """Return the one senior post of a unit that reports out of it, if it is just one."""
    inside = {post.id for post in members}
    heads = [post.id for post in members if not post.first.junior and lines[post.id].upper not in inside]
    return tuple(heads) if len(heads) == 1 else ()
