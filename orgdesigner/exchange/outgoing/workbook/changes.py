"""The sheet of changes: what a proposal makes different from the current structure, field by field."""

from collections.abc import Iterator

from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.fields import called, cells_of, in_words, title_of, told_fields
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Column, Sheet, Shown
from orgdesigner.model.changes import Step
from orgdesigner.model.records import Proposal
from orgdesigner.model.structure import diff
from orgdesigner.model.view import View
from orgdesigner.rules.shared.wording import sentence

_COLUMNS = (
    Column("Change"),
    Column("Of a"),
    Column("Which", Shown.TEXT),
    Column("What"),
    Column("Before", Shown.TEXT),
    Column("After", Shown.TEXT),
)


def changes_sheet(told: Told) -> Sheet | None:
    """Return a row for each field that differs; None where there is no current structure to compare with."""
    if told.before is None:
        return None
    about = "What is different from the current structure: added, removed, and altered field by field."
    return Sheet("Changes", about, _COLUMNS, tuple(_rows(told, told.before)))


def _rows(told: Told, before: View) -> Iterator[tuple[Cell, ...]]:
    for step in diff(before, told.view):
        if step.record.kind != Proposal.kind:
            yield from _row(told, before, step)


def _row(told: Told, before: View, step: Step) -> Iterator[tuple[Cell, ...]]:
    record = step.record
    noun = sentence(record.noun)
    if step.before is None or step.after is None:
        change, view = ("Added", told.view) if step.before is None else ("Removed", before)
        yield change, noun, called(view, record), "", "", ""
        return
    names = told_fields(type(record), told.audience)
    old, new = cells_of(before, step.before, names), cells_of(told.view, step.after, names)
    for name, was, now in zip(names, old, new, strict=True):
        if was != now:
            title = title_of(type(record), name)
            yield "Altered", noun, called(told.view, record), title, in_words(was), in_words(now)
