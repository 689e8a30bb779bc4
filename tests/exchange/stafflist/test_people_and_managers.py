"""How people are named in staff lists, and whom a cell means to whom somebody reports."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orgdesigner.exchange.incoming.stafflist import Outcome, StaffList, read
from orgdesigner.model.records import Holding, Link, Person, Post
from tests.exchange.stafflist.reading_lists import listed, sheet, view_of


def names_in(staff_list: StaffList) -> list[str]:
    return [person.name for person in view_of(staff_list).all(Person)]


def manager_of(staff_list: StaffList, title: str) -> str | None:
    """The title of the post to which the one post of a title reports."""
    view = view_of(staff_list)
    [lower] = [post.id for post in view.all(Post) if post.title == title]
    uppers = [view.need(Post, link.upper).title for link in view.all(Link) if link.lower == lower]
    return uppers[0] if uppers else None


SCHOOL = (
    "Name;Job title;Reports to",
    "Mrs Jane Smith;Headteacher;",
    "Mr Paul Roberts;Deputy Headteacher;Mrs Smith",
    "Ms Amy Roberts;Assistant Headteacher;J Smith",
    "Máire O’Sullivan;Head of Year 7;P. Roberts",
    "Pieter van der Berg;Technician;Smith",
)


@pytest.mark.parametrize(
    ("calling", "manager"),
    [
        ("Mrs Smith", "Headteacher"),
        ("Mrs J Smith", "Headteacher"),
        ("SMITH, Jane (Mrs)", "Headteacher"),
        ("Smith, Mrs Jane", "Headteacher"),
        ("jane smith", "Headteacher"),
        ("Miss Smith", "Headteacher"),  # she is Mrs elsewhere: lists differ in that
        ("Mr Roberts", "Deputy Headteacher"),
        ("Ms Roberts", "Assistant Headteacher"),
        ("Amy Roberts", "Assistant Headteacher"),
        ("O'SULLIVAN, MAIRE", "Head of Year 7"),
        ("M O'Sullivan", "Head of Year 7"),
        ("Mr van der Berg", "Technician"),
        ("van der Berg, P", "Technician"),
        ("Mr Smith", None),  # there is a Mrs Smith only
        ("K Smith", None),
        ("Roberts", None),  # there are two
        ("Jane Roberts", None),
        ("Head", None),
    ],
)
def test_a_manager_is_found_by_what_schools_call_people(calling: str, manager: str | None) -> None:
    rows = [row.replace(",", "").replace(";", ",") for row in SCHOOL]
    grid = sheet(*rows, "Una Frith,Cleaner,-")
    cells = grid.rows[-1].cells
    said = cells[2]._replace(text=calling, value=calling)
    last = grid.rows[-1]._replace(cells=(*cells[:2], said))
    staff_list = read(grid._replace(rows=(*grid.rows[:-1], last)))
    assert manager_of(staff_list, "Cleaner") == manager
    in_tray = [problem for problem in staff_list.problems if problem.place == "C7"]
    assert bool(in_tray) == (manager is None)


def test_a_surname_that_is_also_an_office_means_nobody_by_itself() -> None:
    told = listed(
        "Name,Job title,Reports to", "Mary Head,Teacher,", "Bob Low,Cook,Head", "Ann Ray,Cleaner,Mrs Head"
    )
    assert manager_of(told, "Cook") is None
    assert manager_of(told, "Cleaner") == "Teacher"


def test_surnames_in_capitals_become_names_where_the_whole_list_has_them_so() -> None:
    told = listed(
        "Surname,Forename,Job title",
        "SMITH-JONES,Jane,Headteacher",
        "MCDONALD,Fiona,Teacher",
        "VAN DER BERG,Pieter,Teacher",
        "D'ARCY,Anne,Teacher",
        "AP GWYNFOR,Llŷr,Teacher",
    )
    assert names_in(told) == [
        "Jane Smith-Jones", "Fiona McDonald", "Pieter Van der Berg", "Anne D'Arcy", "Llŷr ap Gwynfor"
    ]  # fmt: skip


def test_one_name_in_capitals_stays_as_it_is_written() -> None:
    told = listed("Name,Job title", "Jane Smith,Headteacher", "AJ PATEL,Teacher", "Bo Lee,Teacher")
    assert names_in(told) == ["Jane Smith", "AJ PATEL", "Bo Lee"]


def test_words_behind_a_name_are_notes_and_no_part_of_it() -> None:
    told = listed(
        "Name,Job title",
        "Nina Boyd (maternity leave),Teacher of Art",
        "Elizabeth (Libby) Hart,Teacher of Music",
        "Mary Cole (née Dunn),Teacher of PE",
        "Tom Cole (until Easter),Teacher of Drama",
    )
    assert names_in(told) == ["Nina Boyd", "Elizabeth (Libby) Hart", "Mary Cole (née Dunn)", "Tom Cole"]
    # That she is away is kept for who covers for her; why is nobody's business.
    notes = [post.notes for post in view_of(told).all(Post)]
    assert notes == ["Nina Boyd: away", "", "", "Tom Cole: until Easter"]


def test_shares_behind_two_names_in_one_cell_are_their_shares_of_the_post() -> None:
    told = listed("Name,Job title", "Ros Reid (0.6) / Sal Starr (0.4),Teacher", "Bo Lee,Headteacher")
    view = view_of(told)
    shares = {view.need(Person, each.person).name: each.share for each in view.all(Holding)}
    assert shares == {"Ros Reid": Decimal("0.6"), "Sal Starr": Decimal("0.4"), "Bo Lee": Decimal(1)}


def test_what_only_looks_like_a_name_beside_surnames_and_forenames_is_none() -> None:
    told = listed(
        "Surname,Forename,Tutor base,Job title", "Hart,Ann,Year Three,Teacher", "Lee,Bo,Year Four,Teacher"
    )
    assert names_in(told) == ["Ann Hart", "Bo Lee"]


def test_a_column_that_says_a_title_in_other_words_is_no_manager() -> None:
    told = listed(
        "Name,Job title,Census role",
        "Ann Hart,Headteacher,Headteacher",
        "Bo Lee,Class Teacher,Class Teacher",
        "Cy Dee,Class Teacher,Class Teacher",
    )
    assert not view_of(told).all(Link)


def test_titles_cut_short_are_the_posts_that_they_are_short_for() -> None:
    told = listed(
        "Name,Job title,Reports to",
        "Ann Ray,Headteacher,Chair of Governors",
        "Bo Lee,Deputy Headteacher (Pastoral),HT",
        "Cy Dee,Deputy Headteacher (Curriculum),HT",
        "Di Fox,Head of Year 7,DHT Pastoral",
        "Ed Hay,Head of Humanities,DHT Curriculum",
        "Fi Ivy,Teacher of History,HoD Humanities",
        "Gus Jay,SBM,Head Teacher",
        "Hal Kay,Caretaker,Business Manager",
        "Ivy Low,Teacher of Art,DHT",
    )
    assert manager_of(told, "Deputy Headteacher (Pastoral)") == "Headteacher"
    assert manager_of(told, "Head of Year 7") == "Deputy Headteacher (Pastoral)"
    assert manager_of(told, "Head of Humanities") == "Deputy Headteacher (Curriculum)"
    assert manager_of(told, "Teacher of History") == "Head of Humanities"
    assert manager_of(told, "SBM") == "Headteacher"
    assert manager_of(told, "Caretaker") == "SBM"
    # There are two deputies, and neither is chosen.
    assert manager_of(told, "Teacher of Art") is None


def test_the_column_by_which_managers_are_named_is_that_of_the_posts() -> None:
    told = listed(
        "No,Post,Name,Reports to No",
        "1,Executive Headteacher,Fay Reeve,",
        "1.1,Head of School,Gil Shaw,1",
        "1.1.1,Phase Leader,Ivo Udall,1.1",
    )
    assert manager_of(told, "Phase Leader") == "Head of School"
    assert manager_of(told, "Head of School") == "Executive Headteacher"


def test_answers_below_a_heading_like_teacher_are_nobodys_name() -> None:
    told = listed(
        "forename,surname,job_title,is_teacher", "Kim,Aston,Headteacher,true", "Moe,Cedar,Technician,false"
    )
    assert names_in(told) == ["Kim Aston", "Moe Cedar"]


def test_who_covers_for_somebody_makes_the_post_no_larger() -> None:
    told = listed(
        "Post ref,Job title,Name,FTE",
        "P5,Teacher of Art,Nina Boyd (maternity leave),0.8",
        "P5,Teacher of Art,Tom Cole (maternity cover),0.8",
    )
    [post] = view_of(told).all(Post)
    assert post.fte == Decimal("0.8")
    assert names_in(told) == ["Nina Boyd", "Tom Cole"]
    assert {each.share for each in view_of(told).all(Holding)} == {Decimal(1)}


def test_a_name_and_a_title_in_one_cell_are_told_apart() -> None:
    told = listed(
        "Who;Line managed by".replace(";", ","),
        "Nell Abbot – Headteacher,",
        "Owen Ball – Deputy,Nell Abbot (HT)",
        "Pia Cork (Teacher),Owen Ball",
        "Rob Dee – Caretaker,Nell Abbot",
    )
    assert manager_of(told, "Deputy") == "Headteacher"
    assert manager_of(told, "Teacher") == "Deputy"
    assert names_in(told)[:3] == ["Nell Abbot", "Owen Ball", "Pia Cork"]


def test_a_surname_that_only_its_capitals_tell_goes_behind_the_forename() -> None:
    told = listed(
        "Staff name,Job title,Reports to",
        "CLARK David (Mr),Principal,",
        "BROWN Alison (Mrs),Head of Maths,CLARK David (Mr)",
        "ST JOHN Huw (Mr),Teacher,BROWN Alison (Mrs)",
    )
    assert names_in(told) == ["Mr David Clark", "Mrs Alison Brown", "Mr Huw St John"]
    assert manager_of(told, "Teacher") == "Head of Maths"


def test_two_surnames_with_their_honorifics_are_two_people() -> None:
    told = listed("Class,Teacher", "2,Mrs Quigley/Mrs Rooney", "3,Mr Docherty", "4,Anne/Bea Cole")
    assert names_in(told) == ["Mrs Quigley", "Mrs Rooney", "Mr Docherty", "Anne/Bea Cole"]


def test_managers_are_told_by_names_that_the_list_has_in_two_columns() -> None:
    told = listed(
        "First name,Last name,Role,Answers to",
        "Evan,Hope,Headteacher,",
        "Dawn,Gill,Estates Officer,Evan Hope",
        "Bart,Finn,Caretaker,Dawn Gill",
    )
    assert manager_of(told, "Caretaker") == "Estates Officer"


def test_headings_of_another_table_are_nobody() -> None:
    told = listed(
        "Name,Job title,Grade,FTE", "Ann Ray,Teacher,M3,1", "Name,Post,Hours,Scale", "Bo Lee,Cook,25,Grade 3"
    )
    assert names_in(told) == ["Ann Ray", "Bo Lee"]
    assert [problem.place for problem in told.problems if problem.outcome is Outcome.REFUSED] == ["row 3"]
