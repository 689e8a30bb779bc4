"""Page set-up: paper, margins, how a chart falls on pages, the smallest text, and words on every page."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from orgdesigner.chart.theme import TextRole
from orgdesigner.disclosure.audience import Audience

POINTS_IN_UNIT = 72 / 96
"""A chart unit is 1/96 inch at 100 %."""

POINTS_IN_MILLIMETRE = 72 / 25.4

SMALLEST_TEXT = 7.5
"""No printed text is smaller, in points, unless somebody chooses another limit; what has no room goes on
another page instead."""

SMALLEST_SMALLEST_TEXT = 6.0
"""The smallest limit that can be chosen: nothing smaller is printed so that it could be read."""

LARGEST_SMALLEST_TEXT = 14.0
"""The largest limit that can be chosen: cards of larger text have no room on a small page."""

LARGEST_SCALE = 1.25
"""A small chart is not blown up further than this, unless its smallest text asks for it."""


def scale_of(text: float) -> float:
    """Return the scale at which the smallest text of a chart is of a size in points."""
    return text / (min(role.size for role in TextRole) * POINTS_IN_UNIT)


SMALLEST_SCALE = scale_of(SMALLEST_TEXT)


class Paper(NamedTuple):
    """A size of paper, upright, in millimetres."""

    name: str
    width: float
    height: float


A0 = Paper("A0", 841, 1189)
A1 = Paper("A1", 594, 841)
A2 = Paper("A2", 420, 594)
A3 = Paper("A3", 297, 420)
A4 = Paper("A4", 210, 297)
LETTER = Paper("Letter", 215.9, 279.4)

SMALLEST_MARGIN = 5.0
"""In millimetres: nearly every printer leaves so much white."""

LARGEST_MARGIN = 40.0


class Orientation(Enum):
    """Which way round the paper is; BEST takes fewest pages for a chart, and suits a report's tables."""

    BEST = "best"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Mode(Enum):
    """How a chart falls on pages: as few as can be, some for each team, branch or level, or a poster's tiles.

    A level of the teams view is a kind of team. Of the coaching view each group has a page in either case.
    """

    FEWEST = "fewest"
    APART = "apart"
    LEVELS = "levels"
    POSTER = "poster"


class Wording(NamedTuple):
    """What stands on every page beside the chart, as somebody wrote it; DRAFT is written large across it."""

    header: str = ""
    footer: str = ""
    version: str = ""
    draft: bool = False

    @property
    def at_the_foot(self) -> str:
        """The line below the legend, or nothing."""
        version = f"Version {self.version}" if self.version else ""
        return " · ".join(filter(None, (self.footer, version)))

    @property
    def typed(self) -> dict[str, str]:
        """What somebody typed, by what it is: "the header"."""
        words = {"the header": self.header, "the footer": self.footer, "the version": self.version}
        return {place: text for place, text in words.items() if text}


PLAIN_PAGE = Wording()
"""Nothing is written on pages but what they are of."""


@dataclass(frozen=True)
class PageSetup:
    """What is printed on, and how.

    `margin` and `overlap`, that of a poster's tiles, are in millimetres, `smallest` is the size of the
    smallest text in points, and `index` adds pages that say on which page every post is. `before` is how many
    pages of a larger document come before these, and so with which number they begin.
    """

    paper: Paper = A3
    orientation: Orientation = Orientation.BEST
    margin: float = 10.0
    mode: Mode = Mode.FEWEST
    smallest: float = SMALLEST_TEXT
    index: bool = False
    wording: Wording = PLAIN_PAGE
    overlap: float = 15.0
    before: int = 0

    @property
    def smallest_scale(self) -> float:
        """The scale at which the smallest text is as small as it may be."""
        return scale_of(self.smallest)

    @property
    def poster_scale(self) -> float:
        """The scale of a poster: that of the screen at 100 %, or what its smallest text asks for."""
        return max(1.0, self.smallest_scale)

    @property
    def largest_scale(self) -> float:
        """The largest scale at which a chart is printed."""
        return max(LARGEST_SCALE, self.smallest_scale)

    def said_to(self, audience: Audience) -> "PageSetup":
        """Return this page set-up with a foot that says for whom the pages are: they are found at copiers."""
        footer = " · ".join(filter(None, (f"For {audience.in_a_sentence}", self.wording.footer)))
        return replace(self, wording=self.wording._replace(footer=footer))

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
