"""Whatever list of staff a file is, it comes in with nobody there to correct it, or is refused in words."""

from pathlib import Path

import pytest

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.lists import import_list
from orgdesigner.model.records import Person, Post
from tests.exchange.made_files import senior, senior_row


def file(folder: Path, text: str, name: str = "staff.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_staff_list_is_recognised(tmp_path: Path) -> None:
    rows = (
        "Name,Job title,Line manager",
        "Ada Hart,Headteacher,",
        "Ivo Lane,Deputy,Ada Hart",
        "Bo Ray,Cook,X Y",
    )
    imported = import_list([file(tmp_path, "\n".join(rows))])
    assert (imported.rows, imported.placed, len(imported.tray)) == (3, 2, 1)
    assert {each.name for each in imported.records if isinstance(each, Person)} == {
        *("Ada Hart", "Ivo Lane", "Bo Ray"),
    }


def test_an_organogram_is_recognised_whether_it_is_one_file_or_two(tmp_path: Path) -> None:
    one = file(tmp_path, senior(senior_row("1"), senior_row("2", "1")))
    assert import_list([one]).placed == 2


def test_a_table_of_something_else_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"Nothing in “shopping\.csv” was recognised"):
        import_list([file(tmp_path, "apples,pears\n3,4\n", "shopping.csv")])


def test_what_looks_amiss_in_the_file_is_in_the_account(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes("Name,Job title\nAndré Hart,Headteacher\n".encode("windows-1252"))
    imported = import_list([path])
    assert any("Windows-1252" in remark.message for remark in imported.remarks)
    assert [each.title for each in imported.records if isinstance(each, Post)] == ["Headteacher"]
