"""From a list to its preview: what an import would do to a structure, line by line."""

from collections.abc import Collection, Iterable
from itertools import chain

from orgdesigner.exchange.merging.grounds import Match
from orgdesigner.exchange.merging.lines import Line, Preview
from orgdesigner.exchange.merging.other_lines import gone_lines, other_lines, school_lines, team_lines
from orgdesigner.exchange.merging.person_lines import person_lines
from orgdesigner.exchange.merging.post_lines import post_lines
from orgdesigner.exchange.merging.sides import Sides
from orgdesigner.exchange.outcome import Imported
from orgdesigner.model.records import SCHOOL_ID, Person, Post, Proposal, Record, School
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View

_LONGEST = 200
"""The most characters of the label of a change."""


def preview_of(
    view: View, imported: Imported, *, complete: bool = False, apart: Collection[Match] = ()
) -> Preview:
    """Return what an import would do to a structure.

    A list that is said to be `complete` has everybody: what it lacks is then taken away unless somebody says
    otherwise. `apart` are matches of an earlier preview that are none, so that the two are kept apart.
    """
    listed = Structure(_whole(imported.records))
    sides = Sides(view, listed.view, complete, apart)
    lines = tuple(
        chain(
            school_lines(sides),
            team_lines(sides),
            post_lines(sides),
            person_lines(sides),
            other_lines(sides),
            gone_lines(sides),
        )
    )
    return Preview(
        label=f"Import {' and '.join(imported.files)}"[:_LONGEST],
        lines=lines,
        matches=tuple(sides.matching),
        unchanged=_unchanged(sides, lines),
        remarks=tuple(_remarks(sides)),
    )


def _whole(records: Iterable[Record]) -> list[Record]:
    """Return the records of a list as a structure has them: with a school, and without a proposal's name."""
    whole = [record for record in records if not isinstance(record, Proposal)]
    if not any(isinstance(record, School) for record in whole):
        whole.append(School(id=SCHOOL_ID))
    return whole


def _unchanged(sides: Sides, lines: Iterable[Line]) -> int:
    altered = {(line.subject.kind, line.subject.id) for line in lines}
    found = (match for match in sides.matching if match.kind in (Post.kind, Person.kind))
    return sum((match.kind, match.present) not in altered for match in found)


def _remarks(sides: Sides) -> Iterable[str]:
    people = sides.listed.all(Person)
    if len({person.staff_group for person in people}) == 1 and any(
        sides.restating.present(person) for person in people
    ):
        yield "The list has everybody in one staff group: those who are here keep theirs."
