"""Structures as text in tests: what an edit makes of a sketch, without the numbers behind it."""

from collections.abc import Callable

import pytest

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.sketch import parse, sketch
from orgdesigner.model.view import View

Edit = Callable[[View], Change]


def after(before: str, edit: Edit) -> str:
    """Return the picture of what an edit makes of a sketched structure."""
    structure = parse(before)
    structure.apply(edit(structure.view))
    return sketch(structure.view, exact=False)


def picture(text: str) -> str:
    """Return a sketch in the usual order and spacing, to compare with `after`."""
    return sketch(parse(text).view, exact=False)


def label(before: str, edit: Edit) -> str:
    """Return what the history calls an edit."""
    return edit(parse(before).view).label


def touched(before: str, edit: Edit) -> list[str]:
    """Return the ids of the records that an edit writes."""
    return sorted(step.record.id for step in edit(parse(before).view))


def refusal(before: str, edit: Edit) -> str:
    """Return the words in which an edit is refused."""
    with pytest.raises(EditRefused) as refused:
        edit(parse(before).view)
    return str(refused.value)
