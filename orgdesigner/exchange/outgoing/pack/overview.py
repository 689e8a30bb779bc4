"""Who leads whom now and as it is proposed, side by side on one sheet: all posts, or only who leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.drawpage import Printout, draw_page
from orgdesigner.chart.paper.pages import ChartRequest, Sheets, lay_out
from orgdesigner.chart.paper.setup import (
    POINTS_IN_MILLIMETRE,
    Mode,
    Orientation,
    PageFormat,
    PageSetup,
    Paper,
)
from orgdesigner.chart.paper.sheets import go_on
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.outgoing.pack.leadership import only
from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.model.words import Level

_MOST_CARDS = 100
"""More have no room on half a sheet, so it is not tried."""

_SENIOR = (Level.HEAD, Level.SENIOR)
_WAYS: tuple[tuple[str, tuple[Level, ...]], ...] = (
    ("Now and proposed, side by side", tuple(Level)),
    ("Leadership posts, now and proposed", (*_SENIOR, Level.MIDDLE)),
    ("Senior leadership, now and proposed", _SENIOR),
)
"""What is tried, most posts first: what it is called, and of which levels it has the posts."""


@dataclass(frozen=True)
class Overview:
    """Two pages for the halves of one sheet; it `is_whole` if no post is left out on either."""

    title: str
    requests: tuple[ChartRequest, ChartRequest]
    now: Sheets
    then: Sheets
    is_whole: bool

    def printout(self, measure: Measure, of: int) -> Printout:
        """Return the sheet as something to be drawn, in a document of so many pages."""

        def draw(q: QPainter, _number: int) -> None:
            draw_page(q, replace(self.now, before=0), 0, measure)  # one number is enough for a sheet
            q.save()
            q.translate(half.width * POINTS_IN_MILLIMETRE, 0)
            draw_page(q, self.then, 0, measure, of)
            q.restore()

        half = self.now.format
        sheet = PageFormat(2 * half.width, half.height, half.margin)
        return Printout(self.title, sheet, 1, draw, (self.title,))


def side_by_side(
    sides: Sides, measure: Measure, setup: PageSetup, beat: Callable[[], None] = go_on
) -> Overview | None:
    """Return both structures on one sheet, with as many posts as have room; None if not even leaders have."""
    half = Paper("Half a sheet", setup.paper.height / 2, setup.paper.width)
    setup = replace(setup, paper=half, orientation=Orientation.PORTRAIT, mode=Mode.FEWEST, index=False)
    for title, levels in _WAYS:
        views = [_of_levels(told, levels) for told in (sides.now, sides.then)]
        if any(not 1 < len(view.all(Post)) <= _MOST_CARDS for view in views):
            continue
        requests = _request(sides.now, views[0], beat), _request(sides.then, views[1], beat)
        now, then = (lay_out(request, measure, setup) for request in requests)
        if len(now.pages) == len(then.pages) == 1:
            scale = min(now.scale, then.scale)  # a card is as large on either side
            now, then = (replace(sheets, scale=scale) for sheets in (now, then))
            return Overview(title, requests, now, then, is_whole=levels == tuple(Level))
    return None


def _of_levels(told: Told, levels: tuple[Level, ...]) -> View:
    return told.view if levels == tuple(Level) else only(told.view, levels)


def _request(told: Told, view: View, beat: Callable[[], None]) -> ChartRequest:
    return ChartRequest(view, ChartView.REPORTING, told.caption, told.showing, beat=beat)
