"""What employment costs beside pay, and what a whole structure costs, with nothing left out in silence."""

from decimal import Decimal

import pytest

from orgdesigner.model.cost import on_costs, structure_cost
from orgdesigner.model.records import School
from orgdesigner.model.sketch import parse
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.shared.tables import pay_tables

TABLES = pay_tables()
LEICESTERSHIRE = Decimal("0.294")


@pytest.mark.parametrize(
    ("group", "insurance", "pension", "total"),
    [
        (StaffGroup.TEACHING, "300.00", "573.60", "2873.60"),
        (StaffGroup.SUPPORT, "300.00", "588.00", "2888.00"),
    ],
)
def test_the_worked_example_of_an_allowances_cost(
    group: StaffGroup, insurance: str, pension: str, total: str
) -> None:
    school = School(id="school", pension_rate_support=LEICESTERSHIRE)
    cost = on_costs(Decimal(2000), group=group, school=school, tables=TABLES, beside=True)
    assert (cost.national_insurance, cost.pension) == (Decimal(insurance), Decimal(pension))
    assert 2000 + Decimal(insurance) + Decimal(pension) == Decimal(total)


@pytest.mark.parametrize(
    ("year", "pay", "insurance"),
    [
        ("2026-27", "40000", "5250.00"),
        ("2026-27", "5000", "0.00"),
        ("2025-26", "40000.10", "5250.02"),
        ("2024-25", "40000", "4264.20"),
        ("2018-19", "40000", None),
        ("no year", "40000", None),
    ],
)
def test_national_insurance_is_due_above_the_threshold_of_the_year(
    year: str, pay: str, insurance: str | None
) -> None:
    school = School(id="school", pay_year=year)
    cost = on_costs(Decimal(pay), group=StaffGroup.TEACHING, school=school, tables=TABLES)
    assert cost.national_insurance == (Decimal(insurance) if insurance else None)


def test_no_pension_rate_is_made_up() -> None:
    school = School(id="school")
    assert on_costs(Decimal(100), group=StaffGroup.SUPPORT, school=school, tables=TABLES).pension is None
    assert on_costs(Decimal(100), group=None, school=school, tables=TABLES).pension is None


SCHOOL = """
school pension_rate_support=0.2
post head "Headteacher" head salary=100000
  held "B. Aldous" teaching
  post art "Teacher of Art" pay_point=M3
    held mbeki "J. Mbeki" teaching qts
  post leader "Grassroots Leader" fte=0
    held mbeki
    allowance TLR3 2000
  post office "Office" fte=0.5 pay_scale=NJC pay_point=23
    held "L. Hart" support
  post adviser "Adviser" external salary=50000
    held "F. Osei" support
"""


def test_a_structure_costs_the_sum_of_its_people() -> None:
    cost = structure_cost(parse(SCHOOL).view, TABLES)
    mbeki = Decimal(38400) + 2000
    assert cost.pay == 100000 + mbeki + 17217
    # 15 % above £5,000 for each of three people, not for each of four posts.
    assert cost.national_insurance == Decimal("14250.00") + Decimal("5310.00") + Decimal("1832.55")
    assert cost.pension == Decimal("28680.00") + Decimal("11586.72") + Decimal("3443.40")
    assert cost.total == cost.pay + cost.national_insurance + cost.pension
    assert cost.left_out == ("the apprenticeship levy",)
    assert [(line.post, line.person) for line in cost.lines if line.person == "mbeki"] == [
        ("art", "mbeki"),
        ("leader", "mbeki"),
    ]


def test_vacancies_cost_what_their_holders_would() -> None:
    filled = structure_cost(
        parse('post p "Teacher" pay_point=M3\n  held a "A" teaching\n  allowance TLR3 1000').view, TABLES
    )
    vacant = structure_cost(parse('post p "Teacher" pay_point=M3\n  allowance TLR3 1000').view, TABLES)
    assert vacant.total == filled.total
    half = parse('post p "Teacher" pay_point=M3\n  held a "A" teaching share=0.5').view
    assert structure_cost(half, TABLES).pay == 38400


def test_one_card_for_several_like_posts_costs_as_many() -> None:
    cost = structure_cost(
        parse('school pension_rate_support=0.2\npost t "TA" fte=17 pay_scale=NJC pay_point=5').view, TABLES
    )
    assert cost.pay == 17 * 25583
    assert cost.national_insurance == 17 * Decimal("3087.45")
    assert cost.pension == 17 * Decimal("5116.60")


def test_what_is_not_known_is_counted_and_said() -> None:
    cost = structure_cost(
        parse(
            """
school pay_year=2018-19
post a "A"
  held p "P" teaching
post b "B" pay_point=Spot
post c "C" salary=20000
  held q "Q" support
"""
        ).view,
        TABLES,
    )
    assert cost.total == 20000
    assert cost.left_out == (
        "2 posts with no salary, and no point that the pay tables have",
        "the pensions of 1 employment: no employer's rate is stated",
        "National Insurance, for which there is no rate in this pay year",
        "the apprenticeship levy",
    )
