"""Every report can be made of every structure, and tells no more of people than it may."""

import re
from collections.abc import Sequence
from datetime import date

import pytest

from orgdesigner.assets import resource
from orgdesigner.chart.showing import ON_PAPER, ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.errors import UserError
from orgdesigner.exchange import json_plan
from orgdesigner.model import records as r
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.report.catalogue import REPORTS, ReportKind, report_called
from orgdesigner.rules.base import Finding
from orgdesigner.rules.engine import Engine
from orgdesigner.ui.sheets import SHEETS

DAY = date(2026, 11, 21)
EXAMPLE = json_plan.read(resource("example", "plan.json").read_text(encoding="utf-8"))
EMPTY = parse('school "Hill School"')
NOBODY = Showing(names=Names.NONE)


def findings(structure: Structure) -> Sequence[Finding]:
    return Engine(structure, today=DAY).findings


def lines(kind: ReportKind, structure: Structure, showing: Showing) -> str:
    return "\n".join(kind.make(structure.view, findings(structure), showing).lines())


@pytest.fixture(scope="module", params=EXAMPLE)
def structure(request: pytest.FixtureRequest) -> Structure:
    return EXAMPLE[str(request.param)]


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_without_pay_there_is_no_amount_and_no_pay_point(kind: ReportKind, structure: Structure) -> None:
    text = lines(kind, structure, ON_PAPER)
    budgets = "".join(team.authority for team in structure.view.all(r.Team))  # a budget is nobody's pay
    assert [amount for amount in re.findall(r"£\s?\d[\d,.]*\d", text) if amount not in budgets] == []
    named = {post.pay_point for post in structure.view.all(r.Post)}
    named |= {holding.pay_point for holding in structure.view.all(r.Holding)}
    points = [point for point in named if any(letter.isalpha() for letter in point)]
    assert points
    assert [point for point in points if re.search(rf"(?<!\w){re.escape(point)}(?!\w)", text)] == []


@pytest.mark.parametrize("names", [Names.NONE, Names.INITIALS])
@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_without_names_nobody_is_named(kind: ReportKind, structure: Structure, names: Names) -> None:
    text = lines(kind, structure, Showing(names=names, pay=Pay.EXACT))
    assert [person.name for person in structure.view.all(r.Person) if person.name in text] == []


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_a_report_says_what_it_is_of(kind: ReportKind, structure: Structure) -> None:
    report = kind.make(structure.view, findings(structure), ON_SCREEN)
    assert structure.view.school.name in report.subtitle
    proposal = structure.view.get(r.Proposal, r.PROPOSAL_ID)
    assert (proposal.name if proposal else "Current structure") in report.subtitle
    assert report.blocks


@pytest.mark.parametrize("kind", REPORTS, ids=lambda kind: kind.name)
def test_a_school_without_anything_has_a_report_that_says_so(kind: ReportKind) -> None:
    report = kind.make(EMPTY.view, findings(EMPTY), ON_SCREEN)
    assert report.title
    assert report.blocks


def test_every_sheet_can_be_put_on_paper() -> None:
    on_paper_already = {"pages"}
    assert {sheet.name for sheet in SHEETS} - on_paper_already <= {kind.name for kind in REPORTS}


def test_a_report_is_found_by_its_name_and_another_is_refused_with_the_names_there_are() -> None:
    assert report_called("review").title == "Review"
    with pytest.raises(UserError, match="access, allowances, priorities, review, findings"):
        report_called("salaries")
