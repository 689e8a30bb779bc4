"""The teams view as parts: the same picture, and after an edit new parts only where it touched something."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.looking import EVERYTHING, PLAIN, Looking
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.part import Part, walk
from orgdesigner.chart.picture import Box, RegionKind
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.teams.teams_view import TeamsView, picture
from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model import words as w
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.structure import Structure, View
from tests.chart.pictures import inside
from tests.chart.school import School, example_school
from tests.model.random_edits import random_edit
from tests.model.strategies import structures


def teamset_of(view: View) -> TeamsView:
    teamset = TeamsView(CardBook(view, showing=ON_SCREEN, measure=EvenMeasure()))
    teamset.wear({}, PLAIN)
    return teamset


def follow(teamset: TeamsView, change: Change) -> None:
    teamset.follow(change, teamset.book.follow(change))
    teamset.wear({}, PLAIN)


def said(root: Part) -> list[object]:
    """Everything that a tree of parts says, in a form that can be compared."""
    return [
        (x, y, part.key, part.bounds, part.spots, part.region, part.aliases, part.notes, part.lines)
        for x, y, part in walk(root)
    ]


def places(root: Part) -> dict[str, Box]:
    return {spot.post: spot.box.shifted(x, y) for x, y, part in walk(root) for spot in part.spots}


def parts(root: Part) -> dict[str, Part]:
    return {part.key: part for _, _, part in walk(root)}


def some_looking(data: DataObject, view: View) -> Looking:
    teams = sorted(team.id for team in view.all(r.Team))
    posts = sorted(post.id for post in view.all(r.Post))
    folded = data.draw(st.frozensets(st.sampled_from(teams), max_size=2)) if teams else frozenset()
    foci: list[tuple[str, str] | None] = [None, *(("team", each) for each in teams), ("team", "gone")]
    foci += [("post", each) for each in posts]
    return Looking(collapsed=folded, focus=data.draw(st.sampled_from(foci)))


@given(structures())
def test_the_parts_say_what_the_picture_says(structure: Structure) -> None:
    teamset = teamset_of(structure.view)
    drawn, root = picture(teamset), teamset.part()
    found = {placed.post: placed.box for placed in drawn.cards}
    assert places(root) == found
    assert list(places(root)) == list(found), "they are read in the same order"
    regions = [
        replace(part.region, box=part.region.box.shifted(x, y), heading=part.region.heading.shifted(x, y))
        for x, y, part in walk(root)
        if part.region
    ]
    assert regions == list(drawn.regions)
    assert sum(len(part.aliases) for _, _, part in walk(root)) == len(drawn.aliases)
    assert sum(len(part.notes) for _, _, part in walk(root)) == len(drawn.notes)
    assert root.bounds == drawn.bounds


@given(structures())
def test_every_key_is_used_once_and_every_part_lies_in_the_one_around_it(structure: Structure) -> None:
    root = teamset_of(structure.view).part()
    keys = [part.key for _, _, part in walk(root)]
    assert len(keys) == len(set(keys))
    for _, _, part in walk(root):
        for inner in part.inner:
            assert inside(inner.part.bounds.shifted(inner.x, inner.y), part.bounds)
        assert all(inside(spot.box, part.bounds) for spot in part.spots)


@given(structure=structures(least=2), data=st.data())
def test_after_any_history_the_parts_are_those_of_a_new_set(structure: Structure, data: DataObject) -> None:
    teamset = teamset_of(structure.view)
    teamset.part()
    for _ in range(data.draw(st.integers(1, 4))):
        with suppress(EditRefused):
            change = random_edit(data.draw, structure.view)
            structure.apply(change)
            follow(teamset, change)
        looking = some_looking(data, structure.view)
        assert said(teamset.part(looking)) == said(teamset_of(structure.view).part(looking))


@given(structure=structures(least=2), data=st.data())
def test_a_focus_shows_its_posts_once_and_no_others(structure: Structure, data: DataObject) -> None:
    view = structure.view
    looking = replace(some_looking(data, view), collapsed=frozenset())
    shown = list(places(teamset_of(view).part(looking)))
    kind, record_id = looking.focus or ("", "")
    if kind == "post":
        assert sorted(shown) == sorted({record_id, *(post.id for post in relations.below(view, record_id))})
    elif kind == "team" and view.get(r.Team, record_id):
        teams = [record_id]
        for team in teams:
            teams += view.ids(relations.TEAMS_WITHIN, team)
        wanted = {
            post.id
            for post in view.all(r.Post)
            if any(team.id in teams for team in relations.teams_of_post(view, post.id))
        }
        assert sorted(shown) == sorted(wanted)
    else:
        assert sorted(shown) == sorted(post.id for post in view.all(r.Post))


def edited(structure: Structure, teamset: TeamsView, *steps: Step) -> Iterator[str]:
    """Yield the keys of the parts that an edit makes anew."""
    before = parts(teamset.part())
    change = Change("Edit", steps)
    structure.apply(change)
    follow(teamset, change)
    after = parts(teamset.part())
    return (key for key, part in after.items() if before.get(key) is not part)


def test_an_edit_makes_anew_only_the_parts_that_it_touches() -> None:
    structure = example_school()
    teamset = teamset_of(structure.view)
    post = next(post for post in structure.view.all(r.Post) if post.title == "Head of Sixth Form")
    renamed = Step(post, post.evolve(title="Head of the Sixth Form, a title that needs two lines"))
    assert set(edited(structure, teamset, renamed)) == {"team faculty-8", "row faculty-8", "teams"}
    loose = next(post for post in structure.view.all(r.Post) if post.title == "Chaplain")
    assert set(edited(structure, teamset, Step(loose, loose.evolve(notes="None")))) <= {"no_team", "loose 0"}


def test_an_edit_that_shows_nothing_leaves_the_whole_as_it_was() -> None:
    structure = example_school()
    teamset = teamset_of(structure.view)
    before = teamset.part()
    link = next(link for link in structure.view.all(r.Link) if link.link_kind == r.LINE)
    change = Change("Unlink", (Step(link, None),))
    structure.apply(change)
    follow(teamset, change)
    assert said(teamset.part()) == said(before)
    assert teamset.part() is teamset.part()


def test_a_folded_team_shows_its_heading_alone_with_the_number_of_its_posts() -> None:
    teamset = teamset_of(example_school().view)
    root = teamset.part(Looking(collapsed=frozenset({"sa"})))
    part = parts(root)["team sa"]
    assert part.region is not None
    assert (part.region.subtitle, part.region.box) == ("8 posts", part.region.heading)
    assert (part.spots, part.notes, part.aliases) == ((), (), ())
    assert parts(teamset.part(EVERYTHING))["team sa"].spots


def shared_school() -> School:
    school = School()
    for team, name in (("a", "Achievement"), ("b", "Behaviour"), ("c", "Curriculum")):
        school.team(team, name, w.TeamKind.LEADERSHIP)
        school.post(f"Lead of {name}", team=team)
    return school


def test_posts_that_two_columns_share_stand_between_them_once() -> None:
    school = shared_school()
    both = school.post("In both", team="a")
    school.join(both, "b")
    far = school.post("Far apart", team="a")
    school.join(far, "c")
    root = teamset_of(school.structure().view).part()
    found = parts(root)
    shared = found["shared a b"]
    assert shared.region is not None
    assert [spot.post for spot in shared.spots] == [both]
    assert (shared.region.kind, shared.region.teams) == (RegionKind.SHARED, ("a", "b"))
    assert " ".join(shared.region.title) == "Shared by Achievement and Behaviour"
    assert "shared b c" not in found
    assert [spot.post for spot in found["team a"].spots][1:] == [far]
    assert [alias.post for alias in found["team c"].aliases] == [far]
    assert (found["team a"].aliases, found["team b"].aliases) == ((), ())
    columns = {key: next(x for x, _, part in walk(root) if part.key == key) for key in found}
    middle = columns["shared a b"] + shared.bounds.width / 2
    assert columns["team a"] < columns["shared a b"] < columns["team b"]
    assert abs(middle - (columns["team b"] - 8)) < 0.01, "it lies below the gap between the two"


def test_who_leads_one_of_two_teams_stands_in_it_and_is_an_alias_in_the_other() -> None:
    school = shared_school()
    lead = school.post("Both, leading one", team="a")
    school.join(lead, "b")
    school.records = [
        each.evolve(leads=(lead,)) if isinstance(each, r.Team) and each.id == "b" else each
        for each in school.records
    ]
    found = parts(teamset_of(school.structure().view).part())
    assert "shared a b" not in found
    assert found["team b"].spots[0].post == lead
    assert [alias.post for alias in found["team a"].aliases] == [lead]


def test_what_is_shared_is_shown_until_both_teams_are_folded() -> None:
    school = shared_school()
    both = school.post("In both", team="a")
    school.join(both, "b")
    teamset = teamset_of(school.structure().view)
    assert both in places(teamset.part(Looking(collapsed=frozenset({"a"}))))
    assert both not in places(teamset.part(Looking(collapsed=frozenset({"a", "b"}))))


def test_a_meeting_of_some_teams_is_said_in_them_and_one_of_all_beside_the_head() -> None:
    school = shared_school()
    school.post("Headteacher", level=w.Level.HEAD)
    school.records += [
        r.Forum(id="all", name="SLT", teams=("a", "b", "c")),
        r.Forum(id="some", name="Pastoral", cadence=w.Cadence.WEEKLY, teams=("b",)),
        r.Slot(id="slot", forum="some", team="b", minutes=20),
    ]
    found = parts(teamset_of(school.structure().view).part())
    assert [note.text for note in found["head 0"].notes] == ["SLT · fortnightly"]
    assert [note.text for note in found["team b"].notes] == ["Pastoral · weekly, 20 minutes"]
    assert not found["team a"].notes
