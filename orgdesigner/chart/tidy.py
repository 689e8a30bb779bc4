"""Tidy trees of cards of different sizes: plain geometry, which knows keys and sizes and nothing else.

A branch is laid out from its reports' branches alone, so that after an edit only the branches above it are
merged again. Levels are aligned: every branch has, for each level below it, how far it reaches to the left
and to the right of its own middle, and reports are set side by side as close as those contours allow. What
is stacked is one block, which reaches down as many levels as it may be tall.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from math import ceil
from operator import add, sub
from typing import NamedTuple, TypeAlias

from orgdesigner.model.words import Arrangement

GAP = 20.0
"""Between neighbours, and between branches."""

DROP = 40.0
"""From a level to the next."""

STACK_GAP = 12.0
TRUNK = 16.0
"""From the line that goes down along a stack to its cards, and from a card's edge to where it leaves."""

LOWEST_CARD = 52.0
"""No card is less tall: what a block's depth in levels is reckoned with."""

Contour: TypeAlias = tuple[list[float], list[float]]
"""For each level how far something reaches to the left and to the right of its middle."""


class Part(NamedTuple):
    """A branch in a block: its left and top, where the trunk that leads to it is, and on which side of it."""

    branch: "Branch"
    x: float
    y: float
    trunk: float
    from_right: bool = False


class Block(NamedTuple):
    """Branches set as one piece, each reached by a trunk that begins at the block's upper edge.

    Where one trunk serves all, `trunk` is its place, and `under` says whether it is best below the left end
    (-1), the middle (0) or the right end (1) of the card above.
    """

    parts: tuple[Part, ...]
    width: float
    height: float
    trunk: float | None = None
    under: int = 0


class Branch:
    """A card with everything below it. It never changes, so it can be kept and used again.

    `across` and `down` are its size with everything below it, and `left` is how far it reaches to the left of
    the card's middle. By level, its own first: `lefts` and `rights` are its contour, `heights` those of the
    tallest cards, by which levels are aligned, and `depths` those of the tallest cards or blocks. `offsets`
    are the middles of its items, from its own.
    """

    def __init__(
        self,
        key: str,
        width: float,
        height: float,
        *,
        items: "Sequence[Branch | Block]" = (),
        assistants: "Sequence[Branch]" = (),
        arrangement: Arrangement = Arrangement.AUTOMATIC,
    ) -> None:
        self.key, self.width, self.height = key, width, height
        self.items, self.assistants = items, assistants
        self.arrangement = arrangement
        """How the reports of its reports are laid out, unless they say otherwise."""
        self.is_leaf = not items and not assistants
        self.across, self.down, self.left = width, height, width / 2
        self.offsets: Sequence[float] = ()
        if not self.is_leaf:
            self._lay_out()

    @property
    def hanging(self) -> Block | None:
        """The block that hangs from this card by one trunk, if that is all there is below it."""
        only = self.items[0] if len(self.items) == 1 else None
        return only if isinstance(only, Block) and only.trunk is not None else None

    def tops(self, top: float = 0.0) -> list[float]:
        """Return where each level begins, and where one after the last would, if its own begins at `top`."""
        found = [top]
        for height in _card_heights(self):
            found.append(found[-1] + height + DROP)
        return found

    def _lay_out(self) -> None:
        contours = [_contour(item) for item in self.items]
        self.offsets = self._hung() or spread(contours)
        lefts, rights = _outline(contours, self.offsets)
        beside = max((TRUNK + assistant.width for assistant in self.assistants), default=0.0)
        self.lefts, self.rights = [-self.width / 2, *lefts], [max(self.width / 2, beside), *rights]
        tallest = self.height + sum(STACK_GAP + assistant.height for assistant in self.assistants)
        self.heights = [tallest, *_tallest(map(_card_heights, self.items))]
        self.depths = [tallest, *_tallest(map(_depths, self.items))]
        self.left = -min(self.lefts)
        self.across = max(self.rights) + self.left
        self.down = max(map(add, self.tops(), self.depths))

    def _hung(self) -> Sequence[float]:
        """The middle of a hanging block, so that its trunk comes down from where it leaves this card."""
        block = self.hanging
        if block is None or block.trunk is None:
            return ()
        return (block.under * (self.width / 2 - TRUNK) - block.trunk + block.width / 2,)


def spread(contours: Sequence[Contour]) -> Sequence[float]:
    """Return the middles of things set side by side in their order, measured from the middle of the whole.

    Packing from the left crowds small branches to the left, packing from the right to the right; their mean
    is even, and as both keep every distance it does too.
    """
    offsets = _packed(contours)
    if len(offsets) > 2:
        mirrored = [
            ([-right for right in rights], [-left for left in lefts]) for lefts, rights in contours[::-1]
        ]
        last = offsets[-1]
        from_right = [last - offset for offset in _packed(mirrored)[::-1]]
        offsets = [round((one + other) / 2) for one, other in zip(offsets, from_right, strict=True)]
    middle = round(offsets[-1] / 2) if offsets else 0
    return [offset - middle for offset in offsets]


def _packed(contours: Sequence[Contour]) -> list[float]:
    """The middles of things packed from the left, the first at 0."""
    reached: list[float] = []
    offsets: list[float] = []
    for lefts, rights in contours:
        offset = max(map(sub, reached, lefts)) + GAP if reached else 0.0
        offsets.append(offset)
        reached[: len(rights)] = [offset + right for right in rights]
    return offsets


def _outline(contours: Sequence[Contour], offsets: Sequence[float]) -> Contour:
    """The contour of things side by side: on each level the first one that is there, and the last."""
    found: Contour = [], []
    for (lefts, _), offset in zip(contours, offsets, strict=True):
        found[0].extend([offset + left for left in lefts[len(found[0]) :]])
    for (_, rights), offset in zip(reversed(contours), reversed(offsets), strict=True):
        found[1].extend([offset + right for right in rights[len(found[1]) :]])
    return found


def _contour(item: Branch | Block) -> Contour:
    if isinstance(item, Block):
        levels = ceil((item.height + DROP) / (LOWEST_CARD + DROP))
        return [-item.width / 2] * levels, [item.width / 2] * levels
    return ([-item.left], [item.left]) if item.is_leaf else (item.lefts, item.rights)


def _tallest(levels: Iterable[Sequence[float]]) -> list[float]:
    """The tallest on each level."""
    return [max(level) for level in zip_longest(*levels, fillvalue=0.0)]


def _card_heights(item: Branch | Block) -> Sequence[float]:
    """The heights of the cards that levels are aligned by; those in a block stand where they may."""
    if isinstance(item, Block):
        return ()
    return (item.height,) if item.is_leaf else item.heights


def _depths(item: Branch | Block) -> Sequence[float]:
    return (item.height,) if isinstance(item, Block) or item.is_leaf else item.depths
