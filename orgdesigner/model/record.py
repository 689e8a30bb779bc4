"""What every record is: a frozen, validated value with an id, which may point at others."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from orgdesigner.errors import EditRefused
from orgdesigner.model import fields as f
from orgdesigner.model.words import Word


class Value(BaseModel):
    """A frozen, validated value."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def __repr_args__(self) -> Iterator[tuple[str, Any]]:
        """Show what is not as usual: a post has thirty fields, most of them empty."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value != field.get_default():
                yield name, value


class Record(Value):
    """One frozen row of a structure, known by its kind and its id."""

    kind: ClassVar[str]
    noun: ClassVar[str]

    id: f.Id

    def evolve(self, **values: Any) -> Self:
        """Return this record with other values, validated.

        Raises EditRefused, with the field's label and what it may hold, if a value does not fit.
        """
        return build(type(self), **(vars(self) | values))

    @property
    def caption(self) -> str:
        """What this record is called on screen; its noun where it has no name of its own."""
        for name in ("title", "name"):
            value = getattr(self, name, "")
            if value:
                return str(value)
        return self.noun


R = TypeVar("R", bound=Value)


def build(record_type: type[R], **values: Any) -> R:
    """Return a validated record of the given type.

    Raises EditRefused with the field's label and what it may hold, if a value does not fit.
    """
    try:
        return record_type(**values)
    except ValidationError as error:
        raise EditRefused(_in_words(record_type, error)) from None


def _in_words(record_type: type[Value], error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=True)[0]
    place = first["loc"][0] if first["loc"] else ""
    field = record_type.model_fields.get(str(place))
    label = (field.title if field else None) or getattr(record_type, "noun", "value").capitalize()
    word = getattr(field, "annotation", None)
    if isinstance(word, type) and issubclass(word, Word):
        return f"{label}: choose one of {', '.join(each.label for each in word)}."
    return f"{label}: {_reason(first['type'], first.get('ctx', {}), first['msg'])}"


def _reason(error_type: str, context: dict[str, Any], message: str) -> str:
    """Say in plain words why a value does not fit; `message` is the validator's own, for what is left."""
    reasons = {
        "string_too_short": "this can't be empty.",
        "string_too_long": f"at most {context.get('max_length')} characters fit here.",
        "string_pattern_mismatch": "this holds a character that can't be shown; type it again.",
        "greater_than_equal": f"the smallest value is {_shown(context.get('ge'))}.",
        "less_than_equal": f"the largest value is {_shown(context.get('le'))}.",
        "decimal_parsing": "this should be a number.",
        "decimal_max_places": f"at most {context.get('decimal_places')} decimal places fit here.",
        "finite_number": "this should be a number.",
        "int_parsing": "this should be a whole number.",
        "int_from_float": "this should be a whole number.",
        "bool_parsing": "this should be yes or no.",
        "missing": "this is needed.",
    }
    if error_type.startswith("date"):
        return "this should be a date, such as 01/09/2026."
    if error_type == "value_error":
        return str(context.get("error"))
    return reasons.get(error_type, message[:1].lower() + message[1:] + ".")


def _shown(limit: object) -> str:
    """Say a limit as people write it; the validator gives the limit of a date as text in ISO form."""
    return f"{date.fromisoformat(limit):%d/%m/%Y}" if isinstance(limit, str) else str(limit)


class RefField(NamedTuple):
    """A field of a record type that points at records of another kind."""

    name: str
    kind: str
    many: bool
    optional: bool


@cache
def ref_fields(record_type: type[Record]) -> tuple[RefField, ...]:
    """Return the fields of a record type that hold ids of other records, in the order of declaration."""
    return tuple(_find_ref_fields(record_type))


def _find_ref_fields(record_type: type[Record]) -> Iterator[RefField]:
    for name, field in record_type.model_fields.items():
        many = get_origin(field.annotation) is tuple
        for mark in _marks(field.annotation, field.metadata):
            yield RefField(name, mark.kind, many, not many and not field.is_required())


def _marks(annotation: Any, metadata: list[Any]) -> Iterator[f.Ref]:
    yield from (mark for mark in metadata if isinstance(mark, f.Ref))
    yield from (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, f.Ref))
    for inner in getattr(annotation, "__args__", ()):
        yield from _marks(inner, [])


def references(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (kind, id) of every record that this one points at."""
    for field in ref_fields(type(record)):
        value = getattr(record, field.name)
        if field.many:
            yield from ((field.kind, each) for each in value)
        elif value is not None:
            yield field.kind, value
