"""The lines of a preview about teams, about everything that a list seldom holds, and about what it lacks."""

from collections.abc import Iterator

from orgdesigner.exchange.incoming.merging.lines import Kind, Line, Subject
from orgdesigner.exchange.incoming.merging.sentences import together, what_differs
from orgdesigner.exchange.incoming.merging.sides import Sides
from orgdesigner.exchange.incoming.merging.ties import Tie, ties
from orgdesigner.model import relations
from orgdesigner.model.changes import Step
from orgdesigner.model.records import (
    LINE,
    SCHOOL_ID,
    AppointmentRound,
    Forum,
    Link,
    Person,
    Post,
    Priority,
    Record,
    RuleSetting,
    School,
    Slot,
    Team,
    Waiver,
)

_OTHERS: tuple[type[Record], ...] = (Link, Priority, Forum, Slot, Waiver, AppointmentRound, RuleSetting)
"""What a list adds to and alters, and never takes away."""


def school_lines(sides: Sides) -> Iterator[Line]:
    """Yield the line about the school itself, which keeps its name and settings once it has posts."""
    before = sides.present.get(School, SCHOOL_ID)
    listed = sides.listed.school
    if before is None:
        yield _line(sides, Kind.ADDED, Tie(None, listed), "The school.")
    elif not sides.present.has(Post):
        after = sides.restating.altered(before, listed)
        if before != after:
            yield _line(sides, Kind.ALTERED, Tie(before, after), what_differs(before, after, sides.names))


def team_lines(sides: Sides) -> Iterator[Line]:
    """Yield the lines about the teams of a list."""
    for listed in sorted(sides.listed.all(Team), key=lambda team: (team.order, team.id)):
        before = sides.restating.present(listed)
        if before is None:
            added = sides.restating.added(listed)
            yield sides.line(Kind.ADDED, added, "New team.", Step(None, added))
        else:
            after = sides.restating.altered(before, listed)
            if before != after:
                said = what_differs(before, after, sides.names)
                yield sides.line(Kind.ALTERED, before, said, Step(before, after))


def other_lines(sides: Sides) -> Iterator[Line]:
    """Yield the lines about other ties between posts, priorities, meetings and the like."""
    for record_type in _OTHERS:
        here, there = (_without_lines(view.all(record_type)) for view in (sides.present, sides.listed))
        for tie in ties(here, there, sides.restating):
            if tie.is_new:
                noun = tie.record.noun
                yield _line(sides, Kind.ADDED, tie, f"New {noun}{_ends(sides, tie.record)}.")
            elif tie.before is not None and tie.after is not None and tie.is_altered:
                yield _line(sides, Kind.ALTERED, tie, what_differs(tie.before, tie.after, sides.names))


def gone_lines(sides: Sides) -> Iterator[Line]:
    """Yield a line for each post, person and team that the list does not have.

    A list that is said to be complete takes away the posts and people of the school. A team may have been
    drawn by hand, so it goes only if somebody says so.
    """
    external = set(sides.present.ids(relations.EXTERNAL_POSTS, True))
    if sides.listed.has(Post):
        for post in sorted(sides.present.all(Post), key=relations.in_order):
            if not sides.is_listed(post):
                taken = sides.complete and post.id not in external
                yield _gone(sides, post, _who_holds(sides, post), taken=taken)
    if sides.listed.has(Person):
        for person in sorted(sides.present.all(Person), key=lambda each: (each.name, each.id)):
            if not sides.is_listed(person):
                held = [tie.post for tie in sides.present.find(relations.HOLDINGS_OF_PERSON, person.id)]
                outside = bool(held) and external.issuperset(held)
                yield _gone(sides, person, _what_is_held(sides, held), taken=sides.complete and not outside)
    if sides.listed.has(Team):
        for team in sorted(sides.present.all(Team), key=lambda each: (each.order, each.id)):
            if not sides.is_listed(team):
                yield _gone(sides, team, "Not in the list.", taken=False)


def _gone(sides: Sides, record: Post | Person | Team, said: str, *, taken: bool) -> Line:
    return sides.line(Kind.GONE, record, said, Step(record, None), taken=taken)


def _who_holds(sides: Sides, post: Post) -> str:
    holders = relations.holders(sides.present, post.id)
    names = together(person.name for person in holders) if holders else "nobody"
    return f"Not in the list; held by {names}. Who reports to it would report to the post above."


def _what_is_held(sides: Sides, posts: list[str]) -> str:
    if not posts:
        return "Not in the list; holds no post."
    return f"Not in the list; holds {together(sides.name(Post.kind, each) for each in posts)}."


def _without_lines(records: tuple[Record, ...]) -> list[Record]:
    return [each for each in records if not (isinstance(each, Link) and each.link_kind == LINE)]


def _ends(sides: Sides, record: Record) -> str:
    if not isinstance(record, Link):
        return ""
    lower, upper = (sides.name(Post.kind, each) for each in (record.lower, record.upper))
    return f" from “{lower}” to “{upper}”"


def _line(sides: Sides, kind: Kind, tie: Tie[Record], sentence: str) -> Line:
    record = tie.record
    caption = sides.name(record.kind, record.id) or record.caption
    return Line(kind, Subject(record.kind, record.id, caption), sentence, (Step(tie.before, tie.after),))
