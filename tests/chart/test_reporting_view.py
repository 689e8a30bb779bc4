"""The reporting view shows every post once, in the tree or beside it."""

from hypothesis import given

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.layout.ties import CO_LEADS
from orgdesigner.chart.looking import Looking
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import Below, ChartView, Mark, Picture, RegionKind
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model import words as w
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.structure import Structure
from tests.chart.pictures import inside, overlapping, picture
from tests.chart.school import School, example_school
from tests.model.strategies import structures


def tree_of(structure: Structure) -> Picture:
    return picture(structure.view, ChartView.REPORTING)


@given(structures(least=2))
def test_every_post_is_drawn_once_and_lies_on_no_other(structure: Structure) -> None:
    drawn = tree_of(structure)
    assert sorted(placed.post for placed in drawn.cards) == sorted(p.id for p in structure.view.all(r.Post))
    assert not overlapping([placed.box for placed in drawn.cards])
    assert all(inside(placed.box, drawn.bounds) for placed in drawn.cards)


@given(structures(least=2))
def test_every_link_is_a_line_between_its_cards(structure: Structure) -> None:
    drawn = tree_of(structure)
    links = {link.id: link for link in structure.view.all(r.Link)}
    lines = [line for line in drawn.lines if line.kind != CO_LEADS]
    assert sorted(line.link for line in lines) == sorted(links)
    for line in lines:
        link = links[line.link]
        assert (line.upper, line.lower, line.kind) == (link.upper, link.lower, link.link_kind)


@given(structures(least=2))
def test_ties_other_than_line_management_do_not_bend_the_tree(structure: Structure) -> None:
    with_ties = tree_of(structure)
    ties = [link for link in structure.view.all(r.Link) if link.link_kind != r.LINE]
    structure.apply(Change("Untie", tuple(Step(link, None) for link in ties)))
    assert tree_of(structure).cards == with_ties.cards


@given(structures())
def test_a_structure_is_always_drawn_alike(structure: Structure) -> None:
    assert tree_of(structure) == tree_of(structure.copy())


def test_a_school_is_no_wider_than_a_few_screens() -> None:
    drawn = tree_of(example_school())
    assert not overlapping([placed.box for placed in drawn.cards])
    assert drawn.bounds.width < 5_500


def test_a_tree_of_thousands_is_no_ribbon_and_levels_in_one_row_are_on_demand() -> None:
    school = School()
    head = school.post("Headteacher", group=None)
    for number in range(40):
        lead = school.post(f"Head of Department {number}", above=head, group=None)
        for place in range(9):
            school.post(f"Teacher {place}", above=lead, group=None)
    chart = Chart(school.structure().view, ChartView.REPORTING, showing=ON_SCREEN, measure=EvenMeasure())
    bounds = chart.picture().bounds
    assert bounds.width < 3 * bounds.height
    aligned = chart.picture(looking=Looking(levels_aligned=True))
    assert len({placed.box.y for placed in aligned.cards if placed.card.title[0].startswith("Head of")}) == 1


def test_who_reports_to_nobody_and_has_no_reports_stands_in_an_area_below_the_tree() -> None:
    school = School()
    head = school.post("Headteacher")
    school.post("Deputy Headteacher", above=head)
    alone = school.post("Chaplain")
    drawn = tree_of(school.structure())
    (area,) = drawn.regions
    assert area.kind is RegionKind.UNLINKED
    assert [placed.post for placed in drawn.cards if placed.region is area] == [alone]
    tree = [placed.box for placed in drawn.cards if placed.region is None]
    assert all(box.bottom < area.box.y for box in tree)


def test_a_head_without_reports_is_a_tree() -> None:
    school = School()
    school.post("Headteacher", level=w.Level.HEAD)
    assert tree_of(school.structure()).regions == ()


def test_two_trees_stand_beside_each_other() -> None:
    school = School()
    for _ in range(2):
        school.post("Assistant", above=school.post("Headteacher"))
    drawn = tree_of(school.structure())
    assert not overlapping([placed.box for placed in drawn.cards])
    assert len({placed.box.y for placed in drawn.cards}) == 2


def test_an_arrangement_goes_for_those_below_until_one_says_otherwise() -> None:
    school = School()
    head = school.post("Headteacher", arrangement=w.Arrangement.ROW)
    row = [school.post("Deputy", above=head) for _ in range(3)]
    below = [school.post("Lead", above=row[0]) for _ in range(3)]
    drawn = {placed.post: placed.box for placed in tree_of(school.structure()).cards}
    assert len({drawn[post].y for post in row}) == 1
    assert len({drawn[post].y for post in below}) == 1


def test_an_assistant_stands_beside_the_line() -> None:
    school = School()
    head = school.post("Headteacher")
    assistant = school.post("Personal Assistant", above=head, assistant=True)
    deputies = [school.post("Deputy", above=head) for _ in range(2)]
    drawn = {placed.post: placed.box for placed in tree_of(school.structure()).cards}
    assert drawn[head].bottom < drawn[assistant].y
    assert drawn[assistant].bottom < min(drawn[post].y for post in deputies)
    assert drawn[assistant].x > drawn[head].x + drawn[head].width / 2


def test_a_collapsed_post_counts_what_is_below_it_and_carries_its_worst_finding() -> None:
    structure = example_school()
    head = next(post for post in structure.view.all(r.Post) if post.level is w.Level.HEAD)
    somebody = relations.reports(structure.view, relations.reports(structure.view, head.id)[0].id)[0]
    chart = Chart(structure.view, ChartView.REPORTING, showing=ON_SCREEN, measure=EvenMeasure())
    drawn = chart.picture(marks={("post", somebody.id): Mark.WARNING}, looking=Looking(frozenset({head.id})))
    (card,) = [placed.card for placed in drawn.cards if placed.region is None]
    everybody = len(list(relations.below(structure.view, head.id)))
    assert card.below == Below(len(relations.reports(structure.view, head.id)), everybody, Mark.WARNING)
    assert chart.picture() == tree_of(structure)
