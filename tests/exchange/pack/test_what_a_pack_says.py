"""What the tables and sentences of a pack say of a proposal, against what the proposal does."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, PUBLIC, STAFF, UNIONS, Audience
from orgdesigner.exchange.outgoing.pack.advice import Notice, notices_before
from orgdesigner.exchange.outgoing.pack.applying import applying_report
from orgdesigner.exchange.outgoing.pack.changes import changes_report
from orgdesigner.exchange.outgoing.pack.comparing import AMENDED, DELETED, NEW, UNCHANGED, compared
from orgdesigner.exchange.outgoing.pack.contents import parts_of
from orgdesigner.exchange.outgoing.pack.cover import cover
from orgdesigner.exchange.outgoing.pack.coverage import coverage_report
from orgdesigner.exchange.outgoing.pack.posts import posts_report
from orgdesigner.exchange.outgoing.pack.sides import fte
from orgdesigner.exchange.outgoing.pack.staying import staying_report
from orgdesigner.exchange.outgoing.pack.timetable import timetable_report
from orgdesigner.model.cost import structure_cost
from orgdesigner.model.records import Person, Post
from orgdesigner.model.structure import Structure
from orgdesigner.report.blocks import Report, Table, lines_of
from orgdesigner.rules.shared.tables import pay_tables
from tests.exchange.pack.proposals import now, sides_for
from tests.model.strategies import structures


def words(report: Report) -> str:
    return "\n".join(report.lines())


def table(report: Report, number: int = 0) -> list[dict[str, str]]:
    """The rows of a table by the titles of their columns; the second of two with one title is "FTE 2"."""
    found = [block for block in report.blocks if isinstance(block, Table)][number]
    titles: list[str] = []
    for column in found.columns:
        titles.append(f"{column.title} 2" if column.title in titles else column.title)
    return [dict(zip(titles, (cell.text for cell in row), strict=True)) for row in found.rows]


def test_every_post_becomes_what_the_proposal_makes_of_it() -> None:
    kinds = {(row.post.title, row.kind): row.amended for row in compared(sides_for())}
    assert kinds == {
        ("Headteacher", UNCHANGED): (),
        ("Deputy Head", UNCHANGED): (),
        ("Second Deputy", UNCHANGED): (),
        ("Head of Year", AMENDED): ("who may hold it", "pay"),
        ("Teaching Assistant", UNCHANGED): (),
        ("Teaching Assistant", AMENDED): ("reports to",),
        ("Grassroots Leader", NEW): (),
        ("Pedagogy Leader", DELETED): (),
    }


def test_the_table_of_posts_fills_every_column_for_who_may_read_them() -> None:
    rows = {row["Ref"]: row for row in table(posts_report(sides_for(), wide=True))}
    assert list(rows) == ["1", "2", "3", "4"]
    new = next(row for row in rows.values() if row["Change"] == "New")
    assert new == {
        "Ref": new["Ref"],
        "Team": "Senior Team",
        "Current post": "–",
        "FTE": "",
        "Pay now": "",
        "Held by": "vacant",
        "Proposed post": "Grassroots Leader",
        "FTE 2": "1",
        "Pay proposed": "£30,000",
        "Change": "New",
        "Open to": "Support staff only",
        "How it is filled": "Competition within a ring-fence pool",
        "Ring-fence pool": "Teaching assistants",
        "Priorities": "serves 1",
        "Cost now": "£0",
        "Cost proposed": "£30,000",
        "Difference": "+£30,000",
        "Comment": "",
    }
    year = next(row for row in rows.values() if row["Proposed post"] == "Head of Year")
    assert year["Pay now"] == "£45,000; TLR2 £3,000"
    assert year["Pay proposed"] == "£45,000; TLR2 £3,500"
    assert year["Comment"] == "Seven words that the staff may not read"


def test_narrow_paper_has_the_same_fields_in_two_tables() -> None:
    (wide,) = [block for block in posts_report(sides_for(), wide=True).blocks if isinstance(block, Table)]
    narrow = [block for block in posts_report(sides_for(), wide=False).blocks if isinstance(block, Table)]
    titles = {column.title for block in narrow for column in block.columns}
    assert {column.title for column in wide.columns} <= titles
    assert max(len(block.columns) for block in narrow) < len(wide.columns) - 5


@pytest.mark.parametrize(
    ("audience", "absent", "reason"),
    [
        (UNIONS, ("Cost now", "Difference", "Comment"), "Costs are told to the penny or not at all"),
        (STAFF, ("Pay now", "Pay proposed", "Cost proposed"), "Grades, allowances and costs are not told"),
        (PUBLIC, ("Held by", "Pay now"), "Who holds a post is not told"),
    ],
    ids=lambda each: getattr(each, "key", ""),
)
def test_a_column_that_is_not_for_an_audience_is_left_out_and_it_is_said_why(
    audience: Audience, absent: tuple[str, ...], reason: str
) -> None:
    report = posts_report(sides_for(audience), wide=True)
    assert not set(absent) & set(table(report)[0])
    assert reason in words(report)
    assert "Safeguarded sums are not in the table" in words(report)


def pounds(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace("£", "").replace(",", ""))


def test_the_differences_of_the_posts_add_up_to_that_of_the_whole() -> None:
    sides = sides_for()
    costs = [structure_cost(side.view, pay_tables()).pay for side in (sides.now, sides.then)]
    told = table(posts_report(sides, wide=True))
    assert sum(pounds(row["Difference"]) for row in told) == costs[1] - costs[0] == -19_500
    assert all(
        pounds(row["Cost proposed"]) - pounds(row["Cost now"]) == pounds(row["Difference"]) for row in told
    )


@settings(max_examples=10)
@given(structures(), structures())
def test_whatever_is_proposed_every_post_is_in_one_table(before: Structure, after: Structure) -> None:
    sides = sides_for(LEADERS, before.view, after.view)
    rows = compared(sides)
    ids = [row.now.id for row in rows if row.now is not None]
    assert sorted(ids) == sorted(post.id for post in sides.now.view.all(Post))
    numbers = [row.number for row in rows if row.kind != UNCHANGED]
    assert numbers == list(range(1, len(numbers) + 1))
    told = table(posts_report(sides, wide=True)) if numbers else []
    assert len(told) == len(numbers)
    for part in parts_of(sides, wide=False):
        list(part.report.lines())


def test_the_list_of_changes_says_each_change_once_in_a_sentence() -> None:
    said = words(changes_report(sides_for()))
    for sentence in (
        "One new post: “Grassroots Leader”.",
        "One post goes: “Pedagogy Leader”.",
        "“Head of Year”: who may hold it: All staff (so far Teaching staff only).",
        "Gus Unique6 leaves “Pedagogy Leader”.",
        "Reports to “Second Deputy”, so far “Head of Year”: “Teaching Assistant”.",
        "Reports to “Second Deputy”: “Grassroots Leader”.",
        "“Senior Team”: “Grassroots Leader” joins.",
        "accountable post: “Second Deputy” (so far “Deputy Head”)",
        "contributing posts: now also “Grassroots Leader”, no longer “Pedagogy Leader”",
        "annual value (£): £3,500 (so far £3,000)",
    ):
        assert said.count(sentence) == 1, sentence
    assert "no longer reports" not in said  # the line of a post that goes is no change of its own


def test_nothing_is_said_of_a_proposal_that_changes_nothing() -> None:
    view = now().view
    assert words(changes_report(sides_for(LEADERS, view, view))).endswith("Nothing changes.")
    report = posts_report(sides_for(LEADERS, view, view), wide=True)
    assert not [block for block in report.blocks if isinstance(block, Table)]
    assert sum(int(row["Posts"]) for row in table(staying_report(sides_for(LEADERS, view, view)))) == 7


def test_who_may_apply_says_by_which_number_and_why() -> None:
    report = applying_report(sides_for())
    (row,) = [row for row in table(report) if row["Post"] == "Grassroots Leader"]
    numbers = {each.post.title: each.number for each in compared(sides_for())}
    assert row["Ref"] == str(numbers["Grassroots Leader"])
    assert row["Open to"] == "Support staff only"
    assert row["Why"] == "Reserved for a proportional share."
    assert row["Ring-fence pool"] == "Teaching assistants"
    assert "The people in the ring-fence pool apply first." in words(report)


def test_the_priorities_are_side_by_side() -> None:
    (row,) = table(coverage_report(sides_for()))
    assert row["Answers for it now"] == "Deputy Head"
    assert row["Contribute now"] == "Pedagogy Leader"
    assert row["Would answer for it"] == "Second Deputy"
    assert row["Would contribute"] == "Grassroots Leader"


def test_the_timetable_has_the_days_to_come_in_order_and_its_sources() -> None:
    report = timetable_report(sides_for())
    assert [(row["Day"], row["What"]) for row in table(report)] == [
        ("11 January 2027", "Consultation begins."),
        ("1 June 2027", "Panels meet."),
        ("1 September 2027", "The proposal takes effect. “Grassroots Leader” begins."),
    ]
    notice = [tuple(row.values()) for row in table(report, 1)]
    assert notice == [
        ("31 December 2026", "31 October 2026", "30 September 2026"),
        ("30 April 2027", "28 February 2027", "31 January 2027"),
        ("31 August 2027", "31 May 2027", "30 April 2027"),
    ]
    said = words(report)
    assert "Everybody is told" in said
    assert "Burgundy Book" in said
    assert "30 days before the first dismissal" in said
    assert "University of Leeds" in said


def test_notice_in_a_leap_year_is_given_by_the_29th() -> None:
    notices = notices_before(date(2028, 5, 1))
    assert Notice(date(2028, 4, 30), date(2028, 2, 29), date(2028, 1, 31)) in notices
    assert [each.leaves for each in notices] == [date(2027, 8, 31), date(2027, 12, 31), date(2028, 4, 30)]


def test_the_cover_counts_and_adds_up() -> None:
    sides = sides_for()
    rows = {row[""]: row for row in table(cover(sides, ()))}
    assert (rows["Posts"]["Now"], rows["Posts"]["Proposed"]) == ("7", "7")
    assert rows["Full-time equivalent"]["Difference"] == "0"
    assert rows["Vacant posts"]["Difference"] == "+1"
    paid = [structure_cost(side.view, pay_tables()).pay for side in (sides.now, sides.then)]
    assert pounds(rows["Pay a year"]["Difference"]) == paid[1] - paid[0]
    assert "Pay a year" not in words(cover(sides_for(UNIONS), ()))


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_names_and_sums_are_in_a_pack_for_those_who_may_read_them_alone(audience: Audience) -> None:
    sides = sides_for(audience)
    said = "\n".join(line for part in parts_of(sides, wide=True) for line in lines_of(part.report.blocks))
    names = [person.name for person in now().view.all(Person)]
    assert any(name in said for name in names) is (audience in (LEADERS, *AUDIENCES[1:2], STAFF))
    assert ("£45,000" in said) is (audience is LEADERS)
    assert ("Seven words that the staff" in said) is (audience is LEADERS)


def test_full_time_equivalents_are_told_to_two_places() -> None:
    assert [fte(Decimal(each)) for each in ("1", "0.8108", "120", "0.5", "0.0049")] == [
        *("1", "0.81", "120", "0.5"),
        "0",
    ]
