"""What an allowance and a salary come to, to the penny and step by step."""

from datetime import date
from decimal import Decimal

import pytest

from orgdesigner.model.pay import (
    allowances_of,
    annual_salary,
    basis_by_rule,
    received,
    term_time_part,
)
from orgdesigner.model.records import Allowance, Holding, School
from orgdesigner.model.sketch import parse
from orgdesigner.model.words import AllowanceBasis, AllowanceKind, PayTerms
from orgdesigner.rules.shared.tables import pay_tables

TABLES = pay_tables()

# What the school says | what the post says | who holds it, and who else | the allowance | what the first
# holder receives | what that is for the whole of the responsibility
ALLOWANCES = """
                  |                   | teaching qts                          | TLR3 2000                     | 2000.00 | 2000.00
                  | weeks=39          | support                               | R&R 2000                      | 2000.00 | 2000.00
                  | weeks=39          | support                               | R&R 2000 contract             | 1712.67 | 1712.67
                  | weeks=38          | support                               | R&R 2000 contract             | 1668.75 | 1668.75
                  | weeks=40          | support                               | R&R 2000 contract             | 1756.58 | 1756.58
                  | weeks=52.143      | support                               | R&R 2000 contract             | 2000.00 | 2000.00
                  |                   | support term_time_fraction=0.856      | R&R 2000 contract             | 1712.00 | 1712.00
                  | weeks=39          | support term_time_fraction=0.8678     | R&R 2000 contract             | 1735.60 | 1735.60
                  | weeks=39          | teaching qts                          | R&R 2000 contract             | 2000.00 | 2000.00
                  | fte=0.6           | support                               | R&R 2000 contract             | 1200.00 | 1200.00
                  | fte=0.6 weeks=39  | support                               | R&R 2000 contract             | 1027.60 | 1027.60
                  | hours=30          | support                               | R&R 2000 contract             | 1621.62 | 1621.62
                  | hours=30 weeks=39 | support                               | R&R 2000 contract             | 1388.65 | 1388.65
pay_area=inner_london | hours=30      | support                               | R&R 2000 contract             | 1666.67 | 1666.67
                  | hours=32.5        | teaching qts                          | R&R 2000 contract             | 2000.00 | 2000.00
                  | fte=0.4           | teaching qts                          | TLR3 2000                     | 2000.00 | 2000.00
                  | fte=0.4           | teaching qts                          | TLR3 2000 contract            | 2000.00 | 2000.00
pay_terms=own     | fte=0.4           | teaching qts                          | TLR3 2000 contract            |  800.00 |  800.00
                  | fte=0.6           | teaching qts                          | TLR2 4000 responsibility      | 4000.00 | 4000.00
                  | fte=0.6           | teaching qts                          | TLR2 4000 contract            | 4000.00 | 4000.00
pay_year=2025-26  | fte=0.6           | teaching qts                          | TLR2 4000 contract            | 2400.00 | 2400.00
                  |                   | teaching qts                          | TLR2 4000 share=0.4           | 1600.00 | 4000.00
                  |                   | teaching qts                          | TLR1 12000 responsibility share=0.3333 | 3999.60 | 12000.00
pay_year=2025-26  |                   | teaching qts                          | TLR2 4000 share=0.4           | 4000.00 | 10000.00
                  |                   | support                               | R&R 2000 responsibility share=0.5 | 1000.00 | 2000.00
                  |                   | teaching qts share=0.5; teaching qts share=0.5 | TLR3 2000            | 1000.00 | 2000.00
                  | weeks=39          | support share=0.5; support share=0.5  | R&R 2000 contract             |  856.33 | 1712.67
                  | weeks=39          | support share=0.6; teaching share=0.4 | R&R 2000 responsibility       | 1200.00 | 2000.00
                  |                   | support share=0.6                     | R&R 2000 responsibility       | 2000.00 | 2000.00
                  |                   | support share=0.6                     | R&R 2000 contract             | 1200.00 | 1200.00
                  | fte=17            | support; support                      | R&R 500                       |  500.00 |  500.00
                  | fte=17            | support; support                      | R&R 500 contract              |  500.00 |  500.00
                  |                   | support share=0.5                     | honorarium 100.01 contract    |   50.01 |   50.01
                  |                   | support                               | honorarium 0.01 responsibility share=0.5 | 0.01 | 0.01
"""  # noqa: E501


@pytest.mark.parametrize(
    "row", [line for line in ALLOWANCES.splitlines() if line], ids=lambda row: " ".join(row.split())
)
def test_an_allowance_comes_to_the_penny(row: str) -> None:
    school, post, holders, allowance, amount, rate = (cell.strip() for cell in row.split("|"))
    held = "\n".join(f'  held p{n} "P{n}" {each}' for n, each in enumerate(holders.split(";"), start=1))
    view = parse(f'school {school}\npost post "Post" {post}\n{held}\n  allowance {allowance}').view
    found = received(view, view.all(Allowance)[0], view.need(Holding, "holds:post:p1"), TABLES.terms)
    assert (found.amount, found.rate) == (Decimal(amount), Decimal(rate))


def test_every_step_of_the_sum_is_said() -> None:
    view = parse('post p "Post" weeks=39\n  held a "A" support\n  allowance R&R 2000 contract').view
    steps = received(view, view.all(Allowance)[0], view.all(Holding)[0], TABLES.terms).steps
    assert steps == (
        "39 weeks ÷ (52.143 − 33 days ÷ 5) = 0.8563… of the year",
        "£2,000.00 × 0.8563… = £1,712.67, rounded half-up to the penny",
    )
    view = parse(
        'post p "Post"\n  held a "A" support term_time_fraction=0.856\n  allowance R&R 2000 contract'
    ).view
    steps = received(view, view.all(Allowance)[0], view.all(Holding)[0], TABLES.terms).steps
    assert steps == ("paid for 0.856 of the year", "£2,000.00 × 0.856 = £1,712.00")


def test_national_terms_that_go_before_the_record_are_said() -> None:
    view = parse(
        'post p "Post" fte=0.5\n  held a "A" teaching\n  allowance TLR2 4000 contract share=0.5'
    ).view
    steps = received(view, view.all(Allowance)[0], view.all(Holding)[0], TABLES.terms).steps
    assert steps == (
        "under national terms by share of the responsibility",
        "£4,000.00 × 0.5 = £2,000.00",
        "for 0.5 of the responsibility; £4,000.00 for the whole of it",
    )


def test_the_worked_example_of_an_unequal_allowance_comes_out_as_printed() -> None:
    """£2,000 over 39 weeks is £1,713, a hidden gap of £287: exactly £1,712.67 and £287.33."""
    part = term_time_part(Decimal(39), TABLES.terms).value
    assert round(part, 3) == Decimal("0.856")
    assert round(2000 * part, 2) == Decimal("1712.67")
    assert round(2000 * part) == 1713
    assert round(2000 - 2000 * part) == 287


@pytest.mark.parametrize(("weeks", "part"), [(38, "0.8344"), (39, "0.8563"), (40, "0.8783")])
def test_the_paid_part_of_a_year_is_the_published_one(weeks: int, part: str) -> None:
    assert round(term_time_part(Decimal(weeks), TABLES.terms).value, 4) == Decimal(part)


def test_a_post_with_no_time_of_its_own_is_paid_through_the_holders_main_contract() -> None:
    view = parse(
        """
post main "Librarian" fte=0.8 weeks=39
  held hart "L. Hart" support
post small "Lunch supervisor" fte=0.1
  held hart
post leader "Grassroots Leader" fte=0
  held hart
  allowance R&R 2000 contract
"""
    ).view
    found = received(view, view.all(Allowance)[0], view.need(Holding, "holds:leader:hart"), TABLES.terms)
    assert found.amount == Decimal("1370.13")
    assert found.steps[0] == "0.8 FTE"


def test_allowances_that_follow_one_another_are_not_added() -> None:
    view = parse(
        """
post leader "Grassroots Leader"
  held a "A" teaching qts
  allowance TLR3 2000 id=first starts=2025-09-01 ends=2026-08-31
  allowance TLR3 2100 id=second starts=2026-09-01 ends=2027-08-31
  allowance TLR2 4000 id=standing
  allowance R&R 900 id=others person=b
person b "B" support
"""
    ).view
    paid = allowances_of(view, view.all(Holding)[0])
    assert {allowance.id for allowance in paid} == {"second", "standing"}


def test_what_national_terms_lay_down_depends_on_the_year_and_the_schools_terms() -> None:
    def laid_down(kind: AllowanceKind, year: str, terms: PayTerms = PayTerms.STPCD) -> AllowanceBasis | None:
        return basis_by_rule(kind, School(id="school", pay_year=year, pay_terms=terms))

    assert laid_down(AllowanceKind.TLR3, "2015-16") is AllowanceBasis.FLAT
    assert laid_down(AllowanceKind.TLR1, "2026-27") is AllowanceBasis.RESPONSIBILITY
    assert laid_down(AllowanceKind.TLR2, "2027-28") is AllowanceBasis.RESPONSIBILITY
    assert laid_down(AllowanceKind.TLR2, "2025-26") is None
    assert laid_down(AllowanceKind.TLR2, "some year") is None
    assert laid_down(AllowanceKind.RR, "2026-27") is None
    assert laid_down(AllowanceKind.TLR3, "2026-27", PayTerms.OWN) is None


# The post | its holder | the yearly salary, or nothing where it is not known
SALARIES = """
pay_point=M3                            | teaching                        | 38400.00
pay_point=M3 fte=0.6                    | teaching                        | 23040.00
pay_point=M3                            | teaching pay_point=U1           | 49134.00
pay_scale=Leadership pay_point=12       | teaching                        | 70275.00
pay_scale=NJC pay_point=23              | support                         | 34434.00
pay_point="SCP 23" hours=30             | support                         | 27919.46
pay_scale=NJC pay_point=5 weeks=39      | support                         | 21907.58
pay_scale=NJC pay_point=2               | support                         |
salary=30000                            | support share=0.5               | 15000.00
salary=30000 pay_point=M3               | support salary=31000            | 31000.00
pay_point=Spot                          | support                         |
                                        | support                         |
"""


@pytest.mark.parametrize(
    "row", [line for line in SALARIES.splitlines() if line], ids=lambda row: " ".join(row.split())
)
def test_a_salary_comes_to_the_penny(row: str) -> None:
    post, holder, amount = (cell.strip() for cell in row.split("|"))
    view = parse(f'post p "Post" {post}\n  held a "A" {holder}').view
    found = annual_salary(view, view.all(Holding)[0], TABLES)
    assert (found.value if found else None) == (Decimal(amount) if amount else None)


def test_a_salary_from_a_table_says_which_and_how_old_it_is() -> None:
    view = parse('post p "Post" pay_scale=NJC pay_point=23\n  held a "A" support').view
    found = annual_salary(view, view.all(Holding)[0], TABLES)
    assert found is not None
    assert found.steps[0] == "SCP23 (2025-26, as at 21/11/2026): £34,434.00 a year"
    assert TABLES.years[-1].as_at == date(2026, 11, 21)
