"""The question that the solver is asked: one target for each role, one option for each unit, within a budget.

All sums are whole pence. A unit is what can be changed by itself: mostly a post.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One way to deal with a unit.

    `gap` is what its holders are then short of the target, in all; `cost` is what it costs in a year, against
    the budget; `lowered` is what is taken from anybody; `changes` is how many allowances are touched.
    """

    gap: int = 0
    cost: int = 0
    lowered: int = 0
    changes: int = 0

    def __add__(self, other: "Option") -> "Option":
        return Option(
            self.gap + other.gap,
            self.cost + other.cost,
            self.lowered + other.lowered,
            self.changes + other.changes,
        )


Units = tuple[tuple[Option, ...], ...]
"""The options of each unit."""


@dataclass(frozen=True)
class Role:
    """The amounts that could be everybody's, each with what the units can do about it, in the same order."""

    targets: tuple[Units, ...]


@dataclass(frozen=True)
class Pick:
    """The target picked for a role, and the option for each of its units, by their places."""

    target: int
    options: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """A pick for each role, and what is proved of it.

    No other answer leaves less than `least_gap`. `cheapest`: of those that leave as little as this one, none
    takes away less, costs less or changes less, in this order.
    """

    picks: tuple[Pick, ...]
    least_gap: int
    cheapest: bool


def totals(roles: Sequence[Role], picks: Sequence[Pick]) -> Option:
    """Return what all picked options come to together."""
    return sum(_picked(roles, picks), Option())


def _picked(roles: Sequence[Role], picks: Sequence[Pick]) -> Iterator[Option]:
    for role, pick in zip(roles, picks, strict=True):
        for options, place in zip(role.targets[pick.target], pick.options, strict=True):
            yield options[place]
