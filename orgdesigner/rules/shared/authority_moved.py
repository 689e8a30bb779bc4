"""What a proposal does to authority: what moves from the head to others, and what moves back.

Where nothing has moved only counts and ids are compared, so that an ordinary edit alters nothing of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.leading import ASKING_TEAMS, DECIDING, POSTS_WITH_AUTHORITY, TEAMS_WITH_AUTHORITY
from orgdesigner.model.records import Post, Priority, Record, Team
from orgdesigner.model.relations import ACCOUNTABLE_FOR, TEAMS_LED
from orgdesigner.model.view import View
from orgdesigner.model.words import Decides
from orgdesigner.rules.shared.delegation import heads
from orgdesigner.rules.shared.wording import count

_FREEDOM = {
    Decides.CARRIES_OUT: 0,
    Decides.PROPOSES: 1,
    Decides.DECIDES_AND_TELLS: 2,
    Decides.DECIDES: 2,
}
"""How far a post acts without asking; whoever tells afterwards has not asked."""


@dataclass(frozen=True)
class Move:
    """Authority that moved: whose, what happened in words, and what the record held before."""

    of: Record
    said: str
    held: Mapping[str, Any]


def moved_back(view: View, before: View) -> Iterator[Move]:
    """Yield what others had and have no longer, of all that is still there."""
    yield from _decides_less(view, before)
    yield from _unstated(view, before)
    yield from _more_approvals(view, before)
    yield from _priorities_of_the_head(view, before)
    yield from _teams_of_the_head(view, before)


def is_anything_moved_on(view: View, before: View) -> bool:
    """Whether anything moved from the head to others: the same, seen from the other side."""
    moves = (_decides_less, _unstated, _more_approvals, _priorities_of_the_head, _teams_of_the_head)
    if any(True for move in moves for _ in move(before, view)):
        return True
    new_teams = {*view.ids(TEAMS_WITH_AUTHORITY, True)} - {*before.ids(TEAMS_WITH_AUTHORITY, True)}
    new_posts = {*view.ids(POSTS_WITH_AUTHORITY, True)} - {*before.ids(POSTS_WITH_AUTHORITY, True)}
    return bool(new_teams or new_posts - {*heads(view)})


def given_back(view: View, moves: Iterable[Move], label: str) -> Change:
    """Return the change after which every record holds again what it held."""
    held: dict[tuple[str, str], tuple[Record, dict[str, Any]]] = {}
    for move in moves:
        held.setdefault((move.of.kind, move.of.id), (move.of, {}))[1].update(move.held)
    return squash(label, [set_fields(view, record, **values) for record, values in held.values()])


def _decides_less(view: View, before: View) -> Iterator[Move]:
    now = {each: word for word in _FREEDOM for each in view.ids(DECIDING, word)}
    above = {*heads(view)}
    for word in _FREEDOM:
        for post_id in before.ids(DECIDING, word):
            left = now.get(post_id, word)
            if post_id not in above and _FREEDOM[left] < _FREEDOM[word]:
                post = view.need(Post, post_id)
                said = f"{post.title}: {word.label.lower()} now, {left.label.lower()} in the proposal"
                yield Move(post, said, {"decides": word})


def _unstated(view: View, before: View) -> Iterator[Move]:
    """Yield whose statement of authority is gone: a post's other than the head's, or a team's."""
    posts = {*before.ids(POSTS_WITH_AUTHORITY, True)} - {*view.ids(POSTS_WITH_AUTHORITY, True), *heads(view)}
    teams = {*before.ids(TEAMS_WITH_AUTHORITY, True)} - {*view.ids(TEAMS_WITH_AUTHORITY, True)}
    left = [(view.get(Post, each), before.need(Post, each).authority) for each in sorted(posts)]
    silent = [(view.get(Team, each), before.need(Team, each).authority) for each in sorted(teams)]
    for record, authority in (*left, *silent):
        if record is not None:
            said = f"{record.caption}: states its authority now, none in the proposal"
            yield Move(record, said, {"authority": authority})


def _more_approvals(view: View, before: View) -> Iterator[Move]:
    needed = {team.id: team.approvals or 0 for team in before.find(ASKING_TEAMS, True)}
    for team in view.find(ASKING_TEAMS, True):
        few, many = needed.get(team.id), team.approvals or 0
        if few is not None and many > few:
            said = f"{team.name}: {count(few, 'approval')} now, {count(many, 'approval')} in the proposal"
            yield Move(team, said, {"approvals": few})


def _priorities_of_the_head(view: View, before: View) -> Iterator[Move]:
    """Yield the priorities that somebody else answers for before, and the head in the view."""
    above = {*heads(view)}
    for head in sorted(above):
        for priority in view.find(ACCOUNTABLE_FOR, head):
            was = before.get(Priority, priority.id)
            had = view.get(Post, was.accountable) if was else None
            if had is not None and had.id not in above:
                said = (
                    f"Priority {priority.number} ({priority.name}): {had.title} now, the head in the proposal"
                )
                others = tuple(each for each in priority.contributing if each != had.id)
                yield Move(priority, said, {"accountable": had.id, "contributing": others})


def _teams_of_the_head(view: View, before: View) -> Iterator[Move]:
    """Yield the teams that others lead before, and the head in the view."""
    above = {*heads(view)}
    for head in sorted(above):
        for team in view.find(TEAMS_LED, head):
            was = before.get(Team, team.id)
            led = [view.get(Post, lead) for lead in was.leads] if was else []
            if was and led and all(led) and above.isdisjoint(was.leads):
                said = f"{team.name}: led by others now, by the head in the proposal"
                yield Move(team, said, {"leads": was.leads, "lead": was.lead})
