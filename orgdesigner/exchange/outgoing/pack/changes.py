"""What a proposal changes, in plain sentences; what is alike is said once."""

from collections.abc import Callable, Iterable, Iterator

from orgdesigner.exchange.outgoing.pack.alterations import alterations, money_of
from orgdesigner.exchange.outgoing.pack.sides import Sides, quoted
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.model import records as r
from orgdesigner.model.changes import Step
from orgdesigner.model.edits.proposals import differences
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Block, Heading, Report, Sentence
from orgdesigner.report.titles import about
from orgdesigner.rules.shared.wording import count, listed, sentence

TITLE = "What changes"
Ways = dict[tuple[str, ...], list[str]]


def changes_report(sides: Sides) -> Report:
    """Return what is different, group by group; a layout that was altered is no change of the school."""
    return Report(TITLE, about(sides.then.view), tuple(_blocks(sides)))


def _blocks(sides: Sides) -> Iterator[Block]:
    places = {post.id: place for place, post in enumerate((*sides.now.posts, *sides.then.posts))}
    steps = sorted(
        differences(sides.now.view, sides.then.view).steps, key=lambda step: places.get(step.record.id, 0)
    )
    groups = [(title, list(say(sides, steps))) for title, say in _GROUPS]
    if not any(said for _, said in groups):
        yield Sentence("Nothing changes.", strong=True)
    for title, said in groups:
        if said:
            yield Heading(title, level=2)
            yield from map(Sentence, said)


def _posts(sides: Sides, steps: Iterable[Step]) -> Iterator[str]:
    yield from _come_and_go(sides, steps, r.Post)
    yield from _altered(sides, steps, r.Post)


def _people(sides: Sides, steps: Iterable[Step]) -> Iterator[str]:
    """Who comes and goes, and person by person which posts are taken and left."""
    for before, after in steps:
        if isinstance(after, r.Person) and before is None:
            yield f"New on the staff: {sides.called(after)}."
        elif isinstance(before, r.Person) and after is None:
            yield f"No longer on the staff: {sides.called(before)}."
    taken: dict[str, tuple[list[str], list[str]]] = {}
    for before, after in steps:
        if isinstance(after, r.Holding) and before is None:
            taken.setdefault(after.person, ([], []))[0].append(_title(sides.then.view, after.post))
        elif isinstance(before, r.Holding) and after is None:
            taken.setdefault(before.person, ([], []))[1].append(_title(sides.now.view, before.post))
    said = []
    for person_id, (takes, leaves) in taken.items():
        person = sides.then.view.get(r.Person, person_id) or sides.now.view.need(r.Person, person_id)
        parts = [f"takes {quoted(takes)}"] if takes else []
        parts += [f"leaves {quoted(leaves)}"] if leaves else []
        said.append(f"{sentence(sides.called(person))} {'; '.join(parts)}.")
    yield from sorted(said)
    yield from _altered(sides, steps, r.Holding, r.Person)


def _lines(sides: Sides, _steps: Iterable[Step]) -> Iterator[str]:
    """Whom posts are tied to: those with the same way before and after in one sentence."""
    now, then = _ties(sides.now.view), _ties(sides.then.view)
    names = {each.kind: each.upward for each in sides.then.view.school.link_names}
    ways: Ways = {}
    for kind, lower in dict.fromkeys((*then, *now)):
        if sides.then.view.get(r.Post, lower) is None:
            continue  # it goes, and so does its line
        before, after = now.get((kind, lower), set()), then.get((kind, lower), set())
        if before == after:
            continue
        tie = names.get(kind, "is tied to")
        left = quoted(sorted(_title(sides.now.view, each) for each in before - after))
        come = quoted(sorted(_title(sides.then.view, each) for each in after - before))
        ways.setdefault((tie, left, come), []).append(_title(sides.then.view, lower))
    for (tie, left, come), lowers in sorted(ways.items()):
        if not come:
            yield f"No longer {tie} {left}: {quoted(lowers)}."
        else:
            so_far = f", so far {left}" if left else ""
            yield f"{sentence(tie)} {come}{so_far}: {quoted(lowers)}."


def _ties(view: View) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for link in view.all(r.Link):
        found.setdefault((link.link_kind, link.lower), set()).add(link.upper)
    return found


def _teams(sides: Sides, steps: Iterable[Step]) -> Iterator[str]:
    yield from _come_and_go(sides, steps, r.Team)
    come, left = _members(sides, sides.then), _members(sides, sides.now)
    for team_id in dict.fromkeys((*come, *left)):
        parts = [f"{quoted(come[team_id])} {_join(come[team_id])}"] if team_id in come else []
        parts += [f"{quoted(left[team_id])} {_leave(left[team_id])}"] if team_id in left else []
        yield f"“{sides.then.view.need(r.Team, team_id).name}”: {'; '.join(parts)}."
    yield from _altered(sides, steps, r.Team, r.Membership)


def _members(sides: Sides, one: Told) -> dict[str, list[str]]:
    """Who is in a team on one side and not on the other, by team. Teams and posts that go are not named."""
    other = sides.now if one is sides.then else sides.then
    there = {(seat.team, seat.post, seat.person) for seat in other.view.all(r.Membership)}
    found: dict[str, list[str]] = {}
    for seat in one.view.all(r.Membership):
        stays = sides.then.view.get(r.Team, seat.team) is not None
        member = seat.post is None or sides.then.view.get(r.Post, seat.post) is not None
        if stays and member and (seat.team, seat.post, seat.person) not in there:
            person = one.view.get(r.Person, seat.person)
            name = sides.called(person) if person else _title(one.view, seat.post)
            found.setdefault(seat.team, []).append(name)
    return found


def _join(members: list[str]) -> str:
    return "joins" if len(members) == 1 else "join"


def _leave(members: list[str]) -> str:
    return "leaves" if len(members) == 1 else "leave"


def _meetings(sides: Sides, steps: Iterable[Step]) -> Iterator[str]:
    yield from _come_and_go(sides, steps, r.Forum)
    slots: dict[str, list[str]] = {}
    for before, after in steps:
        if isinstance(after, r.Slot) and before is None:
            team = sides.then.view.need(r.Team, after.team).name
            slots.setdefault(after.forum, []).append(f"{after.minutes} minutes for “{team}”")
    for forum, said in slots.items():
        yield f"“{sides.then.view.need(r.Forum, forum).name}” has time on its agenda: {listed(said)}."
    yield from _altered(sides, steps, r.Forum, r.Slot)


def _priorities(sides: Sides, steps: Iterable[Step]) -> Iterator[str]:
    yield from _come_and_go(sides, steps, r.Priority)
    yield from _altered(sides, steps, r.Priority)


def _allowances(sides: Sides, steps: Iterable[Step]) -> Iterator[str]:
    ways: Ways = {}
    for before, after in steps:
        if isinstance(after, r.Allowance) and before is None:
            ways.setdefault(("New", money_of(after)), []).append(_title(sides.then.view, after.post))
        elif isinstance(before, r.Allowance) and after is None:
            ways.setdefault(("No longer", money_of(before)), []).append(_title(sides.now.view, before.post))
    for (verb, money), posts in ways.items():
        yield f"{verb}: {money} for {quoted(posts)}."
    yield from _altered(sides, steps, r.Allowance)


def _school(sides: Sides, steps: Iterable[Step]) -> Iterator[str]:
    yield from _altered(sides, steps, r.School)


_GROUPS: tuple[tuple[str, Callable[[Sides, Iterable[Step]], Iterator[str]]], ...] = (
    ("Posts", _posts),
    ("Who holds which post", _people),
    ("Who reports to whom", _lines),
    ("Teams", _teams),
    ("Meetings", _meetings),
    ("Priorities", _priorities),
    ("Allowances", _allowances),
    ("The school", _school),
)


def _come_and_go(sides: Sides, steps: Iterable[Step], kind: type[r.Record]) -> Iterator[str]:
    """Say what is new and what goes, in a sentence each."""
    new = [
        label(sides.then.view, after) for before, after in steps if before is None and isinstance(after, kind)
    ]
    gone = [
        label(sides.now.view, before) for before, after in steps if after is None and isinstance(before, kind)
    ]
    if new:
        yield f"{sentence(_many('new ', len(new), kind))}: {quoted(new)}."
    if gone:
        goes = "goes" if len(gone) == 1 else "go"
        yield f"{sentence(_many('', len(gone), kind))} {goes}: {quoted(gone)}."


def _many(adjective: str, number: int, kind: type[r.Record]) -> str:
    plural = "priorities" if kind is r.Priority else f"{kind.noun}s"
    return count(number, f"{adjective}{kind.noun}", f"{adjective}{plural}")


def _altered(sides: Sides, steps: Iterable[Step], *kinds: type[r.Record]) -> Iterator[str]:
    """Say what is altered; records that are altered in the same way are named together."""
    ways: Ways = {}
    for before, after in steps:
        if before is not None and after is not None and isinstance(after, kinds):
            said = tuple(alterations(sides, before, after, label))
            if said:
                ways.setdefault(said, []).append(label(sides.then.view, after))
    for said, names in ways.items():
        yield f"{quoted(names)}: {'; '.join(said)}."


def _title(view: View, post_id: str | None) -> str:
    post = view.get(r.Post, post_id)
    return post.title if post else "something"


def label(view: View, record: r.Record) -> str:
    """Return what a record is called, or what it belongs to if it has no name of its own."""
    for field in ("title", "name"):
        if named := getattr(record, field, ""):
            return str(named)
    for owner, kind in (("post", r.Post), ("team", r.Team), ("forum", r.Forum)):
        if (found := view.get(kind, getattr(record, owner, None))) is not None:
            return label(view, found)
    return record.noun
