"""How posts of a class are shared between staff groups, for numbers too small for percentages."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import comb


@dataclass(frozen=True)
class Representation:
    """`held` of `posts` posts of a class go to a group that has `group` of the school's `staff` staff."""

    held: int
    posts: int
    group: int
    staff: int

    @property
    def expected(self) -> Decimal:
        """The proportional share, unrounded: 7 × 53 ÷ 126 = 2.94 posts."""
        return Decimal(self.posts * self.group) / self.staff

    @property
    def share(self) -> int:
        """The proportional share in whole posts, a half rounded up."""
        return int(self.expected.quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def short(self) -> int:
        """Posts short of a proportional share; 0 if there are as many or more."""
        return max(0, self.share - self.held)

    @property
    def index(self) -> Decimal:
        """The representation index, (held ÷ posts) ÷ (group ÷ staff), to two places: 1 is parity."""
        exact = Decimal(self.held * self.staff) / (self.posts * self.group)
        return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def chance(self) -> float | None:
        """How likely so few, or fewer, are if chance alone fills the posts: the exact hypergeometric tail.

        It says nothing of posts that are reserved, because a reservation is a choice. None if there are more
        posts than staff, who then hold several.
        """
        if self.posts > self.staff:
            return None
        ways = sum(
            comb(self.group, held) * comb(self.staff - self.group, self.posts - held)
            for held in range(min(self.held, self.group) + 1)
        )
        return ways / comb(self.staff, self.posts)
