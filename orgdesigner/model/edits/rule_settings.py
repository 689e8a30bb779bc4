"""How a plan asks its rules: whether at all, how much a finding matters, and from where on one is found."""

from collections.abc import Iterable

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Limit, RuleSetting
from orgdesigner.model.relations import SETTINGS_OF_RULE
from orgdesigner.model.view import View
from orgdesigner.model.words import Severity


def set_rule(
    view: View,
    rule: str,
    *,
    off: bool = False,
    severity: Severity | None = None,
    limits: Iterable[Limit] = (),
) -> Change:
    """Ask one rule in a plan's own way; without anything else, as it comes."""
    draft = Draft(view)
    own = tuple(limits)
    is_usual = not off and severity is None and not own
    _set(draft, rule, off=off, severity=severity, limits=own)
    if off:
        return draft.change(f"Ask {rule} no longer")
    return draft.change(f"Ask {rule} as it comes" if is_usual else f"Ask {rule} in another way")


def set_rules(view: View, settings: Iterable[RuleSetting], *, label: str) -> Change:
    """Ask every rule as the settings say, whatever their ids, and those that they leave out as they come."""
    draft = Draft(view)
    wanted = {setting.rule: setting for setting in settings}
    draft.remove(setting for setting in view.all(RuleSetting) if setting.rule not in wanted)
    for rule, setting in wanted.items():
        _set(draft, rule, off=setting.off, severity=setting.severity, limits=setting.limits)
    return draft.change(label)


def _set(draft: Draft, rule: str, *, off: bool, severity: Severity | None, limits: tuple[Limit, ...]) -> None:
    """Leave a rule one setting, or none where it is asked as it comes."""
    present = draft.view.find(SETTINGS_OF_RULE, rule)
    if not off and severity is None and not limits:
        draft.remove(present)
        return
    draft.remove(present[1:])
    if present:
        draft.set(present[0], off=off, severity=severity, limits=limits)
    else:
        draft.add(RuleSetting, rule=rule, off=off, severity=severity, limits=limits)
