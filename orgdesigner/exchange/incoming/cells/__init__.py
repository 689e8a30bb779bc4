"""Any file with a table in it, or pasted cells, as grids: what is in the cells, before what it means.

CSV and TSV in any delimiter and encoding that can be told, XLSX, XLSB, ODS, XLS and XML spreadsheets, the
tables of web pages and draw.io drawings. Reads untrusted files, so it runs in a process of its own: see
`reading`. Kinds are told by the bytes and not by a name's ending.
"""

from collections.abc import Callable

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.cells.book import AS_TOLD, Book, Doubt, How
from orgdesigner.exchange.incoming.cells.drawing import is_drawing, read_drawing
from orgdesigner.exchange.incoming.cells.mending import mended
from orgdesigner.exchange.incoming.cells.spreadsheetml import is_spreadsheetml, read_spreadsheetml
from orgdesigner.exchange.incoming.cells.text import PASTED, read_pasted, read_text
from orgdesigner.exchange.incoming.cells.webpage import is_web_page, read_page

__all__ = ["AS_TOLD", "PASTED", "Book", "Doubt", "How", "read_grids", "read_pasted"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLDEST_EXCEL = (b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")


def read_grids(name: str, data: bytes, how: How = AS_TOLD) -> Book:
    """Return the sheets of a file that hold anything; `name` is the file's without its folder.

    Letters that were encoded twice are put right. Raises FileRefused, in words that name the file and the
    place, for what can't be read.
    """
    return mended(_reader(name, data)(name, data, how))


def _reader(name: str, data: bytes) -> Callable[[str, bytes, How], Book]:
    if data.startswith(_ZIP):
        # The reader of spreadsheets is loaded only for one.
        from orgdesigner.exchange.incoming.cells.workbook import read_package

        return read_package
    if data.startswith(_COMPOUND):
        from orgdesigner.exchange.incoming.cells.workbook import read_old

        return read_old
    if data.startswith(_OLDEST_EXCEL):
        raise FileRefused(f"“{name}” was saved by an Excel of before 1995. Save it as XLSX first.")
    kinds = ((is_spreadsheetml, read_spreadsheetml), (is_drawing, read_drawing), (is_web_page, read_page))
    return next((read for is_kind, read in kinds if is_kind(data)), read_text)
