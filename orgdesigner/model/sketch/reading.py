"""Text as a structure, with the number of the line in every complaint."""

from itertools import chain, count
from typing import Any, NamedTuple

from orgdesigner.errors import UserError
from orgdesigner.model import records as r
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.ids import speaking_id
from orgdesigner.model.sketch.grammar import HELD_BY_NAME, SHAPES, Shape, slug
from orgdesigner.model.sketch.lines import Line, lines
from orgdesigner.model.structure import Structure

Values = dict[str, Any]

_ONLY_IDS: dict[type[r.Record], str] = {r.School: r.SCHOOL_ID, r.Proposal: r.PROPOSAL_ID}


class Level(NamedTuple):
    """A line that is open: what is indented further belongs to it."""

    indent: int
    keyword: str
    record_id: str


def parse(text: str) -> Structure:
    """Return the structure that a text describes; see the package for the grammar.

    Raises UserError with the number of the line and what was expected there.
    """
    reader = _Reader()
    for line in lines(text):
        try:
            reader.take(line)
        except UserError as error:
            raise UserError(f"Line {line.number}: {error}") from None
    return reader.structure()


class _Reader:
    """What has been read so far: the records and their lines, and the lines that are open."""

    def __init__(self) -> None:
        self.records: dict[tuple[str, str], r.Record] = {}
        self.numbers: dict[tuple[str, str], int] = {}
        self.values: dict[tuple[str, str], dict[str, list[r.Value]]] = {}
        self.open: list[Level] = []
        self.counts: dict[tuple[str, str, str], int] = {}

    def take(self, line: Line) -> None:
        """Take in one line."""
        shape = SHAPES.get(line.keyword)
        if shape is None:
            raise UserError(f"“{line.keyword}” begins no line. Begin it with one of: {', '.join(SHAPES)}.")
        above = self._close(line, shape)
        named = any(word.key is None and word.quoted for word in line.words)
        values = (HELD_BY_NAME if line.keyword == "held" and named else shape).values(
            line.keyword, line.words
        )
        if not shape.kind:
            within = self.values.setdefault((SHAPES[above.keyword].kind, above.record_id), {})
            within.setdefault(shape.within[above.keyword], []).append(r.build(shape.record_type, **values))
            return
        values = self._derived(line.keyword, shape, above) | values
        if line.keyword == "held" and named:
            values |= self._person(line, values)
        link_id = values.pop("line", None)
        record = self._add(line, r.KINDS[shape.kind], values)
        self.open.append(Level(line.indent, line.keyword, record.id))
        if line.keyword == above.keyword == "post":
            self._add(line, r.Link, {"id": link_id, "lower": record.id, "upper": above.record_id})

    def structure(self) -> Structure:
        """Put the records together, once what they refer to has been found."""
        if not self.records:
            return Structure()
        school = self.records.get((r.School.kind, r.SCHOOL_ID)) or r.School(id=r.SCHOOL_ID)
        self.records[school.kind, school.id] = school
        for key, lists in self.values.items():
            listed = {name: tuple(values) for name, values in lists.items()}
            self.records[key] = self.records[key].evolve(**listed)
        for key, record in self.records.items():
            for kind, record_id in r.references(record):
                if (kind, record_id) not in self.records:
                    missing = f"there is no {r.KINDS[kind].noun} “{record_id}” in this text."
                    raise UserError(f"Line {self.numbers[key]}: {missing}")
        return Structure(self.records.values())

    def _close(self, line: Line, shape: Shape) -> Level:
        """Close the lines that this one does not belong to; return the one that it does."""
        while self.open and self.open[-1].indent >= line.indent:
            self.open.pop()
        above = self.open[-1] if self.open else Level(-1, "", "")
        if above.keyword not in shape.within:
            places = " or ".join(
                f"under a “{each}” line" if each else "at the margin" for each in shape.within
            )
            raise UserError(f"a “{line.keyword}” line belongs {places}.")
        return above

    def _derived(self, keyword: str, shape: Shape, above: Level) -> Values:
        """Return what the place of a line says about its record."""
        derived: Values = {}
        if shape.within[above.keyword]:
            derived[shape.within[above.keyword]] = above.record_id
        if shape.ordered:
            counted = (above.keyword, above.record_id, keyword)
            derived["order"] = self.counts.get(counted, 0) * GAP
            self.counts[counted] = self.counts.get(counted, 0) + 1
        return derived

    def _person(self, line: Line, values: Values) -> Values:
        """Add the person whom a `held` line names; return how the holding refers to them."""
        theirs = {
            name: values.pop(name) for name in list(values) if name in r.Person.model_fields and name != "id"
        }
        person = self._add(line, r.Person, theirs | {"id": values.get("person")})
        return {"person": person.id}

    def _add(self, line: Line, record_type: type[r.Record], values: Values) -> r.Record:
        record = self._identified(record_type, values)
        key = record.kind, record.id
        if key in self.records:
            raise UserError(
                f"line {self.numbers[key]} has a {record.noun} “{record.id}” already. Write another id."
            )
        self.records[key] = record
        self.numbers[key] = line.number
        return record

    def _identified(self, record_type: type[r.Record], values: Values) -> r.Record:
        """Return a validated record; if no id is written, under the one that its values give."""
        written = values.get("id") or _ONLY_IDS.get(record_type)
        record = r.build(record_type, **{**values, "id": written or "unnamed"})
        if written:
            return record
        spoken = speaking_id(record) or slug(record.caption)
        if not spoken:
            raise UserError(f"this {record.noun} needs an id of its own. Write one before the name.")
        numbered = (f"{spoken[:60]}-{number}" for number in count(2))
        free = (each for each in chain([spoken], numbered) if (record.kind, each) not in self.records)
        return record.evolve(id=next(free))
