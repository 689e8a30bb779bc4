"""What the window of an import shows, as plain values: it asks nothing of files and decides nothing."""

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


class Offer(NamedTuple):
    """One line of what an import would do: the group that it belongs to, and what it says.

    `kind` is that of what it is about, called `caption`; `listed` is its id in the list and `present` the one
    in the structure, each empty for what is only on the other side.
    """

    group: str
    words: str
    taken: bool
    tip: str = ""
    kind: str = ""
    caption: str = ""
    listed: str = ""
    present: str = ""


class SheetRow(NamedTuple):
    """A row of a sheet: its number as a spreadsheet shows it, and what its cells show."""

    number: int
    texts: tuple[str, ...]


class Sheet(NamedTuple):
    """A sheet as it is in the file."""

    rows: tuple[SheetRow, ...] = ()
    width: int = 0


class Shown(NamedTuple):
    """All that the window shows of an import at one moment.

    `headings` are the numbers of the heading rows. `sheet` is None where it is the one that was shown before.
    `refused` says why nothing can be taken over as the list is read now. `stamps` are of the files as they
    were read: see `said.stamp_of`.
    """

    detected: str = ""
    settings: tuple[Setting, ...] = ()
    columns: tuple[ShownColumn, ...] = ()
    meanings: tuple[Choice, ...] = ()
    never: str = ""
    account: str = ""
    refused: str = ""
    headings: tuple[int, ...] = ()
    stamps: tuple[tuple[int, int], ...] = ()
    troubles: tuple[Trouble, ...] = ()
    offers: tuple[Offer, ...] = ()
    sheet: Sheet | None = None
