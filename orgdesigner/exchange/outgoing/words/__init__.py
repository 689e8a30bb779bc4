"""A chart as a Word document: each page a drawing canvas, of shapes that can be moved and edited."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.setup import PageFormat, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import PAPER
from orgdesigner.exchange.outgoing.drawn import prepare_fonts
from orgdesigner.exchange.outgoing.laid_out import beat_of
from orgdesigner.exchange.outgoing.shapes.canvas import canvas
from orgdesigner.exchange.outgoing.shapes.drawing import drawings, head_height
from orgdesigner.exchange.outgoing.shapes.drawingml import FONT
from orgdesigner.exchange.outgoing.shapes.figures import EMU_IN_MILLIMETRE, Drawing
from orgdesigner.exchange.outgoing.shapes.properties import describe
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step, part

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

_ROOM_BELOW = 4 * EMU_IN_MILLIMETRE
"""What the line that a canvas stands on needs beside it, or every second page would be empty."""


def words(
    told: Told,
    step: Step,
    *,
    kind: ChartView = ChartView.REPORTING,
    setup: PageSetup | None = None,
    marks: bool = False,
) -> bytes:
    """Return a chart as it is told to an audience, as a DOCX file. An application has to be running."""
    import docx
    from docx.shared import Pt

    prepare_fonts()
    request = told.chart(kind, marks=marks, beat=beat_of(told, part(step, 0.0, 0.5)))
    sheets, pages = drawings(request, setup or PageSetup(), FontMeasure(), step)
    document = docx.Document()
    plain = document.styles["Normal"]
    plain.font.name, plain.font.size = FONT, Pt(9)
    section = document.sections[0]
    on_paper(section, sheets.format)
    section.header_distance = section.footer_distance = 0
    for number, page in enumerate(pages, start=1):
        heading = add_heading(document, page.title, 1, head_height(sheets))
        heading.paragraph_format.page_break_before = number > 1
        add_drawings(document, [page], head_height(sheets), number)
    describe(document.core_properties, told.caption)
    file = BytesIO()
    document.save(file)
    step(1.0)
    return file.getvalue()


def on_paper(section: Section, page_format: PageFormat) -> None:
    """Give a section the paper and the margins of a chart's pages."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Emu

    margin = round(page_format.margin * EMU_IN_MILLIMETRE)
    section.page_width = Emu(round(page_format.width * EMU_IN_MILLIMETRE))
    section.page_height = Emu(round(page_format.height * EMU_IN_MILLIMETRE))
    across = page_format.width > page_format.height
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = Emu(margin)
    section.bottom_margin = Emu(max(0, margin - _ROOM_BELOW))


def add_heading(document: Document, title: str, level: int, height: int) -> Paragraph:
    """Add the heading of a drawing, which the navigation pane lists, as tall as the strip that it has."""
    from docx.shared import Emu, Pt, RGBColor

    heading: Paragraph = document.add_heading(title, level=level)
    heading.paragraph_format.space_before = Pt(0)
    below = height // 4
    heading.paragraph_format.space_after, heading.paragraph_format.line_spacing = (
        Emu(below),
        Emu(height - below),
    )
    look = heading.runs[0].font
    look.name, look.size, look.color.rgb = FONT, Pt(11), RGBColor.from_string(PAPER.text.removeprefix("#"))
    return heading


def add_drawings(document: Document, pages: Sequence[Drawing], head: int, number: int) -> None:
    """Add drawings beside one another without the strips of their heads; they are numbered from `number`."""
    from docx.oxml import parse_xml
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=len(pages)) if len(pages) > 1 else None
    for place, page in enumerate(pages):
        paragraph = document.add_paragraph() if table is None else table.cell(0, place).paragraphs[0]
        paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0
        run = paragraph.add_run()
        run._r.append(parse_xml(canvas(page, head, number + place)))  # noqa: SLF001 - python-docx knows no canvas
