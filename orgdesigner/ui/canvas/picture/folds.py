"""What of each structure of a plan is folded away in each view of it, remembered while the plan is open."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

from orgdesigner.chart.picture import ChartView
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.document import CURRENT
from orgdesigner.model.records import Link, Post, Team
from orgdesigner.model.view import View

NOTHING: AbstractSet[str] = frozenset()

MANY = 400
"""A plan of more posts than this is first seen folded: all of it would be too small to read."""

READABLE = 60
"""About how many cards can be taken in at first."""


class Folds:
    """Remembers, for each structure and each view of it, the records whose branches are folded away.

    They survive edits, undo and looking elsewhere. A record that is gone, or has nothing below it any more,
    is forgotten: what is put below it later shows.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ChartView], AbstractSet[str]] = {}

    def begin(self, chart_view: ChartView, folded: AbstractSet[str]) -> None:
        """Forget another plan; in this one, some is folded in a view before anybody has folded anything."""
        self._kept = {(CURRENT, chart_view): folded}

    def recall(self, place: str, chart_view: ChartView, view: View) -> AbstractSet[str]:
        """Return what was folded when this was looked at last, as far as it can still be.

        A proposal is first seen folded as the current structure is.
        """
        kept = self._kept.get((place, chart_view), self._kept.get((CURRENT, chart_view), NOTHING))
        return frozenset(each for each in kept if has_below(view, chart_view, each)) if kept else NOTHING

    def keep(self, place: str, chart_view: ChartView, folded: AbstractSet[str]) -> None:
        """Remember what is folded now."""
        self._kept[place, chart_view] = folded


def has_below(view: View, chart_view: ChartView, record_id: str) -> bool:
    """Whether there is anything below a record that could be folded away."""
    if view.count(relations.LINE_DOWNWARD, record_id):
        return chart_view is ChartView.REPORTING
    return chart_view is ChartView.TEAMS and view.get(Team, record_id) is not None


def without_lost(
    view: View, chart_view: ChartView, folded: AbstractSet[str], change: Change
) -> AbstractSet[str]:
    """Return what stays folded after a change: all but what it removed and what it left nothing below."""
    if not folded:
        return folded
    before = (step.before for step in change if step.before is not None)
    touched = {record.upper if isinstance(record, Link) else record.id for record in before}
    lost = {each for each in touched & folded if not has_below(view, chart_view, each)}
    return folded - lost if lost else folded


def down_to(view: View, tops: Iterable[str], level: int) -> AbstractSet[str]:
    """Return what is folded where so many levels below and with the tops show, and each opens one more."""
    return frozenset(
        post
        for depth, posts in enumerate(_levels(view, tops), start=1)
        if depth >= level
        for post in posts
        if view.count(relations.LINE_DOWNWARD, post)
    )


def to_begin_with(view: View) -> AbstractSet[str]:
    """Return what is folded in a plan that has just been opened.

    That is nothing, but in a large plan all that is below the last level that can still be taken in; two
    levels always show.
    """
    if len(view.all(Post)) <= MANY:
        return NOTHING
    tops = [post.id for post in relations.roots(view)]
    shown = 0
    for level, posts in enumerate(_levels(view, tops), start=1):
        shown += len(posts)
        if shown > READABLE and level > 2:
            return down_to(view, tops, level - 1)
    return NOTHING


def _levels(view: View, tops: Iterable[str]) -> Iterator[Collection[str]]:
    """Yield the posts level by level, from the tops down."""
    level = deque(tops)
    while level:
        yield level
        level = deque(link.lower for post in level for link in view.find(relations.LINE_DOWNWARD, post))
