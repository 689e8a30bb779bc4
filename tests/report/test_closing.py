"""A plan to close the gap explains itself: what it changes, why, what it costs and what remains."""

from decimal import Decimal

from orgdesigner.chart.showing import ON_SCREEN, Showing
from orgdesigner.closing.closing import close_gap
from orgdesigner.closing.plan import Counted, Plan, Wish
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.model.sketch import parse
from orgdesigner.report.blocks import Table
from orgdesigner.report.closing import closing_report
from orgdesigner.rules.shared.tables import pay_tables
from tests.report.test_allowances import SCHOOL

VIEW = parse(SCHOOL).view
ROLE = ("Grassroots Leader",)


def plan(**wish: object) -> Plan:
    return close_gap(VIEW, Wish(ROLE, **wish), pay_tables())  # type: ignore[arg-type]


def lines(found: Plan, showing: Showing = ON_SCREEN) -> list[str]:
    return list(closing_report(VIEW, found, showing).lines())


def test_a_plan_says_what_was_asked_what_it_does_and_what_it_costs() -> None:
    assert lines(plan()) == [
        "Close the gap",
        "Hill School · Current structure",
        "Asked: the cheapest equal pay for Grassroots Leader, whatever it costs; nobody is lowered.",
        "One change closes the gap of £287.33. It costs £287.33 a year in allowances,"
        " and with £43.10 National Insurance £330.43",
        "Pension contributions for one person are not in it (marked +): no employer's rate is stated in the"
        " school's details.",
        "Nothing cheaper does as much: every other set of changes was ruled out.",
        "Grassroots Leader",
        "The target is £2,000 a year for everybody: the most that anybody in the role receives now.",
        "Post\tHolder\tChange\tReceives now\tThen\tEmployer pays more",
        "Families\tLena Hart (held by support staff)\t"
        "Pay the R&R allowance in full, not through the contract\t£1,712.67\t£2,000.00\t"
        "£330.43+",
    ]


def test_a_budget_that_does_not_reach_is_refused_in_words() -> None:
    words = lines(plan(budget=Decimal(100), counted=Counted.ALLOWANCES))
    assert words[2].endswith("for at most £100 a year more in allowances; nobody is lowered.")
    assert words[3] == (
        "£100 a year closes no gap: the cheapest step costs £287.33 a year, counted in allowances."
    )
    assert words[-1] == (
        "Families\tLena Hart (held by support staff)\t£287.33\t"
        "The budget does not reach: it would cost £287.33 more"
    )


def test_a_search_that_was_cut_short_says_how_sure_it_is() -> None:
    found = plan()
    unsure = Plan(found.wish, found.roles, found.change, cheapest=False)
    assert (
        "No set of changes leaves less. That none costs less was not proved: the search was cut short."
        in (lines(unsure))
    )
    short = plan(budget=Decimal(100))
    further = Plan(short.wish, short.roles, found.change, least_gap=Decimal("12.50"))
    assert any("leaves less than £12.50; this one leaves £287.33" in line for line in lines(further))


def test_what_is_safeguarded_is_said_to_save_nothing_yet() -> None:
    school = parse(
        """
        post a "A" middle role_class=Leader
          held p "P" teaching qts
          allowance TLR2 5000 responsibility
        post b "B" middle role_class=Leader
          held q "Q" support
          allowance R&R 4000
        """
    ).view
    found = close_gap(school, Wish(("Leader",), Decimal(0), may_lower=True), pay_tables())
    words = "\n".join(closing_report(school, found, ON_SCREEN).lines())
    assert "£1,000.00 that is taken from a TLR1 or TLR2 saves nothing yet" in words


def test_nobody_is_named_where_names_are_left_out() -> None:
    report = closing_report(VIEW, plan(), Showing(names=Names.NONE, pay=Pay.EXACT))
    (table,) = (block for block in report.blocks if isinstance(block, Table))
    assert table.rows[0][1].text == "Support"
    assert "Hart" not in "\n".join(report.lines())
