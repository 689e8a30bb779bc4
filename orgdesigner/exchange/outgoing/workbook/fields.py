"""The fields of records as columns, titled as they are on screen: only those that may be told."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import get_args

from orgdesigner.disclosure.audience import Audience
from orgdesigner.disclosure.sensitivity import sensitivity_of
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Column, Shown
from orgdesigner.model.money import number
from orgdesigner.model.record import ref_fields, references
from orgdesigner.model.records import KINDS, Record
from orgdesigner.model.values import CharacteristicCount, Limit, LinkName
from orgdesigner.model.view import View
from orgdesigner.model.words import Word

_LOOKS_ONLY = frozenset({"id", "order", "arrangement", "assistant", "colour"})
"""Where something is drawn and how: nothing that a table would say."""

_ALWAYS = frozenset({"fte", "level", "access", "staff_group", "share", "holding_kind"})
"""What is looked for in a table even where it is the same in every row."""

_OF_TYPES = ((bool, Shown.NUMBER), (date, Shown.DAY), (Decimal, Shown.SHARE), (int, Shown.NUMBER))
_LONG = 1_000
"""A field that may hold so many characters is a text of several lines."""


def told_fields(record_type: type[Record], audience: Audience, *, without: Iterable[str] = ()) -> list[str]:
    """Return the fields of a kind of record that an audience may read and that are not about looks alone."""
    left_out = _LOOKS_ONLY | set(without)
    return [
        name
        for name in record_type.model_fields
        if name not in left_out and audience.may_read(sensitivity_of(record_type.kind, name))
    ]


def used_fields(
    view: View, record_type: type[Record], audience: Audience, *, without: Iterable[str] = ()
) -> list[str]:
    """Return those of `told_fields` in which something stands: a column that says nothing is not made."""
    records = view.all(record_type)
    usual = {
        name: field.get_default(call_default_factory=True, validated_data={})
        for name, field in record_type.model_fields.items()
    }
    return [
        name
        for name in told_fields(record_type, audience, without=without)
        if name in _ALWAYS or any(getattr(record, name) != usual[name] for record in records)
    ]


def columns_of(record_type: type[Record], names: Iterable[str]) -> Iterator[Column]:
    """Yield the column of each field, with its title on screen."""
    for name in names:
        yield Column(title_of(record_type, name), _shown(record_type, name))


def title_of(record_type: type[Record], name: str) -> str:
    """Return what a field is called on screen."""
    return record_type.model_fields[name].title or name


def is_long(record_type: type[Record], name: str) -> bool:
    """Whether a field holds a text of several lines."""
    return _shown(record_type, name) is Shown.TEXT


def cells_of(view: View, record: Record, names: Iterable[str]) -> Iterator[Cell]:
    """Yield what each field of a record holds; records that it points at are named."""
    pointing = {field.name: field.kind for field in ref_fields(type(record))}
    for name in names:
        value = getattr(record, name)
        if name in pointing:
            ids = value if isinstance(value, tuple) else (value,)
            yield "; ".join(name_of(view, pointing[name], each) for each in ids if each)
        elif isinstance(value, tuple):
            yield "; ".join(map(_item, value))
        else:
            yield value


def in_words(cell: Cell) -> str:
    """Say what a cell holds, for a column that holds values of every kind."""
    match cell:
        case None:
            return ""
        case bool():
            return "Yes" if cell else "No"
        case Word():
            return cell.label
        case Decimal():
            return number(cell)
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return str(cell)


def name_of(view: View, kind: str, record_id: str) -> str:
    """Return what a record is called: its name or title, or of one without either what it is about."""
    record = view.get(KINDS[kind], record_id)
    return "" if record is None else called(view, record)


def called(view: View, record: Record) -> str:
    """Return what a record is called; one without a name is called after what it ties together."""
    for field in ("name", "title"):
        if text := getattr(record, field, ""):
            return str(text)
    return " – ".join(name_of(view, kind, record_id) for kind, record_id in references(record))


def _item(value: object) -> str:
    match value:
        case LinkName():
            return value.name
        case CharacteristicCount():
            return (
                f"{value.name}: {value.applied or '–'}, {value.shortlisted or '–'}, {value.appointed or '–'}"
            )
        case Limit():
            return f"{value.name}: {number(value.value)}"
        case _:
            return str(value)


def _shown(record_type: type[Record], name: str) -> Shown:
    field = record_type.model_fields[name]
    types = set(_within(field.annotation))
    if name in ("salary", "annual"):
        return Shown.MONEY
    for of_type, shown in _OF_TYPES:
        if of_type in types:
            return shown
    longest = max((getattr(each, "max_length", 0) or 0 for each in field.metadata), default=0)
    return Shown.TEXT if longest >= _LONG else Shown.WORDS


def _within(annotation: object) -> Iterator[object]:
    """Yield the types that a field's annotation is made of."""
    yield annotation
    for inner in get_args(annotation):
        yield from _within(inner)
