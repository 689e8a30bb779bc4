"""From a preview and the lines that are taken to one change, which is one step to undo.

Any choice gives a whole structure. A line that needs another brings it along: a holder their new post, a post
the one that it reports to, and of two posts that change places in the line each the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from orgdesigner.exchange.incoming.merging.lines import Preview
from orgdesigner.model.changes import Change, Step, squash
from orgdesigner.model.edits.cascade import removal
from orgdesigner.model.edits.posts import remove_posts
from orgdesigner.model.records import (
    KINDS,
    LINE,
    SCHOOL_ID,
    Link,
    Person,
    Post,
    Record,
    School,
    Team,
    references,
)
from orgdesigner.model.view import View

_Above = dict[str, str | None]
_Edit = Callable[[View], Change]


def change_of(view: View, preview: Preview, taken: Iterable[int]) -> Change:
    """Return the one change that the taken lines make, by their places, with those that they need.

    What is taken away comes last: who reported to a post reports to the one above it, people stay without
    it, and everything else that named it is settled as if it had been removed by hand.
    """
    chosen = sorted(with_needs(view, preview, taken))
    steps = [step for place in chosen for step in preview.lines[place].steps]
    ties = {step.key: step for step in steps if not _is_removal(step)}
    first = Change(preview.label, tuple(ties.values()))
    gone = [step.record for step in steps if _is_removal(step)]
    if not gone:
        return squash(preview.label, [first])
    structure = view.snapshot()
    structure.apply(first)
    done = [first]
    posts = [record.id for record in gone if isinstance(record, Post)]
    for change in _removals(posts, gone):
        made = change(structure.view)
        structure.apply(made)
        done.append(made)
    return squash(preview.label, done)


def with_needs(view: View, preview: Preview, taken: Iterable[int]) -> frozenset[int]:
    """Return the places of the taken lines and of those that they can't be without."""
    adding = {
        step.key: place
        for place, line in enumerate(preview.lines)
        for step in line.steps
        if step.before is None
    }
    chosen: set[int] = set()
    waiting = set(taken)
    if waiting and view.get(School, SCHOOL_ID) is None:
        waiting.add(adding[School.kind, SCHOOL_ID])
    while waiting:
        while waiting:
            place = waiting.pop()
            chosen.add(place)
            waiting |= {adding[each] for each in _missing(view, preview, place)} - chosen
        waiting = set(_against_loops(view, preview, chosen))
    return frozenset(chosen)


def _missing(view: View, preview: Preview, place: int) -> Iterator[tuple[str, str]]:
    """Yield what a line points at and the structure does not have."""
    for step in preview.lines[place].steps:
        for kind, record_id in references(step.after) if step.after is not None else ():
            if view.get(KINDS[kind], record_id) is None:
                yield kind, record_id


def _is_removal(step: Step) -> bool:
    return step.after is None and isinstance(step.before, Post | Person | Team)


def _removals(posts: list[str], gone: list[Record]) -> Iterator[_Edit]:
    if posts:
        yield lambda view: remove_posts(view, posts)
    others = [(type(record), record.id) for record in gone if not isinstance(record, Post)]
    if others:
        yield lambda view: removal(view, [view.need(kind, each) for kind, each in others], "Not in the list")


def _against_loops(view: View, preview: Preview, chosen: set[int]) -> Iterator[int]:
    """Yield lines that are not chosen yet and without which posts or teams would be in a loop.

    The list has no loop: wherever the chosen lines would make one, there is a line of the list that says
    otherwise of somebody in it.
    """
    for kind in (Link.kind, Team.kind):
        place_of: dict[str, int] = {}
        said: _Above = {}
        for place, line in enumerate(preview.lines):
            for step in line.steps:
                if (pair := _pair(step)) is not None and step.record.kind == kind:
                    place_of[pair[0]] = place
                    if place in chosen:
                        said.update([pair])
        if said:
            above = _above_now(view, kind) | said
            for loop in _loops(above, said):
                yield from [place_of[each] for each in loop if each in place_of and each not in said][:1]


def _pair(step: Step) -> tuple[str, str | None] | None:
    """Return what a step says of a post or a team: which one it is below."""
    match step.record:
        case Link() as link if link.link_kind == LINE:
            return link.lower, link.upper if step.after is not None else None
        case Team() as team if step.after is not None:
            return team.id, team.parent
    return None


def _above_now(view: View, kind: str) -> _Above:
    if kind == Team.kind:
        return {team.id: team.parent for team in view.all(Team)}
    return {link.lower: link.upper for link in view.all(Link) if link.link_kind == LINE}


def _loops(above: Mapping[str, str | None], starts: Iterable[str]) -> Iterator[list[str]]:
    settled: set[str] = set()
    for start in starts:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in settled and here not in path:
            path[here] = None
            here = above.get(here)
        settled.update(path)
        if here in path:
            passed = list(path)
            yield passed[passed.index(here) :]
