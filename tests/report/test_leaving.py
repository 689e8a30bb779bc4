"""What is lost is said in a sentence, and listed line by line; each line leads to the record it is about."""

from dataclasses import replace
from datetime import date
from textwrap import dedent

from orgdesigner.chart.showing import ON_PAPER, ON_SCREEN
from orgdesigner.disclosure.audience import Names
from orgdesigner.model.leaving import Departure, How, departure_change
from orgdesigner.model.sketch import parse
from orgdesigner.report.blocks import Heading, Sentence, Table
from orgdesigner.report.leaving import MOST_LINES, leaving_report
from orgdesigner.rules.base import Subject
from orgdesigner.rules.foresight import foresee
from tests.rules.examples import findings

SCHOOL = dedent("""
    school "Hill School"
    priority 1 "Attainment" accountable=dep contributing=gl
    priority 2 "Attendance" accountable=dep contributing=vacant,gl
    team sa "Students" leadership leads=dep
    forum slt "SLT" chair=dep
    post head "Headteacher" head
      held bea "Bea Aldous" teaching
      post dep "Deputy" senior critical second=gl
        held mia "Miriam Okafor" teaching expertise="Timetable"
        allowance TLR3 2000 reason="Leads"
        allowance honorarium 300.50 person=mia
        post gl "Leader" middle second=dep
          held joe "Joe Price" support
        post vacant "Clerk"
""")


def lines(departure: Departure) -> list[str]:
    report = leaving_report(parse(SCHOOL).view, departure, ON_SCREEN)
    return [report.title, *(block.text for block in report.blocks if isinstance(block, Heading | Sentence))]


def test_what_hangs_on_a_person_is_told_first_in_a_sentence_and_then_line_by_line() -> None:
    assert lines(Departure(How.LEAVES, "mia")) == [
        "If Miriam Okafor leaves",
        "It would leave one critical post empty, two priorities with nobody accountable, one team without"
        " a lead, one meeting without a chair, one post without its second, two posts without a manager, one"
        " kind of expertise that nobody else has and two allowances that end.",
        "Posts with nobody in them",
        "Deputy: a critical post",
        "Priorities for which nobody would answer",
        "Priority 1 (Attainment)",
        "Priority 2 (Attendance)",
        "Teams without a lead",
        "Students",
        "Meetings without a chair",
        "SLT",
        "Posts with nobody who can take over",
        "Leader (Joe Price)",
        "Posts without a manager",
        "Leader (Joe Price)",
        "Clerk (vacant)",
        "Expertise that nobody else has",
        "Timetable",
        "Allowances that would end",
        "TLR3 of £2,000 a year for Deputy (the post keeps it for whoever comes)",
        "Honorarium of £300.50 a year for Deputy",
    ]


def test_a_removed_post_may_leave_another_one_that_is_vacant() -> None:
    told = lines(Departure(How.REMOVED, "gl"))
    assert told[0] == "If the post Leader is removed"
    assert "Priority 1 (Attainment)" in told
    assert "Priority 2 (Attendance): the post that is left for it is vacant" in told


def test_nothing_lost_is_said_too() -> None:
    assert lines(Departure(How.EMPTY, "vacant"))[1] == "Nobody is in this post now, so nothing would change."
    assert lines(Departure(How.LEAVES, "bea"))[1] != lines(Departure(How.REMOVED, "vacant"))[1]
    assert lines(Departure(How.REMOVED, "vacant")) == [
        "If the post Clerk is removed",
        "Nothing else in this structure hangs on it alone.",
    ]


def test_a_long_list_becomes_a_table_that_leads_to_the_same_records() -> None:
    sketch = 'post head "Headteacher" head\n' + "".join(
        f'  post p{number} "Post {number}"\n' for number in range(MOST_LINES + 1)
    )
    for removed, many in (("", True), (f"p{MOST_LINES}", False)):
        structure = parse(sketch)
        if removed:
            structure.apply(departure_change(structure.view, Departure(How.REMOVED, removed)))
        report = leaving_report(structure.view, Departure(How.REMOVED, "head"), ON_SCREEN)
        tables = [block for block in report.blocks if isinstance(block, Table)]
        assert bool(tables) == many
        for table in tables:
            assert [column.title for column in table.columns] == ["Posts without a manager"]
            assert [row[0].subject for row in table.rows] == [
                Subject("post", f"p{number}") for number in range(MOST_LINES + 1)
            ]


def test_every_line_leads_to_what_it_is_about() -> None:
    report = leaving_report(parse(SCHOOL).view, Departure(How.LEAVES, "mia"), ON_SCREEN)
    to = {block.text: block.subject for block in report.blocks if isinstance(block, Sentence)}
    assert to["Priority 1 (Attainment)"] == Subject("priority", "priority:1")
    assert to["Students"] == Subject("team", "sa")
    assert to["Honorarium of £300.50 a year for Deputy"] == Subject("post", "dep")


def test_names_and_pay_are_told_only_where_they_may_be() -> None:
    view = parse(SCHOOL).view
    told = "\n".join(
        leaving_report(view, Departure(How.LEAVES, "mia"), replace(ON_PAPER, names=Names.NONE)).lines()
    )
    assert "£" not in told
    assert not {"Miriam", "Okafor", "Joe", "Price"} & set(told.replace("(", " ").replace(")", " ").split())
    initials = leaving_report(view, Departure(How.LEAVES, "mia"), replace(ON_PAPER, names=Names.INITIALS))
    assert initials.title == "If M.O. leaves"


def test_what_the_rules_would_say_is_what_they_say_once_it_has_happened() -> None:
    structure = parse(SCHOOL)
    departure = Departure(How.REMOVED, "dep")
    untouched = structure.copy()
    change = departure_change(structure.view, departure)
    news = foresee(structure, change, today=date(2026, 11, 21))
    assert structure.view == untouched.view

    before = findings(structure)
    after = structure.copy()
    after.apply(change)
    now = findings(after)
    was, is_now = ({each.order for each in found} for found in (before, now))
    assert {each.order for each in news.appeared} == is_now - was
    assert {each.order for each in news.cleared} == was - is_now
    assert any(each.rule == "COV-101" for each in news.appeared)

    report = leaving_report(structure.view, departure, ON_SCREEN, news)
    told = [block.text for block in report.blocks if isinstance(block, Sentence)]
    for finding in news.appeared:
        assert f"{finding.severity.label}: {finding.message}" in told
