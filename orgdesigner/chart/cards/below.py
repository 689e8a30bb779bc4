"""What is below the posts whose reports are folded away: how many, and their worst finding."""

from collections.abc import Callable, Collection, Iterable

from orgdesigner.chart.picture import Below, Mark
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View

_WORST_FIRST = tuple(Mark)


class BelowCounts:
    """Counts what is below a post when it is first asked, and again only after a change below it."""

    def __init__(self, view: View, mark: Callable[[str], Mark | None]) -> None:
        self._view = view
        self._mark = mark
        self._known: dict[str, Below | None] = {}
        self._sums: dict[str, tuple[int, Mark | None]] = {}

    def below(self, post_id: str) -> Below | None:
        """Return what is below a post, or None if nothing is."""
        if post_id not in self._known:
            self._known[post_id] = self._count(post_id)
        return self._known[post_id]

    def follow(self, change: Change) -> set[str]:
        """Follow a change, once made; return the posts that may have something else below them."""
        touched = set()
        for step in change:
            for record in (step.before, step.after):
                if isinstance(record, r.Link) and record.link_kind == r.LINE:
                    touched.add(record.upper)
        return self._forget(touched, itself=True)

    def mark_anew(self, posts: Iterable[str]) -> set[str]:
        """Take note that posts have other marks; return those above them, whose badges may differ."""
        return self._forget(posts, itself=False)

    def keep(self, posts: Collection[str]) -> None:
        """Remember nothing about other posts than these."""
        self._known = {post: below for post, below in self._known.items() if post in posts}

    def _count(self, post_id: str) -> Below | None:
        direct = self._view.count(relations.LINE_DOWNWARD, post_id)
        if not direct:
            return None
        return Below(direct, *self._sum(post_id))

    def _sum(self, post_id: str) -> tuple[int, Mark | None]:
        """Add up from the bottom; sums are kept, so after an edit only those above it are new."""
        sums = self._sums
        waiting = [post_id]
        while waiting:
            below = [link.lower for link in self._view.find(relations.LINE_DOWNWARD, waiting[-1])]
            missing = [lower for lower in below if lower not in sums]
            if missing:
                waiting.extend(missing)
                continue
            found = {mark for lower in below for mark in (self._mark(lower), sums[lower][1])}
            worst = next((mark for mark in _WORST_FIRST if mark in found), None)
            sums[waiting.pop()] = len(below) + sum(sums[lower][0] for lower in below), worst
        return sums[post_id]

    def _forget(self, posts: Iterable[str], *, itself: bool) -> set[str]:
        if not self._known:
            return set()
        forgotten: set[str] = set()
        for post_id in posts:
            above = [manager.id for manager in relations.managers_upward(self._view, post_id)]
            forgotten.update((post_id, *above) if itself else above)
        for post_id in forgotten:
            self._sums.pop(post_id, None)
        forgotten &= self._known.keys()
        for post_id in forgotten:
            del self._known[post_id]
        return forgotten
