"""Rows that head the rows below them, such as “English Department”: the team of the posts there."""

import re
from collections.abc import Sequence

from orgdesigner.exchange.grid import GridRow
from orgdesigner.exchange.incoming.organogram.cells import one_line, shortened
from orgdesigner.exchange.incoming.stafflist.layout import Layout
from orgdesigner.exchange.incoming.stafflist.refusals import Refusals, is_total
from orgdesigner.exchange.incoming.stafflist.vocabulary import section_words, words_of
from orgdesigner.exchange.meanings import Meaning

_LONGEST = 60
_COUNTED = re.compile(r"\s*[(\[]\s*\d+\s*(?:fte|staff|posts?|people)?\s*[)\]]\s*$", re.IGNORECASE)
_MARKS = " :–-"
_LITTLE = {"and", "of", "the", "for", "in", "a"}


def sections_of(rows: Sequence[GridRow], layout: Layout, refusals: Refusals) -> dict[int, str]:
    """Return the teams that rows name which head others, by the numbers of those rows.

    A list with a column of teams has no need of them. A name that stands alone is somebody's, unless it is
    made of words that departments have; and what heads nothing is a note.
    """
    if layout.place(Meaning.TEAM) is not None:
        return {}
    found: dict[int, str] = {}
    waiting: tuple[int, str] | None = None
    for row in rows:
        if name := _section(row, len(layout.columns)):
            waiting = row.number, name
        elif waiting is not None and not refusals.reason(row):
            found[waiting[0]], waiting = waiting[1], None
    return found


def _section(row: GridRow, columns: int) -> str:
    """Return the name of the section that a row heads, or nothing."""
    texts = {text for cell in row.cells if (text := one_line(cell.text))}
    # In a list of two columns, one cell is half of all that a row says.
    if len(texts) != 1 or columns < 3:
        return ""
    [text] = texts
    name = _COUNTED.sub("", text.rstrip(_MARKS)).rstrip(_MARKS)
    if len(name) > _LONGEST or is_total(name) or not _names_a_section(name):
        return ""
    return shortened(name)


def _names_a_section(name: str) -> bool:
    groups, subjects = section_words()
    words = [word for word in words_of(name).split() if word not in _LITTLE and not word.isdigit()]
    return bool(words) and (not groups.isdisjoint(words) or subjects.issuperset(words))
