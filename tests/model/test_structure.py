"""A structure changes all at once or not at all, answers as a fresh one would, and never breaks its word."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model import structure as structure_module
from orgdesigner.model.changes import Change, Step, squash
from orgdesigner.model.index import Index
from orgdesigner.model.integrity import check
from orgdesigner.model.relations import HOLDINGS_OF_POST, INDEXES, ROLE_CLASS, members
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure, diff
from tests.model.random_edits import random_edit
from tests.model.strategies import records, structures
from tests.model.test_any_history import all_records

SCHOOL = """
    team t "T" leads=a
      member a
      team u "U"
    post a "A" role_class=GL
      held "Ann" teaching
      post b "B" role_class=GL
        post c "C"
    """


def edited(data: DataObject, structure: Structure) -> Change | None:
    """Apply a random edit; return its change, or None if it was refused."""
    try:
        change = random_edit(data.draw, structure.view)
        structure.apply(change)
    except EditRefused:
        return None
    return change


@pytest.fixture(scope="module", params=["step by step", "all anew"])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Changes with few steps are made in one way, those with thousands in another: both are tried."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "all anew":
            patch.setattr(structure_module, "_MANY", 0)
        yield


@pytest.mark.usefixtures("way")
@given(structures(), structures())
def test_a_difference_makes_one_structure_into_the_other_and_back(a: Structure, b: Structure) -> None:
    change = diff(a.view, b.view)
    made = a.copy()
    made.apply(change)
    assert made.view == b.view
    assert made.buckets == b.buckets
    made.apply(change.inverse)
    assert made.view == a.view
    assert not diff(a.view, a.copy().view)


@pytest.mark.usefixtures("way")
@given(structures(least=2), st.data())
def test_an_inverse_takes_back_exactly_what_was_done(structure: Structure, data: DataObject) -> None:
    before = structure.copy()
    change = edited(data, structure)
    if change is not None:
        assert change.inverse.inverse == change
        structure.apply(change.inverse)
    assert structure.view == before.view
    assert structure.buckets == before.buckets


@given(structures(least=2), st.data())
def test_changes_squashed_do_what_they_do_one_after_the_other(structure: Structure, data: DataObject) -> None:
    at_once = structure.copy()
    changes = [change for _ in range(6) if (change := edited(data, structure))]
    together = squash("Together", changes)
    at_once.apply(together)
    assert at_once.view == structure.view
    assert len({step.key for step in together}) == len(together.steps)


@given(structures(least=2), st.data())
def test_a_copy_goes_its_own_way(structure: Structure, data: DataObject) -> None:
    twin, kept = structure.copy(), Structure(all_records(structure))
    for _ in range(5):
        edited(data, twin)
    assert structure.view == kept.view
    assert structure.buckets == kept.buckets


@given(structures(least=2), st.data())
def test_a_step_dirties_every_bucket_whose_reader_could_read_something_else(
    structure: Structure, data: DataObject
) -> None:
    before = structure.copy()
    change = edited(data, structure) or Change("", ())
    dirty = {bucket for step in change for bucket in structure.touched(step)}
    for index in structure.indexes:
        for key in {*structure.view.keys(index), *before.view.keys(index)}:
            if structure.view.find(index, key) != before.view.find(index, key):
                assert (index.name, key) in dirty
    for kind, table in structure.tables.items():
        if table != before.tables[kind]:
            assert ("all", kind) in dirty
        for record_id in table.keys() | before.tables[kind].keys():
            if table.get(record_id) != before.tables[kind].get(record_id):
                assert ("record", kind, record_id) in dirty


def refused(text: str, *steps: Step) -> str:
    """Return how a change is refused, having seen that it has changed nothing."""
    structure, kept = parse(text), parse(text)
    with pytest.raises(EditRefused) as refusal:
        structure.apply(Change("Try", steps))
    assert structure.view == kept.view
    assert structure.buckets == kept.buckets
    return str(refusal.value)


def link(lower: str, upper: str, kind: str = r.LINE) -> Step:
    return Step(None, r.Link(id=f"new-{lower}-{upper}", link_kind=kind, lower=lower, upper=upper))


def removed(text: str, record_type: type[r.Record], record_id: str) -> Step:
    return Step(parse(text).view.need(record_type, record_id), None)


A_LOOP = (
    "“A” can't report to “C”: the posts would report to each other in a loop."
    " Choose a post that is not below it."
)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([link("a", "c")], A_LOOP),
        ([link("a", "a")], "A post can't be tied to itself. Choose another post."),
        ([link("a", "a", r.COACHING)], "A post can't be tied to itself. Choose another post."),
        ([link("c", "a")], "“C” reports to one post already. Move it instead."),
        ([link("ghost", "a")], "The link points at a post that is not there."),
        ([link("a", "ghost", r.COACHING)], "The link points at a post that is not there."),
        (
            [removed(SCHOOL, r.Post, "b")],
            "“B” can't be removed while a link still points at it. Take the link away first.",
        ),
        (
            [removed(SCHOOL, r.Person, "ann")],
            "The person can't be removed while a holder still points at it. Take the holder away first.",
        ),
        (
            [removed(SCHOOL, r.School, "school")],
            "A structure can't be without its school. Remove the whole structure instead.",
        ),
        ([Step(None, r.School(id="second"))], "A structure has one school."),
        ([Step(None, r.Proposal(id="x", name="X"))], "A structure has one proposal."),
        (
            [Step(None, r.Post(id="a", title="Again"))],
            "The post has changed since; look again and repeat the step.",
        ),
        (
            [Step(r.Post(id="a", title="Old"), r.Post(id="a", title="New"))],
            "The post has changed since; look again and repeat the step.",
        ),
        (
            [Step(r.Post(id="ghost", title="Ghost"), None)],
            "The post has changed since; look again and repeat the step.",
        ),
    ],
)
@pytest.mark.usefixtures("way")
def test_what_a_structure_keeps_is_refused_in_words(steps: list[Step], said: str) -> None:
    assert refused(SCHOOL, *steps) == said


def test_a_team_is_not_part_of_itself_by_any_way() -> None:
    team = parse(SCHOOL).view.need(r.Team, "t")
    assert refused(SCHOOL, Step(team, team.evolve(parent="u"))) == (
        "“T” can't be part of a team that is part of it."
    )


def test_a_change_that_fails_late_is_taken_back_from_the_first_step() -> None:
    good = Step(None, r.Post(id="new", title="New"))
    assert refused(SCHOOL, good, link("new", "ghost")) == "The link points at a post that is not there."


def test_a_loop_is_refused_even_where_no_post_of_the_change_is_in_it() -> None:
    text = 'post a "A"\npost b "B"\npost c "C"'
    assert "in a loop" in refused(text, link("c", "a"), link("a", "b"), link("b", "a"))


BROKEN = {
    "a link to nowhere": [r.Post(id="a", title="A"), r.Link(id="l", lower="a", upper="ghost")],
    "a loop": [
        *[r.Post(id=each, title=each) for each in "abc"],
        *[r.Link(id=lower, lower=lower, upper=upper) for lower, upper in ("ab", "bc", "cb")],
    ],
    "two managers": [
        *[r.Post(id=each, title=each) for each in "abc"],
        *[r.Link(id=f"a{upper}", lower="a", upper=upper) for upper in "bc"],
    ],
    "a tie to itself": [r.Post(id="a", title="A"), r.Link(id="l", link_kind="x", lower="a", upper="a")],
    "teams in a loop": [r.Team(id="a", name="A", parent="b"), r.Team(id="b", name="B", parent="a")],
    "two schools": [r.School(id="other")],
    "a stray proposal": [r.Proposal(id="other", name="Other")],
    "a team that leads nowhere": [r.Team(id="a", name="A", leads=("ghost",))],
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_whole_structure_is_refused_as_its_records_one_by_one_would_be(broken: list[r.Record]) -> None:
    records = [r.School(id=r.SCHOOL_ID), *broken]
    steps = [Step(None, record) for record in records]
    with pytest.raises(EditRefused) as one_by_one:
        Structure().apply(Change("Add", tuple(steps)))
    with pytest.raises(EditRefused) as whole:
        Structure(records)
    assert str(whole.value).split("”")[-1] == str(one_by_one.value).split("”")[-1]


def test_a_structure_without_a_school_or_with_an_id_twice_is_refused() -> None:
    with pytest.raises(EditRefused, match="without its school"):
        Structure([r.Post(id="a", title="A")])
    with pytest.raises(EditRefused, match="two post records"):
        Structure([r.School(id=r.SCHOOL_ID), r.Post(id="a", title="A"), r.Post(id="a", title="B")])


@given(structures())
def test_every_record_of_a_valid_structure_stands_every_check(structure: Structure) -> None:
    check(structure.view, [Step(None, record) for record in all_records(structure)])


def test_a_view_finds_what_an_index_says_and_nothing_where_there_is_nothing() -> None:
    view = parse(SCHOOL).view
    assert [post.id for post in view.find(ROLE_CLASS, "GL")] == ["a", "b"]
    assert view.find(ROLE_CLASS, "ghost") == ()
    assert view.keys(ROLE_CLASS) == ("GL",)
    assert [holding.person for holding in view.find(HOLDINGS_OF_POST, "a")] == ["ann"]
    assert [(record.kind, record.id) for record in view.referrers("post", "a")] == [
        ("holding", "holds:a:ann"),
        ("link", "line:b"),
        ("membership", "member:t:a"),
        ("team", "t"),
    ]
    assert [seat.post for seat in members(view, "t")] == ["a"]


def test_a_view_says_what_is_not_there() -> None:
    view = parse(SCHOOL).view
    assert view.get(r.Post, "ghost") is None
    assert view.get(r.Post, None) is None
    with pytest.raises(EditRefused, match=r"That team is no longer there\."):
        view.need(r.Team, "ghost")


def test_every_reference_of_every_record_is_known() -> None:
    known: dict[str, list[Any]] = {
        each.kind: [field[:2] for field in r.ref_fields(each)]
        for each in r.RECORD_TYPES
        if r.ref_fields(each)
    }
    assert known == {
        "team": [("parent", "team"), ("leads", "post")],
        "post": [("second", "post")],
        "holding": [("post", "post"), ("person", "person")],
        "link": [("lower", "post"), ("upper", "post")],
        "membership": [("team", "team"), ("post", "post"), ("person", "person")],
        "priority": [("accountable", "post"), ("contributing", "post")],
        "allowance": [("post", "post"), ("person", "person")],
        "forum": [("chair", "post"), ("attendees", "post"), ("teams", "team")],
        "slot": [("forum", "forum"), ("team", "team")],
        "appointment_round": [("panel", "post")],
    }


@pytest.mark.parametrize("index", [each for each in INDEXES if each.hinges_on], ids=lambda each: each.name)
@given(data=st.data())
def test_an_index_leaves_out_what_lacks_what_it_hinges_on(index: Index[Any], data: DataObject) -> None:
    some = {"post": ["a"], "person": ["b"], "team": ["c"], "forum": ["d"]}
    member = {"post": "a", "person": None} if index.record_type is r.Membership else {}
    record = data.draw(records(index.record_type, some, id="one", **member))
    usual = index.record_type.model_fields[index.hinges_on].get_default()
    assert not list(index.keys(record.model_copy(update={index.hinges_on: usual})))
