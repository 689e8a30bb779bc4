"""Sizes of paper, and how many chart units a page holds at the smallest size of text that is printed."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from orgdesigner.chart.theme import TextRole

POINTS_IN_UNIT = 72 / 96
"""A chart unit is 1/96 inch at 100 %."""

POINTS_IN_MILLIMETRE = 72 / 25.4

SMALLEST_TEXT = 7.5
"""No printed text is smaller, in points; what has no room goes on another page instead."""

SMALLEST_SCALE = SMALLEST_TEXT / (min(role.size for role in TextRole) * POINTS_IN_UNIT)
LARGEST_SCALE = 1.25
"""A small chart is not blown up further than this."""


class Paper(NamedTuple):
    """A size of paper, upright, in millimetres."""

    name: str
    width: float
    height: float


A4 = Paper("A4", 210, 297)
A3 = Paper("A3", 297, 420)


class Orientation(Enum):
    """Which way round the paper is; BEST takes fewest pages for a chart, and suits a report's tables."""

    BEST = "best"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True)
class PageSetup:
    """What is printed on: paper, which way round, and the margin in millimetres."""

    paper: Paper = A3
    orientation: Orientation = Orientation.BEST
    margin: float = 10.0

    def formats(self) -> tuple["PageFormat", ...]:
        """Return the page formats to choose from."""
        upright = PageFormat(self.paper.width, self.paper.height, self.margin)
        across = PageFormat(self.paper.height, self.paper.width, self.margin)
        choices = {
            Orientation.PORTRAIT: (upright,),
            Orientation.LANDSCAPE: (across,),
            Orientation.BEST: (across, upright),
        }
        return choices[self.orientation]


class PageFormat(NamedTuple):
    """A page the way round it is printed: width, height and margin in millimetres."""

    width: float
    height: float
    margin: float

    def units(self, scale: float) -> tuple[float, float]:
        """Return the width and height inside the margins in chart units, printed at a scale."""
        per_millimetre = POINTS_IN_MILLIMETRE / (POINTS_IN_UNIT * scale)
        return (self.width - 2 * self.margin) * per_millimetre, (
            self.height - 2 * self.margin
        ) * per_millimetre
