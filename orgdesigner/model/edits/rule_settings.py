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
    settings = view.find(SETTINGS_OF_RULE, rule)
    draft.remove(settings if is_usual else settings[1:])
    if not is_usual and settings:
        draft.set(settings[0], off=off, severity=severity, limits=own)
    elif not is_usual:
        draft.add(RuleSetting, rule=rule, off=off, severity=severity, limits=own)
    if off:
        return draft.change(f"Ask {rule} no longer")
    return draft.change(f"Ask {rule} as it comes" if is_usual else f"Ask {rule} in another way")
