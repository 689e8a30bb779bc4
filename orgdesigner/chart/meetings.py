"""Meetings as quiet notes: what a meeting is called, how often it is, and whose time its agenda holds."""

from collections.abc import Iterator
from typing import NamedTuple

from orgdesigner.chart.measure import Measure, elide
from orgdesigner.chart.theme import TextRole
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View

PILL_PADDING = 12.0


class Pill(NamedTuple):
    """A meeting in a few words, and how wide they are in their frame."""

    forum: str
    text: str
    width: float
    height: float = 28.0


def pills(view: View, measure: Measure, *, widest: float) -> Iterator[Pill]:
    """Yield the meetings of a school in their stored order."""
    for forum in sorted(view.all(r.Forum), key=lambda forum: (forum.order, forum.id)):
        text = elide(meeting_words(view, forum), widest - 2 * PILL_PADDING, TextRole.TEXT, measure)
        yield Pill(forum.id, text, measure.width(text, TextRole.TEXT) + 2 * PILL_PADDING)


def meeting_words(view: View, forum: r.Forum) -> str:
    """Return a meeting as a chart says it: "SLT · fortnightly, ½ hour a team"."""
    slots = {slot.minutes for slot in view.find(relations.SLOTS_OF_FORUM, forum.id)}
    each = f", {duration(slots.pop())} a team" if len(slots) == 1 else ""
    return f"{forum.name} · {forum.cadence.label.lower()}{each}"


def duration(minutes: int) -> str:
    """Return minutes in words: "½ hour", "1 hour", "20 minutes"."""
    whole = {15: "¼ hour", 30: "½ hour", 45: "¾ hour", 60: "1 hour", 90: "1½ hours", 120: "2 hours"}
    return whole.get(minutes, f"{minutes} minutes")
