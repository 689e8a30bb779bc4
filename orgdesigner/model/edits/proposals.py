"""Proposals: whole structures that start as a copy of another one and share its records.

`document.apply(new_proposal(view, "Year one"), new_id("proposal"))` adds one to a plan.
"""

from datetime import date

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import PROPOSAL_ID, RECORD_TYPES, Proposal, Record, build
from orgdesigner.model.structure import diff
from orgdesigner.model.view import View


def new_proposal(view: View, name: str, *, order: int = 0, starts: date | None = None) -> Change:
    """Return the change that fills an empty structure with a copy of this one, as a proposal of that name."""
    proposal = build(Proposal, id=PROPOSAL_ID, name=name, order=order, starts=starts)
    steps = [Step(None, record) for record in _records(view) if not isinstance(record, Proposal)]
    return Change(f"New proposal {name}", (Step(None, proposal), *steps))


def rename_proposal(view: View, name: str) -> Change:
    """Give a proposal another name."""
    proposal = _proposal(view)
    draft = Draft(view)
    draft.set(proposal, name=name)
    return draft.change(f"Rename {proposal.name} to {name}")


def remove_proposal(view: View) -> Change:
    """Return the change that empties a proposal's structure, and so takes the proposal out of the plan."""
    proposal = _proposal(view)
    return Change(f"Remove proposal {proposal.name}", tuple(Step(each, None) for each in _records(view)))


def differences(current: View, proposal: View) -> Change:
    """Return what a proposal changes: without its name, and without moves that only alter a stored order."""
    change = diff(current, proposal, "Differences")
    return Change(change.label, tuple(step for step in change.steps if not _is_noise(step)))


def _records(view: View) -> list[Record]:
    return [record for record_type in RECORD_TYPES for record in view.all(record_type)]


def _proposal(view: View) -> Proposal:
    proposal = view.get(Proposal, PROPOSAL_ID)
    if proposal is None:
        raise EditRefused("This is the current structure, not a proposal.")
    return proposal


def _is_noise(step: Step) -> bool:
    before, after = step
    if isinstance(step.record, Proposal):
        return True
    if before is None or after is None or "order" not in type(after).model_fields:
        return False
    return before == after.evolve(order=getattr(before, "order"))  # noqa: B009 - only some kinds have an order
