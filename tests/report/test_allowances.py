"""The studio says the gap in pounds, shows every step of a sum, and leaves out pay and names when asked."""

import re

import pytest

from orgdesigner.chart.showing import ON_PAPER, ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View
from orgdesigner.report.allowances import allowances_report
from orgdesigner.report.blocks import Details, Heading, Mark, Report, Scale, Table

SCHOOL = """
school "Hill School"
post g1 "Oracy" middle role_class="Grassroots Leader"
  held "Joan Mbeki" teaching qts
  allowance TLR3 2000 ends=2027-08-31
post g2 "Families" middle role_class="Grassroots Leader" weeks=39
  held "Lena Hart" support
  allowance R&R 2000 contract starts=2027-01-01 ends=2027-08-31
post g3 "Arts" middle role_class="Grassroots Leader" weeks=39
  held "Priya Iyer" support
  allowance R&R 2000
post h1 "Year 7" middle role_class="Head of Year"
  held "Tom Nowak" teaching qts
  allowance TLR2 4000 share=0.5
post h2 "Year 8" middle role_class="Head of Year"
  held "Femi Osei" support
  allowance R&R 4000
post d1 "Deputy 1" senior role_class="Deputy"
  held "Ana Sol" teaching qts
post d2 "Deputy 2" senior role_class="Deputy"
  held "Noor Aziz" teaching qts
post s1 "SENCO" middle role_class=SENCO
  held "Kit Lund" teaching qts
  allowance TLR2 5000
  allowance SEN 3000
post n1 "Network Manager" middle role_class="Network Manager"
  held "Ida Moe" support
  allowance R&R 900
"""
NAMES = ("Joan", "Mbeki", "Lena", "Hart", "Priya", "Iyer", "Nowak", "Osei", "Lund", "Moe")


@pytest.fixture
def view() -> View:
    return parse(SCHOOL).view


def said(report: Report) -> list[str]:
    return list(report.lines())


def scale(report: Report, place: int = 0) -> Scale:
    return [block for block in report.blocks if isinstance(block, Scale)][place]


def table(blocks: tuple[object, ...], summary: str) -> list[list[str]]:
    (found,) = (each for each in blocks if isinstance(each, Table) and each.summary.startswith(summary))
    return [[cell.text for cell in row] for row in found.rows]


def details(report: Report, title: str) -> Details:
    (found,) = (each for each in report.blocks if isinstance(each, Details) and each.title == title)
    return found


def test_the_role_with_a_gap_comes_first_and_says_it_in_pounds(view: View) -> None:
    report = allowances_report(view, ON_SCREEN)
    assert said(report)[:3] == [
        "Allowance parity",
        "Hill School · Current structure",
        "1 of 2 roles pays unequal money for equal responsibility: £287.33 a year in all",
    ]
    assert [block.text for block in report.blocks if isinstance(block, Heading)] == [
        "Roles with a gap",
        "Grassroots Leader",
        "Roles that pay equally",
        "Head of Year",
    ]
    words = "Lena Hart receives £1,712.67 where the others receive £2,000: £287.33 short, 14 % less"
    assert scale(report).words == words
    assert scale(report, 1).words == "Both receive £4,000 a year"


def test_r_and_r_stands_beside_tlr_with_a_mark_for_each_staff_group(view: View) -> None:
    points = scale(allowances_report(view, ON_SCREEN)).points
    assert [(point.value, point.mark, point.label) for point in points] == [
        (1712.67, Mark.SUPPORT, "£1,712.67: 1 support staff, R&R allowance"),
        (2000.0, Mark.SUPPORT, "£2,000.00: 1 support staff, R&R allowance"),
        (2000.0, Mark.TEACHING, "£2,000.00: 1 teaching staff, TLR3"),
    ]


def test_the_table_has_who_receives_what_and_what_the_employer_pays(view: View) -> None:
    rows = table(allowances_report(view, ON_SCREEN).blocks, "What each holder of a Grassroots Leader")
    assert [" | ".join(row) for row in rows] == [
        "Families | Lena Hart | R&R allowance | £2,000.00 | Contract: 39 weeks | £1,712.67 | £1,969.57+",
        "Oracy | Joan Mbeki | TLR3 | £2,000.00 | In full | £2,000.00 | £2,873.60",
        "Arts | Priya Iyer | R&R allowance | £2,000.00 | In full | £2,000.00 | £2,300.00+",
    ]


def test_every_step_is_there_for_who_asks(view: View) -> None:
    steps = details(allowances_report(view, ON_SCREEN), "Every step of the sums: Grassroots Leader").blocks
    sums = {row[0]: row for row in table(steps, "The factors")}
    assert sums["Lena Hart"][3:5] == [
        "0.8563…",
        "39 weeks ÷ (52.143 − 33 days ÷ 5) = 0.8563… of the year;"
        " £2,000.00 × 0.8563… = £1,712.67, rounded half-up to the penny",
    ]
    on_top = {row[0]: row[2:4] for row in table(steps, "What the employer pays")}
    assert on_top["Joan Mbeki"] == ["£2,000.00 × 0.15 = £300.00", "£2,000.00 × 0.2868 = £573.60"]
    assert on_top["Lena Hart"][1] == "No rate is stated"
    assert "Lena Hart, within the pay year 2026-27: £1,140.21, for 243 of 365 days." in said(
        Report("", "", steps)
    )


def test_a_share_of_the_responsibility_is_said_and_compared_for_the_whole(view: View) -> None:
    report = allowances_report(view, ON_SCREEN)
    rows = table(report.blocks, "What each holder of a Head of Year")
    assert rows[0][4:6] == ["By share, 0.5 of the responsibility", "£2,000.00"]
    steps = details(report, "Every step of the sums: Head of Year").blocks
    assert table(steps, "The factors")[0][-1] == "£4,000.00"


def test_roles_of_one_and_roles_that_pay_nothing_are_told_apart(view: View) -> None:
    report = allowances_report(view, ON_SCREEN)
    alone = table(details(report, "Allowances of roles with one holder").blocks, "What each")
    assert [row[0:4] for row in alone] == [
        ["Network Manager", "Ida Moe", "R&R allowance", "£900.00"],
        ["SENCO", "Kit Lund", "TLR2", "£5,000.00"],
    ]
    (found,) = (
        each
        for each in details(report, "Allowances of roles with one holder").blocks
        if isinstance(each, Table)
    )
    assert not any(cell.strong for row in found.rows for cell in row)
    assert "Nobody in these roles receives an allowance: Deputy." in said(report)


def test_without_pay_no_amount_is_there_and_it_says_so(view: View) -> None:
    for showing in (ON_PAPER, Showing(names=Names.NONE)):
        words = "\n".join(said(allowances_report(view, showing)))
        assert "Amounts are left out: pay is not shown." in words
        assert "1 of 3 receives less than the others" in words
        assert re.search(r"£|\d{3}|M\d|TLR", words) is None


@pytest.mark.parametrize(
    ("names", "kept"), [(Names.INITIALS, "L.H."), (Names.NONE, "The holder of Families")]
)
def test_names_are_left_out_when_they_are_not_wanted(view: View, names: Names, kept: str) -> None:
    words = "\n".join(said(allowances_report(view, Showing(names=names, pay=Pay.EXACT))))
    assert kept in words
    assert [name for name in NAMES if name in words] == []


def test_a_school_with_nothing_to_compare_says_what_to_do() -> None:
    words = said(allowances_report(parse('post a "A"').view, ON_SCREEN))
    assert words[2].startswith(
        "There is nothing to compare yet. Give posts that are the same job one role class"
    )
