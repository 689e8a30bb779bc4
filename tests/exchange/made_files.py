"""Organogram files made for one test: only the cells that the test is about are written down."""

from orgdesigner.exchange.incoming.merging.choosing import change_of
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.organogram import Source, read
from orgdesigner.exchange.incoming.outcome import Imported, Remark
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View

SENIOR = (
    "Post Unique Reference", "Name", "Grade (or equivalent)", "Job Title", "Job/Team Function",
    "Parent Department", "Organisation", "Unit", "Contact Phone", "Contact E-mail", "Reports to Senior Post",
    "Salary Cost of Reports (£)", "FTE", "Actual Pay Floor (£)", "Actual Pay Ceiling (£)", "",
    "Professional/Occupational Group", "Notes", "Valid?",
)  # fmt: skip
JUNIOR = (
    "Parent Department", "Organisation", "Unit", "Reporting Senior Post", "Grade", "Payscale Minimum (£)",
    "Payscale Maximum (£)", "Generic Job Title", "Number of Posts in FTE", "Professional/Occupational Group",
)  # fmt: skip


def senior_row(reference: str = "1", reports_to: str = "XX", **cells: str) -> list[str]:
    """Return the cells of one senior row; `cells` are named by their headings, `_` for a space."""
    given = {
        "Post Unique Reference": reference,
        "Reports to Senior Post": reports_to,
        "Name": "Ada Example",
        "Job Title": f"Director {reference}",
        "Organisation": "Example Board",
        "Unit": "Office",
        "FTE": "1",
    }
    return _row(SENIOR, given, cells)


def junior_row(reports_to: str = "1", fte: str = "1", **cells: str) -> list[str]:
    """Return the cells of one junior row."""
    given = {
        "Reporting Senior Post": reports_to,
        "Number of Posts in FTE": fte,
        "Generic Job Title": "Adviser",
        "Organisation": "Example Board",
        "Unit": "Office",
    }
    return _row(JUNIOR, given, cells)


def _row(headings: tuple[str, ...], given: dict[str, str], cells: dict[str, str]) -> list[str]:
    named = given | {name.replace("_", " "): value for name, value in cells.items()}
    unknown = named.keys() - set(headings)
    assert not unknown, f"no such heading: {unknown}"
    return [named.get(heading, "") for heading in headings]


def table(*rows: list[str] | tuple[str, ...], delimiter: str = ",", end: str = "\r\n") -> str:
    """Return rows as delimited text in which every cell is quoted."""
    return "".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) + end for row in rows)


def senior(*rows: list[str]) -> str:
    """Return the text of a senior file."""
    return table(SENIOR, *rows)


def junior(*rows: list[str]) -> str:
    """Return the text of a junior file."""
    return table(JUNIOR, *rows)


def imported(*texts: str | bytes) -> Imported:
    """Return what the importer makes of files with these texts, called 1.csv, 2.csv and so on."""
    sources = [
        Source(f"{number}.csv", text.encode() if isinstance(text, str) else text)
        for number, text in enumerate(texts, start=1)
    ]
    return read(sources)


def brought_in(view: View, outcome: Imported) -> Change:
    """Return the change that an import makes to a structure unless somebody says otherwise."""
    preview = preview_of(view, outcome)
    return change_of(view, preview, preview.default)


def view_of(outcome: Imported) -> View:
    """Return the structure that an import is."""
    return Structure(outcome.records).view


def post(view: View, title: str) -> r.Post:
    """Return the one post with a title."""
    (found,) = (post for post in view.all(r.Post) if post.title == title)
    return found


def accounted(outcome: Imported) -> bool:
    """Whether every row is in one place."""
    return outcome.rows == outcome.placed + len(outcome.tray) + len(outcome.refused)


def reasons(remarks: tuple[Remark, ...]) -> dict[tuple[str, int], str]:
    """Return remarks about single rows, by file and row."""
    return {(remark.file, remark.rows[0]): remark.message for remark in remarks}
