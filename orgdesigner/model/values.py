"""The values that records hold lists of: small things with fields, and no id of their own."""

from pydantic import Field

from orgdesigner.model import fields as f
from orgdesigner.model import words as w
from orgdesigner.model.record import Value


class LinkName(Value):
    """What the school calls one kind of tie between posts, read both ways."""

    kind: f.Id
    name: f.Title = Field(title="Name", description="Such as: line management")
    upward: f.Title = Field(title="Read upward", description="Such as: is managed by")
    downward: f.Title = Field(title="Read downward", description="Such as: manages")
    stroke: w.Stroke = Field(w.Stroke.SOLID, title="Line on the chart")


LINE = "line"
COACHING = "coaching"
LINK_NAMES = (
    LinkName(
        kind=LINE, name="Line management", upward="reports to", downward="manages", stroke=w.Stroke.SOLID
    ),
    LinkName(
        kind=COACHING, name="Coaching", upward="is coached by", downward="coaches", stroke=w.Stroke.DASHED
    ),
)


class CharacteristicCount(Value):
    """How many people with one protected characteristic came how far in an appointment round.

    A count under five is never kept: it could point at somebody. None stands for it.
    """

    name: f.Title = Field(title="Characteristic", description="Such as: women")
    applied: f.GuardedCount | None = Field(None, title="Applied")
    shortlisted: f.GuardedCount | None = Field(None, title="Shortlisted")
    appointed: f.GuardedCount | None = Field(None, title="Appointed")


class Limit(Value):
    """Where a rule begins to find something, as this plan sets it."""

    name: f.Id
    value: f.Threshold
