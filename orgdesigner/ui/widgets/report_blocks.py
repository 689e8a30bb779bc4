"""The blocks of a report as widgets in a column, and the folds in it, which hold columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from orgdesigner.chart.measure import Measure
from orgdesigner.report.blocks import Block, Details, Heading, PostRow, Scale, Sentence, Table
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.report_more import AT_FIRST, Key, More, MoreView, beginnings
from orgdesigner.ui.widgets.report_rows import PostRowView, ScaleView
from orgdesigner.ui.widgets.report_table import TableView
from orgdesigner.ui.widgets.report_text import HeadingView, LinkView, SentenceView

_ABOVE = {Heading: 28, Sentence: 6, Table: 10, PostRow: 16, Scale: 16, Details: 6, More: 6}
"""The room above each kind of block, in pixels."""

_ABOVE_SMALL_HEADING = 18
_INDENT = 20

_AT_ONCE = 200
"""So many lines of text, or rows of tables four by four, are shown before the window may answer again."""


@dataclass(frozen=True)
class Making:
    """What every block is made with, and what somebody has opened.

    `opened` are folds, by their title and what stands above them; `lengths` says how much is shown of what
    is long.
    """

    appearance: Appearance
    measure: Measure
    opened: set[tuple[str, str]] = field(default_factory=set)
    lengths: dict[Key, int] = field(default_factory=dict)


class DetailsView(QWidget):
    """What is there for who asks: a button with a title, and what is beneath it once it was pressed."""

    shown = Signal(object)

    def __init__(self, block: Details, above: str, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self.fold = QToolButton(self)
        self.fold.setObjectName("fold")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._turn)
        self._blocks = BlockColumn(making, self)
        self._blocks.shown.connect(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fold)
        inner = QVBoxLayout()
        inner.setContentsMargins(_INDENT, 0, 0, 4)
        inner.addWidget(self._blocks)
        column.addLayout(inner)
        self.show_block(block, above)

    def show_block(self, block: Details, above: str) -> None:
        """Show other details, open if those of this title were opened."""
        self._block, self._key = block, (above, block.title)
        self.fold.setText(block.title.replace("&", "&&"))
        self.fold.setAccessibleName(block.title)
        self.fold.setChecked(self._key in self._making.opened)
        self._fill()

    def _turn(self, opened: bool) -> None:
        (self._making.opened.add if opened else self._making.opened.discard)(self._key)
        self._fill()

    def _fill(self) -> None:
        opened = self.fold.isChecked()
        self.fold.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.fold.setAccessibleDescription("open" if opened else "closed")
        if opened:  # what nobody has asked for is not made
            self._blocks.show_blocks(self._block.blocks, self._block.title)
        self._blocks.setVisible(opened)


Shown = Block | More
BlockView = (
    HeadingView | SentenceView | LinkView | TableView | PostRowView | ScaleView | DetailsView | MoreView
)


class BlockColumn(QWidget):
    """Shows blocks one below the other; `shown` carries the record that somebody wants to go to.

    A block that is as it was is left alone; one of the same shape is filled anew; others are made. A short
    report is there at once, a long one from the top, a part at each turn of the event loop.
    """

    shown = Signal(object)

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self._asked: tuple[Sequence[Block], str] = ((), "")
        self._wanted: list[tuple[Shown, str]] = []
        self._new = range(0)
        self._next = 0
        self._going_on = QTimer(self)
        self._going_on.setSingleShot(True)
        self._going_on.timeout.connect(self._go_on)
        self._blocks: list[Shown] = []
        self._views: list[BlockView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_blocks(self, blocks: Sequence[Block], above: str = "") -> None:
        """Show other blocks; `above` is the title of what they are in."""
        self._asked = blocks, above
        titled = list(zip(blocks, _titles_above(blocks, above), strict=True))
        self._wanted = list(beginnings(titled, above, self._making.lengths))
        first, last = _alike(self._blocks, [block for block, _ in self._wanted])
        for _ in range(first, len(self._blocks) - last):
            self._drop(first)
        self._new = range(first, len(self._wanted) - last)
        self._next = 0
        self._go_on()

    def _go_on(self) -> None:
        """Show the next blocks that are wanted."""
        # Every widget that is shown lets the layout be worked out again: once is enough, when all are there.
        self._column.setEnabled(False)
        weight = 0.0
        while self._next < len(self._wanted) and weight < _AT_ONCE:
            number = self._next
            block, above = self._wanted[number]
            if number in self._new:
                self._put(number, block, above)
            else:
                self._blocks[number] = block
                _refill(self._views[number], block, above)
            weight += 1 + len(block.rows) / 4 if isinstance(block, Table) else 1
            self._next += 1
        self._column.setEnabled(True)
        if self._next < len(self._wanted):
            self._going_on.start(0)

    def _lengthen(self, key: Key) -> None:
        self._making.lengths[key] = self._making.lengths.get(key, AT_FIRST) + AT_FIRST
        self.show_blocks(*self._asked)

    def _put(self, number: int, block: Shown, above: str) -> None:
        view = self._made(block, above)
        view.shown.connect(self.shown)
        self._views.insert(number, view)
        self._blocks.insert(number, block)
        small = isinstance(block, Heading) and block.level > 1
        self._column.insertSpacing(2 * number, _ABOVE_SMALL_HEADING if small else _ABOVE[type(block)])
        self._column.insertWidget(2 * number + 1, view)
        view.show()

    def _drop(self, number: int) -> None:
        view = self._views.pop(number)
        del self._blocks[number]
        for _ in range(2):
            self._column.takeAt(2 * number)
        view.hide()
        view.deleteLater()

    def _made(self, block: Shown, above: str) -> BlockView:
        appearance, measure = self._making.appearance, self._making.measure
        match block:
            case Heading():
                return HeadingView(block, self)
            case Sentence(subject=None):
                return SentenceView(block, self)
            case Sentence():
                return LinkView(block, appearance, self)
            case Table():
                return TableView(block, appearance, measure, self)
            case PostRow():
                return PostRowView(block, appearance, self)
            case Scale():
                return ScaleView(block, appearance, measure, self)
            case Details():
                return DetailsView(block, above, self._making, self)
            case More():
                more = MoreView(block, self)
                more.wanted.connect(self._lengthen)
                return more


def _refill(view: BlockView, block: Shown, above: str) -> None:
    """Show a block in a view of its shape; a view that shows it already does nothing."""
    match view, block:
        case HeadingView(), Heading():
            view.show_block(block)
        case SentenceView() | LinkView(), Sentence():
            view.show_block(block)
        case TableView(), Table():
            view.show_block(block)
        case PostRowView(), PostRow():
            view.show_block(block)
        case ScaleView(), Scale():
            view.show_block(block)
        case DetailsView(), Details():
            view.show_block(block, above)
        case MoreView(), More():
            view.show_block(block)


def _alike(old: Sequence[Shown], new: Sequence[Shown]) -> tuple[int, int]:
    """How many blocks have the same shape at the beginning, and how many more at the end."""
    before, after = [_shape(block) for block in old], [_shape(block) for block in new]
    most = min(len(before), len(after))
    first = next((n for n in range(most) if before[n] != after[n]), most)
    rest = most - first
    return first, next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)


def _shape(block: Shown) -> tuple[object, ...]:
    """What two blocks have in common if one view can show them one after the other."""
    match block:
        case Heading():
            return Heading, block.level
        case Sentence():
            return Sentence, block.strong, block.quiet, block.subject is None
        case _:
            return (type(block),)


def _titles_above(blocks: Sequence[Block], above: str) -> Iterator[str]:
    """Yield for each block the title of what it belongs to: the nearest one above it."""
    for block in blocks:
        yield above
        if isinstance(block, Heading):
            above = block.text
        elif isinstance(block, PostRow | Scale):
            above = block.title
