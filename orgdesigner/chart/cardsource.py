"""What cards are made from."""

from typing import NamedTuple

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.showing import Showing
from orgdesigner.model import records as r
from orgdesigner.model.structure import View
from orgdesigner.model.words import Access


class CardSource(NamedTuple):
    """What cards are made from: a structure, what may be told of it, and how wide text is."""

    view: View
    showing: Showing
    measure: Measure
    mixed_classes: frozenset[str]
    """See `mixed_classes`."""
    whole: bool = False
    """Whether titles and names are given in full, on as many lines as they take, as on paper."""


def mixed_classes(view: View) -> frozenset[str]:
    """Return the role classes whose posts are open to different staff: where access is worth a chip."""
    first: dict[str, Access] = {}
    mixed = {
        post.role_class
        for post in view.all(r.Post)
        if post.role_class and first.setdefault(post.role_class, post.access) is not post.access
    }
    return frozenset(mixed)
