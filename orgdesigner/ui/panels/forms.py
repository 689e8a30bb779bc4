"""Which fields of a record are shown together, and by which editor: tables, and one function that reads them.

A field that no table names appears in the last section, so that a new field can't be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from orgdesigner.chart.theme import TEAM_COLOURS
from orgdesigner.model import fields as f
from orgdesigner.model.records import (
    AppointmentRound,
    Forum,
    Person,
    Post,
    Record,
    School,
    Team,
    ref_fields,
)
from orgdesigner.model.words import Word
from orgdesigner.ui.panels.editors import Choice, Editor, TextChoiceEditor, TextEditor, TickEditor, WordEditor
from orgdesigner.ui.panels.lines import DayEditor, LineEditor, NumberEditor, RecordEditor, WordsEditor
from orgdesigner.ui.panels.link_names import LinkNamesEditor
from orgdesigner.ui.panels.naming import Names
from orgdesigner.ui.panels.several import RecordsEditor


class Section(NamedTuple):
    """Fields that belong together. A pair of names stands in one row; an empty title is the first section."""

    title: str
    rows: tuple[str | tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields, from the top down."""
        return tuple(name for row in self.rows for name in ((row,) if isinstance(row, str) else row))


SECTIONS: dict[type[Record], tuple[Section, ...]] = {
    Post: (
        Section("", ("title", "role_class", "level", "fte", "access", "access_ground", "access_reason")),
        Section("Purpose and authority", (
            "purpose", "responsibilities", "shared_responsibilities", "without_priority",
            "authority", "autonomy", "accountability", "decides", "distribution", "review",
        )),
        Section("Contract and pay", (
            "contract", ("starts", "ends"), "longest_term", ("pay_scale", "pay_point"), "salary",
            ("hours", "weeks"), "appraisal",
        )),
        Section("Resilience", ("critical", "second", "expertise")),
        Section("In a restructure", ("new", "filling", "pool")),
        Section("On the chart", ("short_title", "arrangement", "assistant", "external", "notes")),
    ),
    Team: (
        Section("", ("name", "team_kind", "parent", "lead", "leads")),
        Section("Authority", ("committee", "authority", "approvals", "tasks", "concerns")),
        Section("More", ("colour", ("starts", "ends"), "notes")),
    ),
    Person: (
        Section("", ("name", "staff_group", "staff_code")),
        Section("Qualifications", ("qts", "early_career", "expertise")),
        Section("More", ("notes",)),
    ),
    School: (
        Section("", ("name", "phase", ("teaching_headcount", "support_headcount"))),
        Section("Pay", ("pay_area", "pay_year", "pay_terms", "pension_rate_support")),
        Section("Words", ("link_names", "committees", "distribution_phase")),
        Section("More", ("notes",)),
    ),
    Forum: (
        Section("", ("name", "cadence", "chair", "attendees", "teams", "open_to_all", "directed_time")),
        Section("More", ("notes",)),
    ),
    AppointmentRound: (
        Section("", (
            "name", "role_class", "held", ("applied_teaching", "applied_support"),
            ("shortlisted_teaching", "shortlisted_support"), ("appointed_teaching", "appointed_support"),
            "appointed_internal", "method", "panel",
        )),
        Section("Protected characteristics", ("characteristics",)),
    ),
}  # fmt: skip

UNSHOWN = frozenset({"id", "order"})
"""What a form does not ask for: the id, and the place, which is changed by moving."""


def sections(record_type: type[Record]) -> tuple[Section, ...]:
    """Return the sections of a record type, every field but UNSHOWN in exactly one of them."""
    tables = SECTIONS.get(record_type, ())
    named = {name for section in tables for name in section.names}
    rest = tuple(name for name in record_type.model_fields if name not in named | UNSHOWN)
    return (*tables, Section("More" if tables else "", rest)) if rest else tables


def editor(record_type: type[Record], name: str, names: Names) -> Editor:
    """Return an editor that fits a field of a record type."""
    own = _OWN.get((record_type.kind, name))
    if own is not None:
        return own(names)
    field = record_type.model_fields[name]
    for ref in ref_fields(record_type):
        if ref.name == name and ref.many:
            return RecordsEditor(names.chooser(ref.kind), f"Add a {ref.kind}…")
        if ref.name == name:
            return RecordEditor(names.chooser(ref.kind), optional=ref.optional)
    return _plain_editor(field)


def _plain_editor(field: FieldInfo) -> Editor:
    kind, optional = _kind(field.annotation)
    if kind is bool:
        return TickEditor(field.title or "")
    if isinstance(kind, type) and issubclass(kind, Word):
        return WordEditor(kind)
    if kind is date:
        return DayEditor()
    if kind in (int, Decimal):
        return NumberEditor(optional=optional, whole=kind is int, money=field.annotation in _MONEY)
    if get_origin(kind) is tuple:
        return WordsEditor()
    return TextEditor() if _longest(field) > _LONGEST_LINE else LineEditor()


_MONEY = (f.Money, f.Money | None)
_LONGEST_LINE = 300


def _kind(annotation: Any) -> tuple[Any, bool]:
    """Return the bare type of an annotation, and whether it may be None."""
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        inner = [each for each in get_args(annotation) if each is not type(None)]
        return _kind(inner[0])[0], True
    return annotation, False


def _longest(field: FieldInfo) -> int:
    return max((each.max_length for each in _limits(field) if hasattr(each, "max_length")), default=0)


def _limits(field: FieldInfo) -> Iterator[Any]:
    for each in field.metadata:
        yield each
        yield from getattr(each, "metadata", ())


def _colour_editor(_names: Names) -> Editor:
    return TextChoiceEditor(
        [Choice("", "Automatic"), *(Choice(name, name.capitalize()) for name in TEAM_COLOURS)]
    )


def _role_class_editor(names: Names) -> Editor:
    return LineEditor(completions=names.role_classes)


def _link_names_editor(_names: Names) -> Editor:
    return LinkNamesEditor()


def _characteristics_editor(_names: Names) -> Editor:
    from orgdesigner.ui.panels.characteristics import CharacteristicsEditor

    return CharacteristicsEditor()


def _link_kind_editor(names: Names) -> Editor:
    return TextChoiceEditor(names.link_kinds())


_OWN = {
    ("team", "colour"): _colour_editor,
    ("post", "role_class"): _role_class_editor,
    ("appointment_round", "role_class"): _role_class_editor,
    ("appointment_round", "characteristics"): _characteristics_editor,
    ("school", "link_names"): _link_names_editor,
    ("link", "link_kind"): _link_kind_editor,
}
