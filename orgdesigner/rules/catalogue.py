"""All rules, found by looking: a rule is listed nowhere but in its own file."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

import orgdesigner.rules
from orgdesigner.errors import UserError
from orgdesigner.rules.base import Rule

SHARED = "orgdesigner.rules.shared"
"""The one folder that holds no rules, but what several of them share."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, by id: one for each file in a folder of this package.

    A file that can't be imported, or that holds no rule, is a bug and raises: a rule is never skipped.
    """
    found = sorted((_rule_in(name) for name in _files()), key=lambda rule: rule.id)
    ids = [rule.id for rule in found]
    twice = {rule_id for rule_id in ids if ids.count(rule_id) > 1}
    if twice:
        raise ValueError(f"two rules have the same id: {', '.join(sorted(twice))}")
    return tuple(found)


def rule(rule_id: str) -> Rule:
    """Return one rule; raises UserError if there is none with that id."""
    wanted = rule_id.strip().upper()
    for each in rules():
        if each.id == wanted:
            return each
    known = ", ".join(each.id for each in rules())
    raise UserError(f"There is no rule “{rule_id}”. The rules are: {known}.")


def explain(rule_id: str) -> str:
    """Return a rule's page as text; raises UserError if there is no rule with that id."""
    named = rule(rule_id)
    page = named.page
    return "\n\n".join(
        (
            f"{named.name} ({named.id}, {named.severity.value}, {named.strength.value})",
            page.summary,
            f"Why: {page.why}",
            f"Source: {page.source}",
            f"To fix: {page.fix}",
            *(f"A plan may set: {limit}." for limit in named.limits),
        )
    )


def _files() -> Iterator[str]:
    package = orgdesigner.rules
    for area in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        if area.ispkg and area.name != SHARED:
            folder = import_module(area.name)
            yield from (file.name for file in pkgutil.iter_modules(folder.__path__, f"{area.name}."))


def _rule_in(name: str) -> Rule:
    held = [value for value in vars(import_module(name)).values() if isinstance(value, Rule)]
    if len(held) != 1:
        raise ValueError(f"{name} should hold one rule, and holds {len(held)}")
    return held[0]
