"""Who could coach a post: the nearest post that has time for it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from orgdesigner.model.records import Link
from orgdesigner.model.relations import LINE_DOWNWARD, LINE_UPWARD
from orgdesigner.model.view import View

MOST_AT_ONCE = 150
"""Nobody can judge a fix that changes the coaching of more posts than these in one step."""


class Coaching:
    """How many each post coaches, and how many more it could; taking somebody on is counted at once."""

    def __init__(self, view: View, links: Iterable[Link], most: int) -> None:
        self._view = view
        self._most = most
        self._load: Counter[str] = Counter()
        self._coaches: dict[str, set[str]] = {}
        for link in links:
            self._load[link.upper] += 1
            self._coaches.setdefault(link.lower, set()).add(link.upper)

    def take_on(self, post_id: str) -> str | None:
        """Let the nearest post with time for it coach a post; return which, or None if there is none."""
        for coach in self._nearest(post_id):
            if coach != post_id and self._load[coach] < self._most and not self._is_coached(post_id, coach):
                self._load[coach] += 1
                self._coaches.setdefault(post_id, set()).add(coach)
                return coach
        return None

    def _is_coached(self, post_id: str, coach: str) -> bool:
        return coach in self._coaches.get(post_id, ())

    def _nearest(self, post_id: str) -> Iterator[str]:
        """Yield the post above, those beside, those further up, those below, and who coaches already."""
        above = self._above(post_id)
        if above is not None:
            yield above
            yield from self._below(above)
        while above is not None:
            above = self._above(above)
            if above is not None:
                yield above
        yield from self._below(post_id)
        yield from sorted(self._load)

    def _above(self, post_id: str) -> str | None:
        links = self._view.find(LINE_UPWARD, post_id)
        return links[0].upper if links else None

    def _below(self, post_id: str) -> list[str]:
        return [link.lower for link in self._view.find(LINE_DOWNWARD, post_id)]
