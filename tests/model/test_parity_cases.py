"""The program comes to the penny to what `parity_cases.md` works out by hand, case by case."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from orgdesigner.model.parity import Paid, paid_in_role
from orgdesigner.model.pay_in_year import received_in_year
from orgdesigner.model.records import Holding
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind
from orgdesigner.rules.shared.tables import pay_tables

Row = dict[str, str]

TERMS = pay_tables().terms
PAGE = Path(__file__).with_name("parity_cases.md").read_text(encoding="utf-8")


def tables() -> tuple[list[Row], list[Row]]:
    """The two tables of the page, each row by its column's title."""
    found: list[list[Row]] = []
    titles: list[str] = []
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line[1:-1].split("|")] if line.startswith("|") else []
        if cells and cells[0] == "No.":
            titles = cells
            found.append([])
        elif cells and not cells[0].startswith("---"):
            found[-1].append(dict(zip(titles, cells, strict=True)))
    given, worked = found
    return given, worked


GIVEN, WORKED = tables()
CASES = [pytest.param(given, worked, id=given["Case"]) for given, worked in zip(GIVEN, WORKED, strict=True)]


def several(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(";") if each.strip()]


def drawn(given: Row) -> View:
    """The post of a case, and the other post of the role."""
    lines = [
        f"school {given['School']}",
        'post post "Post" middle role_class=Leader ' + given["Post"],
        *(f'  held p{n} "P{n}" {holder}' for n, holder in enumerate(several(given["Holders"]), start=1)),
        *(f"  allowance {each}" for each in several(given["Allowances"])),
        'post other "Other" middle role_class=Leader',
        '  held o "O" teaching qts',
        "  allowance " + given["The other's"],
    ]
    return parse("\n".join(lines)).view


def of_post(view: View, post: str) -> Paid:
    return next(each for each in paid_in_role(view, "Leader", TERMS) if each.post == post)


def pounds(cell: str) -> Decimal:
    return Decimal(cell.replace(",", ""))


def factor(cell: str) -> Fraction:
    """A factor as the page has it: "0.6", "39/45.543", or a dash for none."""
    if cell == "–":
        return Fraction(1)
    over, _, under = cell.partition("/")
    return Fraction(over) / Fraction(under or "1")


def to_penny(amount: Fraction) -> Decimal:
    pence = Decimal(amount.numerator) * 100 / Decimal(amount.denominator)
    return pence.quantize(Decimal(1), ROUND_HALF_UP) / 100


def test_there_are_twenty_cases_numbered_alike() -> None:
    numbers = [str(number) for number in range(1, 21)]
    assert [row["No."] for row in GIVEN] == [row["No."] for row in WORKED] == numbers


@pytest.mark.parametrize(("given", "worked"), CASES)
def test_the_money_received_is_what_was_worked_by_hand(given: Row, worked: Row) -> None:
    view = drawn(given)
    paid, other = of_post(view, "post"), of_post(view, "other")
    assert sum(each.amount for each in paid.sums) == pounds(worked["Received"])
    assert paid.rate == pounds(worked["For the whole"])
    assert other.rate == pounds(worked["The other"])
    assert other.rate - paid.rate == pounds(worked["Gap"])


@pytest.mark.parametrize(("given", "worked"), [each for each in CASES if each.id != GIVEN[19]["Case"]])
def test_the_money_received_in_the_pay_year_is_what_was_worked_by_hand(given: Row, worked: Row) -> None:
    view = drawn(given)
    holding = view.need(Holding, "holds:post:p1")
    for_responsibility = [
        each
        for each in received_in_year(view, holding, TERMS)
        if each.allowance.allowance_kind is not AllowanceKind.SEN
    ]
    assert sum(each.amount for each in for_responsibility) == pounds(worked["In the pay year"])
    if for_responsibility:
        days = [f"{each.days}/{each.of_days}" for each in for_responsibility]
        assert days == [each.split()[0] for each in several(worked["Days"])]


@pytest.mark.parametrize(("given", "worked"), CASES)
def test_the_pencil_did_not_slip(given: Row, worked: Row) -> None:
    """The factors of a row give its results, without a line of the program."""
    annual, share = Fraction(worked["Annual value"].replace(",", "")), factor(worked["Share"])
    through = factor(worked["Hours"]) * factor(worked["Year"])
    exact = annual * (through if worked["Basis"] == "contract" else share)
    assert to_penny(exact) == pounds(worked["Received"])
    assert to_penny(exact / share) == pounds(worked["For the whole"])
    assert pounds(worked["The other"]) - pounds(worked["For the whole"]) == pounds(worked["Gap"])
    if worked["Days"] == "–":
        return
    in_year = Decimal(0)
    for spell in several(worked["Days"]):
        days, _, of = spell.partition(" of ")
        in_year += to_penny((Fraction(of.replace(",", "")) if of else exact) * factor(days))
    assert in_year == pounds(worked["In the pay year"])
