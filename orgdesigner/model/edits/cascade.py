"""What goes with a record that is removed, decided in one place for every kind."""

from collections.abc import Iterable

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import KINDS, Record, RefField, ref_fields
from orgdesigner.model.view import View

# These fields may be empty for other reasons, but not because what they named is gone: a seat is somebody's
# seat, and an allowance for one person must not turn into one for whoever holds the post.
_GOES_WITH = {("membership", "post"), ("membership", "person"), ("allowance", "person")}


def removal(view: View, removed: Iterable[Record], label: str) -> Change:
    """Return the change that removes records and settles everything that points at them (see `forget`)."""
    draft = Draft(view)
    forget(draft, removed)
    return draft.change(label)


def forget(draft: Draft, removed: Iterable[Record]) -> None:
    """Remove records, and settle everything that points at them.

    A list loses the record, a field that may be empty becomes empty, and a record that makes no sense
    without what is removed (a holding, a link, a seat, a slot, an allowance) is removed too.
    """
    waiting = list(removed)
    draft.remove(waiting)
    while waiting:
        record = waiting.pop()
        for referrer in draft.view.referrers(record.kind, record.id):
            if _goes_with(draft, referrer, record):
                draft.remove([referrer])
                waiting.append(referrer)


def _goes_with(draft: Draft, referrer: Record, removed: Record) -> bool:
    """Clear what the referrer says of the removed record; return whether it must go too."""
    for field in ref_fields(type(referrer)):
        present = draft.get(KINDS[referrer.kind], referrer.id)
        if present is None:
            return False
        if field.kind == removed.kind:
            value = getattr(present, field.name)
            if field.many and removed.id in value:
                draft.set(present, **{field.name: tuple(each for each in value if each != removed.id)})
            elif value == removed.id and _must_go(referrer, field):
                return True
            elif value == removed.id:
                draft.set(present, **{field.name: None})
    return False


def _must_go(referrer: Record, field: RefField) -> bool:
    return not field.optional or (referrer.kind, field.name) in _GOES_WITH
