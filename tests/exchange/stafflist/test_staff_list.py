"""What the cells of a staff list come to, each in a list made for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.stafflist import (
    Corrections,
    DayOrder,
    DecimalMark,
    Form,
    Meaning,
    Outcome,
    StaffList,
    detect,
    read,
)
from orgdesigner.exchange.incoming.stafflist.vocabulary import role_of
from orgdesigner.model.records import Allowance, Holding, Person, Post, Team
from orgdesigner.model.relations import holders, manager, members
from orgdesigner.model.words import AllowanceKind, ContractKind, Level, StaffGroup
from tests.exchange.stafflist.reading_lists import EXPECTED, LISTS, grid_of, listed, sheet, view_of


def the_post(staff_list: StaffList, title: str) -> Post:
    (found,) = [post for post in view_of(staff_list).all(Post) if post.title == title]
    return found


def above(staff_list: StaffList, title: str) -> str:
    upper = manager(view_of(staff_list), the_post(staff_list, title).id)
    return upper.title if upper else ""


# Posts and people


def test_hours_weeks_pay_and_dates_of_a_school_system_arrive_exactly() -> None:
    staff_list = read(grid_of("01-sims-shape.csv"))
    view, post = view_of(staff_list), the_post(staff_list, "Teacher of Science")
    assert (post.fte, post.hours, post.weeks) == (Decimal("0.6"), Decimal("19.5"), Decimal(52))
    assert (post.pay_scale, post.pay_point, post.contract) == ("Main", "M4", ContractKind.FIXED_TERM)
    (holding,) = [each for each in view.all(Holding) if each.post == post.id]
    assert (holding.starts, holding.ends) == (date(2025, 9, 1), date(2026, 8, 31))
    (allowance,) = view.all(Allowance)
    assert (allowance.allowance_kind, allowance.annual) == (AllowanceKind.TLR2, Decimal(5200))
    groups = {person.name: person.staff_group for person in view.all(Person)}
    assert groups["Ian Marsh"] is StaffGroup.SUPPORT
    assert groups["Gina Lowe"] is StaffGroup.TEACHING


def test_the_preferred_name_is_shown() -> None:
    names = {person.name for person in view_of(read(grid_of("03-bromcom-shape.csv"))).all(Person)}
    assert "Nell Marsh" in names


def test_a_comma_for_decimals_and_points_for_thousands() -> None:
    post = the_post(read(grid_of("04-semicolons-and-commas.csv")), "Teacher of Music")
    assert (post.fte, post.hours, post.salary) == (Decimal("0.4"), Decimal(13), Decimal("39400.50"))


def test_days_and_numbers_of_a_spreadsheet_are_what_they_are_there() -> None:
    view = view_of(read(grid_of("38-merged-headings.xlsx")))
    assert date(2020, 1, 1) in {holding.starts for holding in view.all(Holding)}
    assert the_post(read(grid_of("40-numbers-as-numbers.xlsx")), "Business Manager").salary == Decimal(
        "52000.50"
    )


def test_a_job_share_is_one_post_by_its_parts() -> None:
    staff_list = read(grid_of("12-job-share-in-title.csv"))
    view, post = view_of(staff_list), the_post(staff_list, "Year 2 teacher")
    assert post.fte == 1
    shares = {view.need(Person, h.person).name: h.share for h in view.all(Holding) if h.post == post.id}
    assert shares == {"Eve Lamb": Decimal("0.6"), "Flo Mead": Decimal("0.4")}


def test_two_names_in_a_cell_share_the_post() -> None:
    staff_list = read(grid_of("13-two-in-one-cell.csv"))
    post = the_post(staff_list, "Class teacher")
    assert post.fte == 1
    assert {p.name for p in holders(view_of(staff_list), post.id)} == {"Sue Thorn", "Tess Underhill"}


def test_a_vacant_post_has_nobody() -> None:
    staff_list = read(grid_of("10-vacancies.csv"))
    assert holders(view_of(staff_list), the_post(staff_list, "Head of Maths").id) == []
    assert above(staff_list, "Head of Maths") == "Deputy Headteacher"


def test_somebody_in_two_posts_is_one_person() -> None:
    view = view_of(read(grid_of("33-several-posts.csv")))
    (vera,) = [person for person in view.all(Person) if person.name == "Vera Inman"]
    assert sum(each.person == vera.id for each in view.all(Holding)) == 2


def test_a_second_allowance_of_the_same_post_is_not_a_second_post() -> None:
    staff_list = listed(
        "Staff code,Name,Job title,FTE,Allowance type,Allowance amount",
        "1,Ann Ford,Headteacher,1,,",
        "2,Ben Cole,Teacher of Art,0.8,TLR2,3527",
        "2,Ben Cole,Teacher of Art,0.8,SEN,2679",
    )
    assert the_post(staff_list, "Teacher of Art").fte == Decimal("0.8")
    kinds = {each.allowance_kind: each.annual for each in view_of(staff_list).all(Allowance)}
    assert kinds == {AllowanceKind.TLR2: Decimal(3527), AllowanceKind.SEN: Decimal(2679)}


def test_several_allowances_may_stand_in_one_cell() -> None:
    staff_list = listed("Name,Job title,Allowances", "Ann Ford,SENCO,TLR2a £3527; SEN £2679")
    kinds = {each.allowance_kind: each.annual for each in view_of(staff_list).all(Allowance)}
    assert kinds == {AllowanceKind.TLR2: Decimal(3527), AllowanceKind.SEN: Decimal(2679)}


def test_fte_of_hours_is_worked_out_against_full_time() -> None:
    staff_list = listed(
        "Name,Job title,Hours per week,Full time hours",
        "Ann Ford,Headteacher,32.5,32.5",
        "Ben Cole,Technician,18.5,37",
    )
    assert the_post(staff_list, "Technician").fte == Decimal("0.5")


def test_without_full_time_hours_national_terms_and_the_fullest_teacher_count() -> None:
    staff_list = listed(
        "Name,Job title,Hours", "Ann Ford,Headteacher,32", "Ben Cole,Teacher,16", "Cy Dee,Technician,18.5"
    )
    assert the_post(staff_list, "Teacher").fte == Decimal("0.5")
    assert the_post(staff_list, "Technician").fte == Decimal("0.5")
    assert any("worked out from the hours" in remark.message for remark in staff_list.imported.remarks)


def test_teams_are_made_once_and_have_their_posts() -> None:
    view = view_of(read(grid_of("20-surname-first.csv")))
    teams = {team.name: len(members(view, team.id)) for team in view.all(Team)}
    assert teams == {"SLT": 1, "Office": 2}


def test_titles_tell_levels_only_where_no_column_does() -> None:
    rows = ("Name,Job title{}", "Ann Ford,Headteacher{}", "Ben Cole,Deputy Headteacher{}")
    told = listed(*(row.format("") for row in rows))
    assert the_post(told, "Deputy Headteacher").level is Level.SENIOR
    stated = listed(rows[0].format(",SLT"), rows[1].format(",Y"), rows[2].format(",N"))
    assert the_post(stated, "Deputy Headteacher").level is Level.NONE


def test_who_names_no_post_is_entered_and_in_the_tray() -> None:
    staff_list = listed("Name,Job title,Reports to,FTE", "Ann Ford,Headteacher,,1", "Ben Cole,,,1")
    assert {person.name for person in view_of(staff_list).all(Person)} == {"Ann Ford", "Ben Cole"}
    assert len(view_of(staff_list).all(Post)) == 1
    assert [problem.place for problem in staff_list.problems] == ["B3"]


@pytest.mark.parametrize(
    ("title", "group"),
    [("SENCO", StaffGroup.TEACHING), ("SENCO Assistant", StaffGroup.SUPPORT), ("Bursar", StaffGroup.SUPPORT)],
)
def test_the_longest_known_title_counts(title: str, group: StaffGroup) -> None:
    role = role_of(title)
    assert role is not None
    assert role.group is group


# Who reports to whom


def test_managers_are_found_by_code_name_title_and_both_orders_of_a_name() -> None:
    assert above(read(grid_of("19-initials-as-managers.csv")), "Librarian") == "Assistant Headteacher"
    assert above(read(grid_of("20-surname-first.csv")), "Finance Assistant") == "Bursar"
    assert above(read(grid_of("06-windows-letters.csv")), "Cover Supervisor") == "Deputy Headteacher"
    assert above(read(grid_of("18-reports-to-title.csv")), "Form tutor") == "Head of Year 7"
    assert above(read(grid_of("37-d3-org-chart.csv")), "Deputy Headteacher") == "Headteacher"
    assert above(read(grid_of("02-arbor-shape.csv")), "Teacher of English") == "Head of English"


def test_a_loop_is_opened_once_and_the_rest_of_it_stays() -> None:
    staff_list = read(grid_of("14-loop.csv"))
    assert above(staff_list, "Head of Art") == ""
    assert above(staff_list, "Head of Music") == "Head of Drama"
    assert above(staff_list, "Head of Drama") == "Head of Art"


# Repairs and corrections


@pytest.mark.parametrize("name", EXPECTED)
def test_every_repair_clears_its_problem(name: str) -> None:
    grid = grid_of(name)
    for problem in read(grid).problems:
        for repair in problem.repairs:
            assert problem.column is not None
            cells = {(problem.row, problem.column): repair}
            again = read(grid, Corrections(cells=cells)).problems
            assert problem._replace(repairs=()) not in [each._replace(repairs=()) for each in again]


def test_a_misspelt_manager_is_offered_as_it_is_in_the_list() -> None:
    problems = read(grid_of("17-unknown-manager.csv")).problems
    assert [(problem.place, problem.repairs) for problem in problems] == [("C3", ("Ola Abbot",)), ("C4", ())]


def test_two_of_a_name_are_offered_by_their_codes() -> None:
    (problem,) = read(grid_of("16-doubled-names.csv")).problems
    assert (problem.outcome, problem.repairs) == (Outcome.TRAY, ("J1", "J2"))


def test_what_somebody_says_of_a_column_counts() -> None:
    rows = sheet("Name,Job title,Squad", "Ann Ford,Headteacher,Blue")
    assert detect(rows).columns[2].meaning is Meaning.IGNORED
    said = Corrections(meanings={2: Meaning.TEAM})
    assert [team.name for team in view_of(read(rows, said)).all(Team)] == ["Blue"]


def test_a_meaning_that_is_said_is_taken_from_the_column_that_had_it() -> None:
    rows = sheet("Name,Job title,Post held", "Ann Ford,x,Headteacher")
    layout = detect(rows, Corrections(meanings={2: Meaning.TITLE}))
    assert [column.meaning for column in layout.columns].count(Meaning.TITLE) == 1


def test_other_heading_rows_can_be_said() -> None:
    rows = sheet("Name,Job title", "Full name,Role", "Ann Ford,Headteacher")
    assert read(rows, Corrections(header=(2,))).imported.rows == 1
    said = Corrections(header=(), meanings={0: Meaning.NAME})
    assert read(rows, said).imported.rows == 3


def test_a_table_of_something_else_is_refused_until_somebody_says_where_the_people_are() -> None:
    rows = sheet("Trust name,LA code,Rating", "Northern Schools,12,Good", "Southern Schools,14,Good")
    with pytest.raises(FileRefused, match=r"Nothing in “staff\.csv” was recognised as the names of people"):
        read(rows)
    assert read(rows, Corrections(header=(1,), meanings={0: Meaning.NAME})).imported.rows == 2


def test_decimal_mark_and_order_of_days_can_be_said() -> None:
    rows = sheet(
        "Name;Job title;Salary;Start date".replace(";", ","), "Ann Ford,Headteacher,70.500,02/03/2020"
    )
    said = Corrections(decimal=DecimalMark.COMMA, days=DayOrder.MONTH_FIRST)
    view = view_of(read(rows, said))
    assert view.all(Holding)[0].starts == date(2020, 2, 3)
    assert detect(rows, said).decimal is DecimalMark.COMMA


# What is never kept


def test_personal_columns_are_named_and_nothing_of_them_is_in_any_record() -> None:
    for name in ("03-bromcom-shape.csv", "28-personal-columns.csv", "29-disguised-personal.csv"):
        staff_list, grid = read(grid_of(name)), grid_of(name)
        assert staff_list.layout.never_kept
        text = repr(staff_list.imported.records)
        places = [c.place for c in staff_list.layout.columns if c.meaning is Meaning.NEVER]
        values = {
            row.cell(place).text
            for row in grid.rows
            if row.number > staff_list.layout.header[-1]
            for place in places
            if len(row.cell(place).text) > 3
        }
        assert values
        assert [value for value in values if value in text] == []
        assert any("never stored" in remark.message for remark in staff_list.imported.remarks)


def test_no_sentence_holds_a_value_of_the_list() -> None:
    for name in EXPECTED:
        staff_list = read(grid_of(name))
        names = {person.name for person in view_of(staff_list).all(Person)}
        for problem in staff_list.problems:
            assert not any(each in problem.message for each in names)


# Forms


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("01-sims-shape.csv", Form.STAFF_LIST),
        ("14-loop.csv", Form.NAMES_AND_TITLES),
        ("36-drawio.csv", Form.DRAWIO),
        ("37-d3-org-chart.csv", Form.D3_ORG_CHART),
    ],
)
def test_the_kind_of_list_is_told(name: str, form: Form) -> None:
    assert detect(grid_of(name)).form is form


def test_an_organogram_is_known_and_left_to_its_own_reader() -> None:
    folder = LISTS.parents[1] / "organograms"
    from orgdesigner.exchange.incoming.cells import read_grids

    path = folder / "cabinet_office-2011-03-31-senior.csv"
    assert detect(read_grids(path.name, path.read_bytes()).grid).form is Form.ORGANOGRAM
