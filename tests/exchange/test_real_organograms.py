"""Real files of 15 government bodies, each row of them counted again by a reader of the test's own."""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.paper.pages import Caption, ChartRequest, one_sheet
from orgdesigner.chart.paper.setup import PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.incoming.organogram import Source, read
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.relations import holdings, manager, teams_of_post
from orgdesigner.model.structure import Structure
from orgdesigner.storage.plan_file import read_plan, write_plan
from tests.exchange.made_files import brought_in
from tests.exchange.written import write_chart

FOLDER = Path(__file__).with_name("organograms")
BODIES = sorted(path.name.removesuffix("-senior.csv") for path in FOLDER.glob("*-senior.csv"))


class Counted(NamedTuple):
    """What a body's files hold, read with nothing but the csv module."""

    senior: list[dict[str, str]]
    junior: list[dict[str, str]]

    @property
    def references(self) -> dict[str, list[dict[str, str]]]:
        """Rows by reference, whatever its case; reference 0 means somebody who is in no post."""
        found: dict[str, list[dict[str, str]]] = {}
        for row in self.senior:
            found.setdefault(row["Post Unique Reference"].lower(), []).append(row)
        found.pop("0", None)
        return found

    @property
    def in_no_post(self) -> int:
        return sum(row["Post Unique Reference"] == "0" for row in self.senior)


@cache
def counted(body: str) -> Counted:
    def rows(which: str) -> list[dict[str, str]]:
        with (FOLDER / f"{body}-{which}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return Counted(rows("senior"), rows("junior"))


@cache
def imported(body: str) -> Imported:
    paths = (FOLDER / f"{body}-{which}.csv" for which in ("junior", "senior"))
    return read([Source(path.name, path.read_bytes()) for path in paths])


def structure(body: str) -> Structure:
    return Structure(imported(body).records)


def test_there_are_fifteen_bodies() -> None:
    assert len(BODIES) == 15


@pytest.mark.parametrize("body", BODIES)
def test_every_row_is_placed_in_the_tray_or_refused_and_none_twice(body: str) -> None:
    outcome, rows = imported(body), counted(body)
    assert outcome.rows == len(rows.senior) + len(rows.junior)
    assert outcome.placed + len(outcome.tray) + len(outcome.refused) == outcome.rows
    assert outcome.placed == outcome.rows, "these files have no orphan, no loop and no row that can't be read"


@pytest.mark.parametrize("body", BODIES)
def test_a_reference_is_one_post_and_every_junior_row_is_one(body: str) -> None:
    rows = counted(body)
    expected = len(rows.references) + rows.in_no_post + len(rows.junior)
    assert len(structure(body).view.all(r.Post)) == expected


@pytest.mark.parametrize("body", BODIES)
def test_the_fte_of_the_files_arrives_to_the_hundredth(body: str) -> None:
    rows = counted(body)
    stated = [row["FTE"] or "1" for row in rows.senior] + [
        row["Number of Posts in FTE"] for row in rows.junior
    ]
    assert sum(post.fte for post in structure(body).view.all(r.Post)) == sum(map(Decimal, stated))


@pytest.mark.parametrize("body", BODIES)
def test_everybody_reports_to_whom_the_file_says(body: str) -> None:
    rows, view = counted(body), structure(body).view
    pairs: Counter[tuple[str, str]] = Counter()
    for row in [same[0] for same in rows.references.values()]:
        upper = rows.references.get(row["Reports to Senior Post"].lower(), [{}])[0]
        if upper and upper is not row:
            pairs[row["Job Title"], upper["Job Title"]] += 1
    for row in rows.junior:
        upper = rows.references[row["Reporting Senior Post"].lower()][0]
        pairs[row["Generic Job Title"], upper["Job Title"]] += 1
    for row in rows.senior:
        if row["Post Unique Reference"] == "0":
            pairs[
                row["Job Title"], rows.references[row["Reports to Senior Post"].lower()][0]["Job Title"]
            ] += 1
    found = Counter(
        (view.need(r.Post, link.lower).title, view.need(r.Post, link.upper).title)
        for link in view.all(r.Link)
    )
    assert found == pairs


@pytest.mark.parametrize("body", BODIES)
def test_every_post_is_in_the_team_of_its_unit(body: str) -> None:
    rows, view = counted(body), structure(body).view
    units = Counter(same[0]["Unit"].lower() for same in rows.references.values())
    units += Counter(row["Unit"].lower() for row in rows.junior)
    units.pop("n/a", None)
    teams = {team.id: team.name.lower() for team in view.all(r.Team)}
    assert Counter(teams[member.team] for member in view.all(r.Membership)) == units


@pytest.mark.parametrize("body", BODIES)
def test_importing_the_same_files_once_more_changes_nothing(body: str) -> None:
    document = Document({})
    document.apply(brought_in(document.view(), imported(body)))
    assert document.view() == structure(body).view
    assert not brought_in(document.view(), imported(body))


@pytest.mark.parametrize("body", BODIES)
def test_an_import_is_one_step_to_take_back(body: str) -> None:
    document = Document({})
    before = document.view().snapshot()
    document.apply(brought_in(document.view(), imported(body)))
    document.undo()
    assert document.view() == before.view
    document.redo()
    assert document.view() == structure(body).view


@pytest.mark.parametrize("body", BODIES)
def test_a_body_comes_back_equal_from_json(body: str) -> None:
    view = structure(body).view
    assert json_plan.read(json_plan.write({CURRENT: view}))[CURRENT].view == view


def test_no_phone_number_and_no_address_is_kept() -> None:
    for body in BODIES:
        text = json_plan.write({CURRENT: structure(body).view})
        assert "020 7946" not in text
        assert "@" not in text


def test_people_of_one_reference_share_its_post_whatever_the_case_of_its_letters() -> None:
    view = structure("department_of_education-2011-09-30").view
    (post,) = (post for post in view.all(r.Post) if post.id.endswith("-dfe-3066"))
    assert post.fte == Decimal("0.65") + Decimal("0.67")
    assert [holding.share * post.fte for holding in holdings(view, post.id)] == pytest.approx(
        [Decimal("0.67"), Decimal("0.65")], abs=Decimal("0.001")
    )
    assert sum(holding.share for holding in holdings(view, post.id)) == 1
    above = manager(view, post.id)
    assert above is not None
    assert above.id.endswith("-dfe-3060")


def test_people_who_are_in_no_post_do_not_share_one() -> None:
    view = structure("department_of_education-2011-09-30").view
    posts = [post for post in view.all(r.Post) if post.title == "Not in post"]
    assert len(posts) == 5
    assert not any(teams_of_post(view, post.id) for post in posts)


def test_the_only_post_that_reports_to_itself_is_the_top_where_none_is_marked() -> None:
    body = "committee_on_climate_change-2011-09-30"
    assert [post.title for post in tops(structure(body))] == ["Chief Executive"]
    assert any("XX" in remark.message and remark.rows == (3,) for remark in imported(body).remarks)


def test_two_tops_stay_two() -> None:
    titles = {
        post.title for post in tops(structure("training_and_development_agency_for_schools-2011-09-30"))
    }
    assert titles == {"Chairman", "Chief Executive"}


def tops(body: Structure) -> list[r.Post]:
    return [post for post in body.view.all(r.Post) if manager(body.view, post.id) is None]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_saved_reopened_equal_laid_out_and_exported(
    body: str, tmp_path: Path, qapp: object
) -> None:
    path = tmp_path / f"{body}.orgplan"
    document = Document({})
    document.apply(brought_in(document.view(), imported(body)))
    write_plan(document, path)
    view = read_plan(path).view()
    assert view == structure(body).view
    caption = Caption(plan=view.school.name, structure="Current structure", day=date(2026, 9, 1))
    for kind in ChartView:
        request = ChartRequest(view=view, kind=kind, caption=caption)
        sheet = one_sheet(request, EvenMeasure())
        assert {card.card.post for card in sheet.pages[0].picture.cards} == {
            post.id for post in view.all(r.Post)
        }
        (written,) = write_chart(tmp_path / f"{kind.value}.svg", request, PageSetup())
        text = "".join(ElementTree.parse(written).getroot().itertext())
        assert all(
            person.name in text for person in view.all(r.Person) if person.name.startswith("Postholder")
        )
