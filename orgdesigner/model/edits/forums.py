"""Meetings: who comes, and whose time their agendas hold."""

from collections.abc import Sequence
from typing import Any

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import removal
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.orders import place, position, shift_among
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import Forum, Post, Slot, Team
from orgdesigner.model.relations import SLOTS_OF_FORUM, forums
from orgdesigner.model.view import View


def add_forum(
    view: View, *, name: str, before: str | None = None, forum_id: str | None = None, **values: Any
) -> Change:
    """Add a meeting, before the given one or last. Its other fields are given by name."""
    draft = Draft(view)
    forum = draft.add(Forum, record_id=forum_id, name=name, **values)
    siblings = forums(view)
    place(draft, [forum], siblings, position(siblings, before=before))
    return draft.change(f"Add {name}")


def remove_forum(view: View, forum_id: str) -> Change:
    """Remove a meeting and the slots of its agenda."""
    forum = view.need(Forum, forum_id)
    return removal(view, [forum], f"Remove {forum.name}")


def shift_forum(view: View, forum_id: str, by: int) -> Change:
    """Move a meeting by so many places in the list of meetings; negative is towards the first."""
    forum = view.need(Forum, forum_id)
    siblings = forums(view)
    draft = Draft(view)
    passed = shift_among(draft, siblings, siblings.index(forum), by)
    return draft.change(f"Move {forum.name} {'before' if by < 0 else 'after'} {passed.name}")


def attend(view: View, forum_id: str, post_ids: Sequence[str], *, teams: Sequence[str] = ()) -> Change:
    """Let posts and whole teams attend a meeting, after those that do so already."""
    forum = view.need(Forum, forum_id)
    coming: list[Post | Team] = [view.need(Post, each) for each in post_ids if each not in forum.attendees]
    coming += [view.need(Team, each) for each in teams if each not in forum.teams]
    if not coming:
        raise EditRefused(f"They all attend “{forum.name}” already.")
    draft = Draft(view)
    draft.set(
        forum,
        attendees=tuple(dict.fromkeys((*forum.attendees, *post_ids))),
        teams=tuple(dict.fromkeys((*forum.teams, *teams))),
    )
    return draft.change(f"Let {_who(coming)} attend {forum.name}")


def stop_attending(
    view: View, forum_id: str, post_ids: Sequence[str], *, teams: Sequence[str] = ()
) -> Change:
    """Let posts and whole teams no longer attend a meeting."""
    forum = view.need(Forum, forum_id)
    going: list[Post | Team] = [view.need(Post, each) for each in post_ids if each in forum.attendees]
    going += [view.need(Team, each) for each in teams if each in forum.teams]
    if not going:
        raise EditRefused(f"None of them attends “{forum.name}”.")
    draft = Draft(view)
    draft.set(
        forum,
        attendees=tuple(each for each in forum.attendees if each not in post_ids),
        teams=tuple(each for each in forum.teams if each not in teams),
    )
    return draft.change(f"Let {_who(going)} no longer attend {forum.name}")


def add_slot(view: View, forum_id: str, team_id: str, *, minutes: int, slot_id: str | None = None) -> Change:
    """Give a team so many minutes on a meeting's agenda."""
    forum, team = view.need(Forum, forum_id), view.need(Team, team_id)
    if any(slot.team == team_id for slot in view.find(SLOTS_OF_FORUM, forum_id)):
        raise EditRefused(f"“{team.name}” has a slot in “{forum.name}” already. Change its minutes instead.")
    draft = Draft(view)
    draft.add(Slot, record_id=slot_id, forum=forum_id, team=team_id, minutes=minutes)
    return draft.change(f"Give {team.name} {minutes} minutes of {forum.name}")


def remove_slot(view: View, slot_id: str) -> Change:
    """Take a team's slot off a meeting's agenda."""
    slot = view.need(Slot, slot_id)
    return removal(
        view, [slot], f"Take {view.need(Team, slot.team).name} off {view.need(Forum, slot.forum).name}"
    )


def _who(records: Sequence[Post | Team]) -> str:
    return what(records) if len({each.kind for each in records}) == 1 else f"{len(records)} posts and teams"
