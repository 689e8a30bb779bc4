"""Which columns an organogram file has: the senior file and the junior file, told apart by their headings."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.tabular import Row

_ROWS_TO_LOOK_AT = 20
_INDIFFERENT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Form:
    """One of the two files of an organogram: its columns by name, and those it can't be without."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]

    def needs(self) -> str:
        """Return the headings that the file can't be without, in words."""
        *most, last = (f"“{self.columns[column][0]}”" for column in self.needed)
        return f"{', '.join(most)} and {last}"


# The headings of the organogram schemas of data.gov.uk, and "Grade" as it was in their first round.
SENIOR = Form(
    "senior",
    {
        "reference": ("Post Unique Reference",),
        "name": ("Name",),
        "grade": ("Grade (or equivalent)", "Grade"),
        "title": ("Job Title",),
        "function": ("Job/Team Function",),
        "organisation": ("Organisation",),
        "unit": ("Unit",),
        "reports_to": ("Reports to Senior Post",),
        "fte": ("FTE",),
        "pay_floor": ("Actual Pay Floor (£)",),
        "pay_ceiling": ("Actual Pay Ceiling (£)",),
        "group": ("Professional/Occupational Group",),
        "notes": ("Notes",),
    },
    needed=("reference", "title", "reports_to"),
)
JUNIOR = Form(
    "junior",
    {
        "organisation": ("Organisation",),
        "unit": ("Unit",),
        "reports_to": ("Reporting Senior Post",),
        "grade": ("Grade", "Grade (or equivalent)"),
        "pay_floor": ("Payscale Minimum (£)",),
        "pay_ceiling": ("Payscale Maximum (£)",),
        "title": ("Generic Job Title",),
        "fte": ("Number of Posts in FTE",),
        "group": ("Professional/Occupational Group",),
    },
    needed=("reports_to", "title", "fte"),
)
FORMS = (SENIOR, JUNIOR)


@dataclass(frozen=True)
class Headings:
    """The heading row of a file: its form, where each column is, and the headings that are not used."""

    form: Form
    row: Row
    places: Mapping[str, int]
    unused: tuple[str, ...]

    def __call__(self, column: str) -> str:
        """Return a column's heading as it is written in the file."""
        place = self.places.get(column)
        return self.form.columns[column][0] if place is None else " ".join(self.row.cells[place].split())

    def cell(self, row: Row, column: str) -> str:
        """Return a row's cell in a column, or nothing where the file has no such column or the row ends."""
        place = self.places.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def repeated_by(self, row: Row) -> bool:
        """Whether a row is the heading row once more."""
        return [cell.strip() for cell in row.cells] == [cell.strip() for cell in self.row.cells]


def find_headings(rows: Sequence[Row], *, name: str) -> Headings:
    """Return the first row that holds the headings of a senior or a junior file.

    Raises FileRefused with what was expected and what was found. The message names no heading that is not an
    organogram's: without headings, the first row would be somebody's.
    """
    known: set[str] = set()
    for row in rows[:_ROWS_TO_LOOK_AT]:
        for form in FORMS:
            places = _places(form, row, name)
            if all(column in places for column in form.needed):
                used = set(places.values())
                unused = (cell.strip() for place, cell in enumerate(row.cells) if place not in used)
                return Headings(form, row, places, tuple(filter(None, unused)))
            known.update(form.columns[column][0] for column in places)
    raise FileRefused(_not_an_organogram(rows, known, name))


def _places(form: Form, row: Row, name: str) -> dict[str, int]:
    wanted = {plain: column for column, headings in form.columns.items() for plain in _alike(headings)}
    places: dict[str, int] = {}
    twice = []
    for place, heading in enumerate(_alike(row.cells)):
        column = wanted.get(heading)
        if column in places:
            twice.append(column)
        elif column is not None:
            places[column] = place
    if twice and all(column in places for column in form.needed):
        raise FileRefused(
            f"“{name}” has the heading “{form.columns[twice[0]][0]}” twice. Take one of the two columns out."
        )
    return places


def _not_an_organogram(rows: Sequence[Row], known: set[str], name: str) -> str:
    widest = max((len(row.cells) for row in rows[:_ROWS_TO_LOOK_AT]), default=0)
    found = f"{widest} {'column' if widest == 1 else 'columns'} and no heading of one"
    if known:
        found = "of the headings of one only " + ", ".join(f"“{heading}”" for heading in sorted(known))
    return (
        f"“{name}” is not an organogram: it has {found}. A senior file needs the headings {SENIOR.needs()};"
        f" a junior file needs {JUNIOR.needs()}."
    )


def _alike(headings: Sequence[str]) -> list[str]:
    """Return headings without regard to case, spaces, punctuation and signs."""
    return [_INDIFFERENT.sub("", unicodedata.normalize("NFKC", each).casefold()) for each in headings]
