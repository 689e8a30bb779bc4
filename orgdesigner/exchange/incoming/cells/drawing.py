"""A draw.io drawing as a table: a row for each shape that lines lead to, below those that they come from.

What a drawing of our own says of each post is read as it is written. Of any other, the properties of a shape
are its columns, or else the lines of its label are a title, or a name and a title.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, filled
from orgdesigner.exchange.incoming.cells.book import Book, Doubt, How
from orgdesigner.exchange.incoming.cells.cleaning import cleaned
from orgdesigner.exchange.incoming.cells.mxfile import NoDrawing, Page, Shape, pages_of
from orgdesigner.exchange.incoming.cells.survey import refuse_too_large

A_DRAWING = Doubt(
    "The file is a draw.io drawing: who reports to whom was told by its lines, from above to below."
)
LINE_KIND = "line"
"""The property `kind` of the lines of our own drawings that are lines of management."""

_BEGINS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:mxfile|mxGraphModel)\b", re.DOTALL)
_PERSON = {
    "Person id": "people",
    "Name": "names",
    "Staff group": "groups",
    "Share of the post": "shares",
}
"""The properties of our own cards that say one thing of each holder, by the headings of our list."""
_HEADINGS = ("Post id", "Job title", *_PERSON, "FTE", "Team", "Reports to")
_BREAKING = frozenset({"br", "div", "p", "li", "h1", "h2", "h3"})

Row = dict[str, str]


def is_drawing(data: bytes) -> bool:
    """Whether a file begins as a draw.io drawing does."""
    return _BEGINS.match(data[:2000].decode("utf-8", "replace").lstrip("\ufeff")) is not None


def read_drawing(name: str, data: bytes, how: How) -> Book:
    """Return the pages of a drawing that hold posts, or all pages of our own as one table."""
    del how  # a drawing has neither an encoding nor a delimiter to choose
    try:
        pages = pages_of(data)
    except NoDrawing:
        raise FileRefused(
            f"“{name}” is a draw.io drawing that is damaged, or larger than any chart. Open it in draw.io and"
            " save it again."
        ) from None
    own = _own(pages)
    tables = [("", own)] if own else [(page.name, _foreign(page)) for page in pages]
    grids = [_grid(name, sheet, rows) for sheet, rows in tables if rows]
    if not grids:
        raise FileRefused(
            f"“{name}” is a drawing in which no lines lead from shape to shape, so it says of nobody whom"
            " they report to. Fasten the lines to the shapes, or import a list."
        )
    return Book(tuple(grids), How(sheet=grids[0].sheet or None), (A_DRAWING,))


def _own(pages: Iterable[Page]) -> list[Row]:
    """Return the rows of a drawing that we wrote: a post has the same number on every page."""
    posts: dict[str, Shape] = {}
    teams: dict[str, dict[str, None]] = {}
    managers: dict[str, str] = {}
    for page in pages:
        number = {each.id: each.said["number"] for each in page.shapes.values() if "number" in each.said}
        for shape in page.shapes.values():
            if shape.id in number:
                if "title" in shape.said:
                    posts.setdefault(number[shape.id], shape)
                around = page.shapes.get(shape.parent)
                if around is not None and "team" in around.said:
                    teams.setdefault(number[shape.id], {})[around.said["team"]] = None
            if (
                shape.is_line
                and shape.said.get("kind") == LINE_KIND
                and {shape.source, shape.target} <= set(number)
            ):
                managers[number[shape.target]] = number[shape.source]
    rows: list[Row] = []
    for key, shape in sorted(posts.items(), key=lambda pair: (len(pair[0]), pair[0])):
        about = {
            "Post id": key,
            "Job title": shape.said["title"],
            "FTE": shape.said.get("fte", ""),
            "Team": "; ".join(teams.get(key, ())),
            "Reports to": managers.get(key, ""),
        }
        people = [
            dict(zip(_PERSON, each, strict=True))
            for each in zip(*(_each(shape, part) for part in _PERSON.values()), strict=False)
        ]
        rows += [{**about, **person} for person in people or [{}]]
    return rows


def _each(shape: Shape, part: str) -> list[str]:
    return shape.said[part].split("; ") if part in shape.said else []


def _foreign(page: Page) -> list[Row]:
    """Return a row for each shape that a line is fastened to."""
    lines = [
        (each.source, each.target)
        for each in page.shapes.values()
        if each.is_line
        and each.source in page.shapes
        and each.target in page.shapes
        and each.source != each.target
    ]
    # Whichever way the arrows point, nobody has two managers.
    down = _doubled(target for _, target in lines)
    up = _doubled(source for source, _ in lines)
    above = {target: source for source, target in lines} if down <= up else dict(lines)
    ends = {end for line in lines for end in line}
    tied = [shape for shape in page.shapes.values() if shape.id in ends and (shape.said or _label(shape))]
    numbers = {shape.id: str(number) for number, shape in enumerate(tied, start=1)}
    labels = _labels([shape for shape in tied if not shape.said])
    return [
        {
            "Post id": numbers[shape.id],
            **(shape.said or labels[shape.id]),
            "Reports to": numbers.get(above.get(shape.id, ""), ""),
        }
        for shape in tied
    ]


def _doubled(ends: Iterable[str]) -> int:
    return sum(count - 1 for count in Counter(ends).values())


def _labels(shapes: Sequence[Shape]) -> dict[str, Row]:
    """Return what labels say: a title, or where most have two lines, a name and a title in either order."""
    from orgdesigner.exchange.incoming.stafflist.vocabulary import role_of

    said = {shape.id: _label(shape) for shape in shapes}
    if 2 * sum(len(lines) > 1 for lines in said.values()) < len(said):
        # A line's end in a few is only where a long title was broken.
        return {key: {"Job title": " ".join(lines)} for key, lines in said.items()}
    first = sum(bool(role_of(lines[0])) for lines in said.values() if len(lines) > 1)
    second = sum(bool(role_of(lines[1])) for lines in said.values() if len(lines) > 1)
    order = ("Job title", "Name") if first > second else ("Name", "Job title")
    return {
        key: dict(zip(order, lines, strict=False)) if len(lines) > 1 else {"Job title": lines[0]}
        for key, lines in said.items()
    }


class _Lines(HTMLParser):
    """The lines of a label, as draw.io shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _label(shape: Shape) -> list[str]:
    parser = _Lines()
    parser.feed(shape.label)
    parser.close()
    lines = (" ".join(cleaned(line).split()) for line in "".join(parser.text).split("\n"))
    return [line for line in lines if line]


def _grid(file: str, sheet: str, rows: Sequence[Row]) -> Grid:
    known = [heading for heading in _HEADINGS if any(row.get(heading) for row in rows)]
    others = dict.fromkeys(heading for row in rows for heading in row if heading not in _HEADINGS)
    headings = [*known, *others]
    refuse_too_large(len(rows) + 1, len(headings) - 1, file=file, sheet=sheet)
    return Grid(file, sheet, filled(_cells(headings, rows)))


def _cells(headings: Sequence[str], rows: Iterable[Row]) -> Iterator[list[GridCell]]:
    yield [GridCell(heading, heading) for heading in headings]
    for row in rows:
        texts = (cleaned(row.get(heading, "")) for heading in headings)
        yield [GridCell(text, text) if text.strip() else EMPTY for text in texts]
