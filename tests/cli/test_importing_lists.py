"""Lists of staff on the command line: which sheet is read, what a complete list takes out, what is said."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from orgdesigner.cli import main
from orgdesigner.model import records as r
from orgdesigner.model.relations import manager
from orgdesigner.storage.plan_file import read_plan
from tests.exchange.made_files import JUNIOR, SENIOR, junior_row, senior_row

Printed = pytest.CaptureFixture[str]
Rows = Sequence[Sequence[str | float]]

HEAD = ("Name", "Job title", "Reports to")
STAFF: Rows = (HEAD, ("Ada Hart", "Headteacher", ""), ("Ivo Lane", "Deputy", "Ada Hart"))
MORE: Rows = (HEAD, ("Bo Ray", "Cook", ""))
COVER: Rows = (("Contents", "Page"), ("Staff", 1), ("Catering", 2))


def workbook(folder: Path, sheets: Mapping[str, Rows], *, hidden: str = "") -> str:
    path = folder / "staff.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name == hidden:
                sheet.hide()
    return str(path)


def titles(plan: Path) -> set[str]:
    return {post.title for post in read_plan(plan).view().all(r.Post)}


def test_the_sheet_with_the_list_is_read_and_the_others_like_it_are_named(
    tmp_path: Path, capsys: Printed
) -> None:
    source = workbook(tmp_path, {"Cover": COVER, "Staff": STAFF, "Catering": MORE})
    assert main(["import", source, "-o", str(tmp_path / "a.orgplan")]) == 0
    assert titles(tmp_path / "a.orgplan") == {"Headteacher", "Deputy"}
    said = capsys.readouterr().out
    assert "the sheet that was read is “Staff”" in said
    assert "were not read: “Catering”." in said


def test_a_hidden_sheet_is_read_if_it_is_asked_for(tmp_path: Path, capsys: Printed) -> None:
    fuller: Rows = (
        ("Name", "Job title", "Reports to", "FTE"),
        ("Ada Hart", "Headteacher", "", 1),
        ("Ivo Lane", "Deputy", "", 0.5),
    )
    source = workbook(tmp_path, {"New": MORE, "Old": fuller}, hidden="Old")
    assert main(["import", source, "-o", str(tmp_path / "a.orgplan")]) == 0
    assert titles(tmp_path / "a.orgplan") == {"Cook"}
    assert main(["import", source, "--sheet", " old", "-o", str(tmp_path / "b.orgplan")]) == 0
    assert titles(tmp_path / "b.orgplan") == {"Headteacher", "Deputy"}
    assert "Others look like" not in capsys.readouterr().out


def test_a_sheet_that_is_not_there_is_refused_with_the_names_of_those_that_are(
    tmp_path: Path, capsys: Printed
) -> None:
    source = workbook(tmp_path, {"Staff": STAFF, "Catering": MORE})
    assert main(["import", source, "--sheet", "Stuff", "--dry-run"]) == 2
    assert (
        "no sheet “Stuff” that holds anything. Its sheets are: “Staff”, “Catering”."
        in capsys.readouterr().err
    )
    plain = tmp_path / "plain.csv"
    plain.write_text("Name,Job title\nAda Hart,Headteacher\n")
    assert main(["import", str(plain), "--sheet", "Staff", "--dry-run"]) == 2
    assert "It has no sheets with names." in capsys.readouterr().err


def test_only_a_list_that_is_said_to_be_complete_takes_anybody_out(tmp_path: Path, capsys: Printed) -> None:
    plan = tmp_path / "a.orgplan"
    main(["import", workbook(tmp_path, {"Staff": STAFF}), "-o", str(plan)])
    newer = workbook(tmp_path, {"Staff": STAFF[:2]})
    assert main(["import", newer, "-o", str(plan)]) == 0
    assert titles(plan) == {"Headteacher", "Deputy"}
    said = capsys.readouterr().out
    assert "1 post is not in the list, and stayed. If it has everybody, import it with --complete." in said
    assert "1 person is not in the list, and stayed." in said
    assert main(["import", newer, "--complete", "-o", str(plan)]) == 0
    assert titles(plan) == {"Headteacher"}
    assert "In a.orgplan: 2 taken away." in capsys.readouterr().out


def test_what_holds_for_many_rows_is_said_once(tmp_path: Path, capsys: Printed) -> None:
    source = tmp_path / "staff.csv"
    source.write_text("Name,Job title\n" + "".join(f"Person {letter},Cook\n" for letter in "ABCD"))
    assert main(["import", str(source), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert said.count("does not say whom anybody reports to") == 1
    assert "rows 2, 3, 4 and 5" in said


def test_both_sheets_of_an_organogram_in_one_spreadsheet_are_brought_in_together(
    tmp_path: Path, capsys: Printed
) -> None:
    sheets: dict[str, Rows] = {
        "Read me": COVER,
        "Senior staff": (SENIOR, senior_row("1"), senior_row("2", "1")),
        "Junior staff": (JUNIOR, junior_row("2")),
    }
    plan = tmp_path / "a.orgplan"
    assert main(["import", workbook(tmp_path, sheets), "-o", str(plan)]) == 0
    assert "3 rows: 3 placed, 0 in the tray, 0 refused." in capsys.readouterr().out
    view = read_plan(plan).view()
    (junior,) = (post for post in view.all(r.Post) if not post.title.startswith("Director"))
    above = manager(view, junior.id)
    assert above is not None
    assert above.title == "Director 2"
    assert main(["import", workbook(tmp_path, sheets), "--sheet", "Senior staff", "--dry-run"]) == 0
    assert "2 rows: 2 placed" in capsys.readouterr().out
