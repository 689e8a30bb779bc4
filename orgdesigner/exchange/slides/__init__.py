"""A chart as a PowerPoint presentation: a slide for each page, of shapes that can be moved and edited."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.setup import Orientation, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.drawn import prepare_fonts
from orgdesigner.exchange.markup import escaped
from orgdesigner.exchange.shapes.drawing import drawings, head_height
from orgdesigner.exchange.shapes.drawingml import DRAWING, FONT, held_by, outline_of
from orgdesigner.exchange.shapes.figures import EMU_IN_MILLIMETRE, Drawing, Figure, Paragraph, Stroke, Tie
from orgdesigner.exchange.steps import Step
from orgdesigner.exchange.told import Told

if TYPE_CHECKING:
    from pptx.presentation import Presentation

ACROSS = PageSetup(orientation=Orientation.LANDSCAPE)
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TITLE_ONLY = 5
"""The layout of the empty presentation that has a title and nothing else."""


def slides(
    told: Told, step: Step, *, kind: ChartView = ChartView.REPORTING, setup: PageSetup = ACROSS
) -> bytes:
    """Return a chart as it is told to an audience, as a PPTX file. An application has to be running."""
    import pptx
    from pptx.util import Emu

    prepare_fonts()
    sheets, pages = drawings(told, kind, setup, FontMeasure(), step)
    deck = pptx.Presentation()
    margin = round(sheets.format.margin * EMU_IN_MILLIMETRE)
    deck.slide_width = Emu(round(sheets.format.width * EMU_IN_MILLIMETRE))
    deck.slide_height = Emu(round(sheets.format.height * EMU_IN_MILLIMETRE))
    for page in pages:
        _add(deck, page, margin, head_height(sheets))
    _describe(deck, told)
    file = BytesIO()
    deck.save(file)
    step(1.0)
    return file.getvalue()


def _add(deck: Presentation, page: Drawing, margin: int, head: int) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = margin, margin, page.width, head
    title.text_frame.text = page.title
    line = title.text_frame.paragraphs[0]
    line.alignment = PP_ALIGN.LEFT
    line.font.name, line.font.size, line.font.bold = FONT, Pt(11), True
    taken = max(shape.shape_id for shape in slide.shapes)
    tree = slide.shapes._spTree  # noqa: SLF001 - shapes by thousands; one by one python-pptx takes minutes
    shapes = "".join(_shape(each, taken, margin) for each in page.shapes)
    for element in parse_xml(f'<p:grp xmlns:p="{_SLIDE}" xmlns:a="{DRAWING}">{shapes}</p:grp>'):
        tree.append(element)


def _shape(shape: Figure | Tie | Stroke, taken: int, margin: int) -> str:
    number = shape.id + taken
    named = f'id="{number}" name="{escaped(shape.name)} {number}"'
    look = f"<p:spPr>{outline_of(shape, right=margin, up=-margin)}</p:spPr>"
    if isinstance(shape, Tie):
        about = f"<p:cNvPr {named}/><p:cNvCxnSpPr>{held_by(shape, after=taken)}</p:cNvCxnSpPr><p:nvPr/>"
        return f"<p:cxnSp><p:nvCxnSpPr>{about}</p:nvCxnSpPr>{look}</p:cxnSp>"
    if isinstance(shape, Stroke):
        return f"<p:sp><p:nvSpPr><p:cNvPr {named}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>{look}</p:sp>"
    about = f'<p:cNvPr {named} descr="{escaped(shape.says)}"/><p:cNvSpPr/><p:nvPr/>'
    return f"<p:sp><p:nvSpPr>{about}</p:nvSpPr>{look}{_text(shape)}</p:sp>"


def _text(figure: Figure) -> str:
    side, top = figure.inset
    inset = f'lIns="{side}" rIns="{side}" tIns="{top}" bIns="0"'
    body = f'<a:bodyPr wrap="square" {inset} anchor="{figure.anchor}"/>'
    return (
        f"<p:txBody>{body}<a:lstStyle/>{''.join(map(_paragraph, figure.paragraphs)) or '<a:p/>'}</p:txBody>"
    )


def _paragraph(paragraph: Paragraph) -> str:
    look = f'lang="en-GB" sz="{round(paragraph.size * 100)}" b="{paragraph.bold:d}"'
    colour = f'<a:solidFill><a:srgbClr val="{paragraph.colour.removeprefix("#")}"/></a:solidFill>'
    run = f'<a:rPr {look}>{colour}<a:latin typeface="{FONT}"/></a:rPr><a:t>{escaped(paragraph.text)}</a:t>'
    return f'<a:p><a:pPr algn="l"/><a:r>{run}</a:r></a:p>'


def _describe(deck: Presentation, told: Told) -> None:
    """Say what it is and of which day, and neither who made it nor where."""
    made = datetime.combine(told.caption.day, datetime.min.time())
    about = deck.core_properties
    about.title = f"{told.caption.plan} – {told.caption.structure}"
    about.author = about.last_modified_by = "OrgDesigner"
    about.comments = about.keywords = about.subject = ""
    about.language = "en-GB"
    about.created = about.modified = made
