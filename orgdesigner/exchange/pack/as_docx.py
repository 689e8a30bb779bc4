"""A consultation pack as a Word document: real headings and tables, and the charts as pictures."""

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper import drawpage, pages
from orgdesigner.chart.paper.pages import ChartRequest
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.drawn import prepare_fonts
from orgdesigner.exchange.pack.contents import Part, parts_of
from orgdesigner.exchange.pack.sides import Sides
from orgdesigner.exchange.pdf import LANGUAGE
from orgdesigner.exchange.png import RESOLUTIONS, png, resolution_for
from orgdesigner.exchange.steps import Step, stepping
from orgdesigner.report.blocks import Align, Block, Details, Heading, Sentence, Table, cell_words, lines_of

if TYPE_CHECKING:
    from docx.document import Document

_LEAST_SMALL = 7


def pack_docx(sides: Sides, chart: ChartView, step: Step) -> bytes:
    """Return a pack as a Word document on A4 across, a part on a page of its own."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    prepare_fonts()
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    for number, part in enumerate(stepping(parts_of(sides, chart), step)):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]
        _add_part(document, part)
    properties = document.core_properties
    properties.title = f"{sides.then.caption.plan} – {sides.then.caption.structure} – Consultation pack"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = LANGUAGE
    day = sides.then.caption.day
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _add_part(document: "Document", part: Part) -> None:
    document.add_heading(part.title, level=1)
    made = part.make()
    if isinstance(made, ChartRequest):
        _add_chart(document, made, part.title)
        return
    document.add_paragraph(made.subtitle)
    for block in made.blocks:
        _add(document, block)


def _add_chart(document: "Document", request: ChartRequest, title: str) -> None:
    """The picture is as wide or as tall as the page allows, and says in words what it is."""
    from docx.shared import Mm

    measure = FontMeasure()
    sheet = drawpage.printout(pages.one_sheet(request, measure), measure)
    data = png(sheet, 0, resolution=resolution_for(sheet) or RESOLUTIONS[-1])
    scale = min(261 / sheet.format.width, 150 / sheet.format.height)
    shape = document.add_picture(
        io.BytesIO(data), Mm(sheet.format.width * scale), Mm(sheet.format.height * scale)
    )
    (described,) = shape._inline.xpath("./wp:docPr")  # noqa: SLF001 - python-docx has no other way to it
    described.set("descr", f"{title}. The posts are listed in the table that follows.")


def _add(document: "Document", block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(block.text, level=block.level + 1)
        case Sentence():
            run = document.add_paragraph().add_run(block.text)
            run.bold, run.italic = block.strong, block.quiet
        case Table():
            _add_table(document, block)
        case Details():
            document.add_heading(block.title, level=3)
            for each in block.blocks:
                _add(document, each)
        case _:
            for line in lines_of([block]):
                document.add_paragraph(line)


def _add_table(document: "Document", block: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1 + len(block.rows), cols=len(block.columns), style="Table Grid")
    table.autofit = False
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx can't repeat a row otherwise
    head.append(OxmlElement("w:tblHeader"))
    share = 261 / sum(column.share for column in block.columns)
    texts = [
        [column.title for column in block.columns],
        *([cell_words(c) for c in row] for row in block.rows),
    ]
    cells = iter(table._cells)  # noqa: SLF001 - row by row it is worked out anew, which takes minutes
    for number, row in enumerate(texts):
        for column, text in zip(block.columns, row, strict=True):
            cell = next(cells)
            cell.width = Mm(column.share * share)
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.font.size = Pt(9 if len(block.columns) < _LEAST_SMALL else 8)
            run.bold = number == 0
            if column.align is Align.RIGHT:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()
