"""Of what is very long in a report its beginning is shown, and the rest by a button; paper has all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from orgdesigner.report.blocks import Block, Table

AT_FIRST = 250
"""So many rows of a table, or blocks one below the other, are shown at first, and more with each press."""

Key = tuple[str, str]
"""What is long: the title above it and, for a table, what that shows."""


@dataclass(frozen=True)
class More:
    """What stands in the place of the rest of something long."""

    key: Key
    words: str


class MoreView(QPushButton):
    """The button that shows more; `wanted` carries what is to be longer."""

    shown = Signal(object)
    wanted = Signal(object)

    def __init__(self, more: More, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = more
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.wanted.emit(self._more.key))
        self.show_block(more)

    def show_block(self, more: More) -> None:
        """Stand for the rest of something else."""
        self._more = more
        self.setText(more.words)


def beginnings(
    blocks: Sequence[tuple[Block, str]], above: str, lengths: dict[Key, int]
) -> Iterator[tuple[Block | More, str]]:
    """Yield blocks with the titles above them, and for the rest of what is long a `More`.

    `lengths` says how much is shown of what somebody wanted more of.
    """
    key = above, ""
    shown = lengths.get(key, AT_FIRST)
    for block, title in blocks[:shown]:
        rows = lengths.get((title, block.summary), AT_FIRST) if isinstance(block, Table) else 0
        if isinstance(block, Table) and len(block.rows) > rows:
            yield replace(block, rows=block.rows[:rows]), title
            yield More((title, block.summary), _words(len(block.rows) - rows, " rows")), title
        else:
            yield block, title
    if len(blocks) > shown:
        yield More(key, _words(len(blocks) - shown, "")), above


def _words(left: int, of_what: str) -> str:
    if left <= AT_FIRST:
        return f"Show the last {left}{of_what}" if left > 1 else f"Show the last{of_what.rstrip('s')}"
    return f"Show {AT_FIRST} more{of_what} ({left:,} are left)"
