"""With a real mouse on a real screen the window does what it shows, and keeps what it did."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from orgdesigner.model.records import Post
from orgdesigner.model.relations import teams_of_post
from orgdesigner.storage.plan_file import read_plan
from tests.real_mouse.screen import drive, missing, screen

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what one evening leaves behind."""
    folder = tmp_path_factory.mktemp("evening")
    with screen(folder / "home") as environment:
        drive("evening", str(folder), environment=environment)
    return folder


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return said


def test_the_example_opens_where_there_is_something_to_try(report: dict[str, Any]) -> None:
    assert report["opens at"] == "Year one"


def test_a_drop_does_what_the_cue_said(report: dict[str, Any]) -> None:
    assert "Partnerships & Professionalism" in report["cue"]
    assert report["before the drop"] == ["Students & Achievement"]
    assert report["after the drop"] == ["Partnerships & Professionalism"]


def test_esc_in_the_middle_of_a_drag_changes_nothing(report: dict[str, Any]) -> None:
    assert report["after Esc"] == [True, True]


def test_a_drag_clears_the_finding_that_it_mends_and_no_other(report: dict[str, Any]) -> None:
    before, after = report["found in Current"], report["found after the drag"]
    assert [each for each in before if each not in after] == ["Judith Oakeshott is in no team"]
    assert [each for each in after if each not in before] == []


def test_the_button_at_a_finding_clears_it(report: dict[str, Any]) -> None:
    before, after = report["found after the drag"], report["found after the button"]
    assert [each for each in before if each not in after] == [
        "Nobody is accountable for Priority 5 (Professional growth)"
    ]


def test_undoing_everything_is_the_start_again(report: dict[str, Any]) -> None:
    is_the_start, was_the_start_before = report["undone"]
    assert is_the_start
    assert not was_the_start_before


def test_what_was_saved_is_what_opens_at_the_next_start(report: dict[str, Any], folder: Path) -> None:
    file = folder / "school.orgplan"
    assert report["opened again"] == [str(file), True]
    teams = teams_of_post(read_plan(file).view("year-one"), "gl-3")
    assert [team.name for team in teams] == ["Partnerships & Professionalism"]


def test_the_pdf_names_every_post_and_no_pay(report: dict[str, Any], folder: Path) -> None:
    view = read_plan(folder / "school.orgplan").view()
    text = " ".join(page.extract_text() for page in PdfReader(folder / "chart.pdf").pages)
    words = re.sub(r"\s+", " ", text)
    assert [post.title for post in view.all(Post) if post.title not in words] == []
    assert "£" not in words
