"""XML spreadsheets (SpreadsheetML) written by hand, as Excel 2003 and school systems write them."""

from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

Value = str | bool | int | float | Decimal | date | None

_URN = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"


def workbook(*sheets: str, top: str = '<?xml version="1.0"?>', prefix: str = "") -> str:
    """Return a file of sheets; with a prefix every element has it, as some libraries write them."""
    if prefix:
        inner = "".join(sheets).replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
        spaces = " ".join(f'xmlns:{each}="{_URN}"' for each in sorted({prefix, "ss"}))
        return f"{top}<{prefix}:Workbook {spaces}>{inner}</{prefix}:Workbook>"
    return (
        f'{top}<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{_URN}" xmlns:ss="{_URN}" xmlns:x="{_EXCEL}"'
        ' xmlns:html="http://www.w3.org/TR/REC-html40">'
        '<Styles><Style ss:ID="Default"/></Styles>' + "".join(sheets) + "</Workbook>"
    )


def sheet(*rows: str, name: str = "Staff", columns: str = "", hidden: bool = False) -> str:
    """Return a sheet of rows."""
    options = "<Visible>SheetHidden</Visible>" if hidden else "<Selected/>"
    return (
        f"<Worksheet ss:Name={quoteattr(name)}><Table>{columns}{''.join(rows)}</Table>"
        f'<WorksheetOptions xmlns="{_EXCEL}">{options}<Panes><Pane><Number>3</Number></Pane></Panes>'
        "</WorksheetOptions></Worksheet>"
    )


def row(*values: Value, at: int = 0) -> str:
    """Return a row of values; `at` is its number after a gap."""
    return row_of(*map(cell, values), **({"Index": at} if at else {}))


def row_of(*cells: str, **said: object) -> str:
    """Return a row of cells, with what is said of the row."""
    return f"<Row{_attributes(said)}>{''.join(cells)}</Row>"


def cell(value: Value, **said: object) -> str:
    """Return a cell that states its type, with what is said of it, such as Index or MergeDown."""
    match value:
        case None:
            return f"<Cell{_attributes(said)}/>"
        case bool():
            kind, text = "Boolean", str(int(value))
        case date():
            kind, text = "DateTime", f"{value.isoformat()}T00:00:00.000"
        case str():
            kind, text = "String", escape(value)
        case _:
            kind, text = "Number", str(value)
    return data(kind, text, **said)


def data(kind: str, text: str, **said: object) -> str:
    """Return a cell of a type, whatever its text."""
    return f'<Cell{_attributes(said)}><Data ss:Type="{kind}">{text}</Data></Cell>'


def _attributes(said: dict[str, object]) -> str:
    return "".join(f" ss:{name}={quoteattr(str(value))}" for name, value in said.items())
