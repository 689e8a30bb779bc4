"""Managers who are named by their e-mail addresses, in a list with a column of its people's.

An address finds somebody's row while the list is read, and goes no further: rows are told by numbers.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from orgdesigner.exchange.grid import GridRow
from orgdesigner.exchange.incoming.organogram.cells import folded
from orgdesigner.exchange.incoming.stafflist.content import EMAIL

_ENOUGH = 0.5
_OF_NOBODY = "\x1f?"


class Addressed(NamedTuple):
    """Where addresses are: a column of the people's own, and one of their managers'."""

    own: int
    managers: int


def find_addressed(rows: Sequence[GridRow], places: Iterable[int]) -> Addressed | None:
    """Return which of some columns has people's addresses and which their managers', if two of them do."""
    columns = {place: [_address(row, place) for row in rows] for place in places}
    columns = {place: cells for place, cells in columns.items() if any(cells)}
    pairs = {
        Addressed(own, managers): _share_of_others(columns[own], columns[managers])
        for own in columns
        for managers in columns
    }
    best = max(pairs, key=pairs.__getitem__, default=None)
    return best if best is not None and pairs[best] >= _ENOUGH else None


def _share_of_others(own: Sequence[str], named: Sequence[str]) -> float:
    """Return how many of the addresses that are named are those of other rows, from 0 to 1."""
    known = set(own)
    stated = [(name, address) for name, address in zip(named, own, strict=True) if name]
    return sum(name in known and name != address for name, address in stated) / len(stated)


class Numbered:
    """Numbers in place of addresses: one for each, which says nothing of it."""

    def __init__(self, rows: Sequence[GridRow], own: int | None) -> None:
        self._own = own
        addresses = [] if own is None else [address for row in rows if (address := _address(row, own))]
        self._numbers = {address: f"\x1f{number}" for number, address in enumerate(dict.fromkeys(addresses))}

    def of(self, row: GridRow) -> str:
        """Return the number of whoever a row is about; nothing if it has no address."""
        return "" if self._own is None else self._numbers.get(_address(row, self._own), "")

    def meant(self, reference: str) -> str:
        """Return the number of whom a reference means if it is an address, and else the reference itself."""
        if self._own is None or not EMAIL.fullmatch(reference):
            return reference
        return self._numbers.get(folded(reference), _OF_NOBODY)


def _address(row: GridRow, place: int) -> str:
    text = row.cell(place).text
    return folded(text) if "@" in text and EMAIL.fullmatch(text.strip()) else ""
