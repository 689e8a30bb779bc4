"""A chart as a Word document: each page a drawing canvas, of shapes that can be moved and edited.

On a canvas connectors hold on to boxes. Programs that do not know canvases get the same shapes as a group.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.pages import Sheets
from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.theme import PAPER
from orgdesigner.exchange.drawn import prepare_fonts
from orgdesigner.exchange.markup import escaped
from orgdesigner.exchange.shapes.drawing import drawings, head_height
from orgdesigner.exchange.shapes.drawingml import DRAWING, FONT, held_by, outline_of
from orgdesigner.exchange.shapes.figures import EMU_IN_MILLIMETRE, Drawing, Figure, Paragraph, Stroke, Tie
from orgdesigner.exchange.steps import Step
from orgdesigner.exchange.told import Told

if TYPE_CHECKING:
    from docx.document import Document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IN_LINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_OFFICE = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_CANVAS, _GROUP, _SHAPE = f"{_OFFICE}Canvas", f"{_OFFICE}Group", f"{_OFFICE}Shape"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACES = (
    f'xmlns:w="{_WORD}" xmlns:wp="{_IN_LINE}" xmlns:a="{DRAWING}" xmlns:mc="{_CHOICE}"'
    f' xmlns:wpc="{_CANVAS}" xmlns:wpg="{_GROUP}" xmlns:wps="{_SHAPE}"'
)
_ROOM_BELOW = 4 * EMU_IN_MILLIMETRE
"""What the line that a canvas stands on needs beside it, or every second page would be empty."""


def words(
    told: Told, step: Step, *, kind: ChartView = ChartView.REPORTING, setup: PageSetup | None = None
) -> bytes:
    """Return a chart as it is told to an audience, as a DOCX file. An application has to be running."""
    import docx

    prepare_fonts()
    sheets, pages = drawings(told, kind, setup or PageSetup(), FontMeasure(), step)
    document = docx.Document()
    _set_up(document, sheets)
    for number, page in enumerate(pages):
        _add(document, page, head_height(sheets), number)
    _describe(document, told)
    file = BytesIO()
    document.save(file)
    step(1.0)
    return file.getvalue()


def _set_up(document: Document, sheets: Sheets) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Emu, Pt

    section, margin = document.sections[0], round(sheets.format.margin * EMU_IN_MILLIMETRE)
    section.page_width = Emu(round(sheets.format.width * EMU_IN_MILLIMETRE))
    section.page_height = Emu(round(sheets.format.height * EMU_IN_MILLIMETRE))
    across = sheets.format.width > sheets.format.height
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = Emu(margin)
    section.bottom_margin = Emu(max(0, margin - _ROOM_BELOW))
    section.header_distance = section.footer_distance = Emu(0)
    plain = document.styles["Normal"]
    plain.font.name, plain.font.size = FONT, Pt(9)
    plain.paragraph_format.space_after = plain.paragraph_format.space_before = Pt(0)
    plain.paragraph_format.line_spacing = 1.0


def _add(document: Document, page: Drawing, head: int, number: int) -> None:
    """A heading that the navigation pane lists, and below it the drawing without the strip of the heading."""
    from docx.oxml import parse_xml
    from docx.shared import Emu, Pt, RGBColor

    title = document.add_heading(page.title, level=1)
    title.paragraph_format.page_break_before = number > 0
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(0)
    title.paragraph_format.line_spacing = Emu(head)
    look = title.runs[0].font
    look.name, look.size, look.color.rgb = FONT, Pt(11), RGBColor.from_string(PAPER.text.removeprefix("#"))
    run = document.add_paragraph().add_run()
    run._r.append(parse_xml(_canvas(page, head, number + 1)))  # noqa: SLF001 - python-docx knows no canvas


def _canvas(page: Drawing, head: int, number: int) -> str:
    width, height = page.width, page.height - head
    shapes = "".join(_shape(shape, head) for shape in page.shapes)
    extent = f'<wp:extent cx="{width}" cy="{height}"/>'
    about = f'<wp:docPr id="{number}" name="Chart {number}" descr="{escaped(page.title)}"/>'
    canvas = f"<wpc:wpc><wpc:bg/><wpc:whole/>{shapes}</wpc:wpc>"
    whole = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>'
    place = f"<wpg:grpSpPr><a:xfrm>{whole}{inner}</a:xfrm></wpg:grpSpPr>"
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/>{place}{shapes}</wpg:wgp>"

    def in_line(kind: str, content: str) -> str:
        graphic = f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic>'
        return (
            f"<w:drawing><wp:inline>{extent}{about}<wp:cNvGraphicFramePr/>{graphic}</wp:inline></w:drawing>"
        )

    return (
        f'<mc:AlternateContent {_SPACES}><mc:Choice Requires="wpc">{in_line(_CANVAS, canvas)}</mc:Choice>'
        f"<mc:Fallback>{in_line(_GROUP, group)}</mc:Fallback></mc:AlternateContent>"
    )


def _shape(shape: Figure | Tie | Stroke, head: int) -> str:
    says = f' descr="{escaped(shape.says)}"' if isinstance(shape, Figure) else ""
    named = f'<wps:cNvPr id="{shape.id}" name="{escaped(shape.name)} {shape.id}"{says}/>'
    look = f"<wps:spPr>{outline_of(shape, up=head)}</wps:spPr>"
    if isinstance(shape, Tie):
        return f"<wps:wsp>{named}<wps:cNvCnPr>{held_by(shape)}</wps:cNvCnPr>{look}<wps:bodyPr/></wps:wsp>"
    if isinstance(shape, Stroke):
        return f"<wps:wsp>{named}<wps:cNvSpPr/>{look}<wps:bodyPr/></wps:wsp>"
    side, top = shape.inset
    text = "".join(map(_paragraph, shape.paragraphs)) or "<w:p/>"
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
    inset = f'lIns="{side}" rIns="{side}" tIns="{top}" bIns="0"'
    body = f'<wps:bodyPr wrap="square" {inset} anchor="{shape.anchor}"/>'
    return f"<wps:wsp>{named}<wps:cNvSpPr/>{look}{box}{body}</wps:wsp>"


def _paragraph(paragraph: Paragraph) -> str:
    size = round(paragraph.size * 2)
    bold = "<w:b/>" if paragraph.bold else ""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    colour = f'<w:color w:val="{paragraph.colour.removeprefix("#")}"/>'
    look = f'<w:rPr>{fonts}{bold}{colour}<w:sz w:val="{size}"/><w:lang w:val="en-GB"/></w:rPr>'
    text = f'<w:t xml:space="preserve">{escaped(paragraph.text)}</w:t>'
    spacing = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return f"<w:p>{spacing}<w:r>{look}{text}</w:r></w:p>"


def _describe(document: Document, told: Told) -> None:
    """Say what it is and of which day, and neither who made it nor where."""
    made = datetime.combine(told.caption.day, datetime.min.time())
    about = document.core_properties
    about.title = f"{told.caption.plan} – {told.caption.structure}"
    about.author = about.last_modified_by = "OrgDesigner"
    about.comments = about.keywords = about.subject = ""
    about.language = "en-GB"
    about.created = about.modified = made
