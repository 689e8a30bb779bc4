"""What a point of the chart is about."""

from __future__ import annotations

from orgdesigner.chart.cards.anatomy import link_places
from orgdesigner.chart.layout.ties import CO_LEADS
from orgdesigner.chart.picture import Alias, Line, Note, PlacedCard, Region
from orgdesigner.chart.spatial import Extent
from orgdesigner.rules.base import Subject

REACH = 5.0
"""How near to a line a click must be, in screen pixels."""


def subject_at(extent: Extent, x: float, y: float, scale: float) -> Subject | None:
    """Return the record that what is drawn at a chart point stands for, or None."""
    thing = extent.at(x, y, reach=REACH / scale)
    if isinstance(thing, PlacedCard):
        return Subject("post", thing.post)
    if isinstance(thing, Alias):
        return Subject("post", thing.post) if thing.post else None
    if isinstance(thing, Note):
        return Subject(thing.record_kind, thing.record_id) if thing.record_id else None
    if isinstance(thing, Line):
        return Subject("link", thing.link) if thing.kind != CO_LEADS else None
    if isinstance(thing, Region):
        return Subject("team", thing.team) if len(thing.teams) == 1 else None
    return None


def card_at(extent: Extent, x: float, y: float) -> PlacedCard | None:
    """Return the card at a chart point, or None."""
    thing = extent.at(x, y)
    return thing if isinstance(thing, PlacedCard) else None


def jump_at(extent: Extent, x: float, y: float) -> str | None:
    """Return the post whose card a click at a chart point goes to, where that is another card; or None."""
    thing = extent.at(x, y)
    if isinstance(thing, Alias):
        return thing.post or None
    if isinstance(thing, PlacedCard):
        for post, box in link_places(thing.card, thing.box):
            if box.holds(x, y):
                return post
    return None
