"""Which branch a tie belongs to: the smallest that has both its ends."""

from collections.abc import Callable, Iterable, Iterator

from orgdesigner.chart.layout.ties import Tie
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View

EVERYTHING = ""
"""What stands for the whole picture, among the ids of posts."""

Above = Callable[[str], str | None]


class TieWays:
    """Remembers at which post the ways up from the two ends of each tie meet, until a link changes."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._meeting: dict[str, list[Tie]] | None = None

    def forget(self) -> None:
        """Look for where ties meet anew when next asked: what is laid out is something else."""
        self._meeting = None

    def follow(self, change: Change) -> None:
        """Hear of a change that has been made."""
        if any(isinstance(step.record, r.Link) for step in change):
            self._meeting = None

    def at(self, posts: Iterable[str], above: Above, key: Callable[[str], str]) -> tuple[Tie, ...]:
        """Return the ties that meet at some posts; `key` is that of the branch with a post's card."""
        if self._meeting is None:
            self._meeting = _found(self._view, above)
        if not self._meeting:
            return ()
        return tuple(
            tie._replace(to_upper=tuple(map(key, tie.to_upper)), to_lower=tuple(map(key, tie.to_lower)))
            for post_id in posts
            for tie in self._meeting.get(post_id, ())
        )


def _found(view: View, above: Above) -> dict[str, list[Tie]]:
    found: dict[str, list[Tie]] = {}
    ties = [link for link in view.all(r.Link) if link.link_kind != r.LINE]
    for link in sorted(ties, key=lambda link: link.id):
        one, other = list(_way_up(link.upper, above)), list(_way_up(link.lower, above))
        shared = set(one) & set(other)
        to_upper = tuple(each for each in reversed(one) if each not in shared)
        to_lower = tuple(each for each in reversed(other) if each not in shared)
        meeting = next((each for each in one if each in shared), EVERYTHING)
        found.setdefault(meeting, []).append(Tie(link, to_upper, to_lower))
    return found


def _way_up(post_id: str, above: Above) -> Iterator[str]:
    at: str | None = post_id
    while at is not None:
        yield at
        at = above(at)
