"""Whoever listens, or reads line by line, is told all that a picture shows: of any structure."""

from collections.abc import Iterator

from hypothesis import given

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import Access
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.outline_tree import Node, outline
from orgdesigner.ui.telling import Telling
from tests.model.strategies import structures


def lines(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from lines(child)


def words_of(view: View, chart_view: ChartView) -> dict[Subject, list[str]]:
    """Return what the outline's lines say of each record, text and details."""
    telling = Telling(view, ())
    found: dict[Subject, list[str]] = {}
    for line in lines(outline(view, chart_view)):
        if line.subject is not None:
            said = "\n".join((line.text, *telling.details(line.subject)))
            found.setdefault(line.subject, []).append(said)
    return found


def expected_of_post(view: View, post: r.Post) -> Iterator[str]:
    """Yield what must be read of a post, straight from the records."""
    yield post.title
    yield from people_in(view, post)
    if post.fte != 1:
        yield f"{post.fte.normalize():f} FTE"
    if post.access is not Access.ALL:
        yield post.access.label.lower()
    if post.ends:
        yield str(post.ends.year)
    for allowance in view.all(r.Allowance):
        if allowance.post == post.id:
            yield f"{allowance.allowance_kind.value} £{allowance.annual:,.0f}"
    for priority in view.all(r.Priority):
        if post.id in (priority.accountable, *priority.contributing):
            yield str(priority.number)
    yield from teams_and_ties(view, post)


def people_in(view: View, post: r.Post) -> Iterator[str]:
    held = [each for each in view.all(r.Holding) if each.post == post.id]
    for holding in held:
        person = view.need(r.Person, holding.person)
        yield f"{person.name}: {person.staff_group.label.lower()} staff"
    if not held:
        yield "vacant" if post.fte <= 1 else " FTE"


def teams_and_ties(view: View, post: r.Post) -> Iterator[str]:
    yield from (team.name for team in view.all(r.Team) if post.id in team.leads)
    for seat in view.all(r.Membership):
        if seat.post == post.id:
            yield view.need(r.Team, seat.team).name
    for link in view.all(r.Link):
        if link.lower == post.id:
            yield view.need(r.Post, link.upper).title
        elif link.upper == post.id and link.link_kind != r.LINE:
            yield view.need(r.Post, link.lower).title


def expected_of_team(view: View, team: r.Team) -> Iterator[str]:
    yield team.name
    yield from (view.need(r.Post, lead).title for lead in team.leads)
    yield from filter(str.strip, (team.committee, team.authority))
    if team.parent:
        yield view.need(r.Team, team.parent).name


@given(structure=structures())
def test_the_outline_says_what_the_records_say_of_all_that_is_drawn_in_their_order(
    structure: Structure,
) -> None:
    view = structure.view
    for chart_view in ChartView:
        said = words_of(view, chart_view)
        everything_is_said(view, said)
        everything_drawn_has_a_line(view, chart_view, said)
    the_order_is_that_of_the_structure(view)


def everything_is_said(view: View, said: dict[Subject, list[str]]) -> None:
    assert {Subject("post", post.id) for post in view.all(r.Post)} <= set(said)
    for subject, lines_said in said.items():
        record = view.need(r.KINDS[subject.kind], subject.id)
        expected: list[str] = []
        if isinstance(record, r.Post):
            expected = list(expected_of_post(view, record))
        elif isinstance(record, r.Team):
            expected = list(expected_of_team(view, record))
        for told in lines_said:
            assert [part for part in expected if part not in told] == []


def everything_drawn_has_a_line(view: View, chart_view: ChartView, said: dict[Subject, list[str]]) -> None:
    picture = Chart(view, chart_view, showing=ON_SCREEN, measure=EvenMeasure()).picture()
    drawn = {Subject("post", placed.post) for placed in picture.cards}
    drawn |= {Subject("team", region.team) for region in picture.regions if region.team}
    drawn |= {Subject(note.record_kind, note.record_id) for note in picture.notes if note.record_id}
    assert drawn <= set(said)


def the_order_is_that_of_the_structure(view: View) -> None:
    below: dict[str, list[str]] = {}
    for line in lines(outline(view, ChartView.REPORTING)):
        if line.subject and line.parent and line.parent.subject:
            below.setdefault(line.parent.subject.id, []).append(line.subject.id)
    for post in view.all(r.Post):
        assert below.get(post.id, []) == [each.id for each in relations.reports(view, post.id)]
