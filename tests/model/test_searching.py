"""Words are found however they are typed: without capitals, accents and apostrophes, in any order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.searching import FoundBy, Query
from orgdesigner.model.sketch import parse
from orgdesigner.model.spelling import plain


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("O’Neill", "oneill"),
        ("O'Neill", "O’NEILL"),
        ("Zoë", "zoe"),
        ("Siân Løvstad", "sian lovstad"),
        ("Łukasz", "lukasz"),
        ("Students & Achievement", "students and achievement"),
        ("Smith-Jones", "smith jones"),
        ("Head of Year 7/8", "head of year 7 8"),
        ("Straße", "strasse"),
    ],
)
def test_names_are_the_same_however_they_are_typed(written: str, typed: str) -> None:
    assert plain(written) == plain(typed)


@given(st.text(max_size=30))
def test_what_is_plain_stays_so(text: str) -> None:
    assert plain(plain(text)) == plain(text)


SCHOOL = """
team sa "Students" leadership leads=dep1
  member tutor
priority 1 "Attainment" accountable=dep1
priority 12 "Belonging" contributing=tutor
person idle "Ivy Ash" teaching
post head "Headteacher" head
  post dep1 "Deputy" senior
    held "Zoë O’Neill" teaching
    post tutor "Tutor" role_class="Pastoral"
"""


WORDS = st.sampled_from(
    ["head", "year", "o’neill", "zoë", "p1", "p12", "vacant", "vac", "va", "tutor", "1", "&", "eng"]
)


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=2))
def test_more_words_find_fewer(some: list[str], more: list[str]) -> None:
    """What narrows a query finds nothing that the query did not: only what it found is looked through."""
    few, many = Query(" ".join(some)), Query(" ".join(some + more))
    assert many.narrows(few)
    found_by = FoundBy(parse(SCHOOL).view)
    for key in found_by.all():
        assert few.finds(found_by.text(key)) or not many.finds(found_by.text(key))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("oneill", {"dep1"}),
        ("p1", {"dep1"}),
        ("p12", {"tutor"}),
        ("priority 12", {"tutor"}),
        ("belong", {"tutor"}),
        ("pastoral", {"tutor"}),
        ("students", {"sa", "dep1", "tutor"}),
        ("vacant", {"head", "tutor"}),
        ("ash", {"idle"}),
        ("deputy zoe", {"dep1"}),
        ("deputy vacant", set()),
        ("vac", {"head", "tutor"}),
        ("can", set()),
        ("ant", set()),
        ("2", set()),
        ("p", {"dep1", "tutor"}),
    ],
)
def test_what_a_post_is_found_by(typed: str, found: set[str]) -> None:
    found_by = FoundBy(parse(SCHOOL).view)
    query = Query(typed)
    assert {key[1] for key in found_by.all() if query.finds(found_by.text(key))} == found


@pytest.mark.parametrize("typed", ["maths", "head maths", "math", "Mathematics", "SLT maths"])
def test_short_words_of_a_school_find_what_is_written_out(typed: str) -> None:
    posts = 'post hod "Head of Mathematics"\npost tutor "Tutor"\n'
    view = parse(f'{posts}team slt "Senior Leadership Team" leads=hod').view
    found_by, query = FoundBy(view), Query(typed)
    assert {key[1] for key in found_by.all() if query.finds(found_by.text(key))} == {"hod"}


def test_nothing_is_found_by_its_pay() -> None:
    document = Document({CURRENT: parse(SCHOOL + '    allowance TLR2 3391 flat reason="Maths"\n')})
    found_by = FoundBy(document.view(CURRENT))
    assert any(document.view(CURRENT).all(r.Allowance))
    assert not any("3391" in found_by.text(key) or "tlr" in found_by.text(key) for key in found_by.all())
