"""How a rule is asked of one structure: as it comes, or as the plan sets it."""

from dataclasses import dataclass
from typing import Any

from orgdesigner.model.records import RuleSetting
from orgdesigner.model.relations import SETTINGS_OF_RULE
from orgdesigner.model.view import View
from orgdesigner.rules.base import Rule, Severity


@dataclass(frozen=True)
class Asking:
    """Whether a rule is asked, what its findings matter where the plan says so, and what `check` is given."""

    off: bool
    severity: Severity | None
    given: dict[str, Any]


def asking(rule: Rule, view: View, before: View | None = None) -> Asking:
    """Return how a structure asks a rule; one that compares is asked only where there is a `before`."""
    setting = setting_of(view, rule.id)
    own = {limit.name: limit.value for limit in setting.limits} if setting else {}
    given: dict[str, Any] = {limit.name: own.get(limit.name, limit.usual) for limit in rule.limits}
    if rule.compares:
        given["before"] = before
    return Asking(
        off=(setting is not None and setting.off) or (rule.compares and before is None),
        severity=setting.severity if setting else None,
        given=given,
    )


def setting_of(view: View, rule_id: str) -> RuleSetting | None:
    """Return how a plan asks a rule, or None where it asks it as it comes."""
    return next(iter(view.find(SETTINGS_OF_RULE, rule_id)), None)
