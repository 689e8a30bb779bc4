"""A structure as a workbook of tables: posts, people, pay to follow, coverage, changes, the staff list."""

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.paper.setup import PLAIN_PAGE, Wording
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.allowances import allowances_sheet
from orgdesigner.exchange.outgoing.workbook.changes import changes_sheet
from orgdesigner.exchange.outgoing.workbook.coverage import coverage_sheet
from orgdesigner.exchange.outgoing.workbook.findings import findings_sheet
from orgdesigner.exchange.outgoing.workbook.parity import parity_sheets
from orgdesigner.exchange.outgoing.workbook.people import people_sheet
from orgdesigner.exchange.outgoing.workbook.posts import posts_sheet, purposes_sheet
from orgdesigner.exchange.outgoing.workbook.printing import edges_of
from orgdesigner.exchange.outgoing.workbook.sheet import Sheet
from orgdesigner.exchange.outgoing.workbook.staff import staff_sheet
from orgdesigner.exchange.outgoing.workbook.xlsx import drawn_up
from orgdesigner.exchange.steps import Step, part
from orgdesigner.rules.shared.tables import pay_tables


def workbook(told: Told, step: Step, wording: Wording = PLAIN_PAGE) -> bytes:
    """Return all that an audience is told of a structure, as an XLSX file; `wording` is for its pages."""
    step(0.0)
    sheets = sheets_of(told)
    edges = edges_of(told.caption, told.audience.title, wording)
    return drawn_up(_first(told, sheets), sheets, told.caption, edges, part(step, 0.2, 1.0))


def sheets_of(told: Told) -> tuple[Sheet, ...]:
    """Return the tables that are in the workbook of an audience; what they are not told has none."""
    tables = pay_tables()
    found = (
        posts_sheet(told),
        purposes_sheet(told),
        people_sheet(told, tables),
        allowances_sheet(told),
        *parity_sheets(told, tables),
        coverage_sheet(told),
        findings_sheet(told),
        changes_sheet(told),
        staff_sheet(told),
    )
    return tuple(sheet for sheet in found if sheet is not None)


def _first(told: Told, sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    return (
        told.caption.plan,
        f"{told.caption.structure}, {in_words(told.caption.day)}",
        f"For: {told.audience.title} ({told.audience.in_words()})",
        "",
        *(f"{sheet.name}: {sheet.in_full()}" for sheet in sheets),
    )
