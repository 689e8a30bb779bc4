"""The sentences of a preview: what differs, field by field, in the words of the screen."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from orgdesigner.model.money import exactly, number
from orgdesigner.model.records import Allowance, Holding, Record, ref_fields
from orgdesigner.model.words import Word

Names = Mapping[tuple[str, str], str]
"""What records are called, by kind and id: those of the structure and those of the list."""

_NOTHING = "nothing"


def what_differs(before: Record, after: Record, names: Names) -> str:
    """Say every field that differs, such as "FTE: 1 → 0.8; Pay point: M3 → M4"."""
    kinds = {field.name: field.kind for field in ref_fields(type(after))}
    said = []
    for name, field in type(after).model_fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new and name != "order":
            title = field.title or name
            money = "£" in title
            label = title.replace(" (£ a year)", "").replace(" (£)", "")
            sides = (_said(each, kinds.get(name, ""), names, money=money) for each in (old, new))
            said.append(f"{label}: {' → '.join(sides)}")
    return "; ".join(said)


def share(held: Holding) -> str:
    """Say a part of a post, such as " (share 0.5)", and nothing of a whole one."""
    return f" (share {number(held.share)})" if held.share != 1 else ""


def paid(allowance: Allowance) -> str:
    """Say an allowance, such as "TLR2, £3,214"."""
    return f"{allowance.allowance_kind.label}, {exactly(allowance.annual)}"


def together(captions: Iterable[str]) -> str:
    """Return captions as a list in words, in quotation marks."""
    return joined(f"“{caption}”" for caption in captions)


def joined(phrases: Iterable[str]) -> str:
    """Return phrases as a list in words."""
    *most, last = phrases
    return f"{', '.join(most)} and {last}" if most else last


def _said(value: Any, kind: str, names: Names, *, money: bool) -> str:
    if isinstance(value, tuple):
        return ", ".join(_said(each, kind, names, money=money) for each in value) or _NOTHING
    if value is None or value == "":
        return _NOTHING
    if kind:
        return names.get((kind, value), "?")
    if isinstance(value, Word):
        return value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return exactly(value) if money else number(value)
    text = " ".join(str(value).split())
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
