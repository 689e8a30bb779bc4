"""What is said of the sheets of a spreadsheet that were surveyed, and which is looked at first."""

from collections.abc import Iterator, Sequence

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid, column_name
from orgdesigner.exchange.incoming.cells.book import Doubt, How, cells_in_words
from orgdesigner.exchange.incoming.cells.merged import MERGED
from orgdesigner.exchange.incoming.cells.survey import Span, Survey

HIDDEN_SHEET = "hidden in the spreadsheet, and read."

_MOST_SHEETS = 500


def refuse_many_sheets(count: int, *, file: str) -> None:
    """Raise FileRefused if a spreadsheet has more sheets than are read."""
    if count > _MOST_SHEETS:
        raise FileRefused(f"“{file}” has {count:,} sheets, and at most {_MOST_SHEETS} are read.")


def doubts_of(sheet: str, survey: Survey, spread: Sequence[Span]) -> Iterator[Doubt]:
    """Yield what looks amiss in a sheet; `spread` are the merged cells that were read as several."""
    if survey.errors:
        yield Doubt("the spreadsheet shows an error here.", sheet, tuple(map(str, survey.errors)))
    if survey.unworked:
        yield Doubt(
            "a formula here has no value, because the file was not saved by a spreadsheet program."
            " Open it in Excel or LibreOffice, save it, and import it again.",
            sheet,
            tuple(map(str, survey.unworked)),
        )
    if spread:
        yield Doubt(MERGED, sheet, tuple(map(str, spread)))
    rows = [str(row) for row in survey.hidden_rows if row <= survey.last_row]
    if rows:
        yield _hidden("row" if len(rows) == 1 else "rows", rows, sheet)
    columns = [
        column_name(column) for column in sorted(survey.hidden_columns) if column <= survey.last_column
    ]
    if columns:
        yield _hidden("column" if len(columns) == 1 else "columns", columns, sheet)


def _hidden(what: str, which: list[str], sheet: str) -> Doubt:
    return Doubt(f"hidden in the spreadsheet, and read: {what} {cells_in_words(which)}.", sheet)


def first_sheet(grids: Sequence[Grid], hidden: Sequence[str], how: How, *, file: str) -> str:
    """Return the sheet to look at first: the one asked for, or the first visible one with a table."""
    if how.sheet is not None:
        if how.sheet not in {grid.sheet for grid in grids}:
            raise FileRefused(f"“{file}” has no sheet “{how.sheet}” that holds anything.")
        return how.sheet
    visible = [grid for grid in grids if grid.sheet not in hidden] or grids
    tables = [grid for grid in visible if len(grid.rows) > 1 and grid.width > 1]
    return (tables or visible)[0].sheet
