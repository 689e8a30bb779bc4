"""A way to set a chart on pages: what stands on each, how good that is, and how the pages are evened out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgdesigner.chart.blocks.bands import Band, Row, page_by_page
from orgdesigner.chart.blocks.flow import ROUNDING
from orgdesigner.chart.blocks.regionblock import CONTINUED
from orgdesigner.chart.legend.entries import Entry
from orgdesigner.chart.paper.setup import PageFormat
from orgdesigner.chart.picture import Box, Picture, Region

Pages = list[list[Band]]

Parts = list[tuple[Picture, Box]]
"""The picture on each page, and which part of it is shown."""

SHORTER = (0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52)
"""So much of a page's height is tried, so that the last of several pages is not nearly empty."""


@dataclass(frozen=True)
class Attempt:
    """Bands in groups, each of which begins a page; `finish` makes pictures of what stands on the pages.

    A band is parted rather than that less than `filled` of a page is used. `together` are teams that belong
    on one page, as the leadership teams do. `explained` are signs whose meanings have a page of their own.
    """

    format: PageFormat
    scale: float
    groups: Sequence[Sequence[Band]]
    height: float
    finish: Callable[[Pages], Parts]
    beat: Callable[[], None]
    explained: tuple[Entry, ...] = ()
    filled: float = 0.0
    together: frozenset[str] = frozenset()

    @cached_property
    def cost(self) -> tuple[int, int, int, float]:
        """What there should be least of: pages too full, pages, teams that go on overleaf, and reduction.

        To see the leadership teams beside each other is worth a page for each that they are spread over.
        """
        pages = [page for group in self.groups for page in self._set(group, self.height)]
        spread = sum(any(region.team in self.together for region in regions(page)) for page in pages)
        full = sum(_height(page) > self.height + ROUNDING for page in pages)
        return full, len(pages) + spread, overleaf(pages), -self.scale

    def parts(self) -> Parts:
        """Return the pictures of the pages, about equally much on each page of a group."""
        return self.finish([page for group in self.groups for page in self._evened_out(group)])

    def _set(self, group: Sequence[Band], height: float) -> Pages:
        return page_by_page(group, height, self.filled, self.beat)

    def _evened_out(self, group: Sequence[Band]) -> Pages:
        """Set a group on pages that are as short as makes no more of them, and parts no more teams."""
        pages = self._set(group, self.height)
        if len(pages) > 1:
            most = overleaf(pages)
            for part in SHORTER:
                shorter = self._set(group, self.height * part)
                if len(shorter) > len(pages) or overleaf(shorter) > most:
                    break
                pages = shorter
        return pages


def _height(page: Sequence[Band]) -> float:
    return sum(band.height + band.after for band in page) - page[-1].after


def regions(page: Sequence[Band]) -> Iterator[Region]:
    """Yield the regions on a page."""
    for band in page:
        if isinstance(band, Row):
            yield from (block.region for block in band.blocks)


def overleaf(pages: Pages) -> int:
    """Return how many regions go on from the page before."""
    return sum(region.title[-1] == CONTINUED for page in pages for region in regions(page))
