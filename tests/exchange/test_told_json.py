"""A plan in JSON for an audience opens as a plan, fits the schema, and holds no more than they are told."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.assets import resource
from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import AUDIENCES, GOVERNORS, LEADERS, PUBLIC, STAFF, Audience
from orgdesigner.exchange import json_plan, json_schema
from orgdesigner.exchange.outgoing.told import tell
from orgdesigner.exchange.outgoing.told_json import PROPOSED, plan_json
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.shared.tables import pay_tables
from tests.model.strategies import structures

VALIDATOR = jsonschema.Draft202012Validator(json_schema.schema())
EXAMPLE = json_plan.read(resource("example", "plan.json").read_bytes())
CAPTION = Caption("Hollin Bridge", "Current", date(2026, 11, 22))


def written(view: View, audience: Audience, before: View | None = None) -> tuple[str, dict[str, Structure]]:
    told = tell(view, audience, CAPTION, tables=pay_tables(), before=before)
    text = plan_json(told, unwatched).decode()
    VALIDATOR.validate(json.loads(text))
    return text, json_plan.read(text)


def shape(view: View) -> list[object]:
    """What a structure is, whatever its records are called: how many there are, and who is above whom."""
    title = {post.id: post.title for post in view.all(r.Post)}
    team = {each.id: each.name for each in view.all(r.Team)}
    ties = sorted((tie.link_kind, title[tie.lower], title[tie.upper]) for tie in view.all(r.Link))
    seats = sorted((team[seat.team], title[seat.post or ""]) for seat in view.all(r.Membership) if seat.post)
    leads = sorted((each.name, *(title[post] for post in each.leads)) for each in view.all(r.Team))
    return [len(view.all(r.Person)), ties, seats, leads, sorted(title.values())]


def test_whoever_is_told_all_gets_the_plan_itself() -> None:
    current = EXAMPLE[CURRENT].view
    proposal = next(structure for place, structure in EXAMPLE.items() if place != CURRENT).view
    _, plan = written(proposal, LEADERS, before=current)
    assert plan[CURRENT].view == current
    assert plan[PROPOSED].view == proposal


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_a_proposal_stays_a_proposal_of_its_structure(audience: Audience) -> None:
    current = EXAMPLE[CURRENT].view
    proposal = next(structure for place, structure in EXAMPLE.items() if place != CURRENT).view
    text, plan = written(proposal, audience, before=current)
    assert shape(plan[CURRENT].view) == shape(current)
    assert shape(plan[PROPOSED].view) == shape(proposal)
    # What is the same in both has one id: the proposal holds only what differs, for every audience.
    whole = json.loads(text)
    changed = sum(map(len, whole["proposals"][0]["changed"].values()))
    assert changed < sum(map(len, whole["current"].values())) / 2


@given(structures(proposal=False), st.sampled_from(AUDIENCES))
def test_any_structure_is_a_plan_for_any_audience(structure: Structure, audience: Audience) -> None:
    _, plan = written(structure.view, audience)
    assert shape(plan[CURRENT].view) == shape(structure.view)


def test_an_id_that_came_from_a_file_is_not_told() -> None:
    view = Structure(
        [
            r.School(id=r.SCHOOL_ID),
            r.Post(id="CANARY-1", title="Head"),
            r.Person(id="CANARY-2", name="A Person", staff_group=StaffGroup.TEACHING),
            r.Holding(id="CANARY-3", post="CANARY-1", person="CANARY-2"),
            r.Waiver(
                id="CANARY-4",
                rule="X-1",
                subjects=("post:CANARY-1", "class:Head", "post:CANARY-GONE"),
                reason="Why",
                owner="Head",
                expires=date(2027, 1, 1),
            ),
        ]
    ).view
    for audience in (PUBLIC, STAFF):
        assert "CANARY" not in written(view, audience)[0]
    text, plan = written(view, GOVERNORS)
    assert "CANARY" not in text
    (post,) = plan[CURRENT].view.all(r.Post)
    assert plan[CURRENT].view.all(r.Waiver)[0].subjects == (f"post:{post.id}", "class:Head")
