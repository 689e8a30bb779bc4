"""The coverage report says first how things stand, marks what is thin in words, and leads to the posts."""

from dataclasses import replace
from textwrap import dedent

import pytest

from orgdesigner.chart.showing import ON_PAPER, ON_SCREEN
from orgdesigner.disclosure.audience import Names
from orgdesigner.model.coverage import By
from orgdesigner.model.sketch import parse
from orgdesigner.report.blocks import Details, Heading, Mark, Report, Sentence, Table
from orgdesigner.report.priorities import priorities_report
from orgdesigner.rules.base import Subject

SCHOOL = dedent("""
    school "Hill School"
    priority 1 "Attainment" accountable=dep contributing=g1,g2
    priority 2 "Attendance" accountable=g1
    priority 3 "Teaching" accountable=vacant
    priority 4 "Reading" contributing=g2,dep
    priority 5 "Community"
    priority 6 "Growth"
    team sa "Students" leadership leads=dep
      member g1
    post dep "Deputy" senior
      held "Miriam Okafor" teaching
      post g1 "Leader" middle
        held "Joe Price" support
      post g2 "Leader" middle
        held "Ann Lee" teaching
    post vacant "Officer"
""")


def report(sketch: str = SCHOOL, by: By | None = By.TEAM) -> Report:
    return priorities_report(parse(sketch).view, ON_SCREEN, by)


def sentences(told: Report) -> list[str]:
    return [block.text for block in told.blocks if isinstance(block, Sentence)]


def table(told: Report) -> Table:
    return next(block for block in told.blocks if isinstance(block, Table))


def row(told: Report, name: str) -> list[tuple[str, Mark | None]]:
    (found,) = (row for row in table(told).rows if row[0].text == name)
    return [(cell.text.replace("\u00a0", " "), cell.mark) for cell in found[1:]]


def test_the_answer_comes_first_and_then_what_is_thin() -> None:
    assert sentences(report()) == [
        "Three of six priorities are covered; Priorities 5 and 6 have nobody;"
        " nobody answers for Priority 4, though others contribute.",
        "Priority 3 (Teaching) is served by vacant posts alone: Officer.",
        "Priority 2 (Attendance) rests on one person alone: Leader.",
    ]


@pytest.mark.parametrize(
    ("priorities", "answer"),
    [
        ((), "This structure has no priorities yet."),
        (("accountable=dep",), "The one priority is covered: a post answers for it."),
        (("accountable=dep", "accountable=dep"), "Both priorities are covered: a post answers for each."),
        (("accountable=dep", ""), "One of two priorities is covered; Priority 2 has nobody."),
        (("", ""), "None of two priorities are covered; Priorities 1 and 2 have nobody."),
    ],
)
def test_the_answer_fits_the_numbers(priorities: tuple[str, ...], answer: str) -> None:
    lines = [f'priority {number} "P" {each}' for number, each in enumerate(priorities, start=1)]
    assert sentences(report("\n".join([*lines, 'post dep "Deputy"'])))[0] == answer


def test_every_cell_says_in_words_what_its_mark_says() -> None:
    told = report()
    assert row(told, "Students") == [
        ("accountable, 1 contributing", Mark.ACCOUNTABLE),
        ("accountable, one person only", Mark.ALONE),
        ("nobody", None),
        ("1 contributing", Mark.CONTRIBUTING),
        ("nobody", None),
        ("nobody", None),
    ]
    assert row(told, "In no team")[2] == ("accountable, vacant", Mark.VACANT)
    assert row(told, "The whole school")[3] == ("nobody accountable, 2 contributing", Mark.EMPTY)


def heavy(setting: str = "") -> Report:
    """A post that answers for four priorities, where three are the usual limit."""
    answered = "".join(
        f'priority {number} "P{number}" accountable=dep contributing=gl\n' for number in range(1, 5)
    )
    posts = 'post dep "Deputy" senior\n  held "Mia" teaching\npost gl "Leader"\n  held "Joe" support\n'
    return report(answered + posts + setting, By.POST)


def test_a_post_that_answers_for_too_much_is_said_to_be_overloaded_as_the_plan_sets_it() -> None:
    assert row(heavy(), "Deputy · Mia")[0] == ("accountable, overloaded", Mark.OVERLOADED)
    assert row(heavy(), "Leader · Joe")[0] == ("1 contributing", Mark.CONTRIBUTING)
    assert "Deputy answers for four priorities, more than the school's limit for one post." in sentences(
        heavy()
    )
    for setting in ("rule COV-108 off\n", "rule COV-108\n  limit most 4\n"):
        assert row(heavy(setting), "Deputy · Mia")[0] == ("accountable", Mark.ACCOUNTABLE)


def test_the_legend_explains_every_mark_that_a_table_can_hold() -> None:
    told = report(by=None)
    tables = [block for block in told.blocks if isinstance(block, Table)]
    used = {cell.mark for each in tables[:-1] for line in each.rows for cell in line} - {None}
    explained = {line[0].mark for line in tables[-1].rows}
    assert used <= explained


def test_posts_of_one_title_are_told_apart_by_who_holds_them() -> None:
    names = [line[0].text for line in table(report(by=By.POST)).rows]
    assert names == [
        "The whole school",
        *("Deputy · Miriam Okafor", "Leader · Joe Price", "Leader · Ann Lee", "Officer · vacant"),
    ]


def test_a_cell_leads_to_a_post_and_a_name_to_its_record() -> None:
    students = table(report()).rows[1]
    assert students[0].subject == Subject("team", "sa")
    assert students[1].subject == Subject("post", "dep")
    assert students[3].subject is None


def test_each_priority_has_its_list_of_who_serves_it() -> None:
    details = [block for block in report().blocks if isinstance(block, Details)]
    assert [each.title for each in details] == [
        "Priority 1 (Attainment): three posts",
        "Priority 2 (Attendance): one post",
        "Priority 3 (Teaching): one post",
        "Priority 4 (Reading): two posts",
        "Priority 5 (Community): no posts",
        "Priority 6 (Growth): no posts",
    ]
    listing = details[0].blocks[0]
    assert isinstance(listing, Table)
    assert [[cell.text for cell in line] for line in listing.rows] == [
        ["Deputy", "Miriam Okafor", "accountable", "Students"],
        ["Leader", "Joe Price", "contributing", "Students"],
        ["Leader", "Ann Lee", "contributing", "in no team"],
    ]


def test_on_paper_there_are_all_groupings_and_no_name_that_may_not_be_there() -> None:
    told = priorities_report(parse(SCHOOL).view, replace(ON_PAPER, names=Names.NONE))
    headings = [block.text for block in told.blocks if isinstance(block, Heading)]
    assert headings[:4] == ["By team", "By level", "By staff group", "By post"]
    words = set(" ".join(told.lines()).split())
    assert not {"Miriam", "Okafor", "Joe", "Price", "Ann", "Lee"} & words


def test_where_nobody_is_named_a_post_is_no_vacancy() -> None:
    told = report('priority 1 "P" accountable=dep\npost dep "Deputy"')
    assert row(told, "In no team") == [("accountable, one post only", Mark.ALONE)]
    assert "The structure names nobody, so posts are counted here instead of people." in sentences(told)
