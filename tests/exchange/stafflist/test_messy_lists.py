"""Forty messy staff lists: their columns, their faults and their rows, as somebody wrote them down."""

from __future__ import annotations

import pytest

from orgdesigner.exchange.incoming.stafflist import Outcome, detect, read
from orgdesigner.exchange.incoming.stafflist.lines import NO_COLUMN
from orgdesigner.model.records import Person, Post
from tests.exchange.stafflist.reading_lists import EXPECTED, LISTS, grid_of, view_of


def test_there_are_forty_and_each_has_its_meaning_written_down() -> None:
    files = {path.name for path in LISTS.iterdir()} - {"expected.toml"}
    assert files == set(EXPECTED)
    assert len(files) >= 40


def test_of_all_columns_at_least_95_in_100_are_told_unaided() -> None:
    told, every, wrong = 0, 0, []
    for name, expected in EXPECTED.items():
        columns = detect(grid_of(name)).columns
        assert len(columns) == len(expected["meanings"]), name
        for column, meaning in zip(columns, expected["meanings"], strict=True):
            every += 1
            told += column.meaning.value == meaning
            if column.meaning.value != meaning:
                wrong.append(f"{name}: {column.heading!r} is {meaning}, told as {column.meaning.value}")
    assert told / every >= 0.95, wrong
    assert every > 250


@pytest.mark.parametrize("name", EXPECTED)
def test_the_headings_the_decimal_mark_and_the_order_of_days_are_told(name: str) -> None:
    layout, expected = detect(grid_of(name)), EXPECTED[name]
    assert list(layout.header) == expected["header"]
    assert layout.decimal.value == expected.get("decimal", ".")
    assert layout.days.value == expected.get("days", "day_first")


@pytest.mark.parametrize("name", EXPECTED)
def test_no_row_is_lost_and_every_fault_is_told_by_its_cell(name: str) -> None:
    staff_list, expected = read(grid_of(name)), EXPECTED[name]
    imported = staff_list.imported
    assert imported.rows == expected["rows"]
    assert imported.rows == imported.placed + len(imported.tray) + len(imported.refused)
    found = {f"{problem.place}:{problem.outcome.value}" for problem in staff_list.problems}
    severe = {fault for fault in found if not fault.endswith(":noted")}
    assert set(expected["faults"]) <= found
    assert severe == {fault for fault in expected["faults"] if not fault.endswith(":noted")}
    # That no column says who reports to whom is said of the whole list, and of no cell.
    told = [remark for remark in imported.tray if remark.message != NO_COLUMN]
    assert sum(problem.outcome is Outcome.TRAY for problem in staff_list.problems) == len(told)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_comes_to_its_posts_and_people(name: str) -> None:
    view, expected = view_of(read(grid_of(name))), EXPECTED[name]
    assert len(view.all(Post)) == expected["posts"]
    assert len(view.all(Person)) == expected["people"]


@pytest.mark.parametrize("name", EXPECTED)
def test_reading_once_more_gives_the_same_records(name: str) -> None:
    assert read(grid_of(name)).imported == read(grid_of(name)).imported
