"""The cells of an organogram: what is read as meant, what is left out and named, what refuses its row."""

from decimal import Decimal

import pytest

from orgdesigner.exchange.incoming.organogram import cells, lines
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from tests.exchange.made_files import (
    SENIOR,
    accounted,
    imported,
    junior,
    junior_row,
    post,
    reasons,
    senior,
    senior_row,
    table,
    view_of,
)

# FTE and pay


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("1", "1"),
        ("0.8", "0.8"),
        ("0,8", "0.8"),
        ("80%", "0.8"),
        ("1.0", "1"),
        ("0", "0"),
        ("", "1"),
        ("N/D", "1"),
        ("0.", "0"),
    ],
)
def test_an_fte_is_read_as_it_is_meant(written: str, means: str) -> None:
    assert post(view_of(imported(senior(senior_row("1", FTE=written)))), "Director 1").fte == Decimal(means)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("4 days", "a number"),
        ("-0.2", "a number"),
        ("32.5", "hours a week"),
        ("1e308", "a number"),
        ("Infinity", "a number"),
        ("NaN", "a number"),
        ("#REF!", "spreadsheet error"),
        ("#N/A", "spreadsheet error"),
        ("٤", "a number"),
        ("0,825", "comma"),
    ],
)
def test_an_fte_that_is_no_share_of_full_time_refuses_its_row_with_the_reason(
    written: str, reason: str
) -> None:
    outcome = imported(senior(senior_row("1"), senior_row("2", "1", FTE=written), senior_row("3", "2")))
    (refused,) = outcome.refused
    assert (refused.rows, refused.column) == ((3,), "FTE")
    assert reason in refused.message
    assert reasons(outcome.tray) == {("1.csv", 4): lines.UNKNOWN}
    assert accounted(outcome)


def test_a_group_of_more_than_500_is_refused() -> None:
    outcome = imported(senior(senior_row("1")), junior(junior_row("1", "500"), junior_row("1", "500.5")))
    assert [remark.rows for remark in outcome.refused] == [(3,)]


@pytest.mark.parametrize(
    ("floor", "ceiling", "band"),
    [
        ("85000", "89999", "£85,000–£89,999"),
        ("£41,333.50 pa", "42000.0", "£41,333.50–£42,000"),
        ("40000", "", "from £40,000"),
        ("", "40000", "up to £40,000"),
        ("0", "0", ""),
        ("N/D", "N/D", ""),
    ],
)
def test_a_band_of_pay_is_kept_where_pay_belongs(floor: str, ceiling: str, band: str) -> None:
    row = senior_row("1", **{"Actual Pay Floor (£)": floor, "Actual Pay Ceiling (£)": ceiling})
    director = post(view_of(imported(senior(row))), "Director 1")
    assert director.pay_point == band
    assert director.salary is None
    assert "£" not in director.notes


@pytest.mark.parametrize("written", ["41.333,00", "4.1333E+04", "1e308", "#REF!", "NaN", "٤١٣٣٣", "lots"])
def test_pay_that_is_no_sum_is_left_out_and_named(written: str) -> None:
    outcome = imported(senior(senior_row("1", **{"Actual Pay Floor (£)": written})))
    assert post(view_of(outcome), "Director 1").pay_point == ""
    (remark,) = (remark for remark in outcome.remarks if "pay was left out" in remark.message)
    assert (remark.rows, remark.column) == ((2,), "Actual Pay Floor (£)")


def test_the_grade_and_pay_of_a_second_holder_are_kept_where_they_differ() -> None:
    grade = "Grade (or equivalent)"
    view = view_of(imported(senior(senior_row("1", **{grade: "SCS2"}), senior_row("1", **{grade: "SCS1"}))))
    assert post(view, "Director 1").pay_scale == "SCS2"
    assert sorted(holding.pay_scale for holding in view.all(r.Holding)) == ["", "SCS1"]


# What does not fit


def test_a_long_title_is_shortened_named_and_kept_in_the_notes() -> None:
    title = "Head of " + "very " * 60 + "much"
    outcome = imported(senior(senior_row("1", **{"Job Title": title})))
    (director,) = view_of(outcome).all(r.Post)
    assert len(director.title) == cells.LONGEST_LINE
    assert director.title.endswith("…")
    assert title in director.notes
    assert any(remark.rows == (2,) and "shortened" in remark.message for remark in outcome.remarks)


def test_every_text_may_be_as_long_as_a_cell_can_be() -> None:
    long = "word " * 6_000
    short = {"Name", "Reports to Senior Post", "FTE", "Actual Pay Floor (£)", "Actual Pay Ceiling (£)"}
    row = senior_row("1", **{heading: long for heading in SENIOR if heading not in short})
    outcome = imported(table(SENIOR, row))
    assert outcome.placed == 1
    assert any("shortened" in remark.message for remark in outcome.remarks)
    Structure(outcome.records)


def test_a_name_that_is_too_long_to_be_one_refuses_its_row() -> None:
    (refused,) = imported(senior(senior_row("1", Name="A" * 10_000))).refused
    assert (refused.rows, refused.column) == ((2,), "Name")


def test_characters_that_cannot_be_seen_are_taken_out_and_named() -> None:
    outcome = imported(senior(senior_row("1", Name="A\u202ed\u200ba\x01\x0b\x1b Example")))
    (person,) = view_of(outcome).all(r.Person)
    assert person.name == "Ada Example"
    assert any("B2: characters that can't be seen" in remark.message for remark in outcome.remarks)


def test_a_line_break_in_a_title_is_a_space_and_in_a_function_a_line_break() -> None:
    outcome = imported(
        senior(senior_row("1", **{"Job Title": "Head\r\nof Law", "Job/Team Function": "A\r\nB"}))
    )
    assert post(view_of(outcome), "Head of Law").purpose == "A\nB"


def test_a_row_without_a_title_is_placed_and_named() -> None:
    outcome = imported(senior(senior_row("1", **{"Job Title": " "})))
    assert (outcome.placed, view_of(outcome).all(r.Post)[0].title) == (1, "Untitled post")
    assert any(remark.rows == (2,) and "title is missing" in remark.message for remark in outcome.remarks)


def test_rows_without_a_reference_are_posts_that_nothing_reports_to() -> None:
    outcome = imported(
        senior(senior_row("1"), senior_row("", "1"), senior_row("", "1"), senior_row("N/A", "1"))
    )
    assert outcome.placed == 4
    assert len(view_of(outcome).all(r.Post)) == 4


def test_columns_that_a_structure_does_not_need_are_named_and_not_kept() -> None:
    row = senior_row("1", **{"Contact Phone": "PHONE", "Contact E-mail": "EMAIL", "Valid?": "VALID"})
    text = table((*SENIOR, "Health notes"), (*row, "ASTHMA"))
    outcome = imported(text)
    (named,) = (remark.message for remark in outcome.remarks if "not kept" in remark.message)
    for heading in ("Contact Phone", "Contact E-mail", "Valid?", "Health notes", "Parent Department"):
        assert f"“{heading}”" in named
    for secret in ("PHONE", "EMAIL", "VALID", "ASTHMA"):
        assert secret not in repr(outcome)


def test_no_reason_holds_a_value_of_the_file() -> None:
    secret = "Zebedee"
    rows = [senior_row("1", Name=secret, FTE=secret), senior_row(secret, secret, Name=secret * 200)]
    outcome = imported(senior(*rows, senior_row("3", secret, **{"Actual Pay Floor (£)": secret})))
    for remark in (*outcome.refused, *outcome.tray, *outcome.remarks):
        assert secret not in str(remark)
