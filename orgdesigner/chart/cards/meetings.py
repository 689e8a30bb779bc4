"""Meetings as quiet notes: what a meeting is called, how often it is, and whose time its agenda holds."""

from collections.abc import Iterator
from typing import NamedTuple

from orgdesigner.chart.cards.cardsource import CardSource
from orgdesigner.chart.measure import elide, in_full, line_height
from orgdesigner.chart.theme import TextRole
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.index import reference
from orgdesigner.model.structure import View

PILL = 28.0
PILL_PADDING = 12.0
FORUMS_OF_TEAM = reference(r.Forum, "teams")


class Pill(NamedTuple):
    """A meeting in a few words, and how large their frame is."""

    forum: str
    text: str
    width: float
    height: float = PILL


class InRoom(NamedTuple):
    """A meeting's words for a room: how wide they are, and how much taller than one line."""

    text: str
    width: float
    more: float = 0.0


def in_room(words: str, room: float, source: CardSource) -> InRoom:
    """Return the words of a meeting for a room: cut short to a line, or in full where that is asked for."""
    measure = source.measure
    if not source.whole:
        words = elide(words, room, TextRole.TEXT, measure)
        return InRoom(words, measure.width(words, TextRole.TEXT))
    texts = in_full(words, room, TextRole.TEXT, measure)
    more = (len(texts) - 1) * line_height(TextRole.TEXT)
    return InRoom(words, max(measure.width(text, TextRole.TEXT) for text in texts), more)


def pills(source: CardSource, *, widest: float) -> Iterator[Pill]:
    """Yield the meetings that are of no team in particular, in their stored order."""
    view = source.view
    for forum in relations.forums(view):
        if not _of_some_teams(view, forum):
            said = in_room(meeting_words(view, forum), widest - 2 * PILL_PADDING, source)
            yield Pill(forum.id, said.text, said.width + 2 * PILL_PADDING, PILL + said.more)


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
