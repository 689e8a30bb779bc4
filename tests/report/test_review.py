"""The review sheet asks, shows what a structure says of itself, and never scores."""

import re

import pytest

from orgdesigner.assets import resource
from orgdesigner.chart.showing import ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Names
from orgdesigner.exchange.json_plan import read
from orgdesigner.model.records import KINDS
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Details, Heading, PostRow, Report, Scale, Sentence, Table, lines_of
from orgdesigner.report.prompts import GROUPS
from orgdesigner.report.prompts.prompt import Plan
from orgdesigner.report.review import NONE_FOUND, review_report
from tests.report.asked import ASKED

EXAMPLE = read(resource("example", "plan.json").read_bytes())

SCHOOL = """
school "Hill School" distribution_phase=widen notes="Support staff may be form tutors. Open at seven."
  tie line "Line management" upward="reports to" downward="manages"
  tie coaching "Coaching" upward="is coached by" downward="coaches"
proposal "Year one" starts=2027-09-01 \
milestones="1 December 2026: a hundred days","2027-05-20: posts are filled"
priority 1 "Attendance" accountable=dep contributing=tutor,gl
priority 2 "Community" accountable=dep
person ana "Ana Frost" support expertise="Data protection"
team sa "Students" leadership leads=dep authority="Rewards, and their budget" approvals=0 committee="Pupils"
  member dep
  member person=ana rotating reason="Development"
team y7 "Year 7" year none tasks="Trips: all. Data: Gwen."
team wg "Scheme" working_group leads=tutor
  member tutor
team cp "Curriculum" leadership co_led leads=dep,gl
  member gl
forum talk "Open table" half_termly open_to_all chair=dep attendees=head \
notes="Come for a term; debrief each half-term."
forum slt "SLT" chair=head attendees=dep
  slot sa 30
  slot cp 30
round r "Leads" appointed_teaching=3 appointed_support=1 appointed_internal=4
round s "Late" appointed_teaching=1
post head "Headteacher" head decides=decides distribution=formal
  held "Beatrice Aldous" teaching starts=2019-09-01
  post dep "Deputy" senior authority="All" autonomy="Any" accountability="To governors" review=2027-02-01 \
decides=decides_and_tells distribution=strategic second=gl notes="In training as a head"
    held "Miriam Okafor" teaching starts=2024-09-01
    post gl "Grassroots Leader" middle authority="Some" distribution=incremental expertise="Data protection"
      held "Gwen Tan" support acting
      link coaching dep
    post res "Research Lead" middle distribution=opportunistic purpose="Reads" filling=open_internal
      allowance TLR3 1000
    post ad "Ad hoc cover" distribution=pragmatic ends=2027-08-31
    post tutor "Form Tutor 7A" access=support access_reason="Trial"
      held "Joel Abara" support
post gov "Chair of governors" external
"""


def sheet(view: View, names: Names = Names.FULL) -> Report:
    return review_report(view, Showing(names=names))


def answers(report: Report, question: str) -> list[str]:
    """Return what stands beneath a question."""
    blocks = report.blocks
    start = next(
        n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.text.startswith(question)
    )
    after = blocks[start + 1 :]
    end = next((n for n, each in enumerate(after) if isinstance(each, Heading)), len(after))
    return [line for line in lines_of(after[:end]) if not line.startswith("Source: ")]


@pytest.fixture(scope="module")
def full() -> Report:
    return sheet(parse(SCHOOL).view)


def test_every_fact_that_is_for_review_is_asked_about(full: Report) -> None:
    asked = [block.text for block in full.blocks if isinstance(block, Heading) and block.level == 2]
    for start in ASKED.values():
        assert sum(question.startswith(start) for question in asked) == 1, start


def test_the_groups_are_those_of_the_founding_documents() -> None:
    sizes = {group.title: len(group.prompts) for group in GROUPS}
    assert sizes["Autonomy, agency, accountability, trust"] == 4
    assert sizes["Eight hallmarks of distributed leadership"] == 8
    assert sizes["Six ways in which leadership is distributed"] == 6
    assert "Authority, autonomy, accountability" in sizes
    assert "Three phases of distribution" in sizes


def test_it_says_first_that_it_gives_no_score(full: Report) -> None:
    first = full.blocks[0]
    assert isinstance(first, Sentence)
    assert first.text == "This page gives no score and decides nothing."


def test_nothing_in_it_looks_like_a_score() -> None:
    for structure in (*EXAMPLE.values(), parse(SCHOOL)):
        report = sheet(structure.view)
        assert not any(isinstance(block, Table | PostRow | Scale) for block in report.blocks)
        text = "\n".join(report.lines())
        assert not re.search(r"\d ?%|\b\d+ (of|/) \d+|✓|✔|\bscore (of|is)\b|out of \d", _unquoted(text))


def _unquoted(text: str) -> str:
    """Return a text without what is quoted from the plan itself."""
    return re.sub(r"“[^”]*”", "", text)


def test_every_group_names_its_source_and_when_it_was_read() -> None:
    assert all(group.source.endswith("read in November 2026.") for group in GROUPS)


def test_every_question_of_an_empty_school_answers_none_found() -> None:
    report = sheet(parse('school "Hill School"').view)
    questions = sum(len(group.prompts) for group in GROUPS)
    assert [block.text for block in report.blocks if isinstance(block, Sentence)].count(
        NONE_FOUND
    ) == questions


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Autonomy: what", "Students: “Rewards, and their budget”"),
        ("Agency", "Students: no approvals between a decision of the team and acting on it"),
        ("Agency", "Headteacher: decides without asking"),
        ("Agency", "Deputy: decides, and tells afterwards"),
        ("Accountability", "Students is heard by SLT and Pupils"),
        ("Trust", "Students works without the headteacher as a member"),
        ("Trust", "Open table is chaired by Deputy, with the headteacher there"),
        ("Which posts carry all three", "Deputy: all three"),
        (
            "Which leadership posts lack",
            "Grassroots Leader states its authority, and no autonomy or accountability",
        ),
        ("Start tight", "Deputy: its autonomy is looked at again on 1 February 2027"),
        ("What has to be there", "Milestone: 1 December 2026: a hundred days"),
        ("What has to be there", "Milestone: 20 May 2027: posts are filled"),
        ("What has to be there", "Year one takes effect on 1 September 2027"),
        ("Shared responsibility", "Priority 1 (Attendance): two posts contribute"),
        ("Shared responsibility", "Curriculum is led by several together"),
        ("Shared power", "Students has authority of its own: “Rewards, and their budget”"),
        ("Synergy", "SLT brings together Curriculum and Students"),
        ("Synergy", "Deputy is in Students and Curriculum"),
        ("Leadership capacity", "Grassroots Leader can take over from Deputy"),
        ("Leadership capacity", "Gwen Tan holds Grassroots Leader, acting"),
        ("Leadership capacity", "Ana Frost has a seat in Students that goes round: “Development”"),
        ("Organisational learning", "Ties of coaching: 1, to one coach"),
        ("Organisational learning", "Scheme is a working group"),
        ("Democratic", "Scheme is led by Form Tutor 7A (Joel Abara)"),
        ("Engagement", "Chair of governors: outside the school"),
        ("Engagement", "Priority 2 (Community) names the community"),
        ("Formally", "Headteacher"),
        ("Pragmatically", "Ad hoc cover ends on 31 August 2027"),
        ("Strategically", "Deputy"),
        ("Incrementally", "Grassroots Leader: no date for the next step"),
        ("Opportunistically", "Research Lead is paid an allowance for it"),
        ("Culturally", "Year 7 has no formal lead"),
        ("Culturally", "Year 7 shares its tasks: “Trips: all. Data: Gwen.”"),
        (
            "In which phase",
            "The school places itself in phase 2: widen leadership to people with no formal position",
        ),
        ("Phase 1", "Formally: one post, such as Headteacher"),
        (
            "Phase 2",
            "Form Tutor 7A (Joel Abara) has no leadership level, and leads Scheme and contributes to"
            " priority 1 (Attendance)",
        ),
        ("Phase 3", "Students, which the headteacher does not lead: “Rewards, and their budget”"),
        ("Form tutors", "Form Tutor 7A: for support staff only; held by Joel Abara, support staff"),
        ("Form tutors", "The notes say: “Support staff may be form tutors”"),
        ("First steps", "Students: Ana Frost, in person, “Development”"),
        ("Open meetings", "Open table, half-termly: “Come for a term; debrief each half-term.”"),
        (
            "Coherent agendas",
            "Priority 1 (Attendance): one post contributes from another team, Form Tutor 7A",
        ),
        ("Doors", "Form Tutor 7A is for support staff only: “Trial”"),
        ("Promotion from inside", "Late: one appointment, none on record as from inside"),
        ("Promotion from inside", "Research Lead: filled from inside, open to all staff of the school"),
        ("Promotion from inside", "Leads: four appointments, four from inside"),
        (
            "Expertise before rank",
            "Grassroots Leader needs Data protection: not recorded for whoever holds it; recorded for"
            " Ana Frost, in another post",
        ),
        (
            "New and long-established",
            "Those who hold leadership posts now began in them in 2019 (one) and 2024 (one)",
        ),
        ("Training", "Deputy: “In training as a head”"),
        ("Influence", "Deputy manages four posts, coaches one post and meets others at Open table and SLT"),
    ],
)
def test_evidence_is_what_the_structure_says(full: Report, question: str, found: str) -> None:
    assert found in answers(full, question)


def test_posts_of_one_role_are_said_together() -> None:
    report = sheet(EXAMPLE["year-two"].view)
    assert "Grassroots Leader (seven posts): decides, and tells afterwards" in answers(report, "Agency")
    assert "Head of Year (five posts): all three" in answers(report, "Which posts carry all three")


def test_all_evidence_but_that_of_the_whole_school_can_be_gone_to() -> None:
    for structure in EXAMPLE.values():
        view = structure.view
        for group in GROUPS:
            for prompt in group.prompts:
                for each in prompt.evidence(Plan(view, Names.FULL)):
                    if each.subject is not None:
                        assert view.get(KINDS[each.subject.kind], each.subject.id) is not None


def test_much_evidence_is_folded_and_none_is_lost() -> None:
    view = EXAMPLE["year-two"].view
    report = sheet(view)
    folded = [block for block in report.blocks if isinstance(block, Details)]
    assert folded
    said = list(report.lines())
    for group in GROUPS:
        for prompt in group.prompts:
            assert all(each.text in said for each in prompt.evidence(Plan(view, Names.FULL)))


@pytest.mark.parametrize("names", Names)
def test_people_are_named_as_far_as_they_may_be(names: Names) -> None:
    said = "\n".join(sheet(parse(SCHOOL).view, names).lines())
    assert ("Joel Abara" in said) is (names is Names.FULL)
    assert ("Ana Frost" in said) is (names is Names.FULL)


def test_money_is_never_said() -> None:
    said = "\n".join(review_report(parse(SCHOOL).view, ON_SCREEN).lines())
    assert "£" not in said
    assert "1000" not in said
