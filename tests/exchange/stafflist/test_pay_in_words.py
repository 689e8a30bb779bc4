"""Pay, allowances and weeks as schools write them into one cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orgdesigner.exchange.incoming.stafflist import Meaning, StaffList
from orgdesigner.model.records import Allowance, Person, Post
from orgdesigner.model.words import AllowanceKind
from tests.exchange.stafflist.reading_lists import listed, view_of


def posts_of(staff_list: StaffList) -> list[Post]:
    return list(view_of(staff_list).all(Post))


def paid(words: str) -> tuple[str, str, Decimal | None, list[str]]:
    """Scale, point and salary of a cell below “Pay” in a list of usual points, and what is said of it."""
    told = listed(
        "Name,Job title,Pay", "Ann Hart,Teacher,M3", f"Bo Lee,Technician,{words}", "Cy Dee,Teacher,U1"
    )
    post = posts_of(told)[1]
    assert told.layout.place(Meaning.PAY_POINT) == 2
    return post.pay_scale, post.pay_point, post.salary, [p.message for p in told.problems if p.place == "C3"]


@pytest.mark.parametrize(
    ("words", "scale", "point", "salary"),
    [
        ("MPS6", "", "MPS6", None),
        ("UPS 3", "", "UPS 3", None),
        ("Leadership 8", "", "Leadership 8", None),
        ("SCP 23", "", "SCP 23", None),
        ("Grade 3; SCP 5", "Grade 3", "SCP 5", None),
        ("Grade 3 (SCP 5)", "Grade 3", "SCP 5", None),
        ("L12-16 (L14)", "L12-16", "L14", None),
        ("L12-L16", "L12-L16", "", None),
        ("Grade 5", "Grade 5", "", None),
        ("£23500", "", "", Decimal(23500)),
        ("23500 pa", "", "", Decimal(23500)),
        ("£20000 to £25000", "£20000 to £25000", "", None),
    ],
)
def test_one_column_tells_scale_point_or_salary(
    words: str, scale: str, point: str, salary: Decimal | None
) -> None:
    assert paid(words) == (scale, point, salary, [])


@pytest.mark.parametrize("words", ["£12.60 per hour", "£12.60", "£95 a day", "£31.50/hr"])
def test_pay_by_the_hour_is_no_salary_and_is_said(words: str) -> None:
    scale, point, salary, said = paid(words)
    assert (scale, point, salary) == ("", "", None)
    assert ["by the hour" in each for each in said] == [True]


def test_an_hourly_rate_below_salary_is_said_too() -> None:
    told = listed("Name,Job title,Salary", "Ann Hart,Cook,21000", "Bo Lee,Cleaner,12.21")
    assert [post.salary for post in posts_of(told)] == [Decimal(21000), None]
    assert any(p.place == "C3" and "by the hour" in p.message for p in told.problems)


def allowances(staff_list: StaffList) -> list[tuple[AllowanceKind, Decimal]]:
    return [(each.allowance_kind, each.annual) for each in view_of(staff_list).all(Allowance)]


@pytest.mark.parametrize(
    ("fte", "annual", "kind"),
    [
        ("1", "1200", AllowanceKind.TLR3),
        (
            "1",
            "3527",
            AllowanceKind.TLR2,
        ),  # the least TLR2 of 2025-26, though a TLR3 may be as much in 2026-27
        ("1", "5000", AllowanceKind.TLR2),
        ("1", "12000", AllowanceKind.TLR1),
        ("1", "3600", None),  # either
        ("1", "9500", None),  # neither
        ("0.6", "5000", None),  # what part of which one?
    ],
)
def test_a_sum_tells_which_tlr_it_is_where_it_can_be_one_only(
    fte: str, annual: str, kind: AllowanceKind | None
) -> None:
    told = listed("Name,Job title,FTE,TLR", f"Ann Hart,Teacher,{fte},{annual}", "Bo Lee,Teacher,1,")
    assert allowances(told) == ([(kind, Decimal(annual))] if kind else [])
    [problem] = [problem for problem in told.problems if problem.place == "D2"]
    assert len(problem.repairs) == (2 if kind else 3)


def test_the_name_of_a_tlr_and_its_value_in_two_columns_are_one_allowance() -> None:
    told = listed(
        "Name,Job title,TLR,TLR value",
        "Ann Hart,Head of Maths,TLR2b,£5000",
        "Bo Lee,Teacher,TLR3,£1200 until 31/08/2026",
        "Cy Dee,Teacher,,",
    )
    assert sorted(allowances(told)) == [
        (AllowanceKind.TLR2, Decimal(5000)),
        (AllowanceKind.TLR3, Decimal(1200)),
    ]
    assert [problem.place for problem in told.problems if problem.column] == ["D3"]


def test_a_row_for_each_element_of_pay_is_one_post_with_a_salary_and_allowances() -> None:
    told = listed(
        "Emp ref,Surname,Initials,Job,Element,Annual amount",
        "1,Ackroyd,B,Head of Drama,Basic pay,49084",
        "1,Ackroyd,B,Head of Drama,TLR2,5000",
        "2,Bell,C,Teacher,Basic pay,38000",
    )
    assert [(post.title, post.salary) for post in posts_of(told)] == [
        ("Head of Drama", Decimal(49084)), ("Teacher", Decimal(38000))
    ]  # fmt: skip
    assert allowances(told) == [(AllowanceKind.TLR2, Decimal(5000))]
    assert [person.name for person in view_of(told).all(Person)] == ["B Ackroyd", "C Bell"]


@pytest.mark.parametrize(
    ("words", "weeks", "repairs"),
    [
        ("39", 39, ()),
        ("39+2", 41, ()),
        ("39 + 1 wks", 40, ()),
        ("AYR", 52, ()),
        ("All year round", 52, ()),
        ("TTO", None, ("38", "39")),
        ("Term time only", None, ("38", "39")),
        ("TTO + 5 days", None, ("38", "39")),
    ],
)
def test_weeks_in_words(words: str, weeks: int | None, repairs: tuple[str, ...]) -> None:
    told = listed("Name,Job title,Weeks", "Ann Hart,Cook,39", f"Bo Lee,Cleaner,{words}", "Cy Dee,Cook,52")
    assert posts_of(told)[1].weeks == weeks
    said = [problem.repairs for problem in told.problems if problem.place == "C3"]
    assert said == ([repairs] if weeks is None else [])


def test_parts_of_full_time_need_no_heading() -> None:
    told = listed("Karen Osei,Headteacher,1", "Mina Qureshi,Teacher,0.8", "Nadia Rossi,Teacher,1")
    assert [post.fte for post in posts_of(told)] == [Decimal(1), Decimal("0.8"), Decimal(1)]
