"""Index pages: on which page every post is, by its title."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from orgdesigner.chart.measure import Measure, in_full
from orgdesigner.chart.paper.edges import Words
from orgdesigner.chart.paper.setup import PageFormat, PageSetup
from orgdesigner.chart.paper.sheets import (
    ChartRequest,
    Page,
    edges_of,
    page_of_each_post,
)
from orgdesigner.chart.picture import Box, Picture
from orgdesigner.chart.theme import TextRole
from orgdesigner.disclosure.naming import named
from orgdesigner.model import records as r
from orgdesigner.model import relations

LINE = 17.0
HEADING = 30.0
COLUMN = 300.0
"""A column of the index is at least so wide where the paper is."""

BETWEEN = 28.0
NUMBER = 40.0
INDENT = 14.0


def pages(
    found: Sequence[Page],
    request: ChartRequest,
    measure: Measure,
    setup: PageSetup,
    page_format: PageFormat,
    scale: float,
) -> list[Page]:
    """Return the index of some pages: titles in alphabetical order, with who holds them and the page."""
    width, height = edges_of(request, measure, setup).room(page_format, scale, ())
    columns = max(1, int((width + BETWEEN) // (COLUMN + BETWEEN)))
    column = (width + BETWEEN) / columns - BETWEEN
    lines = max(1, int((height - HEADING) // LINE))
    entries = list(_entries(page_of_each_post(found, before=setup.before), request, measure, column - NUMBER))
    filled = list(_in_columns(entries, lines))
    count = ceil(len(filled) / columns)
    while lines > 1 and ceil(len(even := list(_in_columns(entries, lines - 1))) / columns) == count:
        lines, filled = lines - 1, even  # so that the last page is not nearly empty
    made = []
    for number in range(count):
        words = [Words("Index of posts", 0.0, HEADING / 2, TextRole.HEADING)]
        for at, lines_of in enumerate(filled[number * columns : (number + 1) * columns]):
            words += _set(lines_of, at * (column + BETWEEN), column, measure)
        area = Box(0, 0, width, height)
        made.append(Page(Picture(request.kind), area, [], "Index of posts", tuple(words)))
    return made


_Entry = tuple[tuple[str, ...], int]


def _entries(
    where: Mapping[str, int], request: ChartRequest, measure: Measure, width: float
) -> Iterator[_Entry]:
    view = request.view
    texts = []
    for post_id, page in where.items():
        post = view.need(r.Post, post_id)
        holders = [named(person, request.showing.names) for person in relations.holders(view, post_id)]
        texts.append((", ".join(dict.fromkeys((post.title, *filter(None, holders)))), page))
    for text, page in sorted(texts, key=lambda each: (each[0].casefold(), each[1])):
        lines = in_full(text, width - INDENT, TextRole.TEXT, measure)
        yield lines, page


def _in_columns(entries: Sequence[_Entry], lines: int) -> Iterator[list[_Entry]]:
    """Yield the entries column by column; none goes on in another unless it alone is taller."""
    column: list[_Entry] = []
    used = 0
    for entry in entries:
        if column and used + len(entry[0]) > lines:
            yield column
            column, used = [], 0
        column.append(entry)
        used += len(entry[0])
    if column:
        yield column


def _set(entries: Sequence[_Entry], x: float, width: float, measure: Measure) -> Iterator[Words]:
    middle = HEADING + LINE / 2
    for lines, page in entries:
        for number, text in enumerate(lines):
            yield Words(text, x + (INDENT if number else 0.0), middle)
            middle += LINE
        right = x + width - measure.width(str(page), TextRole.TEXT)
        yield Words(str(page), right, middle - LINE)
