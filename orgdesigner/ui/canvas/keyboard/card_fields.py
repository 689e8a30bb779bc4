"""What of a card can be typed over: its title, who holds the post, and its FTE."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import NamedTuple

from orgdesigner.chart.cards.anatomy import anatomy, holder_lines_top
from orgdesigner.chart.picture import Box, PlacedCard
from orgdesigner.errors import EditRefused
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.people import hold
from orgdesigner.model.edits.sequence import Edit, one_after_another
from orgdesigner.model.records import Person, Post, Record
from orgdesigner.model.view import View

HOLDER = "holder"
"""The field of a vacant post in which the name of somebody who takes it is typed."""


class Field(NamedTuple):
    """One text of a card that can be typed over: what it is called, says now, and where it stands."""

    record: Record
    name: str
    caption: str
    text: str
    box: Box


def fields_of(view: View, placed: PlacedCard) -> tuple[Field, ...]:
    """Return the title, the names of those who hold the post or the room for one, and the FTE."""
    post = view.need(Post, placed.post)
    body, box = anatomy(placed.card), placed.box
    left, width = box.x + body.side, box.width - 2 * body.side
    title = Box(left, box.y + body.top, width, len(placed.card.title) * body.title_line)
    top = holder_lines_top(placed.card, box)

    def line(number: int) -> Box:
        return Box(left, top + number * body.holder_line, width, body.holder_line)

    people = relations.holders(view, post.id)
    named = [
        Field(person, "name", "Held by", person.name, line(number)) for number, person in enumerate(people)
    ]
    return (
        Field(post, "title", "Title", post.title, title),
        *(named or [Field(post, HOLDER, "Held by", "", line(0))]),
        Field(post, "fte", "FTE", f"{post.fte.normalize():f}", line(max(1, len(named)))),
    )


def retype(view: View, texts: Sequence[tuple[Field, str]]) -> Change:
    """Return the change that gives fields the texts typed over them, as one step.

    An empty text leaves a field as it is. Raises EditRefused in words if a text can't be.
    """
    edits = [_typed_over(view, field, text.strip()) for field, text in texts if _is_new(field, text)]
    change = one_after_another(view, edits)
    if len(edits) < 2:
        return change
    title = next(field.text for field, _ in texts if field.name == "title")
    return change.relabelled(f"Change what the card of {title} says")


def _is_new(field: Field, text: str) -> bool:
    return bool(text.strip()) and text.strip() != field.text


def _typed_over(view: View, field: Field, text: str) -> Edit:
    if field.name == HOLDER:
        return partial(hold, person_id=_called(view, text).id, post_id=field.record.id)
    value = _number(text) if field.name == "fte" else text
    return lambda later: set_fields(
        later, later.need(type(field.record), field.record.id), **{field.name: value}
    )


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise EditRefused("The FTE is a number, such as 1 or 0.6.") from None


def _called(view: View, name: str) -> Person:
    """Return the one person whose name was typed."""
    wanted = " ".join(name.casefold().split())
    found = [person for person in view.all(Person) if person.name.casefold() == wanted]
    if not found:
        raise EditRefused(f"There is nobody called “{name}” yet. Add a person (in the Structure menu) first.")
    if len(found) > 1:
        raise EditRefused(f"{len(found)} people are called “{name}”. Choose one in the details.")
    return found[0]
