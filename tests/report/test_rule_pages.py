"""Each rule has its page in the guide, made of the rule itself; those in docs/rules/ are the same pages."""

import re
from textwrap import dedent

import pytest
from hypothesis import given

from orgdesigner.model import records as r
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.report.rule_pages import about, by_area, file_name, index, page
from orgdesigner.report.spelled_out import spelled_out
from orgdesigner.rules.base import Rule
from orgdesigner.rules.catalogue import rules
from tests.model.strategies import structures
from tests.rules.examples import EVERY_SKETCH, bad, before, drawn, findings
from tools.make_rule_pages import COMMAND, FOLDER, pages

EACH = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)


def plain(markdown: str) -> str:
    """The words of a page, without the marks of Markdown and the breaks of lines."""
    return " ".join(re.sub(r"\\(.)", r"\1", markdown).split())


def same(text: str) -> str:
    return " ".join(text.split())


def test_the_pages_in_the_documents_are_those_that_the_rules_make() -> None:
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    differing = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    assert differing == [], f"docs/rules/ does not say what the rules say. Run: {COMMAND}"


@EACH
def test_a_page_says_all_that_a_rule_says_of_itself(rule: Rule) -> None:
    text = plain(page(rule))
    assert text.startswith(f"# {rule.id}: {rule.name}")
    for part in (rule.page.summary, rule.page.why, rule.page.source, rule.page.fix):
        assert same(part) in text
    for limit in rule.limits:
        assert f"A plan may set: {limit.label} (usually {limit.usual.normalize():f})." in text
    assert ("asked of proposals only" in text) == rule.compares


@EACH
def test_a_page_shows_what_the_rule_finds_in_its_first_example(rule: Rule) -> None:
    text = plain(page(rule))
    example = bad(rule)[0]
    for finding in findings(drawn(example.sketch), [rule], before=before(example)):
        assert same(finding.message) in text
        for fix in finding.fixes:
            assert same(fix.label) in text


@EACH
def test_a_page_is_for_a_head_to_read(rule: Rule) -> None:
    text = plain(page(rule))
    assert not re.search(r"\b[a-z]+_[a-z]+\b|\bNone\b|Decimal|datetime|support_|\bTrue\b", text)


def test_the_index_leads_to_every_page_under_its_area() -> None:
    text = index()
    assert sorted(re.findall(r"\]\(([^)]+)\)", text)) == [file_name(rule) for rule in rules()]
    for area, members in by_area():
        part = text.split(f"## {area}\n")[1].split("\n## ")[0]
        assert same(about(members)) in plain(part)
        assert [f"[{rule.id}]" in part for rule in rules()] == [rule in members for rule in rules()]


# Structures in sentences


def test_a_structure_is_spelled_out_as_a_head_would_tell_it() -> None:
    sketch = """
        school "Hill School" support_headcount=53
        priority 1 "Attainment" accountable=dh contributing=gl,gl2
        team sa "Students" leadership leads=dh authority="Rewards"
          member gl rotating ends=2027-08-31
          member person=vi
        person vi "Vi Visitor" support
        post head "Headteacher" head
          post dh "Deputy" senior critical second=head salary=70000
            held "M. Okafor" teaching qts share=0.5
            link coaching head
            post gl "Leader" middle access=support
            post gl2 "Leader" middle
              held "L. Hart" support
              allowance R&R 1500.50 contract ends=2027-08-31
        forum slt "SLT" weekly chair=head
          slot sa 30
        rule COV-101 warning
        """
    assert spelled_out(parse(dedent(sketch)).view) == [
        "The school: support staff (headcount): 53",
        "Priority 1, Attainment: Deputy answers for it; Leader 1 and Leader 2 contribute to it",
        "Students: leadership team; led by Deputy; authority statement: Rewards;"
        " members: Leader 1 (seat: Rotating; until 31 August 2027) and Vi Visitor",
        "Headteacher: vacant",
        "Deputy: senior leadership; full-time salary: £70,000; critical post; named second: Headteacher;"
        " reports to Headteacher; is coached by Headteacher;"
        " held by M. Okafor (teaching staff, qualified teacher (QTS), share of the post: 0.5)",
        "Leader 1: middle leadership; who may hold it: Support staff only; reports to Deputy; vacant",
        "Leader 2: middle leadership; reports to Deputy; held by L. Hart (support staff);"
        " R&R allowance of £1,500.50 a year, paid through the contract (hours and weeks),"
        " until 31 August 2027",
        "Vi Visitor, who holds no post: support staff",
        "SLT: a meeting, weekly; chaired by: Headteacher; on its agenda 30 minutes for Students",
        "The plan sets COV-101: its findings are: To look at",
    ]


def test_every_example_can_be_spelled_out() -> None:
    for sketch in EVERY_SKETCH:
        assert spelled_out(drawn(sketch).view)


@given(structure=structures())
def test_nobody_and_no_post_is_left_out_of_what_is_spelled_out(structure: Structure) -> None:
    text = "\n".join(spelled_out(structure.view))
    for person in structure.view.all(r.Person):
        assert person.name in text
    for post in structure.view.all(r.Post):
        assert post.title in text
