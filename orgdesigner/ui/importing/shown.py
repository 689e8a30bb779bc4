"""What the import window shows, as plain values: it asks nothing of files and decides nothing."""

from __future__ import annotations

from typing import NamedTuple


class Choice(NamedTuple):
    """Something that can be chosen: the value that it stands for, and its words on screen."""

    value: str
    words: str


class Setting(NamedTuple):
    """One thing that was detected about a file, such as its encoding, and what else it could be."""

    name: str
    words: str
    value: str
    choices: tuple[Choice, ...]
    tip: str = ""


class ShownColumn(NamedTuple):
    """A column of the file: where it is, what it is called there, what it was taken for, and why.

    `sample` has a few of its values.
    """

    number: int
    letters: str
    heading: str
    meaning: str
    certainty: str
    why: str
    sample: str


class Trouble(NamedTuple):
    """Something about a cell or some rows that needs a look; `repairs` are values to take instead.

    `outcome` says what became of the row. `row` counts as a spreadsheet does, `column` from 0; 0 and None
    where the whole file or the whole row is meant.
    """

    outcome: str
    place: str
    words: str
    row: int = 0
    column: int | None = None
    repairs: tuple[str, ...] = ()


class Repair(NamedTuple):
    """A value that was accepted in the place of what is in a cell."""

    row: int
    column: int
    value: str


class Offer(NamedTuple):
    """One line of what an import would do: the group that it belongs to, and what it says."""

    group: str
    words: str
    taken: bool
    tip: str = ""
