"""What leaves the window is what it shows, on the pages that were laid out, and pay only if somebody asks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import printout
from orgdesigner.chart.paper.pages import lay_out
from orgdesigner.chart.paper.setup import A4, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_PAPER
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.exchange import json_plan
from orgdesigner.model.records import Person, Post
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.ui.dialogs.paper import PaperDialog
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.printing import prepare, print_pages
from orgdesigner.ui.sheets.access import AccessSheet
from orgdesigner.ui.wanted import Wanted
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press

WITH_PAY = Wanted(showing=replace(ON_PAPER, pay=Pay.EXACT))
PATIENCE = 20_000


def export(window: MainWindow, qtbot: QtBot, file: Path, wanted: Wanted) -> str:
    """Export the chart and return the text of the PDF."""
    window.paper.export_to(file, wanted)
    qtbot.waitUntil(lambda: window.toast.words == f"Written: {file.name}", timeout=PATIENCE)
    text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    return re.sub(r"\s+", " ", text)


def asked(window: MainWindow) -> PaperDialog:
    """Return the window that asks what shall be on paper."""
    [dialog] = [each for each in window.findChildren(PaperDialog) if each.isVisible()]
    return dialog


@pytest.mark.parametrize("kind", ChartView)
def test_an_exported_chart_names_every_post_and_no_pay(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, kind: ChartView
) -> None:
    text = export(window, qtbot, tmp_path / "chart.pdf", Wanted(kind))
    assert [post.title for post in window.session.view.all(Post) if post.title not in text] == []
    assert "£" not in text


def test_pay_is_there_when_somebody_asks(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert "£2,000" in export(window, qtbot, tmp_path / "chart.pdf", WITH_PAY)


def test_pay_is_forgotten_for_the_next_time_and_the_rest_is_not(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: ("", ""))
    window.paper.export_chart()
    dialog = asked(window)
    dialog.pay.click()
    dialog.marks.click()
    assert [dialog.wanted.showing.pay, dialog.wanted.showing.marks] == [Pay.EXACT, True]
    press(dialog, "Choose the file")
    window.paper.print_chart()
    again = asked(window).wanted.showing
    assert [again.pay, again.marks] == [Pay.ABSENT, True]


def test_a_folder_that_is_not_there_is_said_in_words(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.paper.export_to(tmp_path / "nowhere" / "chart.pdf", Wanted())

    def refusals() -> list[QDialog]:
        return [each for each in window.findChildren(QDialog) if each.objectName() == "refusal"]

    qtbot.waitUntil(lambda: bool(refusals()), timeout=PATIENCE)
    assert not window.toast.words.startswith("Written")


def test_the_preview_shows_the_pages_that_were_laid_out(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.paper.print_preview()
    dialog = asked(window)
    dialog.paper.setCurrentText("A4")
    wanted = dialog.wanted
    press(dialog, "Show the pages")
    [preview] = window.findChildren(QPrintPreviewDialog)
    [pages] = preview.findChildren(QPrintPreviewWidget)
    pages_laid_out = window.paper._printout(wanted).count
    qtbot.waitUntil(lambda: pages.pageCount() > 0, timeout=PATIENCE)
    assert pages.pageCount() == pages_laid_out > 1
    preview.close()


def test_a_printer_prints_the_pages_that_were_laid_out_in_their_size(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    measure = FontMeasure()
    sheets = printout(lay_out(window.paper._request(Wanted()), measure, PageSetup(A4)), measure)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    prepare(printer, sheets)
    print_pages(printer, sheets)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == sheets.count > 1
    millimetres = [
        (float(page.mediabox.width) / 72 * 25.4, float(page.mediabox.height) / 72 * 25.4) for page in pages
    ]
    for width, height in millimetres:
        assert (width, height) == pytest.approx((sheets.format.width, sheets.format.height), abs=0.5)


def test_a_printer_prints_only_the_pages_that_it_was_asked_for(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    measure = FontMeasure()
    sheets = printout(lay_out(window.paper._request(Wanted()), measure, PageSetup(A4)), measure)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    prepare(printer, sheets)
    printer.setFromTo(2, 2)
    print_pages(printer, sheets)
    [page] = PdfReader(tmp_path / "printed.pdf").pages
    assert f"Page 2 of {sheets.count}" in re.sub(r"\s+", " ", page.extract_text())


def test_the_whole_plan_as_json_reads_back_the_same(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    file = tmp_path / "plan.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(file), ""))
    window.paper.export_json()
    qtbot.waitUntil(lambda: window.toast.words == "Written: plan.json", timeout=PATIENCE)
    document = window.session.document
    read = json_plan.read(file.read_text(encoding="utf-8"))
    assert {place: structure.view for place, structure in read.items()} == {
        place: document.view(place) for place in document.places()
    }


def look_at(window: MainWindow, sheet: str) -> None:
    """Look at a sheet, as somebody does who chooses it in the menu."""
    window.actions_by_name[f"view_{sheet}"].trigger()


def test_looking_at_a_sheet_its_report_is_what_is_offered(window: MainWindow) -> None:
    look_at(window, "review")
    window.paper.export_chart()
    dialog = asked(window)
    assert dialog.windowTitle() == "Export the report"
    assert (dialog.kind.currentText(), dialog.paper.currentText()) == ("Review", "A4")
    assert not dialog.marks.isEnabled()
    offered = [dialog.kind.itemText(number) for number in range(dialog.kind.count())]
    assert offered == ["Teams", "Reporting lines", "Coaching", *(kind.title for kind in REPORTS)]
    dialog.kind.setCurrentText("Teams")
    assert dialog.marks.isEnabled()
    assert dialog.wanted.kind is ChartView.TEAMS


def test_looking_at_a_chart_the_chart_is_what_is_offered(window: MainWindow) -> None:
    look_at(window, "review")
    look_at(window, "teams")
    window.paper.export_chart()
    dialog = asked(window)
    assert dialog.windowTitle() == "Export the chart"
    assert (dialog.kind.currentText(), dialog.paper.currentText()) == ("Teams", "A3")
    assert dialog.marks.isEnabled()


@pytest.mark.parametrize("ending", ["pdf", "svg", "png", "txt"])
def test_a_report_is_exported_from_the_menu_to_the_file_that_was_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = tmp_path / f"report.{ending}"
    kinds: list[str] = []

    def choose(_parent: object, _title: str, _name: str, offered: str) -> tuple[str, str]:
        kinds.append(offered)
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    look_at(window, "access")
    window.actions_by_name["export_chart"].trigger()
    press(asked(window), "Choose the file")
    qtbot.waitUntil(lambda: window.toast.words == f"Written: {file.name}", timeout=PATIENCE)
    assert file.stat().st_size > 0
    assert "*.txt" in kinds[0]


def test_escape_leaves_the_question_and_nothing_is_asked_or_written(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[str] = []

    def note(*_args: object, **_kwargs: object) -> tuple[str, str]:
        asked_for.append("a file")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", note)
    look_at(window, "access")
    window.paper.export_chart()
    dialog = asked(window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PaperDialog))
    assert asked_for == []
    assert window.middle.sheet_name == "access"


def test_an_exported_report_says_what_its_sheet_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    look_at(window, "access")
    sheet = window.middle.sheet
    assert isinstance(sheet, AccessSheet)
    window.paper.export_to(tmp_path / "report.txt", Wanted("access"))
    qtbot.waitUntil(lambda: window.toast.words == "Written: report.txt", timeout=PATIENCE)
    lines = (tmp_path / "report.txt").read_text(encoding="utf-8").splitlines()
    assert sheet.report is not None
    assert [line for line in lines[2:] if line] == list(sheet.report.lines())


def test_an_exported_report_names_nobody_if_nobody_is_to_be_named(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    nobody = replace(ON_PAPER, names=Names.NONE)
    for kind in REPORTS:
        text = export(window, qtbot, tmp_path / f"{kind.name}.pdf", Wanted(kind.name, nobody))
        people = window.session.view.all(Person)
        assert [person.name for person in people if person.name in text] == []
        assert not re.search(r"£\s?\d", text)


def test_the_preview_of_a_report_shows_its_pages(window: MainWindow, qtbot: QtBot) -> None:
    look_at(window, "review")
    window.paper.print_preview()
    dialog = asked(window)
    wanted = dialog.wanted
    press(dialog, "Show the pages")
    [preview] = window.findChildren(QPrintPreviewDialog)
    [pages] = preview.findChildren(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: pages.pageCount() > 0, timeout=PATIENCE)
    assert pages.pageCount() == window.paper._printout(wanted).count
    preview.close()


def test_a_printer_prints_the_pages_of_a_report(window: MainWindow, tmp_path: Path) -> None:
    pages = window.paper._printout(Wanted("findings", setup=PageSetup(A4)))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    prepare(printer, pages)
    print_pages(printer, pages)
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == pages.count
    assert "Findings" in printed[0].extract_text()


def test_the_paper_of_reports_and_the_paper_of_charts_are_remembered_apart(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: ("", ""))
    look_at(window, "review")
    window.paper.export_chart()
    dialog = asked(window)
    dialog.way.setCurrentText("Landscape")
    dialog.pay.click()
    press(dialog, "Choose the file")
    window.paper.export_chart()
    again = asked(window)
    assert (again.way.currentText(), again.pay.isChecked()) == ("Landscape", False)
    again.reject()
    look_at(window, "teams")
    window.paper.export_chart()
    assert asked(window).way.currentText() == "Whichever suits it best"
