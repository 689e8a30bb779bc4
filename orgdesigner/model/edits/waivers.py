"""Waivers: reasoned excuses for findings, each with an owner and an end."""

from collections.abc import Sequence
from datetime import date

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import removal
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Waiver
from orgdesigner.model.view import View


def add_waiver(
    view: View,
    rule: str,
    subjects: Sequence[str],
    *,
    reason: str,
    owner: str,
    expires: date,
    waiver_id: str | None = None,
) -> Change:
    """Excuse what a rule finds about its subjects, for a reason and until a day."""
    draft = Draft(view)
    draft.add(
        Waiver,
        record_id=waiver_id,
        rule=rule,
        subjects=tuple(subjects),
        reason=reason,
        owner=owner,
        expires=expires,
    )
    return draft.change(f"Excuse {rule} until {expires:%d/%m/%Y}")


def change_waiver(view: View, waiver_id: str, *, reason: str, owner: str, expires: date) -> Change:
    """Give a waiver another reason, owner or end; one that has run out excuses again."""
    draft = Draft(view)
    waiver = view.need(Waiver, waiver_id)
    draft.set(waiver, reason=reason, owner=owner, expires=expires)
    until = f" until {expires:%d/%m/%Y}" if expires != waiver.expires else ", in other words"
    return draft.change(f"Excuse {waiver.rule}{until}")


def remove_waiver(view: View, waiver_id: str) -> Change:
    """Excuse a finding no longer."""
    waiver = view.need(Waiver, waiver_id)
    return removal(view, [waiver], f"No longer excuse {waiver.rule}")
