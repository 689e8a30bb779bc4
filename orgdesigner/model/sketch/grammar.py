"""What a line of a sketch may hold: the one table that writing and reading share."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, get_args, get_origin

from orgdesigner.errors import UserError
from orgdesigner.model import records as r
from orgdesigner.model.sketch.lines import Token
from orgdesigner.model.words import Word


@dataclass(frozen=True)
class Shape:
    """How the records of one keyword are written.

    `first` are the fields that follow the keyword as bare words; `text` is the one in double quotes; `alone`
    are those from closed lists whose words stand alone. `within` maps the keywords that it may be indented
    under ("" is the margin) to the field that this fills, or "" if it fills none; a line that is no record,
    but a value within one, fills a list of the line above. `further` are fields of another record that the
    line makes too, with their types.
    """

    record_type: type[r.Value]
    first: tuple[str, ...] = ()
    text: str = ""
    alone: tuple[str, ...] = ()
    within: Mapping[str, str] = field(default_factory=lambda: {"": ""})
    further: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of the records; "" for a value within the record of the line above."""
        return getattr(self.record_type, "kind", "")

    @property
    def ordered(self) -> bool:
        """Whether the place of a line among its like is its record's order; a text holds one proposal."""
        return "order" in self.fields and self.record_type is not r.Proposal

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The fields that may be written as `name=value`, by name, with their types."""
        return {**self.further, **_annotations(self.record_type)}

    @cached_property
    def lone_words(self) -> dict[str, tuple[str, Any]]:
        """What each word that stands alone means: a field and its value."""
        flags = {name: (name, True) for name, annotation in self.fields.items() if annotation is bool}
        closed = {word.value: (name, word) for name in self.alone for word in closed_list(self.fields[name])}
        return flags | closed

    def values(self, keyword: str, words: Sequence[Token]) -> dict[str, Any]:
        """Return the fields that the words of a line fill; raises UserError for a word that means nothing."""
        found: dict[str, Any] = {}
        leading = list(self.first)
        for word in words:
            name, value = self._meaning(keyword, word, leading)
            if name in found:
                raise UserError(f"“{name}” is said twice.")
            found[name] = value
        return found

    def _meaning(self, keyword: str, word: Token, leading: list[str]) -> tuple[str, Any]:
        """Return the field and value that a word stands for; `leading` are the first fields still open."""
        if word.key is None and len(word.values) > 1:
            raise UserError("several values parted by commas need a field, such as leads=dh1,dh2.")
        if word.key is None and not word.quoted and leading:
            return leading.pop(0), word.values[0]
        leading.clear()
        if word.key is None and word.quoted and self.text:
            return self.text, word.values[0]
        if word.key is None and word.values[0] in self.lone_words:
            return self.lone_words[word.values[0]]
        if word.key is not None and word.key in self.fields:
            if get_origin(self.fields[word.key]) is tuple:
                return word.key, word.values
            if len(word.values) == 1:
                return word.key, _known(self.fields[word.key], word.values[0])
            raise UserError(f"“{word.key}=” takes one value, in double quotes if there is a mark in it.")
        said = f"{word.key}=" if word.key else word.values[0]
        raise UserError(f"“{said}” means nothing in a “{keyword}” line. It may hold {self._vocabulary()}.")

    def _vocabulary(self) -> str:
        return ", ".join([*self.lone_words, *(f"{name}=" for name in self.fields)])


def _known(annotation: Any, value: str) -> str:
    """Return a value, which must be a word of the closed list if the field has one."""
    words = [word.value for word in closed_list(annotation)]
    if words and value not in words:
        raise UserError(f"“{value}” is none of {', '.join(words)}.")
    return value


def closed_list(annotation: Any) -> Iterable[Word]:
    """Return the words of a field's closed list, if it has one; it may be a field that can be left empty."""
    kinds = (annotation, *get_args(annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Word)), ())


def _annotations(record_type: type[r.Value]) -> dict[str, Any]:
    return {name: each.annotation for name, each in record_type.model_fields.items()}


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "school": Shape(r.School, text="name"),
        "tie": Shape(
            r.LinkName, first=("kind",), text="name", alone=("stroke",), within={"school": "link_names"}
        ),
        "proposal": Shape(r.Proposal, text="name"),
        "priority": Shape(r.Priority, first=("number",), text="name"),
        "team": Shape(
            r.Team,
            first=("id",),
            text="name",
            alone=("team_kind", "lead"),
            within={"": "", "team": "parent"},
        ),
        "member": Shape(r.Membership, first=("post",), alone=("membership_kind",), within={"team": "team"}),
        "post": Shape(
            r.Post,
            first=("id",),
            text="title",
            alone=("level", "contract"),
            within={"": "", "post": ""},
            further={"line": str},
        ),
        "held": Shape(r.Holding, first=("person",), alone=("holding_kind",), within={"post": "post"}),
        "allowance": Shape(
            r.Allowance, first=("allowance_kind", "annual"), alone=("basis",), within={"post": "post"}
        ),
        "link": Shape(r.Link, first=("link_kind", "upper"), within={"post": "lower"}),
        "person": Shape(r.Person, first=("id",), text="name", alone=("staff_group",)),
        "forum": Shape(r.Forum, first=("id",), text="name", alone=("cadence",)),
        "slot": Shape(r.Slot, first=("team", "minutes"), within={"forum": "forum"}),
        "waiver": Shape(r.Waiver, first=("rule",), text="reason"),
        "round": Shape(r.AppointmentRound, first=("id",), text="name"),
        "count": Shape(r.CharacteristicCount, text="name", within={"round": "characteristics"}),
        "rule": Shape(r.RuleSetting, first=("rule",), alone=("severity",)),
        "limit": Shape(r.Limit, first=("name", "value"), within={"rule": "limits"}),
    }
)

HELD_BY_NAME = Shape(
    r.Holding,
    first=("person",),
    text="name",
    alone=("holding_kind", "staff_group"),
    within={"post": "post"},
    further=_annotations(r.Person),
)
"""A `held` line that names the person: the holding and the person in one."""


def slug(name: str) -> str:
    """Return a name as an id: small letters and digits with hyphens, or "" where none is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:64].strip("-")
