"""The lines that draw.io would draw for a CSV: its settings say which column names the cards below a card."""

import json
from collections.abc import Iterator, Sequence

from orgdesigner.exchange.tabular import Row

MANAGERS = "who reports to whom was told by “{column}”, as draw.io draws its lines, in a column of its own."
_HEADING = "Reports to"
_CONNECT = "connect:"


def with_managers(settings: Sequence[str], rows: list[Row]) -> tuple[list[Row], str]:
    """Return the rows of a CSV for draw.io with a column of managers, and the column that told them, if any.

    A column that names who is above a card is one already, and nothing is added.
    """
    if not rows:
        return rows, ""
    header, *below = rows
    for connect in _connects(settings):
        told, key = connect.get("from"), connect.get("to")
        if connect.get("invert") or told not in header.cells or key not in header.cells:
            continue
        lower, own = header.cells.index(told), header.cells.index(key)
        above: dict[str, list[str]] = {}
        for row in below:
            for each in _cell(row, lower).split(","):
                above.setdefault(each.strip(), []).append(_cell(row, own))
        managers = [_only(above.get(_cell(row, own), [])) for row in below]
        if any(managers):
            width = max(len(row.cells) for row in rows)
            texts = (_HEADING, *managers)
            added = [_with(row, width, text) for row, text in zip(rows, texts, strict=True)]
            return added, told
    return rows, ""


def _connects(settings: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield the settings of lines; one goes on below a line that ends with a backslash."""
    whole = "\n".join(line.lstrip("# ") for line in settings).replace("\\\n", "")
    for line in whole.split("\n"):
        if line.startswith(_CONNECT):
            try:
                said = json.loads(line.removeprefix(_CONNECT))
            except ValueError:
                continue
            if isinstance(said, dict):
                yield said


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


def _only(managers: Sequence[str]) -> str:
    """Return the one manager; of two that are drawn above a card nobody can tell which it is."""
    return managers[0] if len(set(managers)) == 1 else ""


def _with(row: Row, width: int, text: str) -> Row:
    return Row(row.number, [*row.cells, *[""] * (width - len(row.cells)), text])
