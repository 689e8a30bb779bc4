"""The question as a mixed-integer programme: columns, rows, and how to read an answer out of the columns.

Units with the same options share columns that count how many of them take which: a hundred assistants with
the same contract are one unit a hundred times, and not a hundred questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orgdesigner.closing.choices import Option, Pick, Role, Units

INFINITY = float("inf")
NOTHING = Option()


class Row(NamedTuple):
    """A sum of columns, each taken so often, that has to stay between two figures."""

    lower: float
    upper: float
    terms: dict[int, int]


@dataclass
class Alike:
    """Units with the same options, and for each option the column that counts how many take it."""

    units: list[int]
    columns: list[int]


@dataclass
class Target:
    """The column that says whether a target is the one, and what becomes of the units if it is."""

    column: int
    alike: list[Alike]


@dataclass
class Programme:
    """Whole-numbered columns from nothing up to a most, rows that hold them, and what they stand for."""

    most: list[int] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    roles: list[list[Target]] = field(default_factory=list)

    def terms(self, aim: str) -> dict[int, int]:
        """Return what one of each column adds to a figure of the options, where it adds anything."""
        return {
            column: figure
            for column, option in enumerate(self.options)
            if (figure := int(getattr(option, aim)))
        }

    def read(self, values: Sequence[float]) -> tuple[Pick, ...]:
        """Return the answer that the columns spell."""
        return tuple(_pick(targets, values) for targets in self.roles)

    def spell(self, picks: Sequence[Pick]) -> list[float]:
        """Return the columns that spell an answer."""
        values = [0.0] * len(self.most)
        for targets, pick in zip(self.roles, picks, strict=True):
            target = targets[pick.target]
            values[target.column] = 1
            for alike in target.alike:
                for unit in alike.units:
                    values[alike.columns[pick.options[unit]]] += 1
        return values

    def column(self, most: int, option: Option = NOTHING) -> int:
        """Add a column, and return its place."""
        self.most.append(most)
        self.options.append(option)
        return len(self.most) - 1


def programme(roles: Sequence[Role], budget: int | None) -> Programme:
    """Write the question down."""
    written = Programme()
    for role in roles:
        targets = [_target(written, units) for units in role.targets]
        written.rows.append(Row(1, 1, {target.column: 1 for target in targets}))
        written.roles.append(targets)
    if budget is not None:
        written.rows.append(Row(-INFINITY, budget, written.terms("cost")))
    return written


def _target(written: Programme, units: Units) -> Target:
    target = Target(written.column(1), [])
    places: dict[tuple[Option, ...], list[int]] = {}
    for place, options in enumerate(units):
        places.setdefault(options, []).append(place)
    for options, alike in places.items():
        columns = [written.column(len(alike), option) for option in options]
        counted = dict.fromkeys(columns, 1)
        written.rows.append(Row(0, 0, {**counted, target.column: -len(alike)}))
        target.alike.append(Alike(alike, columns))
    return target


def _pick(targets: Sequence[Target], values: Sequence[float]) -> Pick:
    place = max(range(len(targets)), key=lambda each: values[targets[each].column])
    chosen: dict[int, int] = {}
    for alike in targets[place].alike:
        waiting = iter(alike.units)
        for option, column in enumerate(alike.columns):
            chosen.update((next(waiting), option) for _ in range(round(values[column])))
    return Pick(place, tuple(option for _, option in sorted(chosen.items())))
