"""Who is in which team. Being in a team is not reporting to anybody: no edit here touches the line."""

from collections.abc import Sequence

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.orders import place, shift_among
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import Membership, Person, Post, Team
from orgdesigner.model.relations import TEAMS_OF_PERSON, TEAMS_OF_POST, members
from orgdesigner.model.view import View

Member = Post | Person

_KEPT = ("membership_kind", "starts", "ends", "reason")
"""What a seat keeps when its holder moves to another team."""


def join_team(
    view: View,
    post_ids: Sequence[str],
    team_id: str,
    *,
    people: Sequence[str] = (),
    leave: str | None = None,
    before: str | None = None,
) -> Change:
    """Let posts (and people, in person) join a team, in the order given.

    With `leave`, the team they are taken from, they move: they are neither members nor leads of it any more,
    and keep their kind of seat and its dates. They come before the given member (the id of a post or person),
    else last. With the team itself as `leave` they only change places in it.
    """
    team = view.need(Team, team_id)
    moving = _members(view, post_ids, people)
    if leave is None and all(_seats(view, member, team) for member in moving):
        raise EditRefused(f"{_called(moving)} in “{team.name}” already.")
    source = view.need(Team, leave) if leave is not None and leave != team_id else None
    draft = Draft(view)
    seats: list[Membership] = []
    for member in moving:
        old = _leave(draft, member, source) if source else None
        here = _seats(view, member, team)
        seats.extend(here or [_new_seat(draft, member, team, like=old)])
    order = members(view, team_id)
    stop = len(order) if before is None else _position(order, before)
    at = sum(seat not in seats for seat in order[:stop])
    place(draft, seats, [seat for seat in order if seat not in seats], at)
    return draft.change(_label(moving, team, leave))


def leave_team(view: View, post_ids: Sequence[str], team_id: str, *, people: Sequence[str] = ()) -> Change:
    """Take posts (and people) out of a team, as members and as leads."""
    team = view.need(Team, team_id)
    leaving = _members(view, post_ids, people)
    draft = Draft(view)
    for member in leaving:
        _leave(draft, member, team)
    return draft.change(f"Take {what(leaving)} out of {team.name}")


def shift_member(view: View, team_id: str, member: str, by: int) -> Change:
    """Move a member, the id of a post or person, by so many places; negative is towards the first."""
    team = view.need(Team, team_id)
    order = members(view, team_id)
    draft = Draft(view)
    seat = order[_position(order, member)]
    passed = shift_among(draft, order, order.index(seat), by)
    side = "before" if by < 0 else "after"
    moved, other = _member_of(view, seat).caption, _member_of(view, passed).caption
    return draft.change(f"Move {moved} {side} {other} in {team.name}")


def seat_posts(draft: Draft, posts: Sequence[Post], team: Team, *, like: Membership | None = None) -> None:
    """Let newly drafted posts be members of a team: after the one whose seat they copy, else last."""
    order = members(draft.view, team.id)
    at = len(order) if like is None else order.index(like) + 1
    place(draft, [_new_seat(draft, post, team, like=like) for post in posts], order, at)


def _members(view: View, post_ids: Sequence[str], people: Sequence[str]) -> list[Member]:
    return [
        *(view.need(Post, post_id) for post_id in dict.fromkeys(post_ids)),
        *(view.need(Person, person_id) for person_id in dict.fromkeys(people)),
    ]


def _new_seat(draft: Draft, member: Member, team: Team, *, like: Membership | None) -> Membership:
    kept = {} if like is None else {name: getattr(like, name) for name in _KEPT}
    return draft.add(Membership, team=team.id, **{member.kind: member.id}, **kept)


def _leave(draft: Draft, member: Member, team: Team) -> Membership | None:
    """Take a member out of a team; return the seat, or None for one that led the team without a seat."""
    seats = _seats(draft.view, member, team)
    present = draft.get(Team, team.id) or team
    if not seats and member.id not in present.leads:
        raise EditRefused(f"{_called([member])} not in “{team.name}”. Look again and repeat the step.")
    draft.remove(seats)
    if isinstance(member, Post):
        draft.set(present, leads=tuple(each for each in present.leads if each != member.id))
    return seats[0] if seats else None


def _seats(view: View, member: Member, team: Team) -> list[Membership]:
    """The memberships of a post or person in a team: one, or none."""
    index = TEAMS_OF_POST if isinstance(member, Post) else TEAMS_OF_PERSON
    return [seat for seat in view.find(index, member.id) if seat.team == team.id]


def _member_of(view: View, seat: Membership) -> Member:
    return view.need(Post, seat.post) if seat.post else view.need(Person, seat.person or "")


def _position(order: Sequence[Membership], wanted: str) -> int:
    for position, seat in enumerate(order):
        if wanted in (seat.post, seat.person):
            return position
    raise EditRefused("The member beside it is no longer there. Look again and repeat the step.")


def _called(moving: Sequence[Member]) -> str:
    if len(moving) != 1:
        return "They are all"
    return f"“{moving[0].title}” is" if isinstance(moving[0], Post) else "That person is"


def _label(moving: Sequence[Member], team: Team, leave: str | None) -> str:
    if leave is None:
        return f"Add {what(moving)} to {team.name}"
    if leave == team.id:
        return f"Move {what(moving)} in {team.name}"
    return f"Move {what(moving)} to {team.name}"
