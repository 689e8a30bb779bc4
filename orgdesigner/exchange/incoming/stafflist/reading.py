"""A sheet into a structure, with an account of every row and what is amiss by its cell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming.organogram.lines import Line
from orgdesigner.exchange.incoming.outcome import Imported, Remark
from orgdesigner.exchange.incoming.stafflist.detecting import detect, is_staff_list
from orgdesigner.exchange.incoming.stafflist.entries import Entry, RowReader
from orgdesigner.exchange.incoming.stafflist.full_time import with_fte_of_hours
from orgdesigner.exchange.incoming.stafflist.layout import Corrections, Form, Layout
from orgdesigner.exchange.incoming.stafflist.lines import NO_COLUMN, lines_of
from orgdesigner.exchange.incoming.stafflist.posts import ListedPost, Registry
from orgdesigner.exchange.incoming.stafflist.problems import Outcome, Problem, Problems, remark
from orgdesigner.exchange.incoming.stafflist.records import group_is_told, inferred_of, records_of
from orgdesigner.exchange.meanings import Meaning
from orgdesigner.exchange.steps import Step, part, unwatched
from orgdesigner.model.words import StaffGroup

NEVER_KEPT = "these columns are not needed for a structure and were never stored: {headings}."
NOT_TAKEN = "these columns were not taken: {headings}."
GROUPS_BY_TITLE = "no column says who is teaching and who is support staff; their titles and pay scales did."
GROUP_UNKNOWN = (
    "nothing here says whether this is teaching or support staff; entered as support staff, which claims no"
    " teaching qualification."
)
LEVELS_BY_TITLE = (
    "no column says how senior posts are; headteachers and other leaders were told by their titles."
)
AN_ORGANOGRAM = "“{file}” is an organogram of a public body, which is imported as one."
NO_STAFF_LIST = (
    "Nothing in “{file}” was recognised as the names of people or the titles of posts."
    " Say which column has them, or which row has the headings, or choose another file or sheet."
)
NO_POST = "it names no post: the person was entered, and nothing else of the row."
FTE_OF_HOURS = "no column says how much of full time anybody works; it was worked out from the hours a week."
BY_ADDRESS = "managers are named by e-mail addresses: these found their rows, and were not stored."
SECTIONS = "each of them heads the rows below it, which are in a team of that name."
NO_ROWS = "it has headings and no rows."


class StaffList(NamedTuple):
    """What a sheet came to: how it was read, the structure and its account, and what is amiss."""

    layout: Layout
    imported: Imported
    problems: tuple[Problem, ...]


def read(grid: Grid, corrections: Corrections | None = None, step: Step = unwatched) -> StaffList:
    """Return the structure that a sheet describes. Every row is placed, in the tray or refused.

    Raises FileRefused for an organogram, which has a reader of its own, and for what is no list of staff.
    """
    said = corrections or Corrections()
    layout = detect(grid, said)
    if layout.form is Form.ORGANOGRAM:
        raise FileRefused(AN_ORGANOGRAM.format(file=grid.file))
    if not is_staff_list(layout):
        raise FileRefused(NO_STAFF_LIST.format(file=grid.file))
    problems = Problems(grid)
    reader = RowReader(grid, layout, said.cells, problems)
    entries: list[Entry] = []
    for done, (_row, entry) in enumerate(reader.entries(), start=1):
        if entry is not None:
            entries.append(entry)
        step(0.6 * done / len(reader.rows))
    places = {column.meaning: column.place for column in layout.columns}
    entries = with_fte_of_hours(entries) if Meaning.FTE not in places else entries
    titled = Meaning.TITLE in places or Meaning.POST_ID in places
    alone = [entry for entry in entries if titled and _names_no_post(entry)]
    registry = Registry(problems, places)
    posts = registry.posts([entry for entry in entries if not (titled and _names_no_post(entry))])
    without_post = registry.without_post(alone)
    step(0.7)
    lines, repairs = lines_of(posts, has_column=Meaning.REPORTS_TO in places)
    step(0.8)
    tray = (
        *_tray(posts, lines, repairs, problems, places.get(Meaning.REPORTS_TO)),
        *(remark(problems.add(NO_POST, each.row, places.get(Meaning.TITLE), Outcome.TRAY)) for each in alone),
    )
    ungrouped = _unknown_groups(posts, problems, places.get(Meaning.STAFF_GROUP))
    levels_stated = Meaning.LEVEL in places or Meaning.SLT in places
    every = problems.in_order()
    refused = tuple(remark(each) for each in every if each.outcome is Outcome.REFUSED)
    imported = Imported(
        records=tuple(
            records_of(posts, without_post, lines, levels_stated=levels_stated, step=part(step, 0.8, 1))
        ),
        inferred=frozenset(inferred_of(posts, without_post)),
        files=(grid.file,),
        rows=len(reader.rows),
        placed=len(reader.sections) + sum(len(post.entries) for post in posts if not lines[post.id].problem),
        tray=tray,
        refused=refused,
        remarks=(
            *_remarks(grid, layout, posts, ungrouped, levels_stated=levels_stated),
            *([Remark(SECTIONS, grid.file, tuple(reader.sections))] if reader.sections else ()),
            *(remark(each, layout.heading(each.column)) for each in every if each.outcome is Outcome.NOTED),
        ),
    )
    if imported.rows != imported.placed + len(imported.tray) + len(imported.refused):
        raise RuntimeError("a row of the source is not accounted for exactly once")
    step(1.0)
    return StaffList(layout, imported, every)


def _names_no_post(entry: Entry) -> bool:
    return bool(entry.people) and not (entry.title or entry.post_id or entry.reports_to)


def _tray(
    posts: Sequence[ListedPost],
    lines: dict[str, Line],
    repairs: dict[str, tuple[str, ...]],
    problems: Problems,
    column: int | None,
) -> Iterator[Remark]:
    for post in posts:
        line = lines[post.id]
        if line.problem == NO_COLUMN:
            # It is in no cell, and said of the whole list: nobody wants to hear it of every row.
            yield from (Remark(line.problem, problems.where, (entry.row,)) for entry in post.entries)
        elif line.problem:
            for entry in post.entries:
                problem = problems.add(line.problem, entry.row, column, Outcome.TRAY, repairs[post.id])
                yield remark(problem)


def _unknown_groups(posts: Sequence[ListedPost], problems: Problems, column: int | None) -> tuple[int, ...]:
    """Return the rows of people in no known staff group; each cell that could say it is a problem too."""
    rows = sorted({e.row for post in posts for e, _person in post.holders if not group_is_told(post, e)})
    for row in rows if column is not None else ():
        problems.add(GROUP_UNKNOWN, row, column, repairs=(group.label for group in StaffGroup))
    return tuple(rows)


def _remarks(
    grid: Grid,
    layout: Layout,
    posts: Sequence[ListedPost],
    ungrouped: tuple[int, ...],
    *,
    levels_stated: bool,
) -> Iterator[Remark]:
    yield from (Remark(doubt, grid.file) for doubt in layout.doubts)
    if layout.never_kept:
        yield Remark(NEVER_KEPT.format(headings=_quoted(layout.never_kept)), grid.file)
    left = [
        column.heading for column in layout.columns if column.meaning is Meaning.IGNORED and column.heading
    ]
    if left:
        yield Remark(NOT_TAKEN.format(headings=_quoted(left)), grid.file)
    if layout.addresses is not None:
        yield Remark(BY_ADDRESS, grid.file)
    if not posts:
        yield Remark(NO_ROWS, grid.file)
        return
    if layout.place(Meaning.STAFF_GROUP) is None and any(post.holders for post in posts):
        yield Remark(GROUPS_BY_TITLE, grid.file)
        if ungrouped:
            yield Remark(GROUP_UNKNOWN, grid.file, ungrouped)
    if layout.place(Meaning.FTE) is None and layout.place(Meaning.HOURS) is not None:
        yield Remark(FTE_OF_HOURS, grid.file)
    if not levels_stated:
        yield Remark(LEVELS_BY_TITLE, grid.file)


def _quoted(headings: Sequence[str]) -> str:
    return ", ".join(f"“{heading}”" for heading in headings)
