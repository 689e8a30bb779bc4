"""A picture is a value: cards, regions, lines and notes with their places, before anything is painted.

Lengths are in chart units: one unit is a pixel at 100 % on screen, and 1/96 inch on paper. Layouts make
pictures; the canvas, print and every exporter draw the same ones.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from orgdesigner.model.words import StaffGroup, Stroke


class ChartView(Enum):
    """The ways of looking at one structure."""

    TEAMS = "teams"
    REPORTING = "reporting"


class Box(NamedTuple):
    """A rectangle: left, top, width and height in chart units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def shifted(self, dx: float, dy: float) -> "Box":
        """The same rectangle elsewhere."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)


class Mark(Enum):
    """The sign of a finding on a card: octagon, triangle, disc."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class ChipKind(Enum):
    """What a chip on a card is about; a chip also always says it in words."""

    PLAIN = "plain"
    RESERVED = "reserved"
    ENDS = "ends"
    PAY = "pay"
    LEADS = "leads"
    ALSO = "also"


class Chip(NamedTuple):
    """A few words in a rounded frame at the foot of a card."""

    kind: ChipKind
    text: str


class HolderLine(NamedTuple):
    """One line about who is in a post; a group of None with a text of "Vacant" is a vacancy."""

    group: StaffGroup | None
    text: str


@dataclass(frozen=True)
class Card:
    """What a card says about a post. `dots` are the numbers of priorities; `dots_held` those it answers for."""

    post: str
    title: tuple[str, ...]
    holders: tuple[HolderLine, ...]
    chips: tuple[tuple[Chip, ...], ...]
    dots: tuple[int, ...]
    dots_held: frozenset[int]
    colour: str
    vacant: bool
    mark: Mark | None = None
    hidden_direct: int = 0
    hidden_total: int = 0


class PlacedCard(NamedTuple):
    """A card and its place. `key` is unique in a picture; a post has one card and may have marks elsewhere."""

    key: str
    card: Card
    box: Box


@dataclass(frozen=True)
class Region:
    """A team drawn as an area with a heading; a drop inside it joins the team."""

    team: str
    title: str
    subtitle: str
    dots: tuple[int, ...]
    colour: str
    box: Box
    heading: Box
    mark: Mark | None = None


@dataclass(frozen=True)
class Alias:
    """A small mark where a post is a member too but is not drawn again; a click goes to its card."""

    post: str
    team: str
    text: str
    box: Box


@dataclass(frozen=True)
class Line:
    """A tie between two cards, as points from the upper to the lower one."""

    upper: str
    lower: str
    kind: str
    stroke: Stroke
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Note:
    """Words that belong to the picture as a whole, such as a meeting."""

    text: str
    box: Box
    record_kind: str = ""
    record_id: str = ""


@dataclass(frozen=True)
class Picture:
    """Everything there is to draw, in order of painting: regions, lines, cards, aliases, notes."""

    view: ChartView
    cards: tuple[PlacedCard, ...] = ()
    regions: tuple[Region, ...] = ()
    lines: tuple[Line, ...] = ()
    aliases: tuple[Alias, ...] = ()
    notes: tuple[Note, ...] = ()
    bounds: Box = Box(0, 0, 0, 0)
