"""Spreadsheets made for one test, part by part, so that they can be what no program would write."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

WORKBOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINK}">'
    '<sheets><sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
LINKS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_LINK}/worksheet"'
    ' Target="worksheets/sheet1.xml"/></Relationships>'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return parts as a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def xlsx(cells: str, *, above: str = "", below: str = "", **parts: str | bytes) -> bytes:
    """Return an XLSX file of one sheet from the XML of its rows, of what is above and what is below them.

    `parts` replace parts of the file, `xl_workbook` for xl/workbook.xml; an empty one leaves it out.
    """
    every: dict[str, str | bytes] = {
        "_rels/.rels": LINKS.replace("worksheets/sheet1", "xl/workbook").replace(
            "/worksheet", "/officeDocument"
        ),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">'
        f"{above}<sheetData>{cells}</sheetData>{below}</worksheet>",
    }
    every |= {f"{name.replace('_', '/', 1)}.xml": content for name, content in parts.items()}
    return zipped({name: content for name, content in every.items() if content})


def rows(*texts: Sequence[str | float | None]) -> str:
    """Return the XML of rows from A1 on: text and numbers, None for no cell."""
    return "".join(
        f'<row r="{number}">'
        + "".join(_cell(f"{chr(ord('A') + column)}{number}", value) for column, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(texts, start=1)
    )


def _cell(where: str, value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    return f'<c r="{where}"><v>{value!r}</v></c>'


def ods(table_rows: str, *, columns: str = "") -> bytes:
    """Return an OpenDocument spreadsheet of one sheet from the XML of its rows."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Staff">{columns}{table_rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def ods_cell(text: str, *, attributes: str = "") -> str:
    """Return the XML of a cell of text."""
    return (
        f'<table:table-cell office:value-type="string"{attributes}><text:p>{text}</text:p></table:table-cell>'
    )


def xlsb(*cells: tuple[int, int, str | float | bytes]) -> bytes:
    """Return a binary workbook of one sheet from cells by row and column from 0; bytes are an error."""
    book = _record(131) + _record(143)
    book += (
        _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Staff")) + _record(144) + _record(132)
    )
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, 1, 0, 1)) + _record(145)
    for row, column, value in cells:
        sheet += _record(0, struct.pack("<I", row) + bytes(13))
        head = struct.pack("<II", column, 0)
        if isinstance(value, str):
            sheet += _record(6, head + _wide(value))
        elif isinstance(value, bytes):
            sheet += _record(3, head + value)
        else:
            sheet += _record(5, head + struct.pack("<d", value))
    return zipped(
        {
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": LINKS.replace("sheet1.xml", "sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet + _record(146) + _record(130),
        }
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    """Return a record of a binary workbook: its kind in one or two bytes, its length in sevens of bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, left = b"", len(content)
    while left >= 128:
        length, left = length + bytes([left & 0x7F | 0x80]), left >> 7
    return head + length + bytes([left]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
