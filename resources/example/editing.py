"""How the proposals are made: one after another, by the same edits that a person makes in the window."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.allowances import add_allowance, remove_allowance
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.people import hold, vacate
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, ContractKind, HoldingKind, StaffGroup


def make(school: Structure, edit: Callable[..., Change], *given: Any, **named: Any) -> None:
    """Make an edit of a school, with what it is given besides the school itself."""
    school.apply(edit(school.view, *given, **named))


def alter(school: Structure, record_type: type[r.Record], *ids: str, **values: Any) -> None:
    """Give some records of one kind the same values."""
    for record_id in ids:
        make(school, set_fields, school.view.need(record_type, record_id), **values)


def appoint(school: Structure, person_id: str, post_id: str, *, starts: date) -> None:
    """Put a person into a post for as long as it lasts, on the terms of the contract that the person has."""
    post = school.view.need(r.Post, post_id)
    if school.view.find(relations.HOLDINGS_OF_POST, post_id):
        make(school, vacate, post_id)
    seconded = post.contract is ContractKind.SECONDMENT
    contracts = school.view.find(relations.HOLDINGS_OF_PERSON, person_id)
    make(
        school,
        hold,
        person_id,
        post_id,
        holding_kind=HoldingKind.SECONDED if seconded else HoldingKind.SUBSTANTIVE,
        starts=starts,
        ends=post.ends,
        term_time_fraction=min(each.term_time_fraction for each in contracts),
    )


def pay(school: Structure, post_id: str, *, annual: int, tlr: AllowanceKind, **values: Any) -> None:
    """Pay for a post in place of what was paid before: a teacher a TLR, support staff an R&R of its value."""
    post = school.view.need(r.Post, post_id)
    for earlier in school.view.find(relations.ALLOWANCES_OF_POST, post_id):
        make(school, remove_allowance, earlier.id)
    (holder,) = relations.holders(school.view, post_id)
    kind = tlr if holder.staff_group is StaffGroup.TEACHING else AllowanceKind.RR
    make(
        school, add_allowance, post_id, allowance_kind=kind, annual=Decimal(annual), ends=post.ends, **values
    )
