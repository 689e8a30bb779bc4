"""Meetings as quiet notes: what a meeting is called, how often it is, and whose time its agenda holds."""

from collections.abc import Iterator
from typing import NamedTuple

from orgdesigner.chart.measure import Measure, elide
from orgdesigner.chart.theme import TextRole
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.index import reference
from orgdesigner.model.structure import View

PILL_PADDING = 12.0
FORUMS_OF_TEAM = reference(r.Forum, "teams")


class Pill(NamedTuple):
    """A meeting in a few words, and how wide they are in their frame."""

    forum: str
    text: str
    width: float
    height: float = 28.0


def pills(view: View, measure: Measure, *, widest: float) -> Iterator[Pill]:
    """Yield the meetings that are of no team in particular, in their stored order."""
    for forum in relations.forums(view):
        if _of_some_teams(view, forum):
            continue
        text = elide(meeting_words(view, forum), widest - 2 * PILL_PADDING, TextRole.TEXT, measure)
        yield Pill(forum.id, text, measure.width(text, TextRole.TEXT) + 2 * PILL_PADDING)


def own_meetings(view: View, team_id: str) -> list[r.Forum]:
    """Return the meetings that some teams attend, this one among them, in their stored order."""
    forums = view.find(FORUMS_OF_TEAM, team_id)
    slots = view.find(relations.SLOTS_OF_TEAM, team_id)
    found = {forum.id: forum for forum in forums}
    found |= {slot.forum: view.need(r.Forum, slot.forum) for slot in slots}
    own = (forum for forum in found.values() if _of_some_teams(view, forum))
    return sorted(own, key=lambda forum: (forum.order, forum.id))


def meeting_words(view: View, forum: r.Forum, team_id: str = "") -> str:
    """Return a meeting as a chart says it: "SLT · fortnightly, ½ hour a team".

    Where it is said in one of the teams, the time is that team's: "Pastoral · weekly, 20 minutes".
    """
    slots = view.find(relations.SLOTS_OF_FORUM, forum.id)
    times = {slot.minutes for slot in slots if not team_id or slot.team == team_id}
    each = f", {duration(times.pop())}{'' if team_id else ' a team'}" if len(times) == 1 else ""
    return f"{forum.name} · {forum.cadence.label.lower()}{each}"


def _of_some_teams(view: View, forum: r.Forum) -> bool:
    """Whether a meeting is of some teams, but not of all leadership teams: then it is said in those teams."""
    attending = {*forum.teams, *(slot.team for slot in view.find(relations.SLOTS_OF_FORUM, forum.id))}
    leadership = {
        team
        for parent in view.keys(relations.LEADERSHIP_TEAMS)
        for team in view.ids(relations.LEADERSHIP_TEAMS, parent)
    }
    return bool(attending) and not (leadership and leadership <= attending)


def duration(minutes: int) -> str:
    """Return minutes in words: "½ hour", "1 hour", "20 minutes"."""
    whole = {15: "¼ hour", 30: "½ hour", 45: "¾ hour", 60: "1 hour", 90: "1½ hours", 120: "2 hours"}
    return whole.get(minutes, f"{minutes} minutes")
