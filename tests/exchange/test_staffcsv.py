"""A list of staff that was written reads back as the same posts and people, and nothing in it runs."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, Audience, Names, Pay
from orgdesigner.exchange.formulas import guarded, starts_a_formula, unguarded
from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.stafflist import read
from orgdesigner.exchange.outgoing.staffcsv import staff_list
from orgdesigner.exchange.outgoing.told import tell
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model import records as r
from orgdesigner.model.relations import holdings, manager, teams_of_post
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind, ContractKind, HoldingKind, StaffGroup
from orgdesigner.rules.shared.tables import pay_tables
from tests.chart.school import example_school


def _list(view: View, audience: Audience = LEADERS) -> bytes:
    caption = Caption("Plan", "Current", date(2026, 11, 22))
    return staff_list(tell(view, audience, caption, tables=pay_tables()), unwatched)


def _read_back(view: View) -> View:
    (grid,) = read_grids("staff.csv", _list(view)).grids
    imported = read(grid).imported
    assert not imported.refused
    return Structure(imported.records).view


def _awkward() -> View:
    return Structure(
        [
            r.School(id="school"),
            r.Post(id="p1", title='=Head, of; "all"', notes="two\nlines", salary=Decimal("61234.5")),
            r.Post(id="p2", title="+Deputy", fte=Decimal("0.8"), contract=ContractKind.FIXED_TERM),
            r.Post(
                id="p3", title="@Vacant post", ends=date(2027, 4, 3), hours=Decimal(37), weeks=Decimal(39)
            ),
            r.Post(id="p4", title="'=quoted already", role_class="-Class"),
            r.Person(
                id="x1", name="Anna O'Neill", staff_group=StaffGroup.TEACHING, staff_code="0012", qts=True
            ),
            r.Person(id="x2", name="Bo Zoë", staff_group=StaffGroup.SUPPORT),
            r.Person(id="x3", name="Bo Zoë", staff_group=StaffGroup.TEACHING),
            r.Holding(id="h1", post="p1", person="x1", starts=date(2026, 9, 1), pay_point="L33"),
            r.Holding(id="h2", post="p2", person="x2", share=Decimal("0.6"), holding_kind=HoldingKind.ACTING),
            r.Holding(id="h3", post="p2", person="x3", share=Decimal("0.4")),
            r.Holding(id="h4", post="p4", person="x3"),
            r.Link(id="l1", lower="p2", upper="p1"),
            r.Link(id="l2", lower="p3", upper="p2"),
            r.Link(id="l3", lower="p4", upper="p1"),
            r.Team(id="t", name="Team = one"),
            r.Membership(id="m", team="t", post="p2"),
            r.Allowance(
                id="a1", post="p2", allowance_kind=AllowanceKind.TLR3, annual=Decimal(700), reason="=x"
            ),
            r.Allowance(
                id="a2", post="p2", person="x2", allowance_kind=AllowanceKind.RR, annual=Decimal(800)
            ),
        ]
    ).view


def _said(view: View) -> dict[str, object]:
    """What a list of staff says of a structure, in words of its own."""
    found: dict[str, object] = {}
    for post in view.all(r.Post):
        above = manager(view, post.id)
        people = [
            (view.need(r.Person, each.person).evolve(id="x"), each.share, each.holding_kind, each.starts,
             each.pay_point or post.pay_point)
            for each in holdings(view, post.id)
        ]  # fmt: skip
        found[post.id] = (
            post.title, post.role_class, post.level, post.fte, post.hours, post.weeks, post.contract,
            post.notes, above.id if above else None, people,
            sorted(team.name for team in teams_of_post(view, post.id)),
            sorted((str(each.allowance_kind), each.annual, each.reason)
                   for each in view.all(r.Allowance) if each.post == post.id),
        )  # fmt: skip
    return found


@pytest.mark.parametrize("view", [_awkward(), example_school().view], ids=["awkward", "example"])
def test_what_is_read_back_is_what_was_written(view: View) -> None:
    again = _said(_read_back(view))
    wanted = _said(view)
    assert again.keys() == wanted.keys()
    for post_id, said in wanted.items():
        assert again[post_id] == said


def test_no_cell_starts_as_a_formula() -> None:
    rows = list(csv.reader(StringIO(_list(_awkward()).decode("utf-8-sig"))))
    assert [cell for row in rows for cell in row if starts_a_formula(cell)] == []
    assert [cell for row in rows for cell in row if "Head, of" in cell] == ['\'=Head, of; "all"']


@given(st.text(alphabet="'=+-@\t\r\na1.＝", max_size=6))
def test_guarding_is_undone_and_leaves_nothing_that_runs(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not starts_a_formula(guarded(text))


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_an_audience_is_told_no_more_than_it_may_know(audience: Audience) -> None:
    data = _list(_awkward(), audience)
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    everything, exact = audience.is_told_all, audience.pay is Pay.EXACT
    assert ("Anna O'Neill" in text) is (audience.names is Names.FULL)
    # A code and an id may be somebody's number in another system.
    assert (("0012" in text), ("x1" in text), ("p1" in text)) == (everything,) * 3
    assert (("61234.5" in text), ("L33" in text), ("Allowance" in text)) == (exact, exact, exact)
    assert text.count("@Vacant post") == 1
