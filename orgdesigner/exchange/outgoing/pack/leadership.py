"""A structure with nobody but its leaders: who leads whom, without all the others."""

from collections.abc import Collection, Iterator

from orgdesigner.model import relations
from orgdesigner.model.record import ref_fields
from orgdesigner.model.records import LINE, RECORD_TYPES, Link, Membership, Post, Record
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import Level


def only(view: View, levels: Collection[Level]) -> View:
    """Return a structure with the posts of some levels alone, each below the next of them above it."""
    gone = {post.id for post in view.all(Post) if post.level not in levels}
    return Structure(_kept(view, gone)).view


def _kept(view: View, gone: Collection[str]) -> Iterator[Record]:
    for record_type in RECORD_TYPES:
        if record_type is Link:
            yield from _lines(view, gone)
            continue
        for record in view.all(record_type):
            if record.id not in gone and (kept := _without(record, gone)) is not None:
                yield kept


def _without(record: Record, gone: Collection[str]) -> Record | None:
    """The record without what it says of posts that are gone; None if it is about one of them."""
    altered: dict[str, object] = {}
    for ref in ref_fields(type(record)):
        value = getattr(record, ref.name)
        if isinstance(value, tuple):
            altered[ref.name] = tuple(each for each in value if each not in gone)
        elif value in gone:
            if isinstance(record, Membership) or type(record).model_fields[ref.name].is_required():
                return None
            altered[ref.name] = None
    return record.evolve(**altered) if altered else record


def _lines(view: View, gone: Collection[str]) -> Iterator[Link]:
    """Lines of those who stay, to the first above them who stays."""
    for link in view.all(Link):
        if link.link_kind == LINE and link.lower not in gone:
            above = (post.id for post in relations.managers_upward(view, link.lower) if post.id not in gone)
            if (upper := next(above, None)) is not None:
                yield link.evolve(upper=upper)
