"""The sheet of staff: the list that the import reads back as the same posts and people."""

from orgdesigner.exchange.meanings import Meaning
from orgdesigner.exchange.outgoing.staffcsv import listed
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.sheet import Column, Sheet, Shown
from orgdesigner.exchange.steps import unwatched

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


_UNPRINTED = (
    Meaning.REPORTS_TO, Meaning.POST_ID, Meaning.PERSON_ID, Meaning.SHARE, Meaning.HELD_AS, Meaning.PAID_PART,
    Meaning.ALLOWANCE_BASIS, Meaning.ALLOWANCE_STARTS, Meaning.ALLOWANCE_ENDS, Meaning.ALLOWANCE_REASON,
    Meaning.NOTES,
)  # fmt: skip
"""What a program needs to read it in again and people hardly on paper: the last columns."""


def staff_sheet(told: Told) -> Sheet:
    """Return the list of staff as an audience may see it: the rows of the CSV."""
    found, rows = listed(told, unwatched)
    printed = [each for each in found if each not in _UNPRINTED]
    meanings = (*printed, *(each for each in found if each in _UNPRINTED))
    columns = tuple(Column(each.label, _SHOWN.get(each, Shown.WORDS)) for each in meanings)
    cells = tuple(tuple(row.get(each) for each in meanings) for row in rows)
    return Sheet("Staff list", ABOUT, columns, cells, len(meanings) - len(printed))
