"""What came of an import: the records, and for every row of the source where it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgdesigner.model.records import Record


class Remark(NamedTuple):
    """A sentence about an import, or about rows of a file; it holds no value of theirs."""

    message: str
    file: str = ""
    rows: tuple[int, ...] = ()
    column: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.rows:
            place += f", {row_numbers(self.rows)}"
        if self.column:
            place += f", “{self.column}”"
        return f"{place}: {self.message}" if place else self.message


class Notebook:
    """Collects remarks while a file is read: the same remark about several rows becomes one."""

    def __init__(self) -> None:
        self._rows: dict[Remark, list[int]] = {}

    def add(self, message: str, *, file: str = "", row: int | None = None, column: str = "") -> None:
        """Note a sentence, about a row if one is given."""
        rows = self._rows.setdefault(Remark(message, file, (), column), [])
        if row is not None:
            rows.append(row)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Everything that was noted, in the order in which it first came up."""
        return tuple(remark._replace(rows=tuple(sorted(rows))) for remark, rows in self._rows.items())


class Inferred(NamedTuple):
    """A field of a record that no file stated: its reader told it by something else, such as a title."""

    kind: str
    record: str
    field: str


@dataclass(frozen=True)
class Imported:
    """The records of a structure, and an account of the rows that they were made from.

    `rows` counts the rows that held anything below the headings, and every one of them is once in one of
    three places: `placed` counts those that are in the structure where the file says, `tray` names those
    that are in it but report to nobody because the file's answer can't be used, and `refused` names those
    that are not in it. Several rows can make one post (a job share), and a row is placed or in the tray with
    its post. `remarks` say what else was decided, shortened or left out. What
    is `inferred` fills records that are new, and alters none that a structure has.
    """

    records: tuple[Record, ...]
    files: tuple[str, ...]
    rows: int
    placed: int
    tray: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    inferred: frozenset[Inferred] = frozenset()

    @property
    def message(self) -> str:
        """One sentence with the sum in it."""
        rows = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
        return (
            f"Imported {' and '.join(self.files)}. {rows}: {self.placed:,} placed,"
            f" {len(self.tray):,} in the tray, {len(self.refused):,} refused."
        )


def row_numbers(rows: Sequence[int]) -> str:
    """Return rows in words, such as "row 3" or "rows 3, 4 and 7"; of many only the first ten."""
    *most, last = [str(row) for row in rows[:10]]
    if len(rows) > 10:
        return f"rows {', '.join((*most, last))} and {len(rows) - 10} more"
    return f"rows {', '.join(most)} and {last}" if most else f"row {last}"
