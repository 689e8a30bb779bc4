"""A chart as a PowerPoint presentation: a slide for each page, of shapes that can be moved and edited."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.setup import Orientation, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.outgoing.drawn import prepare_fonts
from orgdesigner.exchange.outgoing.laid_out import beat_of
from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.shapes.drawing import drawings, head_height
from orgdesigner.exchange.outgoing.shapes.drawingml import DRAWING, FONT, body_of, held_by, named, outline_of
from orgdesigner.exchange.outgoing.shapes.figures import (
    EMU_IN_MILLIMETRE,
    Drawing,
    Figure,
    Paragraph,
    Stroke,
    Tie,
)
from orgdesigner.exchange.outgoing.shapes.properties import describe
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step, part

if TYPE_CHECKING:
    from pptx.presentation import Presentation

ACROSS = PageSetup(orientation=Orientation.LANDSCAPE)
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TITLE_ONLY = 5
"""The layout of the empty presentation that has a title and nothing else."""


def slides(
    told: Told,
    step: Step,
    *,
    kind: ChartView = ChartView.REPORTING,
    setup: PageSetup = ACROSS,
    marks: bool = False,
) -> bytes:
    """Return a chart as it is told to an audience, as a PPTX file. An application has to be running."""
    import pptx
    from pptx.util import Emu

    prepare_fonts()
    request = told.chart(kind, marks=marks, beat=beat_of(told, part(step, 0.0, 0.5)))
    sheets, pages = drawings(request, setup, FontMeasure(), step)
    deck = pptx.Presentation()
    margin = round(sheets.format.margin * EMU_IN_MILLIMETRE)
    deck.slide_width = Emu(round(sheets.format.width * EMU_IN_MILLIMETRE))
    deck.slide_height = Emu(round(sheets.format.height * EMU_IN_MILLIMETRE))
    for page in pages:
        _add(deck, page, margin, head_height(sheets))
    describe(deck.core_properties, told.caption)
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
    shapes = "".join(_shape(each, taken, margin) for each in (*page.mark, *page.shapes))
    for element in parse_xml(f'<p:grp xmlns:p="{_SLIDE}" xmlns:a="{DRAWING}">{shapes}</p:grp>'):
        tree.append(element)


def _shape(shape: Figure | Tie | Stroke, taken: int, margin: int) -> str:
    about = f"<p:cNvPr {named(shape, after=taken)}/>"
    look = f"<p:spPr>{outline_of(shape, right=margin, up=-margin)}</p:spPr>"
    if isinstance(shape, Tie):
        about += f"<p:cNvCxnSpPr>{held_by(shape, after=taken)}</p:cNvCxnSpPr><p:nvPr/>"
        return f"<p:cxnSp><p:nvCxnSpPr>{about}</p:nvCxnSpPr>{look}</p:cxnSp>"
    about = f"<p:nvSpPr>{about}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
    text = _text(shape) if isinstance(shape, Figure) else ""
    return f"<p:sp>{about}{look}{text}</p:sp>"


def _text(figure: Figure) -> str:
    paragraphs = "".join(map(_paragraph, figure.paragraphs)) or "<a:p/>"
    return f"<p:txBody><a:bodyPr {body_of(figure)}/><a:lstStyle/>{paragraphs}</p:txBody>"


def _paragraph(paragraph: Paragraph) -> str:
    look = f'lang="en-GB" sz="{round(paragraph.size * 100)}" b="{paragraph.bold:d}"'
    colour = f'<a:solidFill><a:srgbClr val="{paragraph.colour.removeprefix("#")}"/></a:solidFill>'
    run = f'<a:rPr {look}>{colour}<a:latin typeface="{FONT}"/></a:rPr><a:t>{escaped(paragraph.text)}</a:t>'
    side = "ctr" if paragraph.centred else "l"
    return f'<a:p><a:pPr algn="{side}"/><a:r>{run}</a:r></a:p>'
