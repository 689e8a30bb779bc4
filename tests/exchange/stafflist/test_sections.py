"""Rows that head others are teams; a second table, and columns that say nothing, are told once."""

import pytest

from orgdesigner.exchange.incoming.stafflist import Corrections, Meaning, StaffList, detect
from orgdesigner.exchange.incoming.stafflist.detecting import is_staff_list
from orgdesigner.model import records as r
from orgdesigner.model.relations import teams_of_post
from tests.exchange.stafflist.reading_lists import listed, sheet, view_of

HEAD = "Name,Job title,FTE"


def teams(staff: StaffList) -> dict[str, list[str]]:
    view = view_of(staff)
    return {post.title: [team.name for team in teams_of_post(view, post.id)] for post in view.all(r.Post)}


def accounted(staff: StaffList) -> bool:
    imported = staff.imported
    return imported.rows == imported.placed + len(imported.tray) + len(imported.refused)


def test_a_row_that_heads_others_is_their_team_and_is_placed() -> None:
    staff = listed(
        *(HEAD, "SENIOR LEADERSHIP,,", "Ada Hart,Headteacher,1", "English Department (2):,,"),
        *(
            "Ivo Lane,Head of English,1",
            "Bo Ray,Teacher,0.5",
            "TOTAL,,2.5",
            "Site Team,,",
            "Cy Orr,Caretaker,1",
        ),
    )
    assert teams(staff) == {
        "Headteacher": ["SENIOR LEADERSHIP"],
        "Head of English": ["English Department"],
        "Teacher": ["English Department"],
        "Caretaker": ["Site Team"],
    }
    assert [each.rows for each in staff.imported.refused] == [(7,)]
    assert any(
        each.rows == (2, 4, 8) and "heads the rows below" in each.message for each in staff.imported.remarks
    )


@pytest.mark.parametrize("name", ["Modern Languages", "Key Stage 2", "Art and Design", "Kitchen Staff", "PE"])
def test_departments_are_told_by_their_words(name: str) -> None:
    staff = listed(HEAD, f"{name},,", "Ada Hart,Teacher,1")
    assert teams(staff) == {"Teacher": [name]}


@pytest.mark.parametrize(
    "row",
    [
        "Dawn French,,",
        "Mr Art Young,,",
        "Report printed 1 September,,",
        "Total staff,,",
        "* leaves in July,,",
    ],
)
def test_a_name_or_a_note_that_stands_alone_is_no_team(row: str) -> None:
    staff = listed(HEAD, row, "Ada Hart,Teacher,1")
    assert teams(staff) == {"Teacher": []}
    assert [each.rows for each in staff.imported.refused] == [(2,)]
    assert accounted(staff)


def test_what_heads_nothing_is_refused() -> None:
    staff = listed(HEAD, "Ada Hart,Teacher,1", "Catering Team,,")
    assert [each.rows for each in staff.imported.refused] == [(3,)]
    staff = listed(HEAD, "Site Team,,", "Catering Team,,", "Bo Ray,Cook,1")
    assert teams(staff) == {"Cook": ["Catering Team"]}
    assert [each.rows for each in staff.imported.refused] == [(2,)]


def test_a_list_with_a_column_of_teams_has_no_need_of_such_rows() -> None:
    staff = listed(f"{HEAD},Department", "English Department,,,", "Ada Hart,Teacher,1,Maths")
    assert teams(staff) == {"Teacher": ["Maths"]}
    assert accounted(staff)


def test_a_second_table_beside_the_first_is_said() -> None:
    staff = listed(
        f"{HEAD},,{HEAD}", "Ada Hart,Headteacher,1,,Bo Ray,Cook,0.5", "Ivo Lane,Teacher,1,,Cy Orr,Clerk,1"
    )
    (said,) = (each for each in staff.imported.remarks if "second table" in each.message)
    assert "columns E to G" in said.message
    one = listed(f"{HEAD},Notes,Notes", "Ada Hart,Headteacher,1,a,b", "Ivo Lane,Teacher,1,c,d")
    assert not any("second table" in each.message for each in one.imported.remarks)


def test_that_nobody_s_manager_is_named_is_no_problem_of_any_row() -> None:
    staff = listed(HEAD, *(f"Person {letter},Teacher,1" for letter in "ABCDE"))
    assert staff.problems == ()
    assert len(staff.imported.tray) == 5
    assert accounted(staff)


def test_a_column_that_numbers_contracts_is_not_taken_for_their_kinds() -> None:
    rows = [f"Person {letter},Teacher,{number}" for number, letter in enumerate("ABC", start=1)]
    staff = listed("Name,Job title,Contract", *rows)
    assert staff.layout.place(Meaning.CONTRACT) is None
    assert staff.problems == ()
    named = listed("Name,Job title,Contract", *rows[:2], "Person C,Teacher,Permanent")
    assert named.layout.place(Meaning.CONTRACT) == 2
    assert len(named.problems) == 2


def test_a_table_of_which_only_a_title_is_known_is_no_list_of_staff() -> None:
    rows = ("slug,title,artist", "a,Man with a Hat,Ada Hart", "b,Woman with a Dog,Bo Ray")
    assert not is_staff_list(detect(sheet(*rows)))
    said = Corrections(meanings={2: Meaning.NAME})
    assert is_staff_list(detect(sheet(*rows), said))
    assert is_staff_list(detect(sheet("Name,Title", "Ada Hart,Painter")))


def test_names_that_others_repeat_as_their_managers_are_a_list_of_staff_under_any_heading() -> None:
    rows = ("Ayesha Malik,Beth Nolan", "Beth Nolan,Carol Ogden", "Dawn Price,Carol Ogden", "Carol Ogden,")
    staff = listed("Kraft,Obhut", *rows)

    assert is_staff_list(staff.layout)
    assert not is_staff_list(detect(sheet("Kraft,Obhut", *(f"{row.partition(',')[0]},x" for row in rows))))
