"""With a real mouse on a real screen the window does what it shows, and keeps what it did.

One test, because one evening is lived through once, whatever number of processes the tests run in.
"""

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


def test_an_evening_with_the_example_does_what_it_shows_and_keeps_what_it_did(tmp_path: Path) -> None:
    with screen(tmp_path / "home") as environment:
        drive("evening", str(tmp_path), environment=environment)
    report: dict[str, Any] = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    a_drop_does_what_the_cue_said(report)
    a_branch_folds_under_its_card_and_opens(report)
    a_search_keeps_the_view_and_coaching_is_a_drag(report)
    each_finding_goes_by_what_mends_it_and_no_other(report)
    everything_can_be_undone(report)
    what_was_saved_opens_at_the_next_start(report, tmp_path / "school.orgplan")
    the_pdf_names_every_post_and_no_pay(tmp_path / "chart.pdf", tmp_path / "school.orgplan")


def a_drop_does_what_the_cue_said(report: dict[str, Any]) -> None:
    assert report["opens at"] == "Year one"
    assert "Partnerships & Professionalism" in report["cue"]
    assert report["before the drop"] == ["Students & Achievement"]
    assert report["after the drop"] == ["Partnerships & Professionalism"]


def a_branch_folds_under_its_card_and_opens(report: dict[str, Any]) -> None:
    hidden, moved = report["folded"]
    assert hidden > 10
    assert moved <= 1
    whole, moved = report["opened"]
    assert whole
    assert moved <= 1


def a_search_keeps_the_view_and_coaching_is_a_drag(report: dict[str, Any]) -> None:
    assert "gl-3" in report["found"]
    assert report["as before the search"]
    assert report["coaching cue"].startswith("Is coached by Teacher of Biology")


def each_finding_goes_by_what_mends_it_and_no_other(report: dict[str, Any]) -> None:
    first, dragged, fixed = (
        report[when] for when in ("found in Current", "found after the drag", "found after the button")
    )
    # Her new team leads itself, so that whom she reported to has one direct report less to look after.
    assert [each for each in first if each not in dragged] == [
        "Judith Oakeshott is in no team",
        "Head of English has ten direct reports; the limit is eight",
    ]
    assert [each for each in dragged if each not in first] == [
        "Head of English has nine direct reports; the limit is eight"
    ]
    gone = "Nobody is accountable for Priority 5 (Professional growth)"
    assert [each for each in dragged if each not in fixed] == [gone]
    unequal, equal = report["found in Year two"], report["found with equal money"]
    assert [each for each in unequal if each not in equal] == [
        "Lorraine Hartnell receives £1,713 where others in this role receive £2,000"
    ]
    assert [each for each in equal if each not in unequal] == []


def everything_can_be_undone(report: dict[str, Any]) -> None:
    same_plan, same_history = report["after Esc"]
    assert [same_plan, same_history] == [True, True]
    is_the_start, was_the_start_before = report["undone"]
    assert [is_the_start, was_the_start_before] == [True, False]


def what_was_saved_opens_at_the_next_start(report: dict[str, Any], file: Path) -> None:
    assert report["opened again"] == [str(file), True]
    teams = teams_of_post(read_plan(file).view("year-one"), "gl-3")
    assert [team.name for team in teams] == ["Partnerships & Professionalism"]


def the_pdf_names_every_post_and_no_pay(pdf: Path, file: Path) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    words = re.sub(r"\s+", " ", text)
    assert [post.title for post in read_plan(file).view().all(Post) if post.title not in words] == []
    assert "£" not in words
