"""Who serves which priority, grouped in four ways: the same posts each time, and none lost on the way."""

from textwrap import dedent

import pytest
from hypothesis import given

from orgdesigner.model import records as r
from orgdesigner.model.coverage import By, Cover, Coverage, Group, Part, coverage
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.model.strategies import structures

SCHOOL = dedent("""
    priority 1 "Attainment" accountable=dep contributing=dep,gl
    priority 2 "Attendance" accountable=gl
    priority 3 "Reading" contributing=clerk,share
    priority 4 "Community" accountable=vacant
    priority 5 "Curriculum"
    team office "Office" support
      member clerk
    team sa "Students" leadership leads=dep
      member gl
    team cp "Curriculum" leadership
    post head "Headteacher" head
      held bea "Bea" teaching
      post dep "Deputy" senior
        held mia "Mia" teaching
        post gl "Leader" middle
          held joe "Joe" support
    post clerk "Clerk"
      held joe
    post share "Aide"
      held joe share=0.5
      held pam "Pam" teaching share=0.5
    post vacant "Officer"
    post governor "Governor" senior external
    post caretaker "Caretaker"
""")


def school() -> View:
    return parse(SCHOOL).view


def picture(found: Coverage) -> dict[str, list[str]]:
    """The cells of each group: the accountable post in capitals, then those that contribute."""
    return {group.name: [cell(part) for part in group.parts] for group in found.groups}


def cell(part: Part) -> str:
    return " ".join(
        [*(each.id.upper() for each in part.accountable), *(each.id for each in part.contributing)]
    )


def test_by_team_every_leadership_team_has_a_row_and_others_where_they_serve() -> None:
    assert picture(coverage(school(), By.TEAM)) == {
        "Students": ["DEP gl", "GL", "", "", ""],
        "Curriculum": ["", "", "", "", ""],
        "Office": ["", "", "clerk", "", ""],
        "In no team": ["", "", "share", "VACANT", ""],
    }


def test_by_level_every_level_has_a_row() -> None:
    assert picture(coverage(school(), By.LEVEL)) == {
        "Headteacher": ["", "", "", "", ""],
        "Senior leadership": ["DEP", "", "", "", ""],
        "Middle leadership": ["gl", "GL", "", "", ""],
        "No leadership level": ["", "", "clerk share", "VACANT", ""],
    }


def test_by_staff_group_a_post_that_both_share_is_in_both_rows_each_with_its_own_people() -> None:
    found = coverage(school(), By.STAFF_GROUP)
    assert picture(found) == {
        "Teaching staff": ["DEP", "", "share", "", ""],
        "Support staff": ["gl", "GL", "clerk share", "", ""],
        "Vacant posts": ["", "", "", "VACANT", ""],
    }
    assert [group.parts[2].people for group in found.groups] == [{"pam"}, {"joe"}, set()]


def test_by_post_there_are_those_that_serve_and_the_schools_own_leadership_posts() -> None:
    found = coverage(school(), By.POST)
    assert [group.record.id for group in found.groups if group.record] == [
        *("head", "dep", "gl", "clerk", "share", "vacant")
    ]


def test_a_priority_is_covered_by_nobody_by_a_vacancy_by_one_person_or_by_several() -> None:
    found = coverage(school(), By.TEAM)
    assert [found.cover(part) for part in found.whole] == [
        Cover.SHARED,
        Cover.ALONE,
        Cover.SHARED,  # two posts, but three people's hands in them: Joe twice, and Pam
        Cover.VACANT,
        Cover.NOBODY,
    ]
    students = found.groups[0]
    assert [found.rests_on(place, part) for place, part in enumerate(students.parts)] == [
        *(False, True, False, False, False)
    ]


def test_two_posts_of_one_person_are_one_person() -> None:
    view = parse(SCHOOL.replace("contributing=clerk,share", "contributing=clerk,gl")).view
    found = coverage(view, By.TEAM)
    assert found.cover(found.whole[2]) is Cover.ALONE


def test_where_nobody_is_named_posts_are_counted() -> None:
    priorities = 'priority 1 "A" accountable=a contributing=b\npriority 2 "B" accountable=a\n'
    found = coverage(parse(priorities + 'post a "A"\npost b "B"').view, By.LEVEL)
    assert found.names_nobody
    assert [found.cover(part) for part in found.whole] == [Cover.SHARED, Cover.ALONE]


@pytest.mark.parametrize("by", By)
@given(structure=structures(least=1))
def test_every_grouping_has_every_post_that_serves_a_priority(by: By, structure: Structure) -> None:
    found = coverage(structure.view, by)
    for place, priority in enumerate(found.priorities):
        named = {priority.accountable, *priority.contributing} - {None}
        assert {post.id for post in found.whole[place].posts} == named
        assert len(found.whole[place].posts) == len(named)
        assert {post.id for group in found.groups for post in _posts(group, place)} == named
        for group in found.groups:
            assert group.parts[place].people <= found.whole[place].people


def _posts(group: Group, place: int) -> tuple[r.Post, ...]:
    return group.parts[place].posts
