"""A report as a file says what the report says, and looks as a printed one does."""

import io
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import resource
from orgdesigner.chart.dates import in_words
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.pages import HEADER, Caption
from orgdesigner.chart.paper.setup import A3, A4, POINTS_IN_MILLIMETRE, POINTS_IN_UNIT, PageSetup
from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Pay
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.outgoing import png as png_module
from orgdesigner.exchange.outgoing.pdf import pdf
from orgdesigner.exchange.outgoing.reports import text
from orgdesigner.report.blocks import Heading, Report
from orgdesigner.report.catalogue import REPORTS, ReportKind
from orgdesigner.report.draw import printout
from orgdesigner.report.pages import ReportPages, lay_out, one_sheet
from orgdesigner.rules.engine import Engine
from tests.exchange.written import write_report
from tests.report.sample import sample
from tests.report.strategies import letters, said

CAPTION = Caption("Hill <School> & Sons", "Year two (proposal)", date(2026, 7, 8))
SVG = "{http://www.w3.org/2000/svg}"
MARGIN = 10 * POINTS_IN_MILLIMETRE


@pytest.fixture(scope="module")
def measure(qapp: QApplication) -> FontMeasure:
    return FontMeasure()


def read(pages: ReportPages, measure: FontMeasure) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(printout(pages, measure))))


def body(reader: PdfReader, pages: ReportPages) -> str:
    """What the pages of a PDF say between their heads and their legends, without spaces."""
    found: list[str] = []
    for page, laid in zip(reader.pages, pages.pages, strict=True):
        height = float(page.mediabox.height)
        lowest = max((top + strip.height for strip, top in laid.strips), default=0.0)
        top, foot = MARGIN + HEADER * POINTS_IN_UNIT, MARGIN + (HEADER + lowest + 2) * POINTS_IN_UNIT

        def note(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
            y = height - (matrix[5] + text_matrix[5] * matrix[3])  # noqa: B023
            if top <= y <= foot:  # noqa: B023
                found.append(text)

        page.extract_text(visitor_text=note)
    return letters("".join(found))


def test_a_pdf_says_what_the_report_says_and_nothing_else(measure: FontMeasure) -> None:
    pages = one_sheet(sample(), CAPTION, measure)
    assert body(read(pages, measure), pages) == said(sample())


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_every_report_of_the_example_is_in_its_pdf_to_the_letter(
    measure: FontMeasure, kind: ReportKind
) -> None:
    for structure in json_plan.read(resource("example", "plan.json").read_text(encoding="utf-8")).values():
        findings = Engine(structure, today=CAPTION.day).findings
        report = kind.make(structure.view, findings, Showing(pay=Pay.EXACT))
        pages = one_sheet(report, CAPTION, measure)
        reader = read(pages, measure)
        assert body(reader, pages) == said(report)
        assert fonts(reader) == {"OrgDesignerSans"}  # no letter is missing from the bundled font


def fonts(reader: PdfReader) -> set[str]:
    """The families of the fonts in a PDF, without what says that only some letters are inside."""
    listed = [page["/Resources"].get_object()["/Font"].get_object() for page in reader.pages]  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]) for each in listed for font in each.values()}
    return {re.sub(r"^/([A-Z]{6}\+)?|[-,].*$", "", name) for name in names}


@pytest.mark.parametrize("paper", [A4, A3], ids=["A4", "A3"])
def test_every_line_of_a_report_of_many_pages_is_there_as_text(measure: FontMeasure, paper: object) -> None:
    report = sample(rows=150)
    pages = lay_out(report, CAPTION, measure, PageSetup(A4 if paper is A4 else A3))
    assert len(pages.pages) > 1
    text = letters("".join(page.extract_text() for page in read(pages, measure).pages))
    rows = [letters(line.split("\t")[0]) for line in report.lines() if line.startswith("Assistant")]
    assert len(rows) == 150
    assert [row for row in rows if row not in text] == []


def test_every_page_says_what_it_is_of_and_which_of_how_many(measure: FontMeasure) -> None:
    reader = read(lay_out(sample(rows=80), CAPTION, measure, PageSetup(A4)), measure)
    for number, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        for expected in (
            "Hill <School> & Sons",
            "Year two (proposal) · Access and representation",
            "8 July 2026",
            f"Page {number} of {len(reader.pages)}",
        ):
            assert expected in text


def test_the_legend_explains_the_marks_and_the_outlines(measure: FontMeasure) -> None:
    page = read(lay_out(sample(), CAPTION, measure, PageSetup(A4)), measure).pages[0]
    text = " ".join(page.extract_text().split())
    for expected in (
        "Open to all staff",
        "Reserved for one staff group",
        "Limited to one staff group",
        "Vacant",
    ):
        assert expected in text


def test_the_file_is_named_after_the_plan_and_the_report_and_names_nobody(measure: FontMeasure) -> None:
    about = read(lay_out(sample(), CAPTION, measure, PageSetup(A4)), measure).metadata
    assert about is not None
    assert about.title == "Hill <School> & Sons – Year two (proposal) – Access and representation"
    assert not about.author


def test_no_printed_text_is_smaller_than_can_be_read(measure: FontMeasure) -> None:
    sizes: list[float] = []

    def note(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * text_matrix[3] * matrix[3]))

    for page in read(lay_out(sample(rows=60), CAPTION, measure, PageSetup(A4)), measure).pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) >= 7.49


def test_nothing_on_a_page_is_in_colour(measure: FontMeasure) -> None:
    page = lay_out(sample(), CAPTION, measure, PageSetup(A4))
    printed = printout(page, measure)
    image = QImage.fromData(png_module.png(printed, 0, resolution=96))
    pixels = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert len(pixels) > 2
    parts = [(pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255) for pixel in pixels]
    assert max(max(each) - min(each) for each in parts) <= 32  # a bluish grey is a grey


def test_an_svg_says_what_the_report_says(qapp: QApplication, tmp_path: Path) -> None:
    [path] = write_report(tmp_path / "report.svg", sample(), CAPTION, PageSetup(A4))
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    text = letters("".join(each.text or "" for each in root.iter(f"{SVG}text")))
    assert said(sample()) in text
    assert not list(root.iter(f"{SVG}image"))


def test_a_png_is_one_sheet_or_if_that_would_be_huge_one_of_every_page(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = write_report(tmp_path / "report.png", sample(), CAPTION, PageSetup(A4))
    assert QImage(str(path)).width() == pytest.approx(210 / 25.4 * 192, abs=2)
    monkeypatch.setattr(png_module, "MOST_PIXELS", 100_000)
    written = write_report(tmp_path / "pages.png", sample(rows=60), CAPTION, PageSetup(A4))
    assert [each.name for each in written] == [f"pages-{n}.png" for n in range(1, len(written) + 1)]
    assert len(written) > 1


def test_plain_text_is_the_lines_of_the_report() -> None:
    first, blank, *lines = text(sample(), CAPTION).splitlines()
    assert first == f"{CAPTION.plan} – {in_words(CAPTION.day)}"
    assert blank == ""
    assert [line for line in lines if line] == list(sample().lines())
    before_headings = [after for line, after in pairwise(lines) if not line]
    assert before_headings == [block.text for block in sample().blocks if isinstance(block, Heading)]


def test_a_report_of_nothing_can_be_written(qapp: QApplication, tmp_path: Path) -> None:
    for ending in ("pdf", "svg", "png"):
        [path] = write_report(tmp_path / f"r.{ending}", Report("Review", "", ()), CAPTION, PageSetup(A4))
        assert path.stat().st_size > 0
