"""Several edits as one."""

from collections.abc import Callable, Sequence

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.view import View

Edit = Callable[[View], Change]


def one_after_another(view: View, edits: Sequence[Edit]) -> Change:
    """Return one change that does what the edits do, each made on what the ones before it left.

    It has the label of the last. Raises EditRefused if any of them can't be made.
    """
    if len(edits) == 1:
        return edits[0](view)
    structure = view.snapshot()
    changes = []
    for edit in edits:
        changes.append(edit(structure.view))
        structure.apply(changes[-1])
    return squash(changes[-1].label if changes else "", changes)
