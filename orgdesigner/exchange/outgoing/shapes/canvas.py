"""A drawing for Word: a canvas on which connectors hold on to boxes, and the same as a group.

Programs that do not know canvases show the group.
"""

from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.shapes.drawingml import DRAWING, FONT, body_of, held_by, named, outline_of
from orgdesigner.exchange.outgoing.shapes.figures import Drawing, Figure, Paragraph, Stroke, Tie

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IN_LINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_OFFICE = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_CANVAS, _GROUP, _SHAPE = f"{_OFFICE}Canvas", f"{_OFFICE}Group", f"{_OFFICE}Shape"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACES = (
    f'xmlns:w="{WORD}" xmlns:wp="{_IN_LINE}" xmlns:a="{DRAWING}" xmlns:mc="{_CHOICE}"'
    f' xmlns:wpc="{_CANVAS}" xmlns:wpg="{_GROUP}" xmlns:wps="{_SHAPE}"'
)


def canvas(page: Drawing, head: int, number: int) -> str:
    """Return a drawing as an element of a line of text, without the strip of its head."""
    width, height = page.width, page.height - head
    shapes = "".join(_shape(shape, head) for shape in page.shapes)
    extent = f'<wp:extent cx="{width}" cy="{height}"/>'
    about = f'<wp:docPr id="{number}" name="Chart {number}" descr="{escaped(page.title)}"/>'
    drawn = f"<wpc:wpc><wpc:bg/><wpc:whole/>{shapes}</wpc:wpc>"
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
        f'<mc:AlternateContent {_SPACES}><mc:Choice Requires="wpc">{in_line(_CANVAS, drawn)}</mc:Choice>'
        f"<mc:Fallback>{in_line(_GROUP, group)}</mc:Fallback></mc:AlternateContent>"
    )


def _shape(shape: Figure | Tie | Stroke, head: int) -> str:
    about = f"<wps:cNvPr {named(shape)}/>"
    look = f"<wps:spPr>{outline_of(shape, up=head)}</wps:spPr>"
    if isinstance(shape, Tie):
        return f"<wps:wsp>{about}<wps:cNvCnPr>{held_by(shape)}</wps:cNvCnPr>{look}<wps:bodyPr/></wps:wsp>"
    if isinstance(shape, Stroke):
        return f"<wps:wsp>{about}<wps:cNvSpPr/>{look}<wps:bodyPr/></wps:wsp>"
    text = "".join(map(_paragraph, shape.paragraphs)) or "<w:p/>"
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
    return f"<wps:wsp>{about}<wps:cNvSpPr/>{look}{box}<wps:bodyPr {body_of(shape)}/></wps:wsp>"


def _paragraph(paragraph: Paragraph) -> str:
    size = round(paragraph.size * 2)
    bold = "<w:b/>" if paragraph.bold else ""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    colour = f'<w:color w:val="{paragraph.colour.removeprefix("#")}"/>'
    look = f'<w:rPr>{fonts}{bold}{colour}<w:sz w:val="{size}"/><w:lang w:val="en-GB"/></w:rPr>'
    text = f'<w:t xml:space="preserve">{escaped(paragraph.text)}</w:t>'
    centred = '<w:jc w:val="center"/>' if paragraph.centred else ""
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    return f"<w:p><w:pPr>{spacing}{centred}</w:pPr><w:r>{look}{text}</w:r></w:p>"
