"""What stands out on a canvas, of which several things may each ask for a part: search, filter, colours."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from orgdesigner.chart.looking import PLAIN, Lens
from orgdesigner.ui.canvas.chart_area import ChartArea


class Lenses:
    """The one lens that a chart is looked through, put together from what is asked for.

    A card keeps its colour if everything that fades would keep it. Each part stays as it is until it is set
    again: None takes it off.
    """

    def __init__(self, area: ChartArea) -> None:
        self._area = area
        self._searched: AbstractSet[str] | None = None
        self._filtered: AbstractSet[str] | None = None
        self._colours: Mapping[str, str] | None = None

    def search(self, kept: AbstractSet[str] | None) -> None:
        """Let the posts that a search finds stand out."""
        self._searched = kept
        self._look()

    def filter(self, kept: AbstractSet[str] | None) -> None:
        """Let the posts that a filter passes stand out."""
        self._filtered = kept
        self._look()

    def colour(self, colours: Mapping[str, str] | None) -> None:
        """Give posts other colours than those of their teams, by names of colours of the theme."""
        self._colours = colours
        self._look()

    def _look(self) -> None:
        asked = [kept for kept in (self._searched, self._filtered) if kept is not None]
        if not asked and self._colours is None:
            self._area.look_through(PLAIN)
            return
        self._area.look_through(Lens(_in_all(asked), self._colours))


def _in_all(asked: list[AbstractSet[str]]) -> AbstractSet[str] | None:
    """Return what is in all of the sets; None, which is all there is, if there are none."""
    if not asked:
        return None
    kept = frozenset(asked[0])
    for each in asked[1:]:
        kept &= each
    return kept
