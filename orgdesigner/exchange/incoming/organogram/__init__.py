"""The organogram format of UK government bodies: a senior file of posts and a junior file of groups of posts.

Follows the schemas that data.gov.uk published for the two files: a repeated reference is a job share, `XX`
is the top, reference 0 is somebody who is paid and in no post, "Valid?" means nothing. Both files can be
tables of any kind, and the two can be sheets of one spreadsheet.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.cells.book import Book
from orgdesigner.exchange.incoming.organogram.cells import is_stated
from orgdesigner.exchange.incoming.organogram.entries import Entry, Sheet, read_entries
from orgdesigner.exchange.incoming.organogram.headings import FORMS, find_headings
from orgdesigner.exchange.incoming.organogram.lines import Line, reporting_lines
from orgdesigner.exchange.incoming.organogram.posts import SourcePost, posts_of
from orgdesigner.exchange.incoming.organogram.records import records_of
from orgdesigner.exchange.incoming.outcome import Imported, Inferred, Notebook, Remark
from orgdesigner.exchange.incoming.tabular import Row
from orgdesigner.model.records import Person


class Source(NamedTuple):
    """The bytes of a file, and its name without its folder."""

    name: str
    data: bytes


def read(sources: Sequence[Source]) -> Imported:
    """Return the structure that one or both files of an organogram describe, and where every row went.

    Which file is which is told by their headings. Raises FileRefused, in words, for anything else.
    """
    return of_books([read_grids(source.name, source.data) for source in sources])


def of_books(books: Sequence[Book]) -> Imported:
    """Return the same of files whose cells were read: of a spreadsheet, every sheet that is one."""
    notebook = Notebook()
    sheets = _sheets(books, notebook)
    entries = [entry for sheet in sheets for entry in sheet.entries]
    organisation = _organisation(entries, notebook)
    posts = posts_of(entries, notebook, organisation=organisation)
    lines = reporting_lines(posts, notebook)
    tray = tuple(_tray(posts, lines))
    records = tuple(records_of(posts, lines, organisation=organisation))
    imported = Imported(
        records=records,
        files=tuple(dict.fromkeys(book.grid.file for book in books)),
        rows=sum(sheet.rows for sheet in sheets),
        placed=sum(len(post.entries) for post in posts if not lines[post.id].problem),
        tray=tray,
        refused=tuple(remark for sheet in sheets for remark in sheet.refused),
        remarks=notebook.remarks,
        inferred=frozenset(
            Inferred(each.kind, each.id, "staff_group") for each in records if isinstance(each, Person)
        ),
    )
    if imported.rows != imported.placed + len(imported.tray) + len(imported.refused):
        raise RuntimeError("a row of the source is not accounted for exactly once")
    return imported


def _sheets(books: Sequence[Book], notebook: Notebook) -> list[Sheet]:
    """Return the senior file and then the junior file, whichever came first."""
    sheets: dict[str, Sheet] = {}
    for book in books:
        for doubt in book.doubts:
            notebook.add(str(doubt), file=book.grid.file)
        for grid in _organograms(book):
            sheet = _sheet(grid, notebook)
            other = sheets.setdefault(sheet.headings.form.name, sheet)
            if other is not sheet:
                raise FileRefused(
                    f"“{other.file}” and “{sheet.file}” are both {sheet.headings.form.name} files."
                    " Import one senior file, one junior file, or one of each."
                )
    return [sheets[form.name] for form in FORMS if form.name in sheets]


def _organograms(book: Book) -> list[Grid]:
    """Return the sheets of a file that are organograms; one that is none is there to be refused in words."""
    found = [grid for grid in book.grids if is_organogram(grid)] if len(book.grids) > 1 else []
    return found or [book.grid]


def is_organogram(grid: Grid) -> bool:
    """Whether a sheet has the headings of a senior or a junior file."""
    try:
        find_headings(_rows(grid), name=grid.file)
    except FileRefused:
        return False
    return True


def _rows(grid: Grid) -> list[Row]:
    return [Row(row.number, [cell.text for cell in row.cells]) for row in grid.rows]


def _sheet(grid: Grid, notebook: Notebook) -> Sheet:
    rows = _rows(grid)
    file = f"{grid.file}, sheet {grid.sheet}" if grid.sheet else grid.file
    headings = find_headings(rows, name=file)
    sheet = read_entries(rows, headings, notebook, file=file)
    if not sheet.rows:
        notebook.add("it has headings and no rows.", file=file)
    if headings.unused:
        columns = ", ".join(f"“{heading}”" for heading in headings.unused)
        notebook.add(f"these columns are not needed and were not kept: {columns}.", file=file)
    if _has_content_without_heading(rows, sheet):
        notebook.add("a column without a heading was not kept.", file=file)
    return sheet


def _has_content_without_heading(rows: Sequence[Row], sheet: Sheet) -> bool:
    header = sheet.headings.row
    nameless = [place for place, heading in enumerate(header.cells) if not heading.strip()]
    below = (row for row in rows if row.number > header.number)
    return any(place < len(row.cells) and row.cells[place].strip() for row in below for place in nameless)


def _organisation(entries: Sequence[Entry], notebook: Notebook) -> str:
    """Return the organisation that most rows are of, and note what holds for everything in the files."""
    names = Counter(entry.organisation for entry in entries if is_stated(entry.organisation))
    if len(names) > 1:
        notebook.add("the rows are of several organisations; the plan is named after the most frequent one.")
    if entries:
        notebook.add(
            "an organogram says nothing about staff groups: everybody was entered as support staff,"
            " which claims no teaching qualification."
        )
    if any(entry.junior for entry in entries):
        notebook.add(
            "a junior row of more than 1 FTE is a card that stands for several posts, with nobody named:"
            " count FTE, not heads."
        )
    return names.most_common(1)[0][0] if names else ""


def _tray(posts: Sequence[SourcePost], lines: dict[str, Line]) -> Iterator[Remark]:
    for post in posts:
        problem = lines[post.id].problem
        if problem:
            yield from (Remark(problem, entry.file, (entry.row,)) for entry in post.entries)
