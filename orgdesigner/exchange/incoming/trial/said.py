"""What is imported, and what somebody says about it, as plain values that go to the other process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from orgdesigner.exchange.incoming.cells.text import PASTED

SHEET, ENCODING, DELIMITER, HEADER, DECIMAL, DAYS = (
    *("sheet", "encoding", "delimiter"),
    *("header", "decimal", "days"),
)
_OTHER_TABLE = (SHEET, DELIMITER)
"""After these settings the columns and rows are others."""
_OF_THE_FILE = (SHEET, ENCODING, DELIMITER)
SEVERAL = ("ignored", "never")
"""The meanings that several columns can have."""


@dataclass(frozen=True)
class Source:
    """What is imported: files, or cells that were pasted."""

    paths: tuple[Path, ...] = ()
    pasted: str = ""

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return " and ".join(path.name for path in self.paths) or PASTED


def stamp_of(path: Path) -> tuple[int, int]:
    """Return what tells a file from what it was: its size and when it was written; zeros if it is gone."""
    try:
        at = path.stat()
    except OSError:
        return 0, 0
    return at.st_size, at.st_mtime_ns


class Repair(NamedTuple):
    """A value that was accepted in the place of what is in a cell."""

    row: int
    column: int
    value: str


class Two(NamedTuple):
    """Something of the list and something of the structure, by their kind and their ids there."""

    kind: str
    listed: str
    present: str


@dataclass(frozen=True)
class Said:
    """What somebody says about a source; nothing of it is needed.

    `settings` and `meanings` of columns are by the values that the window offers, `cells` by row and column.
    `apart` are two that are not the same, `same` two that are. `complete` says that the list has everybody.
    """

    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    meanings: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    cells: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    apart: tuple[Two, ...] = ()
    same: tuple[Two, ...] = ()
    complete: bool = False

    def with_setting(self, name: str, value: str) -> Said:
        """Say a setting. In another table everything that was said of places is said of nothing."""
        if name not in _OTHER_TABLE:
            return replace(self, settings=_with(self.settings, {name: value}))
        kept = {each: said for each, said in self.settings.items() if each in _OF_THE_FILE}
        return Said(_with(kept, {name: value}), complete=self.complete)

    def with_meaning(self, place: int, meaning: str) -> Said:
        """Say what a column means; nothing is said any longer of another one that had the same meaning."""
        kept = {
            each: other
            for each, other in self.meanings.items()
            if each != place and (other != meaning or meaning in SEVERAL)
        }
        return replace(self, meanings=_with(kept, {place: meaning}))

    def with_repairs(self, repairs: tuple[Repair, ...]) -> Said:
        """Take values instead of those in some cells."""
        return replace(
            self, cells=_with(self.cells, {(each.row, each.column): each.value for each in repairs})
        )

    def with_complete(self, *, complete: bool) -> Said:
        """Say whether the list has everybody."""
        return replace(self, complete=complete)

    def of_other_rows(self) -> Said:
        """Return what holds for a file whose rows may have changed: nothing that was said of a cell."""
        return replace(self, cells=MappingProxyType({}))

    def of_reading(self) -> Said:
        """Return what is said of how the list is read, without what is said of its people and posts."""
        return Said(self.settings, self.meanings, self.cells)

    def with_apart(self, two: Two) -> Said:
        """Say of two that they are not the same."""
        return replace(self, apart=(*_without(self.apart, two), two), same=tuple(_without(self.same, two)))

    def with_same(self, two: Two) -> Said:
        """Say of two that they are the same, and of either of them nothing else any longer."""
        others = (
            each
            for each in self.same
            if each.kind != two.kind or (each.listed != two.listed and each.present != two.present)
        )
        return replace(self, same=(*others, two), apart=tuple(_without(self.apart, two)))

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "settings": dict(self.settings),
            "meanings": list(self.meanings.items()),
            "cells": [[row, column, value] for (row, column), value in self.cells.items()],
            "apart": self.apart,
            "same": self.same,
            "complete": self.complete,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Said:
        """Return what `plain` made JSON of."""
        return cls(
            plain["settings"],
            dict(plain["meanings"]),
            {(row, column): value for row, column, value in plain["cells"]},
            tuple(Two(*each) for each in plain["apart"]),
            tuple(Two(*each) for each in plain["same"]),
            plain["complete"],
        )


def _with(said: Mapping[Any, str], more: Mapping[Any, str]) -> Mapping[Any, str]:
    return MappingProxyType({**said, **more})


def _without(several: tuple[Two, ...], two: Two) -> list[Two]:
    return [each for each in several if each != two]
