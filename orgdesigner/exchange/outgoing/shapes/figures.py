"""What a drawing of native shapes is made of, in the unit of Office files: 914,400 to the inch."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

EMU_IN_UNIT = 9_525
"""A chart unit is 1/96 inch."""

EMU_IN_MILLIMETRE = 36_000


class Site(IntEnum):
    """Where a connector holds on to a box: the middle of a side, by the number that Office gives it."""

    TOP = 0
    LEFT = 1
    BOTTOM = 2
    RIGHT = 3


class Frame(NamedTuple):
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int

    def site(self, site: Site) -> tuple[int, int]:
        """Return the point in the middle of a side."""
        middle = (self.x + self.width // 2, self.y + self.height // 2)
        return {
            Site.TOP: (middle[0], self.y),
            Site.LEFT: (self.x, middle[1]),
            Site.BOTTOM: (middle[0], self.y + self.height),
            Site.RIGHT: (self.x + self.width, middle[1]),
        }[site]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in a box; `size` is in points."""

    text: str
    size: float
    colour: str
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Figure:
    """A box with text, at its top or in its `middle`. `fill` and `outline` are "#rrggbb" or empty.

    `says` is its text for a screen reader; `turn` is how far it is turned, in 1/60,000 of a degree.
    """

    id: int
    name: str
    frame: Frame
    paragraphs: tuple[Paragraph, ...] = ()
    fill: str = ""
    outline: str = ""
    dash: str = ""
    radius: int = 0
    inset: tuple[int, int] = (0, 0)
    says: str = ""
    middle: bool = False
    turn: int = 0

    @property
    def anchor(self) -> str:
        """Where the text stands, in the word of Office."""
        return "ctr" if self.middle else "t"


@dataclass(frozen=True)
class Route:
    """The way of a connector: which of Office's connectors it is, how it is turned, and where it bends."""

    preset: str
    frame: Frame
    turn: int = 0
    flip_across: bool = False
    flip_down: bool = False
    bends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tie:
    """A connector between two boxes, by their ids; it follows whichever of them is moved."""

    id: int
    name: str
    begins: tuple[int, Site]
    ends: tuple[int, Site]
    route: Route
    colour: str
    dash: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line that holds on to nothing: it leads to what is on another page."""

    id: int
    name: str
    points: tuple[tuple[int, int], ...]
    colour: str
    dash: str = ""


@dataclass(frozen=True)
class Drawing:
    """A page of shapes, those behind first; `title` says what it shows.

    `mark` is what stands large and pale across it. Word has no place for one: it would stand before the text.
    """

    title: str
    width: int
    height: int
    behind: tuple[Figure, ...]
    lines: tuple[Tie | Stroke, ...]
    figures: tuple[Figure, ...]
    mark: tuple[Figure, ...] = ()

    @property
    def shapes(self) -> tuple[Figure | Tie | Stroke, ...]:
        """Everything in the order of painting."""
        return (*self.behind, *self.lines, *self.figures)
