"""Deputies and subject roles are known by their titles, and what only looks like one is not."""

import pytest

from orgdesigner.model.leading import is_deputy, plain, subject_of
from orgdesigner.model.records import Post
from orgdesigner.model.words import Level


@pytest.mark.parametrize(
    "title",
    [
        "Deputy Headteacher",
        "deputy head: Students",
        "Deputy Principal",
        "Vice-Principal",
        "DHT (Pastoral)",
        "Deputy",
    ],
)
def test_a_senior_post_with_the_title_of_a_deputy_is_one(title: str) -> None:
    assert is_deputy(Post(id="p", title=title, level=Level.SENIOR))
    assert not is_deputy(Post(id="p", title=title, level=Level.MIDDLE))
    assert not is_deputy(Post(id="p", title=title, level=Level.SENIOR, external=True))


@pytest.mark.parametrize(
    "title",
    [
        "Deputy Head of Year 9",
        "Assistant Headteacher",
        "Headteacher",
        "Deputy Designated Lead",
        "Business Manager",
    ],
)
def test_another_senior_post_is_no_deputy(title: str) -> None:
    assert not is_deputy(Post(id="p", title=title, level=Level.SENIOR))


def test_a_deputy_may_be_known_by_the_role_alone() -> None:
    assert is_deputy(Post(id="p", title="Students", role_class="Deputy Headteacher", level=Level.SENIOR))


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Head of Art", "Art"),
        ("Music Leader", "Music"),
        ("RE Coordinator", "RE"),
        ("Second in English", "English"),
        ("Subject Lead: Design and Technology", "Design"),
        ("HEAD OF MUSIC", "MUSIC"),
        ("Headteacher", ""),
        ("Head of Year 9", ""),
        ("Re-engagement Lead", ""),
        ("Teacher of Art", ""),
        ("Start of Day Lead", ""),
    ],
)
def test_a_subject_role_is_known_by_its_subject_and_that_it_leads(title: str, subject: str) -> None:
    assert subject_of(Post(id="p", title=title)) == subject


def test_responsibilities_are_compared_without_capitals_and_spaces() -> None:
    assert plain(" Year 9  Attendance") == plain("year 9 attendance")
