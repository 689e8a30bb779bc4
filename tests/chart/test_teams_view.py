"""The teams view shows every post once, each in its team, and the head outside them all."""

from hypothesis import given

from orgdesigner.chart.picture import ChartView, NoteKind, Picture, PlacedCard, Region, RegionKind
from orgdesigner.model import records as r
from orgdesigner.model import words as w
from orgdesigner.model.structure import Structure
from tests.chart.pictures import inside, overlapping, picture, titles
from tests.chart.school import School, example_school
from tests.model.strategies import structures


def teams_of(structure: Structure) -> Picture:
    return picture(structure.view, ChartView.TEAMS)


def in_region(drawn: Picture, team: str) -> list[PlacedCard]:
    cards = [placed for placed in drawn.cards if placed.region and placed.region.team == team]
    return sorted(cards, key=lambda placed: (placed.box.x, placed.box.y))


def region(drawn: Picture, team: str) -> Region:
    return next(region for region in drawn.regions if region.team == team)


@given(structures())
def test_every_post_is_drawn_once(structure: Structure) -> None:
    drawn = teams_of(structure)
    assert sorted(placed.post for placed in drawn.cards) == sorted(p.id for p in structure.view.all(r.Post))


@given(structures(least=2))
def test_nothing_lies_on_anything_else(structure: Structure) -> None:
    drawn = teams_of(structure)
    outside = [placed.box for placed in drawn.cards if not placed.region]
    assert not overlapping([*outside, *(note.box for note in drawn.notes if note.kind is not NoteKind.EMPTY)])
    assert not overlapping([region.box for region in drawn.regions])
    for area in drawn.regions:
        cards = [placed.box for placed in drawn.cards if placed.region is area]
        mentions = [alias.box for alias in drawn.aliases if inside(alias.box, area.box)]
        assert not overlapping([area.heading, *cards, *mentions])
        assert all(inside(box, area.box) for box in cards)


@given(structures(least=2))
def test_the_bounds_hold_everything(structure: Structure) -> None:
    drawn = teams_of(structure)
    boxes = [
        thing.box for things in (drawn.cards, drawn.regions, drawn.notes, drawn.aliases) for thing in things
    ]
    assert all(inside(box, drawn.bounds) for box in boxes)


@given(structures())
def test_a_structure_is_always_drawn_alike(structure: Structure) -> None:
    assert teams_of(structure) == teams_of(structure.copy())


def test_nothing_lies_on_anything_else_in_a_whole_school() -> None:
    drawn = teams_of(example_school())
    assert not overlapping([placed.box for placed in drawn.cards])
    assert not overlapping([region.box for region in drawn.regions])


def test_leadership_teams_stand_beside_each_other_under_the_head_and_the_meetings() -> None:
    drawn = teams_of(example_school())
    leadership = [region(drawn, team) for team in ("sa", "cp", "pp")]
    head = next(placed for placed in drawn.cards if placed.card.title == ("Headteacher",))
    assert head.region is None
    assert len({each.box.y for each in leadership}) == 1
    assert [each.box.x for each in leadership] == sorted(each.box.x for each in leadership)
    assert head.box.bottom < leadership[0].box.y
    meetings = [note for note in drawn.notes if note.kind is NoteKind.MEETING]
    assert [note.text for note in meetings] == [
        "Team Leaders' Meeting · weekly",
        "SLT · fortnightly, ½ hour a team",
    ]
    assert all(note.box.bottom < leadership[0].box.y for note in meetings)


def test_who_leads_comes_first_and_the_others_in_their_stored_order() -> None:
    school = School()
    school.team("slt", "Leadership", w.TeamKind.LEADERSHIP, leads=("post-3",))
    school.post("First", team="slt")
    lead = len(school.records)
    school.post("Lead", team="slt")
    school.records[1] = school.records[1].evolve(leads=(f"post-{lead}",))
    school.post("Last", team="slt")
    drawn = teams_of(school.structure())
    assert titles(in_region(drawn, "slt")) == ["Lead", "First", "Last"]


def test_a_heading_says_committee_and_priorities() -> None:
    drawn = teams_of(example_school())
    heading = region(drawn, "sa")
    assert heading.title == ("Students & Achievement",)
    assert heading.subtitle == "Pupil Progress Committee"
    assert [dot.number for dot in heading.dots] == [1, 2]


def test_a_post_in_two_teams_is_drawn_in_the_one_it_leads_and_mentioned_in_the_other() -> None:
    school = School()
    school.team("slt", "Leadership", w.TeamKind.LEADERSHIP)
    senco = school.post("SENCO", team="slt")
    school.team("ls", "Learning Support", w.TeamKind.SUPPORT, leads=(senco,))
    drawn = teams_of(school.structure())
    assert titles(in_region(drawn, "ls")) == ["SENCO"]
    assert in_region(drawn, "slt") == []
    assert [(alias.post, alias.team) for alias in drawn.aliases] == [(senco, "slt")]


def test_the_head_stays_outside_a_team_and_is_mentioned_in_it() -> None:
    school = School()
    school.team("slt", "Senior Leadership Team", w.TeamKind.LEADERSHIP)
    head = school.post("Headteacher", team="slt", level=w.Level.HEAD)
    drawn = teams_of(school.structure())
    assert drawn.cards[0].region is None
    assert [alias.post for alias in drawn.aliases] == [head]


def test_posts_in_no_team_stand_in_an_area_that_says_so() -> None:
    school = School()
    school.post("Headteacher", level=w.Level.HEAD)
    school.post("Chaplain")
    drawn = teams_of(school.structure())
    (area,) = drawn.regions
    assert (area.kind, area.title, area.subtitle) == (RegionKind.NO_TEAM, ("In no team",), "1 post")
    assert titles([placed for placed in drawn.cards if placed.region is area]) == ["Chaplain"]


def test_an_empty_team_says_that_nobody_is_in_it() -> None:
    school = School()
    school.team("wg", "Careers", w.TeamKind.WORKING_GROUP)
    drawn = teams_of(school.structure())
    notes = [(note.text, note.record_id) for note in drawn.notes if note.kind is NoteKind.EMPTY]
    assert notes == [("Nobody yet", "wg")]


def test_a_big_team_takes_more_columns_instead_of_running_down_the_page() -> None:
    drawn = teams_of(example_school())
    assistants = region(drawn, "support-0")
    assert assistants.box.width > region(drawn, "support-1").box.width
    assert assistants.box.height < 600


def test_a_team_is_coloured_as_the_team_it_is_part_of() -> None:
    drawn = teams_of(example_school())
    assert region(drawn, "faculty-0").colour == region(drawn, "cp").colour == "green"
    assert all(placed.card.colour == "green" for placed in in_region(drawn, "faculty-0"))
