"""A first draft says what the structure says, and nothing else."""

import pytest

from orgdesigner.model.records import Post, Team
from orgdesigner.rules.shared.drafts import authority, purpose
from tests.rules.examples import drawn

SCHOOL = drawn(
    """
    priority 2 "Attendance" accountable=dh contributing=hoy
    priority 1 "Attainment" accountable=dh
    team sa "Students" leadership leads=dh
      member hoy
    team cp "Curriculum" leadership leads=ah
    team pp "Partnerships" leadership none
      member sbm
    team empty "Nobody's" leadership none
    post dh "Deputy Headteacher" senior responsibilities="behaviour"
      post hoy "Head of Year 9" middle shared_responsibilities="trips"
        post tutor "Tutor"
      post y10 "Head of Year 10" middle role_class="Head of Year"
      post y11 "Head of Year 11" middle role_class="Head of Year" purpose="Knows the year."
    post ah "Assistant Headteacher" senior authority="The timetable."
    post sbm "Business Manager" senior responsibilities="lettings"
    """
).view


@pytest.mark.parametrize(
    ("post", "text"),
    [
        ("dh", "Answers for Priority 1 (Attainment), Priority 2 (Attendance) and behaviour. Leads Students."),
        ("hoy", "Shares trips. Contributes to Priority 2 (Attendance)."),
        ("y10", "Knows the year."),
        ("tutor", "Reports to Head of Year 9."),
        ("ah", "Leads Curriculum."),
        ("sbm", "Answers for lettings."),
    ],
)
def test_the_purpose_of_a_post(post: str, text: str) -> None:
    assert purpose(SCHOOL, SCHOOL.need(Post, post)) == text


@pytest.mark.parametrize(
    ("team", "text"),
    [
        ("sa", "Decides how to pursue Priority 1 (Attainment), Priority 2 (Attendance) and behaviour."),
        ("cp", "The timetable."),
        ("pp", "Decides how to pursue lettings."),
        ("empty", ""),
    ],
)
def test_the_authority_of_a_team(team: str, text: str) -> None:
    assert authority(SCHOOL, SCHOOL.need(Team, team)) == text


def test_a_post_of_which_the_structure_says_nothing_more_is_what_it_is_called() -> None:
    alone = drawn('post head "Headteacher" head').view
    assert purpose(alone, alone.need(Post, "head")) == "Works as Headteacher."
