"""What cards are made from."""

from collections import Counter
from typing import NamedTuple

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.showing import Showing
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View
from orgdesigner.model.words import Access


class CardSource(NamedTuple):
    """What cards are made from: a structure, what may be told of it, and how wide text is."""

    view: View
    showing: Showing
    measure: Measure
    classes: "Classes"
    whole: bool = False
    """Whether titles and names are given in full, on as many lines as they take, as on paper."""


class Classes:
    """Knows which role classes have posts that are open to different staff: there, access is worth a chip.

    The posts of a class are counted when it is first asked about, and followed from then on.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._counts: dict[str, Counter[Access]] = {}

    def is_mixed(self, name: str) -> bool:
        """Whether the posts of a class are open to different staff."""
        count = self._counts.get(name)
        if count is None:
            if not name:
                return False
            posts = self._view.find(relations.ROLE_CLASS, name)
            count = self._counts[name] = Counter([post.access for post in posts])
        return len(count) > 1

    def follow(self, change: Change) -> set[str]:
        """Follow a change, once made; return the classes that have come to be mixed, or are so no more."""
        was_mixed: dict[str, bool] = {}
        for before, after in change:
            for post, by in ((before, -1), (after, 1)):
                if isinstance(post, r.Post) and post.role_class in self._counts:
                    count = self._counts[post.role_class]
                    was_mixed.setdefault(post.role_class, len(count) > 1)
                    count[post.access] += by
                    if not count[post.access]:
                        del count[post.access]
        return {name for name, was in was_mixed.items() if was != self.is_mixed(name)}
