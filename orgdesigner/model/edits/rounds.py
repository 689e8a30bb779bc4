"""Appointment rounds: who applied, was shortlisted and appointed, counted by staff group."""

from typing import Any

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import removal
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import AppointmentRound
from orgdesigner.model.view import View


def add_round(view: View, *, name: str, round_id: str | None = None, **values: Any) -> Change:
    """Add an appointment round. Its role class, method and counts are given by name."""
    draft = Draft(view)
    draft.add(AppointmentRound, record_id=round_id, name=name, **values)
    return draft.change(f"Add {name}")


def remove_round(view: View, round_id: str) -> Change:
    """Remove an appointment round."""
    appointments = view.need(AppointmentRound, round_id)
    return removal(view, [appointments], f"Remove {appointments.name}")
