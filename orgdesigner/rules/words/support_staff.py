"""Support staff are called support staff, and never by what they are not.

Why: Nobody likes to be named after what they don't do. The founding school's head banned the phrase, which
counts everybody as either a teacher or not one, and aimed at "school staff" for all. What a chart says is
repeated in every letter.

Source: The founding school's account (2015); read in November 2026. Looked at is every text that can be
printed: titles, names, purposes, reasons and notes, and what the school calls its kinds of link.

To fix: Say "support", or say whom you mean.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import (
    RECORD_TYPES,
    CharacteristicCount,
    LinkName,
    Record,
    Value,
    ref_fields,
)
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import listed

PHRASE = re.compile(r"\bnon[\s\u00ad\u2010-\u2015-]*teaching\b", re.IGNORECASE)
"""The phrase, with whatever hyphen or none; a teaching room that is "non-teaching space" counts too."""

NOT_TEXT = {"id", "kind", "rule", "link_kind", "subjects", "colour", "pay_year", "limits"}
"""Fields that hold keys, and not words that somebody reads."""

LONGEST = 60
"""A suggestion is repeated in the finding if it is no longer than this."""


@cache
def texts_of(value_type: type[Value]) -> tuple[str, ...]:
    """Return the fields of a type that hold words, or values with words in them."""
    references = {field.name for field in ref_fields(value_type)} if issubclass(value_type, Record) else set()
    return tuple(
        name
        for name, field in value_type.model_fields.items()
        if name not in NOT_TEXT | references and _holds_words(field.annotation)
    )


def _holds_words(annotation: Any) -> bool:
    return annotation is str or str(annotation).startswith("tuple[")


@rule(
    "WORD-901",
    "Support staff by their name",
    each=tuple(record_type for record_type in RECORD_TYPES if texts_of(record_type)),
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, record: Record) -> Iterator[Found]:
    held = vars(record)
    # Most fields are empty and most texts don't teach: look before the pattern does.
    likely = [name for name in texts_of(type(record)) if held[name] and _may_say_it(held[name])]
    mended = {name: new for name in likely if (new := _mended(held[name]))}
    if not mended:
        return
    titles = [_title(record, name) for name in mended]
    suggested = [new for new in mended.values() if isinstance(new, str) and len(new) <= LONGEST]
    yield found(
        f"{listed(titles)} of {_which(record)}: staff are named by what they are not",
        record,
        working=f"it could say “{suggested[0]}”" if suggested else "",
        fixes=[Fix("Say “support” instead", set_fields(view, record, **mended).relabelled("Say “support”"))],
    )


def _may_say_it(value: Any) -> bool:
    return not isinstance(value, str) or "teaching" in value.lower()


def _mended(value: Any) -> Any:
    """Return a value with "support" for the phrase, in the case that it had; None if it is not there."""
    match value:
        case str():
            return PHRASE.sub(_support, value) if PHRASE.search(value) else None
        case tuple():
            items = tuple(_mended(each) or each for each in value)
            return items if items != value else None
        case LinkName() | CharacteristicCount():
            said = {name: new for name in texts_of(type(value)) if (new := _mended(getattr(value, name)))}
            return value.model_copy(update=said) if said else None
        case _:
            return None


def _support(phrase: re.Match[str]) -> str:
    if phrase[0].isupper():
        return "SUPPORT"
    return "Support" if phrase[0][0].isupper() else "support"


def _title(record: Record, name: str) -> str:
    return type(record).model_fields[name].title or name


def _which(record: Record) -> str:
    """Say which record it is: by its name, unless that is what is wrong."""
    caption = record.caption
    return f"a {record.noun}" if PHRASE.search(caption) or caption == record.noun else caption


GOOD = (
    """
    school "Hill School" notes="Teaching and support staff meet together"
    post a "Support Staff Lead" purpose="Teaching is none of it"
    """,
)
BAD = (
    Example(
        """
        team office "Office"
          member a
        post a "Office Manager" purpose="Speaks for non-teaching staff"
        """,
        found_at=("a",),
    ),
    Example(
        """
        school "Hill School"
          tie assists "Non-teaching help" upward="is helped by" downward="helps" dotted
        team office "NON TEACHING STAFF"
          member a reason="Speaks for nonteaching colleagues"
        post a "Lead for non-teaching staff" purpose="Leads them" responsibilities="Non-Teaching induction"
        post b "Site Manager" notes="Was called the non\u2011teaching manager, years ago"
        person p "Vi Visitor" support notes="In a letter: Non-teaching"
        """,
        found_at=("school", "office", "member:office:a", "a", "b", "p"),
    ),
)
