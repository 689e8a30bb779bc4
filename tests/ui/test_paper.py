"""What leaves the window is what it shows, on the pages that were laid out, and pay only if somebody asks."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.paper.setup import A4, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import LEADERS, PUBLIC, STAFF
from orgdesigner.exchange.outgoing.laid_out import pages_of
from orgdesigner.exchange.steps import Cancelled
from orgdesigner.model.records import Person, Post
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.printing import prepare, print_pages
from orgdesigner.ui.sheets.access import AccessSheet
from orgdesigner.ui.wanted import Wanted
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press
from tests.ui.test_exporting import asked

PATIENCE = 20_000
ON_A4 = Wanted(setup=PageSetup(A4))


def export(window: MainWindow, qtbot: QtBot, file: Path, wanted: Wanted) -> str:
    """Export what is wanted and return the text of the PDF."""
    window.paper.export_to(file, wanted)
    qtbot.waitUntil(lambda: window.toast.words == f"Written: {file.name}", timeout=PATIENCE)
    text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    return re.sub(r"\s+", " ", text)


def pages(window: MainWindow, wanted: Wanted) -> Printout:
    """Return the pages that the printer is given."""
    return pages_of(window.paper._source().told(wanted.audience), wanted.choice).printout


def printed(pages: Printout, folder: Path, *, only: int | None = None) -> PdfReader:
    """Print pages, all of them or one, with a printer that writes them down."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    prepare(printer, pages)
    if only is not None:
        printer.setFromTo(only, only)
    print_pages(printer, pages)
    return PdfReader(folder / "printed.pdf")


@pytest.mark.parametrize("kind", ChartView)
def test_an_exported_chart_names_every_post_and_no_pay(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kind: ChartView
) -> None:
    text = export(window, qtbot, tmp_path / "chart.pdf", Wanted(kind))
    assert [post.title for post in window.session.view.all(Post) if post.title not in text] == []
    assert "£" not in text


def test_pay_is_there_when_somebody_asks(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert "£2,000" in export(window, qtbot, tmp_path / "chart.pdf", Wanted(audience=LEADERS))


def test_what_is_folded_on_screen_is_folded_for_every_audience(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.navigation.show_view(ChartView.REPORTING)
    window.session.select(Subject("post", "dep1"))
    window.actions_by_name["turn_fold"].trigger()
    assert window.canvas.looking.collapsed == {"dep1"}
    for audience in (LEADERS, PUBLIC):
        text = export(window, qtbot, tmp_path / "chart.pdf", Wanted(ChartView.REPORTING, audience))
        assert "Deputy: Students" in text
        assert "Grassroots Leader 1" not in text
        assert "Grassroots Leader 3" in text


def test_the_marks_of_findings_are_explained_where_they_are_asked_for(window: MainWindow) -> None:
    assert window.session.findings
    for marks in (True, False):
        choice = Wanted(marks=marks).choice
        told = window.paper._source().told(STAFF)
        request = told.chart(ChartView.TEAMS, marks=choice.marks)
        assert (request.showing.marks, bool(request.marks)) == (marks, marks)


@pytest.mark.parametrize("kind", [*ChartView, "findings"])
def test_laying_out_can_be_given_up_at_once(window: MainWindow, kind: ChartView | str) -> None:
    calls = []

    def step(done: float) -> None:
        calls.append(done)
        if len(calls) == 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        pages_of(window.paper._source().told(STAFF), Wanted(kind).choice, step)
    assert len(calls) == 20
    assert calls == sorted(calls)
    assert 0 < calls[-1] < 1


def test_the_preview_shows_the_pages_that_were_laid_out(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.actions_by_name["print_preview"].trigger()
    dialog = asked(window)
    assert dialog.windowTitle() == "Print preview"
    assert not dialog.file.isVisible()
    dialog.pages.paper.setCurrentText("A4")
    wanted = dialog.wanted
    press(dialog, "Show the pages")
    assert shown(window, qtbot) == pages(window, wanted).count > 1


def shown(window: MainWindow, qtbot: QtBot) -> int:
    """Return how many pages the preview shows, and close it."""
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintPreviewDialog)), timeout=PATIENCE)
    [preview] = window.findChildren(QPrintPreviewDialog)
    [inside] = preview.findChildren(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: inside.pageCount() > 0, timeout=PATIENCE)
    count = inside.pageCount()
    preview.close()
    return count


def test_a_printer_prints_the_pages_that_were_laid_out_in_their_size(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    sheets = pages(make_window(), ON_A4)
    found = printed(sheets, tmp_path).pages
    assert len(found) == sheets.count > 1
    for page in found:
        size = float(page.mediabox.width) / 72 * 25.4, float(page.mediabox.height) / 72 * 25.4
        assert size == pytest.approx((sheets.format.width, sheets.format.height), abs=0.5)


def test_a_printer_prints_only_the_pages_that_it_was_asked_for(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    sheets = pages(make_window(), ON_A4)
    [page] = printed(sheets, tmp_path, only=2).pages
    assert f"Page 2 of {sheets.count}" in re.sub(r"\s+", " ", page.extract_text())


def look_at(window: MainWindow, sheet: str) -> None:
    """Look at a sheet, as somebody does who chooses it in the menu."""
    window.actions_by_name[f"view_{sheet}"].trigger()


def test_looking_at_a_sheet_its_report_is_what_is_offered(window: MainWindow) -> None:
    look_at(window, "review")
    window.paper.export()
    dialog = asked(window)
    assert (dialog.kind.currentText(), dialog.pages.paper.currentText()) == ("Review", "A4")
    assert not dialog.marks.isVisible()
    dialog.kind.setCurrentText("Teams")
    assert dialog.marks.isVisible()
    assert (dialog.wanted.kind, dialog.pages.paper.currentText()) == (ChartView.TEAMS, "A3")


def test_looking_at_a_chart_the_chart_is_what_is_offered(window: MainWindow) -> None:
    look_at(window, "review")
    look_at(window, "reporting")
    window.paper.export()
    dialog = asked(window)
    assert (dialog.kind.currentText(), dialog.pages.paper.currentText()) == ("Reporting lines", "A3")


def test_an_exported_report_says_what_its_sheet_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    look_at(window, "access")
    sheet = window.middle.sheet
    assert isinstance(sheet, AccessSheet)
    window.paper.export_to(tmp_path / "report.txt", Wanted("access", LEADERS))
    qtbot.waitUntil(lambda: window.toast.words == "Written: report.txt", timeout=PATIENCE)
    lines = (tmp_path / "report.txt").read_text(encoding="utf-8").splitlines()
    assert sheet.report is not None
    assert [line for line in lines[2:] if line] == list(sheet.report.lines())


def test_an_exported_report_names_nobody_if_nobody_is_to_be_named(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for kind in REPORTS:
        text = export(window, qtbot, tmp_path / f"{kind.name}.pdf", Wanted(kind.name, PUBLIC))
        people = window.session.view.all(Person)
        assert [person.name for person in people if person.name in text] == []
        assert not re.search(r"£\s?\d", text)


def test_the_preview_of_a_report_shows_its_pages(window: MainWindow, qtbot: QtBot) -> None:
    look_at(window, "review")
    window.paper.print_preview()
    dialog = asked(window)
    wanted = dialog.wanted
    assert wanted.kind == "review"
    press(dialog, "Show the pages")
    assert shown(window, qtbot) == pages(window, wanted).count


def test_a_printer_prints_the_pages_of_a_report(window: MainWindow, tmp_path: Path) -> None:
    laid_out = pages(window, Wanted("findings", setup=PageSetup(A4)))
    found = printed(laid_out, tmp_path).pages
    assert len(found) == laid_out.count
    assert "Findings" in found[0].extract_text()


def test_the_paper_of_reports_and_the_paper_of_charts_are_remembered_apart(
    window: MainWindow, qtbot: QtBot
) -> None:
    look_at(window, "review")
    window.paper.print_preview()
    dialog = asked(window)
    dialog.pages.way.setCurrentText("Landscape")
    press(dialog, "Show the pages")
    shown(window, qtbot)
    window.paper.export()
    again = asked(window)
    assert again.pages.way.currentText() == "Landscape"
    again.reject()
    look_at(window, "teams")
    window.paper.export()
    assert asked(window).pages.way.currentText() == "Whichever suits it best"
