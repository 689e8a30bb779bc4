"""The picture of access says the founding school's figures exactly, and no more than the numbers bear."""

import pytest

from orgdesigner.assets import resource
from orgdesigner.chart.showing import ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Names
from orgdesigner.exchange.json_plan import read
from orgdesigner.model.records import AppointmentRound
from orgdesigner.model.sketch import parse
from orgdesigner.report.access import access_report
from orgdesigner.report.blocks import Cell, Details, Heading, Mark, PostRow, Report, Sentence, Table, lines_of
from orgdesigner.rules.shared.odds import odds

EXAMPLE = read(resource("example", "plan.json").read_bytes())


def of(sketch: str) -> Report:
    return access_report(parse(sketch).view, ON_SCREEN)


def example(place: str) -> Report:
    return access_report(EXAMPLE[place].view, ON_SCREEN)


def row(report: Report, title: str) -> PostRow:
    """Return the row of posts under a title."""
    return next(block for block in report.blocks if isinstance(block, PostRow) and block.title == title)


def said_of(report: Report, title: str) -> list[str]:
    """Return what is said of a row of posts: all up to the next row or heading."""
    start = report.blocks.index(row(report, title))
    after = report.blocks[start + 1 :]
    end = next((n for n, each in enumerate(after) if isinstance(each, PostRow | Heading)), len(after))
    return list(lines_of(after[:end]))


def text(report: Report) -> str:
    return "\n".join(report.lines())


# The founding school


def test_year_one_is_one_post_short() -> None:
    report = example("year-one")
    leaders = row(report, "Grassroots Leader")
    assert leaders.words == "2 of 7 reserved for support staff; a proportional share is 3: one post short"
    assert [post.reserved for post in leaders.posts].count(True) == 2
    assert [post.mark for post in leaders.posts].count(Mark.SUPPORT) == 2
    said = said_of(report, "Grassroots Leader")
    assert "Representation index 0.68, where 1 is parity; one post moves it by 0.34." in said
    assert "7 × 53 ÷ 126 = 2.94, so a proportional share is three posts." in said
    assert "One post decides: 3 of 7 would be a proportional share." in said


def test_year_two_is_in_proportion() -> None:
    report = example("year-two")
    leaders = row(report, "Grassroots Leader")
    assert leaders.words == "3 of 7 reserved for support staff; a proportional share is 3: in proportion"
    said = said_of(report, "Grassroots Leader")
    assert "Representation index 1.02, where 1 is parity; one post moves it by 0.34." in said


def test_no_pedagogy_leader_is_support_staff_which_chance_would_give_35_times_in_a_thousand() -> None:
    report = example("current")
    leaders = row(report, "Pedagogy Leader")
    assert leaders.words == "0 of 6 held by support staff; a proportional share is 3: three posts short"
    chance = next(line for line in said_of(report, "Pedagogy Leader") if "Chance" in line)
    assert "none of six posts about 35 times in a thousand (3.5 %)" in chance
    assert "closed to them" in chance


def test_senior_leadership_is_counted_as_a_whole() -> None:
    senior = row(example("current"), "Senior leadership")
    assert senior.words.startswith(
        "1 of 9 held by support staff; a proportional share is 4: three posts short"
    )


def test_eighteen_applied_for_the_seven_posts_and_two_rounds_add_up() -> None:
    report = example("year-two")
    tables = [block for block in report.blocks if isinstance(block, Table)]
    first = next(table for table in tables if table.summary.startswith("Grassroots Leaders, first round"))
    assert [[cell.text for cell in cells] for cells in first.rows] == [
        ["Applied", "12", "6", "18"],
        ["Shortlisted", "8", "4", "12"],
        ["Appointed", "5", "2", "7"],
    ]
    assert "Too few to judge" in text(report)
    assert "3 of 8 appointed were support staff; a proportional share is 3." in text(report)
    assert "as often as" not in text(report)


# What may be said

FILLED = """
school "Hill School" teaching_headcount=73 support_headcount=53
post h1 "Head of Year 7" middle role_class="Head of Year"
  held "D. Pryce" teaching
post h2 "Head of Year 8" middle role_class="Head of Year"
  held "T. Nowak" teaching
post h3 "Head of Year 9" middle role_class="Head of Year"
  held "S. Achebe" teaching
post h4 "Head of Year 10" middle role_class="Head of Year"
  held "J. Mbeki" teaching
post h5 "Head of Year 11" middle role_class="Head of Year"
  held "P. Iyer" teaching
post h6 "Head of Sixth Form" middle role_class="Head of Year"
  held "G. Tan" support
post h7 "Head of Transition" middle role_class="Head of Year"
  held "L. Orme" support
"""


def test_chance_is_said_of_posts_that_people_were_appointed_to() -> None:
    said = said_of(of(FILLED), "Head of Year")
    assert "Too few posts to judge: one more would be a proportional share." in said
    assert "Chance alone would leave support staff two or fewer of seven posts about 37 times in 100." in said


@pytest.mark.parametrize("which", ["h6", "h7"])
def test_nothing_is_said_of_chance_where_a_post_is_reserved(which: str) -> None:
    reserved = FILLED.replace(f"post {which}", f'post {which} access=support access_reason="Share"')
    assert "Chance" not in "\n".join(said_of(of(reserved), "Head of Year"))


def test_nothing_is_said_of_chance_while_a_post_is_vacant() -> None:
    vacant = FILLED.replace('  held "P. Iyer" teaching\n', "")
    said = said_of(of(vacant), "Head of Year")
    assert not any("Chance" in line for line in said)
    assert "One post is vacant and open to all. Who is appointed decides." in said


def test_nothing_is_said_of_chance_where_a_closed_post_is_vacant() -> None:
    closed = FILLED.replace('"Head of Year 11" middle', '"Head of Year 11" middle access=teaching')
    assert any("Chance" in line for line in said_of(of(closed), "Head of Year"))
    vacant = closed.replace('  held "P. Iyer" teaching\n', "")
    assert not any("Chance" in line for line in said_of(of(vacant), "Head of Year"))


def test_one_vacancy_can_not_make_up_for_two_posts() -> None:
    sketch = FILLED.replace('  held "P. Iyer" teaching\n', "").replace('  held "G. Tan" support\n', "")
    sketch = sketch.replace('"L. Orme" support', '"L. Orme" teaching')
    said = said_of(of(sketch), "Head of Year")
    assert any("it stays one post short" in line for line in said)


def test_a_settled_answer_is_not_called_too_few_to_judge() -> None:
    alone = FILLED.replace('"G. Tan" support', '"G. Tan" teaching').replace(
        '"L. Orme" support', '"L. Orme" teaching'
    )
    assert not any("Too few" in line for line in said_of(of(alone), "Head of Year"))


def test_the_group_that_is_short_is_the_one_spoken_of() -> None:
    turned = FILLED.replace("support", "?").replace("teaching", "support").replace("?", "teaching")
    turned = turned.replace(
        "support_headcount=73 teaching_headcount=53", "teaching_headcount=73 support_headcount=53"
    )
    words = row(of(turned), "Head of Year").words
    assert words == "2 of 7 held by teaching staff; a proportional share is 4: two posts short"


def test_where_both_shares_round_up_support_staff_who_have_theirs_are_spoken_of() -> None:
    report = of("""
    school "Hill School" teaching_headcount=4 support_headcount=4
    post a "Leader A" middle role_class="Leader"
      held "D. Pryce" teaching
    post b "Leader B" middle role_class="Leader"
      held "G. Tan" support
    post c "Leader C" middle role_class="Leader"
      held "L. Orme" support
    """)
    assert (
        row(report, "Leader").words
        == "2 of 3 held by support staff; a proportional share is 2: in proportion"
    )


def test_the_index_is_small_print_where_there_are_few_posts() -> None:
    few = of(FILLED)
    index = next(
        block
        for block in few.blocks
        if isinstance(block, Sentence) and block.text.startswith("Representation")
    )
    assert index.quiet
    many = FILLED + "".join(
        f'post m{n} "Head of Subject {n}" middle role_class="Head of Year"\n' for n in range(8, 11)
    )
    assert len(row(of(many), "Head of Year").posts) == 10
    index = next(
        block
        for block in of(many).blocks
        if isinstance(block, Sentence) and block.text.startswith("Representation")
    )
    assert not index.quiet


LAW = """
school "Partnership" teaching_headcount=40 support_headcount=40
post s1 "SENCO, North" middle role_class="SENCO" access=teaching access_ground=senco
  held "D. Pryce" teaching
post s2 "SENCO, South" middle role_class="SENCO" access=teaching access_ground=senco
  held "T. Nowak" teaching
post s3 "SENCO assistant lead" middle role_class="SENCO" access=teaching access_reason="Custom"
  held "S. Achebe" teaching
post s4 "SENCO for transition" middle role_class="SENCO"
  held "G. Tan" support
"""


def test_what_the_law_limits_is_said_as_such_and_counts_in_no_share() -> None:
    report = of(LAW)
    posts = row(report, "SENCO").posts
    assert [post.limited for post in posts] == [True, True, False, False]
    assert [post.reserved for post in posts] == [False, False, True, False]
    assert row(report, "SENCO").words == (
        "1 of 2 held by support staff; a proportional share is 1: in proportion"
    )
    said = said_of(report, "SENCO")
    assert any(
        "one reserved for teaching staff and two limited by law to teaching staff." in line for line in said
    )
    assert "Two posts limited by law to teaching staff. In law: SENCO." in said
    assert "One post reserved for teaching staff. Custom" in said


def test_a_role_that_the_law_limits_gets_no_verdict_on_the_one_post_that_is_left() -> None:
    sketch = LAW.replace('access_reason="Custom"', "access_ground=specified_work")
    assert row(of(sketch), "SENCO").words == (
        "one open to all and three limited by law to teaching staff;"
        " three held by teaching staff and one held by support staff"
    )
    assert "short" not in "\n".join(said_of(of(sketch), "SENCO"))


def test_a_limit_without_a_reason_says_so() -> None:
    sketch = LAW.replace('access_reason="Custom"', "")
    assert "One post reserved for teaching staff. No reason is given." in said_of(of(sketch), "SENCO")


def test_other_roles_are_shown_only_where_they_are_limited_and_never_judged() -> None:
    report = of("""
    school "Hill School" teaching_headcount=4 support_headcount=4
    post a "Assistant Head of Year 7" role_class="Assistant Head of Year" access=support
    post b "Assistant Head of Year 8" role_class="Assistant Head of Year"
      held "J. Mbeki" teaching share=0.5
      held "G. Tan" support share=0.5
    post t "Teacher" role_class="Teacher"
    post x "Chaplain" access=support
    """)
    found = row(report, "Assistant Head of Year")
    assert found.words == (
        "one open to all and one reserved for support staff; one held by both staff groups and one vacant"
    )
    assert "short" not in "\n".join(said_of(report, "Assistant Head of Year"))
    assert "Chaplain" in text(report)
    assert "Teacher" not in [block.title for block in report.blocks if isinstance(block, PostRow)]


def test_without_headcounts_nothing_is_divided() -> None:
    report = of("""
    post a "Leader" middle role_class="Leader"
    post b "Leader" middle role_class="Leader"
    """)
    assert "enter both headcounts" in text(report)
    assert row(report, "Leader").words == "both open to all; both vacant"


def test_an_empty_school_says_what_to_do() -> None:
    assert "No post has a leadership level yet" in text(of('school "Hill School"'))
    assert "No appointment round is on record" in text(of('school "Hill School"'))


@pytest.mark.parametrize("names", Names)
def test_people_are_named_as_far_as_they_may_be(names: Names) -> None:
    said = "\n".join(access_report(parse(FILLED).view, Showing(names=names)).lines())
    assert ("Pryce" in said) is (names is Names.FULL)


def test_every_post_and_round_can_be_gone_to() -> None:
    report = example("year-two")
    posts = [post for block in report.blocks if isinstance(block, PostRow) for post in block.posts]
    assert all(post.subject is not None for post in posts)
    going = [block.subject for block in report.blocks if isinstance(block, Sentence) and block.subject]
    rounds = {each.id for each in EXAMPLE["year-two"].view.all(AppointmentRound)}
    assert {subject.id for subject in going} == rounds >= {"round-one", "round-two"}


# Rounds

ROUND = """
school "Hill School" teaching_headcount=60 support_headcount=40
round r1 "Leads, 2027" role_class="Lead" {counts}
"""


def judged(counts: str) -> str:
    return text(of(ROUND.format(counts=counts)))


def test_the_four_fifths_ratio_is_said_only_where_the_numbers_allow() -> None:
    enough = "applied_teaching=20 applied_support=20 appointed_teaching=10 appointed_support=7"
    assert "Support staff were appointed 0.70 times as often as the others, below four fifths." in judged(
        enough
    )
    few = "applied_teaching=12 applied_support=6 appointed_teaching=5 appointed_support=2"
    assert "(here 4.7 and 2.3), or 30 people to apply (here 18)" in judged(few)
    assert "0.80" not in judged(few)
    equal = "applied_teaching=20 applied_support=20 appointed_teaching=9 appointed_support=9"
    assert "Both staff groups were appointed equally often." in judged(equal)
    assert "No teaching staff applied, so there is nothing to compare." in judged("applied_support=4")
    assert "How many applied is not on record." in judged("")


def test_small_counts_of_a_characteristic_are_never_said() -> None:
    report = of("""
    school "Hill School" teaching_headcount=60 support_headcount=40
    round r1 "Leads" applied_teaching=20 applied_support=17 shortlisted_support=9 appointed_support=6
      count "Women" applied=23 shortlisted=7 appointed=6
      count "Disabled" applied=33
    """)
    table = next(
        block
        for block in report.blocks
        if isinstance(block, Table) and block.columns[0].title == "Characteristic"
    )
    assert table.rows == (
        (Cell("Women"), Cell("23"), Cell("–"), Cell("–")),
        (Cell("Disabled"), Cell("–"), Cell("–"), Cell("–")),
    )


def test_the_method_is_folded() -> None:
    report = of("""
    round r1 "Leads" method="Interviews in place of letters"
    """)
    folded = [block for block in report.blocks if isinstance(block, Details)]
    assert any("Interviews" in line for block in folded for line in lines_of(block.blocks))


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.3713, "about 37 times in 100"),
        (0.0346, "about 35 times in a thousand (3.5 %)"),
        (0.0492, "about 49 times in a thousand (4.9 %)"),
        (0.001, "about once in a thousand (0.1 %)"),
        (0.0001, "less than once in a thousand times"),
        (0.0, "less than once in a thousand times"),
        (1.0, "about 100 times in 100"),
    ],
)
def test_odds_are_said_in_plain_words(chance: float, words: str) -> None:
    assert odds(chance) == words
