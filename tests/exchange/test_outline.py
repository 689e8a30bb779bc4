"""The outline says everything that a structure's pictures say, and no more than its audience may read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from orgdesigner.assets import resource
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.paper.pages import Caption, ChartRequest, one_sheet
from orgdesigner.chart.picture import ChartView, RegionKind
from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, PUBLIC, Audience
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.outgoing.outline import Line, outline, sections
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.exchange.steps import Cancelled, unwatched
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.shared.tables import pay_tables
from tests.chart.school import example_school
from tests.model.strategies import structures

CAPTION = Caption("Hollin Bridge", "Current", date(2026, 11, 22))
EXAMPLE = json_plan.read(resource("example", "plan.json").read_bytes())


def told(view: View, audience: Audience = LEADERS) -> Told:
    return tell(view, audience, CAPTION, tables=pay_tables())


def by_post(about: Told) -> dict[str, Line]:
    """The line with which each post is told."""
    (reporting,) = (each for each in sections(about) if each.title == "Who reports to whom")
    return {line.post: line for line in reporting.lines}


def check_everything_is_said(about: Told) -> None:
    lines = by_post(about)
    everything = outline(about, unwatched).decode()
    for kind in ChartView:
        request = ChartRequest(about.view, kind, CAPTION, about.showing)
        picture = one_sheet(request, EvenMeasure()).pages[0].picture
        for placed in picture.cards:
            card, said = placed.card, lines[placed.post].text
            assert " ".join(card.title) in " ".join(said.split())
            # A card breaks a long line, so its words are looked for one by one.
            for text in (*(line.text for line in card.holders), *(c.text for row in card.chips for c in row)):
                for word in text.rstrip("…").split():
                    assert word in said or word.endswith("…")
            for dot in card.dots:
                verb = "answers for" if dot.held else "contributes to"
                numbers = said.split(verb)[-1].split(";")[0]
                assert str(dot.number) in numbers.replace(",", " ").split()
        for tie in picture.lines:
            upper = about.view.get(r.Post, tie.upper)
            if upper is not None and tie.kind in {each.kind for each in about.view.school.link_names}:
                assert upper.title in lines[tie.lower].text
        for region in picture.regions:
            if region.kind is RegionKind.TEAM:
                assert about.view.need(r.Team, region.team).name in everything
                assert [each for each in region.subtitle.split(" · ") if each not in everything] == []
        shortened = [note.text for note in picture.notes if note.record_kind == r.Forum.kind]
        assert [text for text in shortened if text.rstrip("…").split(" · ")[0] not in everything] == []


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
@pytest.mark.parametrize("place", EXAMPLE)
def test_all_that_is_on_the_charts_of_the_example_is_said(place: str, audience: Audience) -> None:
    check_everything_is_said(told(EXAMPLE[place].view, audience))


def test_all_that_is_on_the_charts_of_a_school_is_said() -> None:
    check_everything_is_said(told(example_school().view))


@given(structures(proposal=False))
def test_every_post_of_any_structure_has_one_line_below_whom_it_reports_to(structure: Structure) -> None:
    about = told(structure.view)
    said = [line for each in sections(about) if each.title == "Who reports to whom" for line in each.lines]
    posts = structure.view.all(r.Post)
    assert sorted(line.post for line in said) == sorted(post.id for post in posts)
    path: list[str] = []
    for line in said:
        del path[line.level :]
        links = [each for each in structure.view.all(r.Link) if each.lower == line.post]
        above = {each.upper for each in links if each.link_kind == r.LINE}
        assert above == set(path[-1:])
        path.append(line.post)


def test_a_chain_of_three_thousand_posts_stays_readable() -> None:
    posts = [r.Post(id=f"p{n}", title=f"Post {n}") for n in range(3_000)]
    links = [r.Link(id=f"l{n}", lower=f"p{n}", upper=f"p{n - 1}") for n in range(1, 3_000)]
    text = outline(told(Structure([r.School(id=r.SCHOOL_ID), *posts, *links]).view), unwatched).decode()
    assert max(map(len, text.splitlines())) < 120
    assert "Post 2999: Vacant; reports to Post 2998" in text


def test_it_says_for_whom_it_is_and_names_nobody_to_the_public() -> None:
    view = EXAMPLE[CURRENT].view
    text = outline(told(view, PUBLIC), unwatched).decode()
    assert "For: The public (posts without names, no pay" in text
    assert [person.name for person in view.all(r.Person) if person.name in text] == []


def test_it_can_be_given_up() -> None:
    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        outline(told(EXAMPLE[CURRENT].view), stop)
