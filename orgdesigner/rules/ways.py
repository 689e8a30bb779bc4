"""How a plan asks a rule, in words: its limits in force, and what differs from how the rule comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.model.records import RuleSetting
from orgdesigner.rules.base import Limit, Rule


@dataclass(frozen=True)
class InForce:
    """A limit of a rule, and the value that a plan asks with."""

    limit: Limit
    value: Decimal

    @property
    def is_own(self) -> bool:
        """Whether the value is the plan's own, and not the usual one."""
        return self.value != self.limit.usual

    def __str__(self) -> str:
        usual = f"this plan's own; usually {plain(self.limit.usual)}" if self.is_own else "as usual"
        return f"{self.limit.label}: {plain(self.value)} ({usual})"


def limits_in_force(rule: Rule, setting: RuleSetting | None) -> tuple[InForce, ...]:
    """Return the limits with which a rule is asked, in the rule's order."""
    own = {limit.name: limit.value for limit in setting.limits} if setting else {}
    return tuple(InForce(limit, own.get(limit.name, limit.usual)) for limit in rule.limits)


def own_ways(rule: Rule, setting: RuleSetting | None) -> tuple[str, ...]:
    """Say what a setting makes different from how a rule comes; nothing, if it is asked as it comes."""
    return tuple(_own_ways(rule, setting)) if setting else ()


def _own_ways(rule: Rule, setting: RuleSetting) -> Iterator[str]:
    if setting.off:
        yield "not asked"
    if setting.severity is not None:
        own, usual = setting.severity.label.lower(), rule.severity.label.lower()
        yield f"what it finds is {own} (usually {usual})"
    for each in limits_in_force(rule, setting):
        if each.is_own:
            label = each.limit.label[:1].lower() + each.limit.label[1:]
            yield f"{label}: {plain(each.value)} (usually {plain(each.limit.usual)})"


def plain(value: Decimal) -> str:
    """Write a number in one way only: 8, and never 8.0 or 0.8E+1."""
    return f"{value.normalize():f}"
