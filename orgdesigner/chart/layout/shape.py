"""The shape of a branch: its size, its contours, and where in it the branches of the reports stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from orgdesigner.chart.layout.contours import Edge

NOTHING: Sequence[float] = ()


@dataclass(eq=False, slots=True)
class Shape:
    """A card with everything below it, measured from the middle of the card's upper edge.

    `left`, `right` and `down` are how far the branch reaches, `left` being negative. For each report,
    `asides` and `drops` say where its own branch is measured from; `trunks` where the line goes down from
    which it is reached from the side: None for one that is reached from above. Lines go across at `bus`; from
    a trunk that begins at the card they do not, nor do those to assistants. A shape never changes.
    """

    width: float
    height: float
    left: float
    right: float
    down: float
    left_edge: Edge
    right_edge: Edge
    asides: Sequence[float] = NOTHING
    drops: Sequence[float] = NOTHING
    trunks: Sequence[float | None] = ()
    bus: float | None = None

    @property
    def across(self) -> float:
        """How wide the branch is."""
        return self.right - self.left


@lru_cache(maxsize=4096)
def leaf(width: float, height: float) -> Shape:
    """Return the shape of a card with nothing below it: one for all cards of a size."""
    half = width / 2
    return Shape(width, height, -half, half, height, (-half, height, 0, 0, None), (half, height, 0, 0, None))
