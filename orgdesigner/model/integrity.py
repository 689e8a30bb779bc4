"""What every structure keeps, whatever is drafted in it: an edit that would break it is refused in words.

There are few such invariants: no record points at one that is not there; nobody reports, and no team belongs,
to itself in a loop; a post reports to one post at most; there is one school. Everything else that may be
amiss is a finding, because a draft is not wrong.
"""

from collections.abc import Iterable, Iterator, Mapping

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Step
from orgdesigner.model.records import (
    KINDS,
    LINE,
    PROPOSAL_ID,
    SCHOOL_ID,
    Link,
    Person,
    Post,
    Proposal,
    Record,
    School,
    Team,
    references,
)
from orgdesigner.model.relations import LINE_UPWARD, managers_upward
from orgdesigner.model.view import View


def check(view: View, steps: Iterable[Step]) -> None:
    """Check what the steps touched; raises EditRefused with the reason.

    Cost grows with the steps and with the depth of the hierarchy, not with the size of the school.
    """
    for step in steps:
        if step.after is None:
            _check_unreferenced(view, step.record)
        else:
            _check_references(view, step.after)
            if isinstance(step.after, Link):
                _check_link(view, step.after)
            elif isinstance(step.after, Team):
                _check_parents(view, step.after)
            elif isinstance(step.after, School | Proposal):
                _check_single(step.after)
    if view.get(School, SCHOOL_ID) is None and any(view.has(each) for each in KINDS.values()):
        raise EditRefused("A structure can't be without its school. Remove the whole structure instead.")


def suspects(view: View) -> Iterator[Record]:
    """Yield the records of a whole structure that `check` must look at: quicker than checking each.

    Whoever takes in a structure looks for references to nowhere on the way.
    """
    yield from view.all(School)
    yield from view.all(Proposal)
    above: dict[str, str] = {}
    for link in view.all(Link):
        if link.lower == link.upper or (link.link_kind == LINE and link.lower in above):
            yield link
        if link.link_kind == LINE:
            above[link.lower] = link.upper
    for post_id in _in_loops(above):
        yield from view.find(LINE_UPWARD, post_id)
    teams = {team.id: team.parent for team in view.all(Team) if team.parent is not None}
    for team_id in _in_loops(teams):
        yield view.need(Team, team_id)


def _in_loops(above: Mapping[str, str]) -> Iterator[str]:
    """Yield one id on each way up that never ends, and on each that leads into one."""
    ending: set[str] = set()
    for start in above:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in ending and here not in path:
            path[here] = None
            here = above.get(here)
        if here in path:
            yield here
        ending.update(path)


def _check_unreferenced(view: View, record: Record) -> None:
    referrers = view.referrers(record.kind, record.id)
    if referrers:
        raise EditRefused(
            f"{_called(record)} can't be removed while a {referrers[0].noun} still points at it."
            f" Take the {referrers[0].noun} away first."
        )


def _check_references(view: View, record: Record) -> None:
    for kind, record_id in references(record):
        if view.get(KINDS[kind], record_id) is None:
            raise EditRefused(f"The {record.noun} points at a {KINDS[kind].noun} that is not there.")


def _check_link(view: View, link: Link) -> None:
    if link.lower == link.upper:
        raise EditRefused("A post can't be tied to itself. Choose another post.")
    if link.link_kind != LINE:
        return
    lower = view.need(Post, link.lower)
    if len(view.find(LINE_UPWARD, lower.id)) > 1:
        raise EditRefused(f"“{lower.title}” reports to one post already. Move it instead.")
    passed = {lower.id}
    for above in managers_upward(view, lower.id):
        if above.id in passed:
            upper = view.need(Post, link.upper)
            raise EditRefused(
                f"“{lower.title}” can't report to “{upper.title}”:"
                f" the posts would report to each other in a loop. Choose a post that is not below it."
            )
        passed.add(above.id)


def _check_parents(view: View, team: Team) -> None:
    seen = {team.id}
    parent = team.parent
    while parent is not None:
        if parent in seen:
            raise EditRefused(f"“{team.name}” can't be part of a team that is part of it.")
        seen.add(parent)
        above = view.get(Team, parent)
        parent = above.parent if above else None


def _check_single(record: School | Proposal) -> None:
    expected = SCHOOL_ID if isinstance(record, School) else PROPOSAL_ID
    if record.id != expected:
        raise EditRefused(f"A structure has one {record.noun}.")


def _called(record: Record) -> str:
    """What a refusal calls a record: never a person's name, which must not travel in a message."""
    if isinstance(record, Person) or record.caption == record.noun:
        return f"The {record.noun}"
    return f"“{record.caption}”"
