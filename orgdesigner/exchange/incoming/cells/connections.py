"""The lines that draw.io would draw for a CSV: its settings say which column names the cards below a card."""

import json
from collections.abc import Iterator, Sequence

from orgdesigner.exchange.incoming.tabular import Row

MANAGERS = "who reports to whom was told by “{column}”, as draw.io draws its lines, in a column of its own."
_HEADING = "Reports to"
_CONNECT = "connect:"


def with_managers(settings: Sequence[str], rows: list[Row]) -> tuple[list[Row], str]:
    """Return the rows of a CSV for draw.io with a column of managers, and the column that told them, if any.

    Only a column that names several cards in one cell names those below: one that names one card each is a
    column of managers already.
    """
    if not rows:
        return rows, ""
    header, *below = rows
    for told, key in _connected(settings):
        if told not in header.cells or key not in header.cells:
            continue
        lower, own = header.cells.index(told), header.cells.index(key)
        named = [[each.strip() for each in _cell(row, lower).split(",") if each.strip()] for row in below]
        if max(map(len, named), default=0) < 2:
            continue
        above: dict[str, list[str]] = {}
        for row, names in zip(below, named, strict=True):
            for each in names:
                above.setdefault(each, []).append(_cell(row, own))
        managers = [_only(above.get(_cell(row, own), [])) for row in below]
        if any(managers):
            width = max(len(row.cells) for row in rows)
            texts = (_HEADING, *managers)
            return [_with(row, width, text) for row, text in zip(rows, texts, strict=True)], told
    return rows, ""


def _connected(settings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield from which column to which lines lead; none if they lead to managers, which a column names then.

    A setting goes on below a line that ends with a backslash.
    """
    whole = "\n".join(line.lstrip("# ") for line in settings).replace("\\\n", "")
    found: list[tuple[str, str]] = []
    for line in whole.split("\n"):
        if line.startswith(_CONNECT):
            try:
                said = json.loads(line.removeprefix(_CONNECT))
            except ValueError:
                continue
            if not isinstance(said, dict):
                continue
            if said.get("invert"):
                return
            found.append((str(said.get("from")), str(said.get("to"))))
    yield from found


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


def _only(managers: Sequence[str]) -> str:
    """Return the one manager; of two that are drawn above a card nobody can tell which it is."""
    return managers[0] if len(set(managers)) == 1 else ""


def _with(row: Row, width: int, text: str) -> Row:
    return Row(row.number, [*row.cells, *[""] * (width - len(row.cells)), text])
