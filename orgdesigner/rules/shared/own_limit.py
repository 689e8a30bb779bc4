"""The choice of a school to take its own number for a limit, where a rule's is no more than a suggestion."""

from decimal import Decimal

from orgdesigner.model.edits.rule_settings import set_rule
from orgdesigner.model.records import Limit
from orgdesigner.model.relations import SETTINGS_OF_RULE
from orgdesigner.model.view import View
from orgdesigner.rules.base import Fix


def own_limit(view: View, rule_id: str, name: str, value: Decimal, label: str) -> Fix:
    """Return the fix that sets one limit of a rule for this plan; its other settings stay as they are."""
    setting = next(iter(view.find(SETTINGS_OF_RULE, rule_id)), None)
    others = [each for each in setting.limits if each.name != name] if setting else []
    change = set_rule(
        view,
        rule_id,
        severity=setting.severity if setting else None,
        limits=[*others, Limit(name=name, value=value)],
    )
    return Fix(label, change)
