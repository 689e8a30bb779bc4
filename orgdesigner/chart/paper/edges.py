"""The head and the foot of a page: their words, on as many lines as they take, and the room they leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.legend.entries import LEGEND_LINE, Entry, in_lines
from orgdesigner.chart.measure import Measure, in_full, line_height
from orgdesigner.chart.paper.setup import PLAIN_PAGE, PageFormat, Wording
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import TextRole

VIEW_NAMES = {
    ChartView.TEAMS: "Teams",
    ChartView.REPORTING: "Reporting lines",
    ChartView.COACHING: "Coaching",
}

HEADER = 36.0
"""The height of the head of a page, if its words have room on one line."""

FOOTER_GAP = 12.0

PAGE_NUMBER = 120.0
"""The room that is kept at the right of the legend for "Page 10 of 12"."""

LONGEST_LEGEND = 0.25
"""A legend that takes more than this of a page's height has a page of its own."""

DRAFT = "DRAFT"
_MIDDLE = 10.0
_APART = 12.0


@dataclass(frozen=True)
class Caption:
    """What stands at the head of every page: which plan, which structure of it, and of what day."""

    plan: str
    structure: str
    day: date


class Words(NamedTuple):
    """Words on a page that are no part of its picture: their left edge, and the middle of their line."""

    text: str
    x: float
    middle: float
    role: TextRole = TextRole.TEXT


class Head(NamedTuple):
    """The words at the head of a page, and how tall it is with the line below them."""

    words: tuple[Words, ...]
    height: float


class Explained(Protocol):
    """A sign of a legend: what it means, the room for both, and how many lines that takes."""

    @property
    def text(self) -> str: ...

    @property
    def width(self) -> float: ...

    @property
    def lines(self) -> int: ...


@dataclass(frozen=True)
class Edges:
    """What the pages of one document say at their heads and feet; `name` is what they show."""

    caption: Caption
    name: str
    wording: Wording
    measure: Measure

    def head(self, width: float) -> Head:
        """Return the head of a page: the plan, its structure, what is shown of it, and the day.

        It is one line, if that has room; else what is shown has lines of its own below the plan.
        """
        measure = self.measure
        day = in_words(self.caption.day)
        if self.wording.draft:
            day = f"{DRAFT} · {day}"
        right = width - measure.width(day, TextRole.TEXT)
        plan = in_full(self.caption.plan, right - _APART, TextRole.HEADING, measure)
        about = " · ".join(filter(None, (self.caption.structure, self.name, self.wording.header)))
        words = [Words(day, right, _MIDDLE + 0.5)]
        middle = _MIDDLE
        for text in plan:
            words.append(Words(text, 0.0, middle, TextRole.HEADING))
            middle += line_height(TextRole.HEADING)
        left = measure.width(plan[0], TextRole.HEADING) + _APART
        if len(plan) == 1 and left + measure.width(about, TextRole.TEXT) + _APART <= right:
            return Head((*words, Words(about, left, _MIDDLE + 0.5)), HEADER)
        for text in in_full(about, width, TextRole.TEXT, measure):
            words.append(Words(text, 0.0, middle))
            middle += line_height(TextRole.TEXT)
        return Head(tuple(words), HEADER - 2 * _MIDDLE + middle)

    def foot(self, width: float) -> tuple[str, ...]:
        """Return the lines of one's own below the legend, beside the number of the page."""
        return foot_lines(self.wording, width, self.measure)

    def foot_height(self, legend: Sequence[Sequence[Explained]], width: float) -> float:
        """Return how tall the foot of a page is with a legend; the page's number needs a line."""
        own = LEGEND_LINE * len(self.foot(width))
        return footer_height(legend) + own

    def room(self, page_format: PageFormat, scale: float, entries: Sequence[Entry]) -> tuple[float, float]:
        """Return the width and height that a page has for the chart itself, between its head and its foot.

        A legend that is too long for every page has one of its own, and takes no room here.
        """
        width, height = page_format.units(scale)
        here = () if self.apart(page_format, scale, entries) else entries
        legend = in_lines(here, width - PAGE_NUMBER, self.measure)
        return width, height - self.head(width).height - self.foot_height(legend, width)

    def apart(self, page_format: PageFormat, scale: float, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return the entries of a legend if it has a page of its own, because it is long; else none."""
        width, height = page_format.units(scale)
        legend = in_lines(entries, width - PAGE_NUMBER, self.measure)
        is_long = self.foot_height(legend, width) > height * LONGEST_LEGEND
        return tuple(entries) if is_long else ()


def foot_lines(wording: Wording, width: float, measure: Measure) -> tuple[str, ...]:
    """Return what somebody wrote for the foot, line by line, beside the number of the page."""
    own = wording.at_the_foot
    return in_full(own, width - PAGE_NUMBER, TextRole.SMALL, measure) if own else ()


def footer_height(legend: Sequence[Sequence[Explained]], wording: Wording = PLAIN_PAGE) -> float:
    """Return how tall the foot of a page is with a legend, and a line of one's own if there is one."""
    own = LEGEND_LINE if wording.at_the_foot else 0.0
    return FOOTER_GAP + LEGEND_LINE * max(1, sum(legend_lines(row) for row in legend)) + own


def legend_lines(row: Sequence[Explained]) -> int:
    """Return how many lines a row of a legend takes: one, unless an entry is too long for it."""
    return max((entry.lines for entry in row), default=1)
