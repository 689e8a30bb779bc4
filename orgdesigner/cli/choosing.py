"""Which rules `check` asks: by id (EQ-501), by the letters that ids begin with (EQ) or by area (equity)."""

from collections.abc import Iterable

from orgdesigner.errors import UserError
from orgdesigner.rules.base import Rule
from orgdesigner.rules.catalogue import rules


def chosen(select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that are selected (all, if none is named) without those that are ignored.

    Each text may name several, with commas between them; capital letters don't matter. Raises UserError for
    a name that fits no rule.
    """
    wanted, unwanted = _named(select), _named(ignore)
    return tuple(rule for rule in rules() if (rule.id in wanted or not wanted) and rule.id not in unwanted)


def _named(texts: Iterable[str]) -> set[str]:
    names = [name.strip() for text in texts for name in text.split(",") if name.strip()]
    return {rule_id for name in names for rule_id in _fitting(name)}


def _fitting(name: str) -> list[str]:
    folded = name.casefold()
    found = [rule.id for rule in rules() if folded in _names(rule)]
    if not found:
        areas = ", ".join(sorted({rule.area for rule in rules()}))
        raise UserError(
            f"There is no rule or area “{name}”. The areas are: {areas}. `orgdesigner rules` lists the rules."
        )
    return found


def _names(rule: Rule) -> tuple[str, str, str]:
    return rule.id.casefold(), rule.id.split("-")[0].casefold(), rule.area
