"""Plans that differ only in what an audience may not be told give it the same file, byte for byte.

So nothing leads back to it: no order of rows, no number, no size of a file, no sum of sums.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import resource
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, Audience
from orgdesigner.exchange import json_plan
from orgdesigner.model.document import CURRENT, Document
from tests.exchange.audiences.aviary import Aviary
from tests.exchange.audiences.conftest import CASES, IN_FULL, Made, source_of
from tests.exchange.audiences.twins import twin

_NUMBER = re.compile(rb"/ID \[.*?\]", re.DOTALL)
OTHERS = [each for each in AUDIENCES if each is not LEADERS]


@pytest.fixture(scope="session")
def twins(
    qapp: QApplication, birds: Aviary, tmp_path_factory: pytest.TempPathFactory
) -> dict[Audience, Made]:
    """The files that are made of the other plan, whose school each audience can't tell from the first."""
    return {
        each: Made(source_of(twin(birds.document, each)), tmp_path_factory.mktemp("twin")) for each in OTHERS
    }


def without_chance(data: bytes) -> list[bytes]:
    """A file without what differs each time: the number that Qt draws for a PDF, hours in an archive."""
    if not data.startswith(b"PK"):
        return [_NUMBER.sub(b"", data)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [part for name in archive.namelist() for part in (name.encode(), archive.read(name))]


@pytest.mark.parametrize(("ending", "kind"), CASES, ids=[f"{kind}{ending}" for ending, kind in CASES])
@pytest.mark.parametrize("audience", OTHERS, ids=lambda each: each.key)
def test_what_may_not_be_told_makes_no_difference_to_a_file(
    made: Made, twins: dict[Audience, Made], audience: Audience, ending: str, kind: ChartView | str
) -> None:
    other = [without_chance(data) for data in twins[audience].data(audience, ending, kind)]
    assert other == [without_chance(data) for data in made.data(audience, ending, kind)]


@pytest.mark.parametrize("ending", [".xlsx", ".json", ".html", ".pdf"] if IN_FULL else [".xlsx"])
@pytest.mark.parametrize("audience", OTHERS, ids=lambda each: each.key)
def test_nothing_leads_back_to_anybody_in_the_school_that_ships(
    qapp: QApplication, tmp_path: Path, audience: Audience, ending: str
) -> None:
    """Its ids are made of names, its people have several posts, and its findings name groups of them."""
    places = json_plan.read(resource("example", "plan.json").read_bytes())
    document = Document({CURRENT: places[CURRENT], "one": places["year-one"]})
    files = [
        Made(source_of(each), tmp_path).data(audience, ending, ChartView.TEAMS)
        for each in (document, twin(document, audience))
    ]
    first, other = ([without_chance(data) for data in each] for each in files)
    assert first == other


@pytest.mark.parametrize("audience", OTHERS, ids=lambda each: each.key)
def test_the_plans_are_not_the_same(
    made: Made, birds: Aviary, twins: dict[Audience, Made], audience: Audience
) -> None:
    first = made.data(LEADERS, ".json", ChartView.TEAMS)
    other = twins[audience].data(LEADERS, ".json", ChartView.TEAMS)
    kept = {line for data in first for line in data.splitlines()}
    told = {line for data in other for line in data.splitlines()}
    assert len(kept - told) > 50
