"""One role as the solver is asked about it: amounts that could be everybody's, and what each unit can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.closing.choices import Option, Role
from orgdesigner.closing.extra import amount, extra
from orgdesigner.closing.plan import NOTHING, Extra, Wish
from orgdesigner.closing.targets import targets
from orgdesigner.closing.units import Unit, units
from orgdesigner.closing.ways import Way, as_it_is, in_full, to_target
from orgdesigner.model.parity import Paid, gap_of, paid_in_role
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import Allowance
from orgdesigner.model.view import View


@dataclass(frozen=True)
class Choice:
    """A way to deal with a unit, what it costs, and the option that stands for it."""

    way: Way
    extra: Extra
    option: Option


@dataclass(frozen=True)
class Target:
    """An amount that could be everybody's, and the choices that each unit then has."""

    amount: Decimal
    choices: tuple[tuple[Choice, ...], ...]

    @property
    def is_for_all(self) -> bool:
        """Whether every unit can reach it, whatever that costs."""
        return all(any(choice.option.gap == 0 for choice in unit) for unit in self.choices)


@dataclass(frozen=True)
class Asked:
    """A role with a gap: who is compared, what can be changed, and the targets to pick from."""

    name: str
    compared: tuple[Paid, ...]
    units: tuple[Unit, ...]
    targets: tuple[Target, ...]

    @property
    def role(self) -> Role:
        """The question in pence."""
        return Role(
            tuple(
                tuple(tuple(choice.option for choice in unit) for unit in target.choices)
                for target in self.targets
            )
        )

    @property
    def highest(self) -> Decimal:
        """The most that anybody receives."""
        return max(paid.rate for paid in self.compared)


def ask(
    view: View, role_class: str, wish: Wish, tables: PayTables, is_cancelled: Callable[[], bool]
) -> Asked | None:
    """Return the question of a role, or None if everybody in it receives the same."""
    compared = paid_in_role(view, role_class, tables.terms)
    if not gap_of(compared):
        return None
    each_unit = units(view, compared, tables.terms)
    asking = _Asking(view, wish, tables, each_unit, _models(compared))
    found: list[Target] = []
    highest = max(paid.rate for paid in compared)
    for amount_ in asking.amounts():
        if is_cancelled():
            break
        target = Target(amount_, tuple(tuple(asking.choices(unit, amount_)) for unit in each_unit))
        if all(target.choices):
            found.append(target)
            if amount_ >= highest and target.is_for_all:
                break  # whatever can be done for more can be done for this, and costs less
    return Asked(role_class, tuple(compared), tuple(each_unit), tuple(found))


def _models(compared: Sequence[Paid]) -> tuple[Allowance, ...]:
    """Allowances that a new one can be like, the best paid first, one of each kind."""
    alone = [paid for paid in sorted(compared, key=lambda each: -each.rate) if len(paid.allowances) == 1]
    of_kind: dict[str, Allowance] = {}
    for paid in alone:
        of_kind.setdefault(paid.allowances[0].allowance_kind, paid.allowances[0])
    return tuple(of_kind.values())


class _Asking:
    """What stays the same while the amounts for one role are tried."""

    def __init__(
        self,
        view: View,
        wish: Wish,
        tables: PayTables,
        each_unit: Sequence[Unit],
        models: tuple[Allowance, ...],
    ) -> None:
        self._view, self._wish, self._tables, self._models = view, wish, tables, models
        self._units = each_unit
        self._standing = {unit: list(self._whatever_the_target(unit)) for unit in each_unit}

    def amounts(self) -> list[Decimal]:
        """The amounts to try."""
        reached = [paid.rate for ways in self._standing.values() for way, _ in ways for paid in way.after]
        return targets(self._view, self._units, reached, may_lower=self._wish.may_lower)

    def choices(self, unit: Unit, target: Decimal) -> Iterator[Choice]:
        """Yield the choices of a unit, the first of those that come to the same."""
        seen: set[Option] = set()
        for way, cost in (*self._standing[unit], *self._priced(unit, self._to(unit, target))):
            choice = self._choice(unit, way, cost, target)
            if choice is not None and choice.option not in seen:
                seen.add(choice.option)
                yield choice

    def _whatever_the_target(self, unit: Unit) -> Iterator[tuple[Way, Extra]]:
        full = in_full(self._view, unit, self._tables.terms)
        yield from self._priced(unit, filter(None, (as_it_is(unit), full)))

    def _to(self, unit: Unit, target: Decimal) -> Iterator[Way]:
        return to_target(self._view, unit, target, self._tables.terms, self._models)

    def _priced(self, unit: Unit, ways: Iterator[Way]) -> Iterator[tuple[Way, Extra]]:
        return ((way, extra(self._view, unit.paid, way.after, self._tables)) for way in ways)

    def _choice(self, unit: Unit, way: Way, cost: Extra, target: Decimal) -> Choice | None:
        """The option that a way is; None if somebody would receive more than the target, or be lowered."""
        if any(each.rate > target for each in way.after):
            return None
        falls = [amount(old) - amount(new) for old, new in zip(unit.paid, way.after, strict=True)]
        lowered = sum((fall for fall in falls if fall > 0), NOTHING)
        if lowered and not self._wish.may_lower:
            return None
        gap = sum((target - each.rate for each in way.after), NOTHING)
        counted = cost.counted_in(self._wish.counted)
        return Choice(way, cost, Option(pence(gap), pence(counted), pence(lowered), len(way.steps)))


def pence(amount_: Decimal) -> int:
    """Return an amount of pounds in whole pence."""
    return int(amount_.scaleb(2).to_integral_value())
