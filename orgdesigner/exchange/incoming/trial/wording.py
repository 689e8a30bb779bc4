"""What the import window says: what was detected, the sum of the rows, and what would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming.merging.grounds import Certainty
from orgdesigner.exchange.incoming.merging.lines import Line, Preview
from orgdesigner.exchange.incoming.outcome import Imported, Remark, row_numbers
from orgdesigner.exchange.incoming.stafflist import Layout, Outcome
from orgdesigner.exchange.incoming.stafflist.reading import NEVER_KEPT
from orgdesigner.exchange.incoming.trial.detected import (
    OUTCOMES,
    columns_of,
    meanings,
    settings_of,
    trouble_of,
)
from orgdesigner.exchange.incoming.trial.shown import Offer, Sheet, SheetRow, Shown, Trouble
from orgdesigner.exchange.incoming.trial.understanding import Understood

_CHECK = "to check"
_SAID_BELOW = NEVER_KEPT.partition("{")[0]
"""What is never stored has a line of its own at the foot of the window."""


def shown(found: Understood, present: Grid | None = None) -> Shown:
    """Return what the window shows; not the sheet, if it shows that one already."""
    layout, book, grid = found.layout, found.book, found.grid
    sheet = _sheet(grid) if grid is None or grid is not present else None
    if layout is None or book is None or grid is None:
        return Shown(
            detected(found),
            account=account(found.imported),
            troubles=troubles(found),
            offers=offers(found.preview),
            sheet=sheet,
        )
    how = book.how._replace(sheet=grid.sheet)
    return Shown(
        detected(found),
        settings=settings_of([each.sheet for each in book.grids], how, grid, layout),
        columns=columns_of(grid, layout),
        meanings=meanings(),
        never=never_stored(layout) if not found.refused else "",
        account=account(found.imported),
        refused=found.refused,
        headings=layout.header,
        troubles=troubles(found) if not found.refused else (),
        offers=offers(found.preview),
        sheet=sheet,
    )


def _sheet(grid: Grid | None) -> Sheet:
    if grid is None:
        return Sheet()
    rows = (SheetRow(row.number, tuple(cell.text for cell in row.cells)) for row in grid.rows)
    return Sheet(tuple(rows), grid.width)


def detected(found: Understood) -> str:
    """Say what a source was taken for."""
    layout = found.layout
    if layout is None:
        return "Organogram of a public body."
    if not layout.header:
        return f"{layout.form.label}, without headings."
    return f"{layout.form.label}, with its headings in {row_numbers(layout.header)}."


def never_stored(layout: Layout) -> str:
    """Say which columns are never stored; nothing where there are none."""
    if not layout.never_kept:
        return ""
    return f"Never stored, because a structure has no need of it: {', '.join(layout.never_kept)}."


def troubles(found: Understood) -> tuple[Trouble, ...]:
    """Return all that needs a look: first what was refused, then what is in the tray, then the rest."""
    return tuple(sorted(_troubles(found), key=lambda trouble: _ORDER.index(trouble.outcome)))


_ORDER = (OUTCOMES[Outcome.REFUSED], OUTCOMES[Outcome.TRAY], _CHECK, OUTCOMES[Outcome.NOTED])


def _troubles(found: Understood) -> Iterator[Trouble]:
    for doubt in found.book.doubts if found.book is not None else ():
        yield Trouble(
            _CHECK, ", ".join((doubt.sheet, *doubt.cells[:1])).strip(", "), _sentence(doubt.message)
        )
    if found.others:
        yield Trouble(_CHECK, "", _sentence(found.others))
    for words in found.layout.doubts if found.layout is not None else ():
        yield Trouble(_CHECK, "", _sentence(words))
    for words in found.preview.remarks if found.preview is not None else ():
        yield Trouble(_CHECK, "", words)
    for problem in found.problems:
        trouble = trouble_of(problem)
        yield trouble._replace(words=_sentence(trouble.words))
    if found.imported is not None:
        yield from _remarked(found)


def _remarked(found: Understood) -> Iterator[Trouble]:
    """Yield what the account of an import says beyond the problems, which name their cells."""
    assert found.imported is not None
    imported = found.imported
    told = {(problem.message, problem.row) for problem in found.problems}
    doubts = found.layout.doubts if found.layout is not None else ()
    for outcome, remarks in (
        (Outcome.REFUSED, imported.refused),
        (Outcome.TRAY, imported.tray),
        (Outcome.NOTED, imported.remarks),
    ):
        for remark in remarks:
            if remark.message.startswith(_SAID_BELOW) or remark.message in doubts:
                continue
            if not any((remark.message, row) in told for row in remark.rows):
                words = OUTCOMES[outcome] if remark.rows else _CHECK
                yield Trouble(
                    words, _place(remark), _sentence(remark.message), remark.rows[0] if remark.rows else 0
                )


def _place(remark: Remark) -> str:
    rows = row_numbers(remark.rows) if remark.rows else ""
    return ", ".join(part for part in (rows, f"“{remark.column}”" if remark.column else "") if part)


def account(imported: Imported | None) -> str:
    """Say where every row went, as a sum that comes out."""
    if imported is None:
        return ""
    rows = "1 row" if imported.rows == 1 else f"{imported.rows:,} rows"
    tray, refused = len(imported.tray), len(imported.refused)
    return f"{rows} = {imported.placed:,} placed + {tray:,} in the tray + {refused:,} refused."


def offers(preview: Preview | None) -> tuple[Offer, ...]:
    """Return the lines of a preview, in its order."""
    return tuple(_offer(line) for line in preview.lines) if preview is not None else ()


def _offer(line: Line) -> Offer:
    subject = line.subject
    words = f"{subject.caption}: {line.sentence}" if subject.caption else line.sentence
    is_here = line.ground is not None or not subject.listed
    about = (subject.kind, subject.caption, subject.listed, subject.id if is_here else "")
    if line.ground is None:
        return Offer(line.kind.label, words, line.taken, "", *about)
    doubt = f" ({line.ground.certainty.label.lower()})" if line.ground.certainty is Certainty.CHECK else ""
    return Offer(line.kind.label, f"{words}{doubt}", line.taken, f"Found {line.ground.label}.", *about)


def progress(read: float, rows: int) -> str:
    """Say how far the work is: which part of the rows has been read, and then that they are compared."""
    if read < 1:
        return f"Reading the rows: {round(read * rows):,} of {rows:,}"
    return f"Comparing {rows:,} rows with the structure" if rows else "Comparing with the structure"


def taken(preview: Preview, lines: Sequence[int], along: int = 0) -> str:
    """Say what the lines that are ticked come to, and how many more come along because those need them."""
    said = _sentence(f"{preview.message(lines)}.")
    if preview.unchanged:
        said += f" {preview.unchanged:,} of the list are here already, just so."
    if along:
        more = "One more comes" if along == 1 else f"{along:,} more come"
        said += f" {more} along, because ticked lines need {'it' if along == 1 else 'them'}."
    return said


def at_the_end(imported: Imported, preview: Preview, lines: Sequence[int] | None) -> str:
    """Say what came of an import: of some lines, or of the whole list as a plan of its own."""
    if lines is None:
        return account(imported)
    return f"{account(imported)} {_sentence(preview.message(lines))}."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
