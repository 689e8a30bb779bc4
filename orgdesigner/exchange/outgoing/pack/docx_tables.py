"""A table for Word: thin lines between its rows, its head on every page, and words for who can't see it.

It is written as markup: cell by cell python-docx takes minutes for a large school.
"""

from collections.abc import Iterator

from orgdesigner.chart.theme import PAPER
from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.shapes.canvas import WORD
from orgdesigner.report.blocks import Align, Column, Table, cell_words

_BORDER = PAPER.strong_border.removeprefix("#")
_MANY_COLUMNS = 7
_TWIPS = 1440 / 25.4
"""Word's unit of length, to the millimetre."""

_IN = 108
"""How far Word sets the words of a field in, so that the lines begin where other words do."""

_SIDES = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def markup(table: Table, width: float) -> str:
    """Return a table as wide as the page is inside its margins, in millimetres."""
    share = (width * _TWIPS - _IN) / sum(column.share for column in table.columns)
    widths = [round(column.share * share) for column in table.columns]
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{_BORDER}"'
    borders = "".join(f"<w:{side} {line}/>" for side in ("top", "bottom", "insideH"))
    about = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{_IN}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblDescription w:val="{escaped(table.summary)}"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(_rows(table, widths))
    return f'<w:tbl xmlns:w="{WORD}"><w:tblPr>{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _rows(table: Table, widths: list[int]) -> Iterator[str]:
    columns = table.columns
    yield _row(columns, widths, [(column.title, True) for column in columns], "<w:tblHeader/>")
    for row in table.rows:
        yield _row(columns, widths, [(cell_words(cell), cell.strong) for cell in row], "")


def _row(columns: tuple[Column, ...], widths: list[int], texts: list[tuple[str, bool]], head: str) -> str:
    size = 18 if len(columns) < _MANY_COLUMNS else 16
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_text(column, size, text, is_strong=strong)}</w:tc>"
        for column, width, (text, strong) in zip(columns, widths, texts, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _text(column: Column, size: int, text: str, *, is_strong: bool) -> str:
    place = f'<w:spacing w:before="40" w:after="40"/><w:jc w:val="{_SIDES[column.align]}"/>'
    look = f'{"<w:b/>" if is_strong else ""}<w:sz w:val="{size}"/>'
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:rPr>{look}</w:rPr>{words}</w:r></w:p>"
