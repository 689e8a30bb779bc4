"""What `export` writes says what the structure says, and nothing that was not asked for."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage

from orgdesigner.assets import resource
from orgdesigner.cli import main
from orgdesigner.model import records as r
from orgdesigner.storage.plan_file import read_plan

Printed = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "school.orgplan"
    assert main(["example", "-o", str(path)]) == 0
    return path


def letters(text: str) -> str:
    """A text without its spaces, which break differently on paper."""
    return re.sub(r"\s", "", text)


def words_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return letters("".join(page.extract_text() for page in PdfReader(path).pages))
    return letters("".join(ElementTree.fromstring(path.read_text(encoding="utf-8")).itertext()))


def export(example: Path, folder: Path, name: str, *options: str) -> Path:
    path = folder / name
    assert main(["export", str(example), "-o", str(path), *options]) == 0
    return path


@pytest.mark.parametrize("ending", [".pdf", ".svg"])
@pytest.mark.parametrize("view", ["teams", "reporting", "coaching"])
def test_every_post_and_holder_is_on_the_chart(example: Path, tmp_path: Path, ending: str, view: str) -> None:
    words = words_of(export(example, tmp_path, f"chart{ending}", "--view", view))
    structure = read_plan(example).view()
    for post in structure.all(r.Post):
        assert letters(post.title) in words or letters(post.title)[:12] in words
    for holding in structure.all(r.Holding):
        assert letters(structure.need(r.Person, holding.person).name) in words


@pytest.mark.parametrize("ending", [".pdf", ".svg"])
def test_a_chart_without_names_names_nobody(example: Path, tmp_path: Path, ending: str) -> None:
    words = words_of(export(example, tmp_path, f"chart{ending}", "--names", "none"))
    for person in read_plan(example).view().all(r.Person):
        assert letters(person.name) not in words
        assert letters(person.name.split()[-1]) not in words


def test_initials_are_all_there_is_of_a_name(example: Path, tmp_path: Path) -> None:
    words = words_of(export(example, tmp_path, "chart.svg", "--names", "initials"))
    for person in read_plan(example).view().all(r.Person):
        assert letters(person.name) not in words
    assert "B.A." in words


@pytest.mark.parametrize("ending", [".pdf", ".svg"])
def test_pay_is_on_a_chart_only_if_it_is_asked_for(example: Path, tmp_path: Path, ending: str) -> None:
    assert "£" not in words_of(export(example, tmp_path, f"without{ending}"))
    assert "£" in words_of(export(example, tmp_path, f"with{ending}", "--pay"))


def test_a_proposal_is_exported_by_its_name(example: Path, tmp_path: Path) -> None:
    words = words_of(export(example, tmp_path, "chart.svg", "--proposal", "year two"))
    assert letters("Year two") in words
    assert "GrassrootsLeader" in words
    assert "GrassrootsLeader" not in words_of(export(example, tmp_path, "other.svg"))


@pytest.mark.parametrize(("paper", "sides"), [("a4", {210, 297}), ("a3", {297, 420}), (None, {297, 420})])
def test_a_pdf_has_the_paper_that_was_asked_for(
    example: Path, tmp_path: Path, paper: str | None, sides: set[int]
) -> None:
    options = ["--paper", paper] if paper else []
    for page in PdfReader(export(example, tmp_path, "chart.pdf", *options)).pages:
        assert {round(float(side) * 25.4 / 72) for side in page.mediabox[2:]} == sides


def test_pages_are_set_up_as_it_is_asked_for(example: Path, tmp_path: Path) -> None:
    options = ("--view", "reporting", "--pages", "levels", "--paper", "letter", "--orientation", "portrait")
    wording = ("--header", "Governors only", "--footer", "For the committee", "--version-label", "2.1")
    further = ("--draft", "--index", "--smallest-text", "9")
    reader = PdfReader(export(example, tmp_path, "chart.pdf", *options, *wording, *further))
    for page in reader.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((612, 792), abs=1)
        text = " ".join(page.extract_text().split())
        assert "Governors only" in text
        assert "For the leadership team · For the committee · Version 2.1" in text
        assert text.count("DRAFT") == 2
    assert "Index of posts" in reader.pages[-1].extract_text()
    plain = export(example, tmp_path, "plain.pdf", "--view", "reporting", "--paper", "letter")
    assert len(reader.pages) > len(PdfReader(plain).pages)


def test_a_report_has_the_same_words_at_its_edges(example: Path, tmp_path: Path) -> None:
    options = ("--report", "findings", "--footer", "For the committee", "--draft")
    for page in PdfReader(export(example, tmp_path, "report.pdf", *options)).pages:
        text = " ".join(page.extract_text().split())
        assert "For the committee" in text
        assert text.count("DRAFT") == 2


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("chart.svg", ("--draft",), "--draft is about pages"),
        ("chart.pdf", ("--smallest-text", "3"), "--smallest-text is between"),
        ("chart.pdf", ("--margin", "90"), "--margin is between"),
    ],
)
def test_pages_that_can_not_be_are_refused(
    example: Path, tmp_path: Path, capsys: Printed, name: str, options: tuple[str, ...], said: str
) -> None:
    assert main(["export", str(example), "-o", str(tmp_path / name), *options]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_a_plan_that_was_exported_as_json_is_exported_like_any_other(example: Path, tmp_path: Path) -> None:
    plan = export(example, tmp_path, "plan.json")
    assert words_of(export(plan, tmp_path, "one.pdf")) == words_of(export(example, tmp_path, "other.pdf"))


def test_a_png_is_a_picture_with_something_on_it(example: Path, tmp_path: Path) -> None:
    image = QImage(str(export(example, tmp_path, "chart.png")))
    assert min(image.width(), image.height()) > 500
    seen = {image.pixel(x, y) for y in range(0, image.height(), 50) for x in range(0, image.width(), 5)}
    assert len(seen) > 10


def test_json_is_the_whole_plan_and_comes_back(example: Path, tmp_path: Path, capsys: Printed) -> None:
    path = export(example, tmp_path, "plan.json")
    assert path.read_bytes() == resource("example", "plan.json").read_bytes()
    copy = tmp_path / "copy.orgplan"
    capsys.readouterr()
    assert main(["import", str(path), "-o", str(copy), "--format", "json"]) == 0
    assert "2 proposals" in json.loads(capsys.readouterr().out)["message"]
    one, other = read_plan(example), read_plan(copy)
    assert [one.view(place) for place in one.places()] == [other.view(place) for place in other.places()]
    assert main(["import", str(path), "-o", str(copy)]) == 2
    assert main(["import", str(path), str(path), "--dry-run"]) == 2


@pytest.mark.parametrize(
    "options",
    [["--names", "none"], ["--pay"], ["--view", "teams"], ["--proposal", "Year one"], ["--paper", "a4"]],
)
def test_json_is_refused_to_whoever_asks_for_less(
    example: Path, tmp_path: Path, capsys: Printed, options: list[str]
) -> None:
    path = tmp_path / "plan.json"
    assert main(["export", str(example), "-o", str(path), *options]) == 2
    assert options[0] in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("name", ["chart.doc", "chart", "chart.orgplan", ".pdf"])
def test_another_ending_is_refused_and_nothing_written(
    example: Path, tmp_path: Path, capsys: Printed, name: str
) -> None:
    assert main(["export", str(example), "-o", str(tmp_path / name)]) == 2
    assert "one of these endings: .pdf, .docx" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_an_export_that_can_not_be_written_is_said_in_words(
    example: Path, tmp_path: Path, capsys: Printed
) -> None:
    for name in ("chart.svg", "plan.json"):
        assert main(["export", str(example), "-o", str(tmp_path / "no such folder" / name)]) == 2
        assert "its folder is not there" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".txt", ".docx", ".pptx", ".html", ".drawio", ".xlsx", ".csv"])
def test_a_structure_is_written_in_every_form_and_tells_pay_only_if_asked(
    example: Path, tmp_path: Path, ending: str
) -> None:
    plain = export(example, tmp_path, f"plain{ending}").read_bytes()
    assert plain
    assert plain != export(example, tmp_path, f"paid{ending}", "--pay").read_bytes()


def test_an_audience_can_be_told_fewer_names(example: Path, tmp_path: Path) -> None:
    words = words_of(export(example, tmp_path, "few.svg", "--for", "governors", "--names", "none"))
    assert not [each.name for each in read_plan(example).view().all(r.Person) if letters(each.name) in words]


def test_an_export_leaves_the_plan_as_it_is(example: Path, tmp_path: Path) -> None:
    before = example.read_bytes()
    export(example, tmp_path, "chart.svg")
    assert example.read_bytes() == before
    assert [path.name for path in example.parent.iterdir()] == [example.name]


def test_a_chart_is_written_where_there_is_no_screen(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "chart.pdf"
    command = [sys.executable, "-m", "orgdesigner", "export", str(example), "-o", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told = "For the leadership team: full names, no pay, with notes, waivers and appointments."
    assert done.stdout == f"Wrote {path}\n{told}\n"
    assert done.stderr == ""
    assert len(PdfReader(path).pages) > 0


def test_an_application_that_is_there_goes_on_being_there(example: Path, tmp_path: Path) -> None:
    before = QGuiApplication.instance()
    export(example, tmp_path, "chart.svg")
    assert QGuiApplication.instance() is before


REPORTS = ("access", "allowances", "priorities", "review", "findings")


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_written_as_whatever_its_ending_says(example: Path, tmp_path: Path, report: str) -> None:
    options = ("--report", report, "--proposal", "Year two")
    lines = export(example, tmp_path, "report.txt", *options).read_text(encoding="utf-8").splitlines()
    assert "Year two (proposal)" in lines[3]
    for ending in (".pdf", ".svg"):
        words = words_of(export(example, tmp_path, f"report{ending}", *options))
        assert letters(lines[2]) in words
        assert letters(lines[3]) in words
    assert not QImage(str(export(example, tmp_path, "report.png", *options))).isNull()


def test_a_report_is_on_a4_unless_a3_is_asked_for(example: Path, tmp_path: Path) -> None:
    for options, sides in (([], {210, 297}), (["--paper", "a3"], {297, 420})):
        path = export(example, tmp_path, "report.pdf", "--report", "review", *options)
        page = PdfReader(path).pages[0]
        assert {round(float(side) * 25.4 / 72) for side in page.mediabox[2:]} == sides


def test_a_report_tells_names_and_pay_only_as_far_as_it_is_asked_to(example: Path, tmp_path: Path) -> None:
    options = ("--report", "findings", "--proposal", "Year two")
    without = words_of(export(example, tmp_path, "without.pdf", *options, "--names", "none"))
    people = read_plan(example).view().all(r.Person)
    assert [person.name for person in people if letters(person.name) in without] == []
    assert not re.search(r"£\d", without)
    assert re.search(r"£\d", words_of(export(example, tmp_path, "with.pdf", *options, "--pay")))


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("plan.json", ["--report", "access"], "--report does not go with it"),
        ("report.docx", ["--report", "access"], "A report can be written"),
    ],
)
def test_what_a_report_can_not_be_is_refused(
    example: Path, tmp_path: Path, capsys: Printed, name: str, options: list[str], reason: str
) -> None:
    assert main(["export", str(example), "-o", str(tmp_path / name), *options]) == 2
    assert reason in capsys.readouterr().err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("options", [["--report", "salaries"], ["--report", "access", "--view", "teams"]])
def test_an_unknown_report_and_a_report_with_a_view_are_refused(
    example: Path, tmp_path: Path, options: list[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["export", str(example), "-o", str(tmp_path / "out.pdf"), *options])
    assert refused.value.code == 2
