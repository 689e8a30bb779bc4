"""The sheet of staff: the list that the import reads back as the same posts and people."""

from orgdesigner.exchange.staffcsv import listed
from orgdesigner.exchange.stafflist.meanings import Meaning
from orgdesigner.exchange.steps import unwatched
from orgdesigner.exchange.told import Told
from orgdesigner.exchange.workbook.sheet import Column, Sheet, Shown

ABOUT = (
    "Everybody in one table, as OrgDesigner reads it in again: change what you like and import the workbook."
)

_SHOWN = {
    **dict.fromkeys((Meaning.SALARY, Meaning.ALLOWANCE), Shown.MONEY),
    **dict.fromkeys((Meaning.FTE, Meaning.SHARE, Meaning.PAID_PART), Shown.SHARE),
    **dict.fromkeys((Meaning.HOURS, Meaning.WEEKS), Shown.NUMBER),
    **dict.fromkeys(
        (Meaning.STARTS, Meaning.ENDS, Meaning.ALLOWANCE_STARTS, Meaning.ALLOWANCE_ENDS), Shown.DAY
    ),
    **dict.fromkeys((Meaning.NOTES, Meaning.ALLOWANCE_REASON), Shown.TEXT),
}


def staff_sheet(told: Told) -> Sheet:
    """Return the list of staff as an audience may see it: the rows of the CSV."""
    meanings, rows = listed(told, unwatched)
    columns = tuple(Column(each.label, _SHOWN.get(each, Shown.WORDS)) for each in meanings)
    return Sheet(
        "Staff list", ABOUT, columns, tuple(tuple(row.get(each) for each in meanings) for row in rows)
    )
