"""Letters that were encoded twice, such as “Ã©” for “é”: put right where that is certain, and else doubted.

It comes of opening a file in the wrong encoding and saving it, as CSV or as a spreadsheet. Certain is what
holds of every text of a book: read as the bytes of Windows-1252 it is UTF-8, and says letters that names
have.
"""

import re
from collections.abc import Iterator, Set

from orgdesigner.exchange.grid import EMPTY, Grid, GridCell, address
from orgdesigner.exchange.incoming.cells.book import Book, Doubt
from orgdesigner.exchange.incoming.cells.cleaning import cleaned_wholly

MENDED = "letters that had been encoded twice, such as “Ã©” for “é”, were put right here."
DOUBTED = "some letters look encoded twice, such as “Ã©” for “é”. Check them."

_MOST_TIMES = 3
_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_AS_BYTES = {ord(sign): sign.encode("windows-1252")[0] for sign in _HIGH}
_BEHIND = rf"[\u0080-\u00bf{_HIGH}]"
"""What the second byte of a letter in UTF-8 shows as."""

_LETTER = r"[^\W\d_]"
_TWICE_ENCODED = re.compile(rf"[ÂÃ]{_BEHIND}|â€{_BEHIND}|Å[µ·¶´]")
# “CAFÃ’S” and “(SÃ…” may be meant: a capital letter with punctuation behind it.
_NEVER_MEANT = re.compile(
    rf"[Â-Å](?![’–]|[‘“”—…›»®™\u00a0](?!{_LETTER})){_BEHIND}"
    rf"|(?<!{_LETTER})[ÂÃ]{_BEHIND}|[âáï]{_BEHIND}{{2}}"
)
_UNLIKELY = re.compile(
    "[^\x00-\x7f\u00a0-\u017f\u0218-\u021b\u1e00-\u1eff\u2010-\u2044\u20ac\u2122\ufeff\ufffd]"
)
"""Signs that a list of a British school hardly has: a text that would say them was meant as it is."""


def mended(book: Book) -> Book:
    """Return a book with its letters put right, or with a doubt about them; itself if nothing is amiss."""
    texts = {
        cell.text for grid in book.grids for row in grid.rows for cell in row.cells if not cell.text.isascii()
    }
    meant = _meant(texts)
    instead = meant or {text: clean for text in texts if (clean := cleaned_wholly(text)) != text}
    amiss = meant.keys() or {text for text in texts if _TWICE_ENCODED.search(text)}
    if not amiss and not instead:
        return book
    doubts = [
        Doubt(MENDED if meant else DOUBTED, grid.sheet, cells)
        for grid in book.grids
        if (cells := tuple(_where(grid, amiss)))
    ]
    grids = tuple(_with(grid, instead) for grid in book.grids) if instead else book.grids
    return book._replace(grids=grids, doubts=(*book.doubts, *doubts))


def _meant(texts: Set[str]) -> dict[str, str]:
    """Return what each text was before it was encoded twice; nothing if it is uncertain of any of them."""
    if not any(map(_NEVER_MEANT.search, texts)):
        return {}
    meant = {text: _once(text) for text in texts}
    if not all(meant.values()):
        return {}
    for _ in range(_MOST_TIMES - 1):
        # What was opened wrongly and saved twice over was wrong everywhere each time.
        again = {text: once if once.isascii() else _once(once) for text, once in meant.items()}
        if again == meant or not all(again.values()) or not any(map(_NEVER_MEANT.search, meant.values())):
            break
        meant = again
    return meant


def _once(text: str) -> str:
    """Return a text with one encoding taken off it; nothing if that gives no text, or an unlikely one."""
    try:
        found = text.translate(_AS_BYTES).encode("latin-1").decode("utf-8").lstrip("\ufeff")
    except UnicodeError:
        return ""
    return "" if _UNLIKELY.search(found) else found


def _where(grid: Grid, amiss: Set[str]) -> Iterator[str]:
    for row in grid.rows:
        for column, cell in enumerate(row.cells):
            if cell.text in amiss:
                yield address(row.number, column)


def _with(grid: Grid, instead: dict[str, str]) -> Grid:
    rows = tuple(
        row._replace(cells=tuple(_cell(cell, instead) for cell in row.cells))
        if any(cell.text in instead for cell in row.cells)
        else row
        for row in grid.rows
    )
    return grid._replace(rows=rows)


def _cell(cell: GridCell, instead: dict[str, str]) -> GridCell:
    text = instead.get(cell.text)
    return cell if text is None else (GridCell(text, text) if text.strip() else EMPTY)
