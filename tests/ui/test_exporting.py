"""One question before anything leaves the program: what it says is what is in the file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from threading import Event

import pptx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressDialog
from pytestqt.qtbot import QtBot

from orgdesigner.chart.paper.setup import A4, Mode, PageSetup, Wording
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import AUDIENCES, GOVERNORS, LEADERS, PUBLIC, STAFF, UNIONS, Names, Pay
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.outgoing.formats import Extent, Whole, files_for
from orgdesigner.exchange.steps import Step
from orgdesigner.model.records import Person, Post
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.ui.background import Watched
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.last_wanted import LastWanted
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.wanted import CHARTS, WHOLES, Wanted
from tests.ui.conftest import MakeWindow
from tests.ui.hands import come_back, press, retype

PATIENCE = 20_000


def asked(window: MainWindow) -> ExportDialog:
    """Return the question that is open."""
    [dialog] = [each for each in window.findChildren(ExportDialog) if each.isVisible()]
    return dialog


def export(window: MainWindow) -> ExportDialog:
    """Ask for an export as the menu does, and return the question."""
    window.actions_by_name["export"].trigger()
    return asked(window)


def offered(dialog: ExportDialog) -> list[str]:
    """Return what can be chosen under “What”."""
    texts = [dialog.kind.itemText(row) for row in range(dialog.kind.count())]
    return [text for text in texts if text]


def seen(dialog: ExportDialog, qtbot: QtBot, *words: str) -> str:
    """Wait until the page is there, and return what is said of it."""

    def is_there() -> bool:
        said = dialog.preview.words.text()
        return not said.startswith("Laying out") and all(each in said for each in words) and bool(said)

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    return dialog.preview.words.text()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that every file goes to, under the name that is proposed."""

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return tmp_path


def written(window: MainWindow, qtbot: QtBot, folder: Path) -> Path:
    """Wait for the file that was asked for."""
    qtbot.waitUntil(lambda: window.toast.words.startswith("Written: "), timeout=PATIENCE)
    return folder / window.toast.words.removeprefix("Written: ")


def text_of(file: Path) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(file).pages))


def test_an_export_for_the_public_says_and_holds_no_names(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    dialog = export(window)
    dialog.audience.audiences.setCurrentText(PUBLIC.title)
    assert PUBLIC.in_words() in dialog.audience.told.text()
    press(dialog, "Choose the file")
    text = text_of(written(window, qtbot, chosen))
    view = window.session.view
    assert [post.title for post in view.all(Post) if post.title not in text] == []
    assert [person.name for person in view.all(Person) if person.name in text] == []


def test_every_audience_is_there_and_says_what_it_is_told(window: MainWindow) -> None:
    dialog = export(window)
    for row, audience in enumerate(AUDIENCES):
        dialog.audience.audiences.setCurrentIndex(row)
        assert audience.in_words() in dialog.audience.told.text()
        assert dialog.wanted.audience == audience


def test_an_audience_can_be_told_less_and_never_more(window: MainWindow) -> None:
    dialog = export(window)
    form = dialog.audience
    form.audiences.setCurrentText(UNIONS.title)
    assert [form.names.itemData(row) for row in range(form.names.count())] == [Names.INITIALS, Names.NONE]
    assert [form.pay.itemData(row) for row in range(form.pay.count())] == [Pay.BANDED, Pay.ABSENT]
    form.names.setFocus()
    QTest.keyClick(form.names, Qt.Key.Key_Down)
    told = dialog.wanted.audience
    assert (told.key, told.names, told.pay) == (UNIONS.key, Names.NONE, Pay.BANDED)
    assert told.in_words() in form.told.text()
    form.audiences.setCurrentText(LEADERS.title)
    assert dialog.wanted.audience == LEADERS


def test_what_can_be_chosen_is_all_there_is_and_a_pack_only_of_a_proposal(make_window: MakeWindow) -> None:
    window = make_window()
    window.session.look_at("current")
    charts, reports = [text for _, text in CHARTS], [kind.title for kind in REPORTS]
    wholes = [text for _, text in WHOLES]
    dialog = export(window)
    assert offered(dialog) == [*charts, *reports, *(each for each in wholes if each != "Consultation pack")]
    dialog.reject()
    window.session.look_at("year-one")
    dialog = export(window)
    assert offered(dialog) == [*charts, *reports, *wholes]
    dialog.reject()
    window.paper.print_chart()
    assert offered(asked(window)) == [*charts, *reports]


def test_each_thing_has_its_kinds_of_file_and_only_pages_have_a_set_up(window: MainWindow) -> None:
    dialog = export(window)
    for row in range(dialog.kind.count()):
        if not dialog.kind.itemText(row):
            continue
        dialog.kind.setCurrentIndex(row)
        kind = dialog.wanted.kind
        there = [dialog.file.itemData(each) for each in range(dialog.file.count())]
        assert there == [each.ending for each in files_for(kind)]
        for number, file in enumerate(files_for(kind)):
            dialog.file.setCurrentIndex(number)
            has_pages = file.extent in (Extent.PAGES, Extent.SHAPES)
            assert dialog.pages.isVisibleTo(dialog) is has_pages
            assert dialog.wanted.ending == file.ending


def test_the_page_is_seen_before_it_is_exported_and_follows_every_choice(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = export(window)
    first = seen(dialog, qtbot, "1 page")
    assert "smallest text" in first
    picture = dialog.preview.paper.grab().toImage()
    dialog.audience.audiences.setCurrentText(PUBLIC.title)
    qtbot.waitUntil(lambda: dialog.preview.paper.grab().toImage() != picture, timeout=PATIENCE)
    dialog.pages.paper.setCurrentText("A4")
    dialog.pages.mode.setCurrentText("One for each team or branch")
    said = seen(dialog, qtbot, "Page 1 of")
    count = int(said.removeprefix("Page 1 of ").split(" ")[0])
    setup = PageSetup(A4, mode=Mode.APART)
    assert dialog.wanted.setup == setup
    assert count == printed(window, dialog.wanted) > 1
    dialog.preview.paper.setFocus()
    QTest.keyClick(dialog.preview.paper, Qt.Key.Key_PageDown)
    seen(dialog, qtbot, "Page 2 of")
    QTest.mouseClick(dialog.preview.back, Qt.MouseButton.LeftButton)
    seen(dialog, qtbot, "Page 1 of")
    assert not dialog.preview.back.isEnabled()


def printed(window: MainWindow, wanted: Wanted) -> int:
    """Return how many pages the printer would be given."""
    from orgdesigner.ui.commands.paper import _printout

    return _printout(window.paper._source(), wanted, lambda _done: None).count


def test_the_pack_of_a_proposal_is_seen_before_it_is_written(
    make_window: MakeWindow, qtbot: QtBot, chosen: Path
) -> None:
    window = make_window()
    window.session.look_at("year-one")
    dialog = export(window)
    dialog.kind.setCurrentText("Consultation pack")
    count = int(seen(dialog, qtbot, "Page 1 of").removeprefix("Page 1 of ").split(" ")[0])
    assert not dialog.pages.index.isVisible()
    press(dialog, "Choose the file")
    assert len(PdfReader(written(window, qtbot, chosen)).pages) == count > 5


def test_shapes_are_seen_on_the_pages_that_they_are_written_on(
    make_window: MakeWindow, qtbot: QtBot, chosen: Path
) -> None:
    window = make_window()
    dialog = export(window)
    dialog.pages.mode.setCurrentText("A poster of tiles")
    dialog.pages.index.click()
    seen(dialog, qtbot, "Page 1 of")
    dialog.file.setCurrentIndex(dialog.file.findData(".pptx"))
    assert not dialog.pages.index.isVisible()
    count = int(seen(dialog, qtbot, "Page 1 of").removeprefix("Page 1 of ").split(" ")[0])
    press(dialog, "Choose the file")
    slides = pptx.Presentation(str(written(window, qtbot, chosen))).slides
    assert len(slides) == count


def test_what_is_no_picture_is_said_in_words(window: MainWindow, qtbot: QtBot) -> None:
    dialog = export(window)
    dialog.kind.setCurrentText("The whole structure")
    about = files_for(Whole.STRUCTURE)[0].about
    qtbot.waitUntil(lambda: dialog.preview.paper.accessibleDescription() == about, timeout=PATIENCE)


def test_escape_leaves_the_question_and_nothing_is_asked_or_written(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[str] = []

    def note(*_args: object, **_kwargs: object) -> tuple[str, str]:
        asked_for.append("a file")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", note)
    dialog = export(window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))
    assert asked_for == []


def test_leaving_while_the_pages_are_laid_out_gives_them_up(window: MainWindow, qtbot: QtBot) -> None:
    dialog = export(window)
    qtbot.waitUntil(lambda: dialog.previewing.busy, timeout=PATIENCE)
    given_up = dialog.previewing._given_up
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert given_up.is_set()
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))


@pytest.mark.parametrize("kind", [ChartView.TEAMS, "access", Whole.STRUCTURE])
def test_every_kind_of_file_is_written_as_it_was_asked_for(
    window: MainWindow, qtbot: QtBot, chosen: Path, kind: object
) -> None:
    for file in files_for(kind):  # type: ignore[arg-type]
        dialog = export(window)
        dialog.kind.setCurrentIndex(
            [dialog.kind.itemData(row) for row in range(dialog.kind.count())].index(kind)
        )
        dialog.file.setCurrentIndex(dialog.file.findData(file.ending))
        press(dialog, "Choose the file")
        made = written(window, qtbot, chosen)
        assert (made.suffix, made.stat().st_size > 0) == (file.ending, True)
        assert "for staff" in made.name
        window.toast.say("")


def test_the_whole_plan_is_for_those_who_are_told_all_and_reads_back_the_same(
    make_window: MakeWindow, qtbot: QtBot, chosen: Path
) -> None:
    window = make_window()
    dialog = export(window)
    dialog.kind.setCurrentText("The whole plan, with every proposal")
    assert not dialog.audience.audiences.isEnabled()
    assert dialog.wanted.audience == LEADERS
    dialog.kind.setCurrentText("Teams")
    assert dialog.wanted.audience == STAFF
    dialog.kind.setCurrentText("The whole plan, with every proposal")
    press(dialog, "Choose the file")
    read = json_plan.read(written(window, qtbot, chosen).read_text(encoding="utf-8"))
    document = window.session.document
    assert {place: structure.view for place, structure in read.items()} == {
        place: document.view(place) for place in document.places()
    }


def test_what_was_chosen_is_offered_again_but_not_pay_to_the_penny(
    window: MainWindow, chosen: Path, qtbot: QtBot
) -> None:
    dialog = export(window)
    dialog.audience.audiences.setCurrentText(GOVERNORS.title)
    dialog.file.setCurrentIndex(dialog.file.findData(".svg"))
    press(dialog, "Choose the file")
    written(window, qtbot, chosen)
    window.toast.say("")
    dialog = export(window)
    assert (dialog.wanted.audience, dialog.wanted.ending) == (GOVERNORS, ".svg")
    dialog.audience.audiences.setCurrentText(LEADERS.title)
    press(dialog, "Choose the file")
    written(window, qtbot, chosen)
    assert export(window).wanted.audience == GOVERNORS


def test_words_for_pages_last_as_long_as_the_program_and_are_in_no_settings(
    window: MainWindow, chosen: Path, qtbot: QtBot
) -> None:
    dialog = export(window)
    retype(dialog.pages.header, "From Beatrice Aldous", key=None)
    retype(dialog.pages.version, "3", key=None)
    dialog.pages.draft.click()
    dialog.pages.paper.setCurrentText("A2")
    press(dialog, "Choose the file")
    written(window, qtbot, chosen)
    assert export(window).wanted.setup.wording == Wording("From Beatrice Aldous", "", "3", draft=True)
    kept = str(QSettings().value("export/last"))
    assert "Aldous" not in kept
    anew = LastWanted().offer(ChartView.TEAMS).setup
    assert (anew.paper.name, anew.wording) == ("A2", Wording(draft=True))


@pytest.mark.parametrize(
    "kept", ["", "nonsense", "[]", '{"audience": "somebody"}', '{"setups": {"chart": {"paper": "B7"}}}']
)
def test_settings_that_say_nothing_sensible_are_passed_over(kept: str) -> None:
    QSettings().setValue("export/last", kept)
    assert LastWanted().offer("access") == Wanted("access", setup=PageSetup(A4))
    QSettings().remove("export/last")


def test_settings_hold_choices_and_numbers_alone() -> None:
    last = LastWanted()
    last.keep(Wanted(ChartView.TEAMS, UNIONS, ".svg"), ChartView.TEAMS, exported=True)
    kept = json.loads(str(QSettings().value("export/last")))
    assert sorted(kept) == ["audience", "endings", "setups"]
    assert LastWanted().offer(ChartView.COACHING) == Wanted(ChartView.COACHING, UNIONS, ".svg")
    QSettings().remove("export/last")


def test_a_folder_that_is_not_there_is_said_in_words(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.paper.export_to(tmp_path / "nowhere" / "chart.pdf", Wanted())

    def refusals() -> list[QDialog]:
        return [each for each in window.findChildren(QDialog) if each.objectName() == "refusal"]

    qtbot.waitUntil(lambda: bool(refusals()), timeout=PATIENCE)
    assert not window.toast.words.startswith("Written")


def test_a_name_that_is_typed_with_another_ending_keeps_the_kind_of_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(tmp_path / "chart.v2"), "")
    )
    press(export(window), "Choose the file")
    made = written(window, qtbot, tmp_path)
    assert made.name == "chart.v2.pdf"
    assert made.read_bytes().startswith(b"%PDF")


def test_an_export_can_be_cancelled_and_leaves_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / "chart.pdf"
    file.write_bytes(b"as before")
    window.paper.export_to(file, Wanted())
    [progress] = window.findChildren(QProgressDialog)
    [watched] = window.findChildren(Watched)
    with qtbot.waitSignal(watched.destroyed, timeout=PATIENCE):
        press(progress, "Cancel")
    assert not window.toast.words.startswith("Written")
    assert [each.name for each in folder.iterdir()] == ["chart.pdf"]
    assert file.read_bytes() == b"as before"


@pytest.mark.parametrize("by_key", [True, False])
def test_work_that_is_cancelled_says_nothing_and_leaves_nothing(
    window: MainWindow, qtbot: QtBot, *, by_key: bool
) -> None:
    shown = Event()

    def work(step: Step) -> None:
        step(0.5)
        shown.wait(PATIENCE)
        step(0.6)

    said: list[object] = []
    watched = Watched(window, "Working…", work)
    watched.finished.connect(said.append)
    watched.refused.connect(said.append)
    watched.start()
    progress = watched._progress
    qtbot.waitUntil(lambda: progress.value() == 500, timeout=PATIENCE)
    qtbot.waitUntil(progress.isVisible, timeout=PATIENCE)
    come_back(progress)
    with qtbot.waitSignal(watched.destroyed, timeout=PATIENCE):
        if by_key:
            QTest.keyClick(progress, Qt.Key.Key_Escape)
        else:
            press(progress, "Cancel")
        shown.set()
    assert said == []
