"""The blocks of reports in Word: headings, paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgdesigner.exchange.outgoing.pack.docx_styles import add_field
from orgdesigner.exchange.outgoing.pack.docx_tables import markup
from orgdesigner.report.blocks import (
    Block,
    Details,
    Heading,
    PostRow,
    Report,
    Sentence,
    Table,
    lines_of,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


class Writer:
    """Writes reports into a document; `width` is that of its pages inside the margins, in millimetres."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._marks: dict[str, str] = {}
        self.width = 0.0

    def report(self, report: Report, *, level: int) -> None:
        """Write a report under a heading of a level; level 0 is the title of the document."""
        heading = self._document.add_heading(report.title, level=level)
        if level:
            self.mark(heading, report.title)
        if report.subtitle:
            self._document.add_paragraph(report.subtitle)
        for block in report.blocks:
            self._add(block)

    def contents(self, heading: str, titles: list[str]) -> None:
        """Write on which page each part begins, as fields that Word works out when it opens the document."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Mm

        self._document.add_heading(heading, level=2)
        for title in titles:
            paragraph = self._document.add_paragraph()
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            paragraph.add_run(f"{title}\t")
            add_field(paragraph, f"PAGEREF {self._named(title)} \\h", "…")

    def mark(self, heading: Paragraph, title: str) -> None:
        """Mark a heading, so that the contents can lead to it."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        name = self._named(title)
        for tag, attributes in (("bookmarkStart", ("id", "name")), ("bookmarkEnd", ("id",))):
            mark = OxmlElement(f"w:{tag}")
            for key in attributes:
                mark.set(qn(f"w:{key}"), name if key == "name" else name.removeprefix("part"))
            heading._p.append(mark)  # noqa: SLF001 - python-docx knows no bookmarks

    def _named(self, title: str) -> str:
        return self._marks.setdefault(title, f"part{len(self._marks) + 1}")

    def _add(self, block: Block) -> None:
        match block:
            case Heading():
                self._document.add_heading(block.text, level=block.level + 1)
            case Sentence():
                run = self._document.add_paragraph().add_run(block.text)
                run.bold, run.italic = block.strong, block.quiet
            case Table():
                self._table(block)
            case Details():
                self._document.add_heading(block.title, level=3)
                for each in block.blocks:
                    self._add(each)
            case PostRow():
                title, *posts = lines_of([block])
                self._document.add_paragraph(title)
                for line in posts:
                    self._document.add_paragraph(line, style="List Bullet")
            case _:
                for line in lines_of([block]):
                    self._document.add_paragraph(line)

    def _table(self, block: Table) -> None:
        from docx.oxml import parse_xml

        after = self._document.add_paragraph()  # two tables without one between them would be one
        after._p.addprevious(parse_xml(markup(block, self.width)))  # noqa: SLF001 - see there
