"""The meetings at which a team is present, and those where it could be given time."""

from collections.abc import Sequence
from typing import Any

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.forums import add_slot
from orgdesigner.model.edits.orders import place
from orgdesigner.model.leading import FORUMS_ATTENDED, FORUMS_CHAIRED, FORUMS_OF_TEAM
from orgdesigner.model.records import Forum, Slot, Team
from orgdesigner.model.relations import SLOTS_OF_FORUM, SLOTS_OF_TEAM, forums
from orgdesigner.model.view import View

USUAL_MINUTES = 30
"""Half an hour, which each team of the founding school has."""


def with_slot(view: View, team: Team) -> set[str]:
    """Return the ids of the meetings whose agendas hold time for a team."""
    return {slot.forum for slot in view.find(SLOTS_OF_TEAM, team.id)}


def attended(view: View, team: Team) -> set[str]:
    """Return the ids of the meetings that a team attends: as a whole, through a lead, or with a slot."""
    led = {forum for lead in team.leads for forum in attended_by(view, lead)}
    return {*view.ids(FORUMS_OF_TEAM, team.id), *led, *with_slot(view, team)}


def attended_by(view: View, post_id: str) -> set[str]:
    """Return the ids of the meetings that a post attends or chairs in its own right."""
    return {*view.ids(FORUMS_ATTENDED, post_id), *view.ids(FORUMS_CHAIRED, post_id)}


def could_hear(view: View, team: Team) -> list[Forum]:
    """Return the meetings that could give a team time: first those that do so for others, most of all."""
    present = with_slot(view, team)
    others = [forum for forum in forums(view) if forum.id not in present and set(forum.teams) != {team.id}]
    return sorted(others, key=lambda forum: -view.count(SLOTS_OF_FORUM, forum.id))


def minutes(view: View, forum: Forum) -> int:
    """Return how long a slot of a meeting is: as long as those that it has, or half an hour."""
    present = view.find(SLOTS_OF_FORUM, forum.id)
    return max((slot.minutes for slot in present), default=USUAL_MINUTES) or USUAL_MINUTES


def give_slots(view: View, forum: Forum, teams: Sequence[Team]) -> Change:
    """Return the change that gives each of some teams a slot on the agenda of a meeting."""
    long = minutes(view, forum)
    changes = [add_slot(view, forum.id, team.id, minutes=long) for team in teams]
    return squash(f"Give {len(teams)} teams {long} minutes of {forum.name}", changes)


def new_meeting(view: View, teams: Sequence[Team], *, name: str, **values: Any) -> Change:
    """Return the change that adds a meeting whose agenda holds half an hour for each of some teams."""
    draft = Draft(view)
    forum = draft.add(Forum, name=name, **values)
    siblings = forums(view)
    place(draft, [forum], siblings, len(siblings))
    for team in teams:
        draft.add(Slot, forum=forum.id, team=team.id, minutes=USUAL_MINUTES)
    return draft.change(f"Add {name}")
