"""How a pack looks in Word: its type, and what stands at the edges of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgdesigner.chart.theme import PAPER
from orgdesigner.exchange.outgoing.pdf import LANGUAGE
from orgdesigner.exchange.outgoing.shapes.drawingml import FONT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

_SIZES = {"Normal": 9.5, "Title": 20, "Heading 1": 16, "Heading 2": 12, "Heading 3": 10.5, "List Bullet": 9.5}
_TEXT = PAPER.text.removeprefix("#")


def set_up(document: Document) -> None:
    """Give a document its type, and say in which language it is."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(key), None)
        fonts.set(qn("w:hAnsi"), FONT)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(_TEXT)
            style.paragraph_format.keep_with_next = name != "List Bullet"
    _without_line(document)
    spacing = document.styles["Normal"].paragraph_format
    spacing.space_after, spacing.line_spacing = Pt(4), 1.1
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _without_line(document: Document) -> None:
    """Word draws a line below its title, which would part it from what it is about."""
    from docx.oxml.ns import qn

    properties = document.styles["Title"].element.pPr
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def number_pages(section: Section, head: str, foot: str) -> None:
    """Write the head and the foot of every page, with which page it is and of how many."""
    from docx.shared import Pt

    for paragraph, text in ((section.header.paragraphs[0], head), (section.footer.paragraphs[0], foot)):
        paragraph.add_run(text)
        paragraph.paragraph_format.space_after = Pt(0)
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(" · Page ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES", "1")
    for edge in (section.header.paragraphs[0], paragraph):
        for run in edge.runs:
            run.font.size = Pt(8)


def add_field(paragraph: Paragraph, instruction: str, known: str) -> None:
    """Add what Word works out itself; `known` is shown until it has."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "separate", known, "end"):
        run = paragraph.add_run()
        if kind is None:
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {instruction} "
            run._r.append(words)  # noqa: SLF001 - python-docx knows no fields
        elif kind == known:
            run.text = known
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            if kind == "begin":
                mark.set(qn("w:dirty"), "true")  # Word works it out when the document is opened
            run._r.append(mark)  # noqa: SLF001 - python-docx knows no fields
