"""What can be changed by itself: a post, or where its allowances go to single people, one holder of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from orgdesigner.model.parity import Paid, paid_in_post
from orgdesigner.model.pay_tables import Terms
from orgdesigner.model.records import Allowance
from orgdesigner.model.relations import ALLOWANCES_OF_POST
from orgdesigner.model.view import View


@dataclass(frozen=True)
class Unit:
    """Holders of a post whose pay changes together.

    `allowances` are all of the post's; `places` says which of those who are paid in the post these are.
    """

    post: str
    paid: tuple[Paid, ...]
    allowances: tuple[Allowance, ...]
    places: tuple[int, ...]

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """What each receives for the whole of the responsibility."""
        return tuple(each.rate for each in self.paid)

    @property
    def own(self) -> tuple[Allowance, ...]:
        """The allowances that every one of these holders receives."""
        first, *others = self.paid
        return tuple(each for each in first.allowances if all(each in paid.allowances for paid in others))

    def paid_with(self, view: View, steps: Iterable["Step"], terms: Terms) -> tuple[Paid, ...] | None:
        """Return what they would receive after some steps; None if that can't be said."""
        instead = {before.id: after for before, after in steps if before is not None}
        added = tuple(after for before, after in steps if before is None)
        allowances = (*(instead.get(each.id, each) for each in self.allowances), *added)
        paid = paid_in_post(view, self.post, terms, allowances)
        if max(self.places) >= len(paid):
            return None
        return tuple(paid[place] for place in self.places)


Step = tuple[Allowance | None, Allowance]
"""An allowance before and after; None before means a new one."""


def units(view: View, compared: Iterable[Paid], terms: Terms) -> list[Unit]:
    """Return what can be changed by itself in a role."""
    return [
        unit
        for post, paid in groupby(compared, key=lambda each: each.post)
        for unit in _of_post(view, post, list(paid), terms)
    ]


def _of_post(view: View, post: str, compared: list[Paid], terms: Terms) -> Iterator[Unit]:
    allowances = view.find(ALLOWANCES_OF_POST, post)
    everybody = paid_in_post(view, post, terms, allowances)
    places = [place for place, paid in enumerate(everybody) if paid in compared]
    shared = any(each.person is None for paid in compared for each in paid.allowances)
    if shared or not any(paid.allowances for paid in compared):
        yield Unit(post, tuple(everybody[place] for place in places), allowances, tuple(places))
        return
    for place in places:
        yield Unit(post, (everybody[place],), allowances, (place,))
