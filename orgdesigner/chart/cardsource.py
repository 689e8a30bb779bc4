"""What cards are made from."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.showing import Showing
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View
from orgdesigner.model.words import Access


class CardSource(NamedTuple):
    """What cards are made from: a structure, what may be told of it, and how wide text is."""

    view: View
    showing: Showing
    measure: Measure
    mixed_classes: frozenset[str]
    """See `Classes`."""
    whole: bool = False
    """Whether titles and names are given in full, on as many lines as they take, as on paper."""


class Classes:
    """The role classes of the posts, and which are open to different staff: where access is worth a chip."""

    def __init__(self, posts: Iterable[r.Post]) -> None:
        self._counts: dict[str, Counter[Access]] = {}
        for post in posts:
            if post.role_class:
                self._count(post)[post.access] += 1
        self.mixed = frozenset(name for name, count in self._counts.items() if len(count) > 1)

    def follow(self, change: Change) -> frozenset[str]:
        """Follow a change; return the classes that have come to be mixed, or are so no more."""
        touched = set()
        for before, after in change:
            for post, by in ((before, -1), (after, 1)):
                if isinstance(post, r.Post) and post.role_class:
                    touched.add(post.role_class)
                    self._count(post)[post.access] += by
        mixed = {name for name in touched if len(+self._counts[name]) > 1}
        turned = frozenset(name for name in touched if (name in mixed) != (name in self.mixed))
        self.mixed ^= turned
        return turned

    def _count(self, post: r.Post) -> Counter[Access]:
        return self._counts.setdefault(post.role_class, Counter())


def mixed_classes(view: View) -> frozenset[str]:
    """Return the role classes of a structure whose posts are open to different staff."""
    return Classes(view.all(r.Post)).mixed
