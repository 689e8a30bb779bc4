"""From a list to its preview: what an import would do to a structure, line by line."""

from collections.abc import Collection, Iterable
from itertools import chain

from orgdesigner.exchange.incoming.merging.grounds import Match
from orgdesigner.exchange.incoming.merging.lines import Line, Preview
from orgdesigner.exchange.incoming.merging.other_lines import (
    gone_lines,
    other_lines,
    school_lines,
    team_lines,
)
from orgdesigner.exchange.incoming.merging.person_lines import person_lines
from orgdesigner.exchange.incoming.merging.post_lines import post_lines
from orgdesigner.exchange.incoming.merging.sides import Sides
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.exchange.steps import Step, part, unwatched
from orgdesigner.model.records import SCHOOL_ID, Person, Post, Proposal, Record, School
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View

_KEPT: tuple[tuple[type[Post | Person], str, str], ...] = (
    (
        Person,
        "staff_group",
        "The list does not say of everybody whether they are teaching or support staff: people who are here"
        " already keep their staff group.",
    ),
    (
        Post,
        "level",
        "The list does not say of every post how senior it is: posts that are here already keep their level.",
    ),
)
"""What is told by titles and pay where a list does not say it, and the remark that it alters nothing."""

_LONGEST = 200
"""The most characters of the label of a change."""


def preview_of(
    view: View,
    imported: Imported,
    *,
    complete: bool = False,
    apart: Collection[Match] = (),
    same: Collection[Match] = (),
    step: Step = unwatched,
) -> Preview:
    """Return what an import would do to a structure.

    A list that is said to be `complete` has everybody: what it lacks is then taken away unless somebody says
    otherwise. `apart` are matches of an earlier preview that are none, so that the two are kept apart; `same`
    are two of whom somebody says that they are one. `step` is called as the work goes on.
    """
    listed = Structure(_whole(imported.records))
    step(0.1)
    sides = Sides(view, listed.view, complete, apart, imported.inferred, same)
    sides.work_out(part(step, 0.1, 0.5))
    lines = tuple(
        chain(
            school_lines(sides),
            team_lines(sides),
            post_lines(sides, part(step, 0.5, 0.7)),
            person_lines(sides, part(step, 0.7, 0.9)),
            other_lines(sides),
            gone_lines(sides),
        )
    )
    step(1.0)
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
    for record_type, name, sentence in _KEPT:
        if any(
            sides.restating.is_inferred(record, name) and sides.restating.present(record)
            for record in sides.listed.all(record_type)
        ):
            yield sentence
