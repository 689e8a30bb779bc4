"""Through AT-SPI, as a screen reader is told of it, the real window holds what it shows.

One test, because one evening is lived through once, whatever number of processes the tests run in.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.real_mouse.screen import drive, missing_to_listen, screen

LACKING = missing_to_listen()
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}")

PIXELS = 2
"""How far a card's rectangle may be from where it is painted."""

VIEWS = ("teams", "reporting")


@pytest.mark.timeout(150)
def test_a_screen_reader_is_told_of_every_card_in_view_and_of_what_happens_to_it(tmp_path: Path) -> None:
    with screen(tmp_path / "home") as environment:
        listening = environment | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        session = ("dbus-run-session", "--")
        drive("listening", str(tmp_path), environment=listening, within=session, seconds=120)
    report: dict[str, Any] = json.loads((tmp_path / "listening.json").read_text(encoding="utf-8"))
    for view in VIEWS:
        every_card_in_view_is_told_with_its_place_and_words(report[view])
    what_it_selects_is_selected(report)
    it_hears_where_the_keyboard_goes(report["walked"])
    it_hears_of_another_name(report["renamed"])
    a_folded_branch_says_so(report["folded"])
    assert report["nameless"] == []
    assert report["objects before anybody listens"] == 0
    objects_serve_again(report["objects"])


def every_card_in_view_is_told_with_its_place_and_words(seen: dict[str, Any]) -> None:
    told = [each for each in seen["told"] if each["role"] == "list item"]
    assert len(told) == len(seen["drawn"])
    assert len(told) > 3
    for drawn in seen["drawn"]:
        beginning = f"{drawn['title']}, "
        near = [each for each in told if each["name"].startswith(beginning) and _near(each, drawn)]
        assert len(near) == 1, f"{drawn} is not told of"
        [each] = near
        assert each["in"] == (f"{drawn['team']}, team" if drawn["team"] else "Chart")
        assert {"SELECTABLE", "FOCUSABLE", "SHOWING"} <= set(each["states"])
        assert {"Press", "ShowMenu", "SetFocus"} <= set(each["actions"])
        assert each["attributes"]["level"].isdigit()
        assert ("Reports to" in each["description"]) or drawn["team"] is None
        assert ("finding" in each["description"]) is drawn["marked"]
        if drawn["team"]:
            assert f" in {drawn['team']}. " in each["description"]


def _near(each: dict[str, Any], drawn: dict[str, Any]) -> bool:
    return all(abs(a - b) <= PIXELS for a, b in zip(each["rect"], drawn["rect"], strict=True))


def what_it_selects_is_selected(report: dict[str, Any]) -> None:
    assert sorted(report["selected"]["told"]) == sorted(report["selected"]["wanted"])
    assert report["under the middle"]["told"] == report["under the middle"]["wanted"]


def it_hears_where_the_keyboard_goes(walked: dict[str, Any]) -> None:
    focused = [
        name for event, name, on, _ in walked["told"] if event == "object:state-changed:focused" and on == "1"
    ]
    assert focused == walked["wanted"]
    selected = [
        name
        for event, name, on, _ in walked["told"]
        if event == "object:state-changed:selected" and on == "1"
    ]
    assert [name for name in selected if name in walked["wanted"]] == walked["wanted"]


def it_hears_of_another_name(heard: list[list[str]]) -> None:
    changes = [(name, said) for event, name, _, said in heard if event.endswith("accessible-name")]
    assert any("Leader of the Orchard" in " ".join(change) for change in changes)


def a_folded_branch_says_so(folded: dict[str, Any]) -> None:
    [each] = [each for each in folded["told"] if each["name"] == folded["name"]]
    assert "EXPANDABLE" in each["states"]
    assert "EXPANDED" not in each["states"]
    assert "Collapsed. " in each["description"]


def objects_serve_again(counts: list[int]) -> None:
    assert counts[-1] == counts[-3]
