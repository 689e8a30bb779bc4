"""The blocks that a report is made of: headings, sentences, tables, rows of marks and scales.

They say what there is to see, and nothing about how large or in which colour: every mark differs from every
other in shape, so that a page can be printed grey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from orgdesigner.rules.base import Subject


class Mark(Enum):
    """A small sign with a meaning, told from all others by its shape."""

    TEACHING = "held by teaching staff"
    SUPPORT = "held by support staff"
    BOTH = "held by both staff groups"
    VACANT = "vacant"
    ACCOUNTABLE = "accountable"
    CONTRIBUTING = "contributing"
    SEVERAL = "several contributing"
    EMPTY = "nobody"
    ALONE = "one person only"
    OVERLOADED = "more than can be asked"
    ERROR = "to put right"
    WARNING = "to look at"
    ADVICE = "worth a thought"
    WAIVED = "waived"


class Align(Enum):
    """Where the words of a column stand; figures stand at the right."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Heading:
    """The title of what follows; level 1 is a part of the report, level 2 a part of that."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Sentence:
    """A paragraph. A strong one is the answer, a quiet one the small print; `subject` is what it is about."""

    text: str
    strong: bool = False
    quiet: bool = False
    subject: Subject | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in one field of a table: words, a mark or both, and the record that it is about."""

    text: str = ""
    mark: Mark | None = None
    strong: bool = False
    subject: Subject | None = None


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is how much of the width it takes, against the others."""

    title: str
    align: Align = Align.LEFT
    share: float = 1.0


@dataclass(frozen=True)
class Table:
    """Rows under columns; `summary` says in a sentence what the table shows, for who can't see it."""

    summary: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Post:
    """One post in a row of posts: who may hold it (the outline) and who does (the mark within)."""

    mark: Mark
    reserved: bool = False
    limited: bool = False
    label: str = ""
    subject: Subject | None = None


@dataclass(frozen=True)
class PostRow:
    """The posts of a role side by side, one sign each, with a name and the count in words."""

    title: str
    posts: tuple[Post, ...]
    words: str


@dataclass(frozen=True)
class Point:
    """A value on a scale, in pounds a year, with the mark of a staff group and what it is."""

    value: float
    mark: Mark
    label: str
    subject: Subject | None = None


@dataclass(frozen=True)
class Scale:
    """Values side by side on one line, so that a gap can be seen; `words` says what is to be seen."""

    title: str
    points: tuple[Point, ...]
    words: str


@dataclass(frozen=True)
class Details:
    """What is there for who asks: folded on screen until it is opened, and printed in full."""

    title: str
    blocks: tuple[Block, ...]


Block = Heading | Sentence | Table | PostRow | Scale | Details


@dataclass(frozen=True)
class Report:
    """A report: its title, what it is about in one line, and its blocks."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[str]:
        """Yield everything that the report says, line by line, for a reader without the picture."""
        yield self.title
        yield self.subtitle
        yield from lines_of(self.blocks)


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what blocks say, line by line; the fields of a table's row are parted by tabs."""
    for block in blocks:
        match block:
            case Heading() | Sentence():
                yield block.text
            case Table():
                yield "\t".join(column.title for column in block.columns)
                yield from ("\t".join(cell_words(cell) for cell in row) for row in block.rows)
            case PostRow():
                yield f"{block.title}: {block.words}"
                yield from (post_words(post) for post in block.posts)
            case Scale():
                yield f"{block.title}: {block.words}"
                yield from (f"{point.label} ({point.mark.value})" for point in block.points)
            case Details():
                yield block.title
                yield from lines_of(block.blocks)


def cell_words(cell: Cell) -> str:
    """Return what a field of a table says, with the meaning of its mark."""
    return " ".join(filter(None, (cell.text, f"({cell.mark.value})" if cell.mark else "")))


def post_words(post: Post) -> str:
    """Return what the sign of a post says."""
    limit = "reserved, " if post.reserved else "limited, " if post.limited else ""
    return f"{post.label} ({limit}{post.mark.value})"
