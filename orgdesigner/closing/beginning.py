"""An answer to begin with, so that a search that is cut short has something sensible to show.

Every unit takes its cheapest option; then the steps that close most for their cost, as far as the budget
goes. Nothing is claimed of it: the solver improves on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from orgdesigner.closing.choices import Option, Pick, Role, Units


def beginning(roles: Sequence[Role], budget: int | None) -> tuple[Pick, ...] | None:
    """Return an answer within a budget, or None if even the cheapest costs more."""
    targets = [
        min(range(len(role.targets)), key=lambda place: _least_cost(role.targets[place])) for role in roles
    ]
    units = [options for role, place in zip(roles, targets, strict=True) for options in role.targets[place]]
    places = [min(range(len(options)), key=lambda place: options[place].cost) for options in units]
    if budget is not None:
        budget -= sum(options[place].cost for options, place in zip(units, places, strict=True))
        if budget < 0:
            return None
    for unit, place in _steps(units, places):
        before, after = units[unit][places[unit]], units[unit][place]
        rise = after.cost - before.cost
        if after.gap < before.gap and (budget is None or rise <= budget):
            budget = None if budget is None else budget - rise
            places[unit] = place
    picked = iter(places)
    return tuple(
        Pick(place, tuple(next(picked) for _ in role.targets[place]))
        for role, place in zip(roles, targets, strict=True)
    )


def _least_cost(units: Units) -> int:
    return sum(min(option.cost for option in options) for options in units)


def _steps(units: Sequence[tuple[Option, ...]], places: Sequence[int]) -> list[tuple[int, int]]:
    """The units and the options that close something, those first of which a penny closed costs least."""
    found: list[tuple[Fraction, int, int]] = []
    for unit, (options, standing) in enumerate(zip(units, places, strict=True)):
        now = options[standing]
        found += (
            (Fraction(option.cost - now.cost, now.gap - option.gap), unit, place)
            for place, option in enumerate(options)
            if option.gap < now.gap
        )
    return [(unit, place) for _, unit, place in sorted(found)]
