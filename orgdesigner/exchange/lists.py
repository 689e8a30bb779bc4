"""Files of any list of staff into an import, with nobody there to correct anything: for the command line."""

from collections.abc import Sequence
from pathlib import Path

from orgdesigner.errors import FileRefused
from orgdesigner.exchange import stafflist
from orgdesigner.exchange.cells.reading import read_book
from orgdesigner.exchange.importing import import_files
from orgdesigner.exchange.outcome import Imported, Remark

NOBODY = "“{file}” has no column that was recognised as names or job titles, so nothing was imported."


def import_list(paths: Sequence[Path]) -> Imported:
    """Return what a staff list holds, or one or both files of an organogram.

    Raises FileRefused, in words, if they can't be imported.
    """
    if len(paths) > 1:
        return import_files(paths)
    [path] = paths
    book = read_book(path)
    layout = stafflist.detect(book.grid)
    if layout.form is stafflist.Form.ORGANOGRAM:
        return import_files(paths)
    imported = stafflist.read(book.grid).imported
    if imported.rows and len(imported.refused) == imported.rows:
        raise FileRefused(NOBODY.format(file=path.name))
    doubts = tuple(Remark(str(doubt), path.name) for doubt in book.doubts)
    return Imported(
        records=imported.records,
        files=imported.files,
        rows=imported.rows,
        placed=imported.placed,
        tray=imported.tray,
        refused=imported.refused,
        remarks=(*doubts, *imported.remarks),
    )
