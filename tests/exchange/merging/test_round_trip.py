"""A structure that was written as a staff list and comes back is the same structure."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from orgdesigner.assets import resource
from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import LEADERS
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.merging.choosing import change_of
from orgdesigner.exchange.incoming.merging.lines import Kind
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.exchange.incoming.stafflist import likely_sheet, read
from orgdesigner.exchange.outgoing.staffcsv import staff_list
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.exchange.outgoing.workbook import workbook
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.shared.tables import pay_tables
from tests.chart.school import example_school
from tests.exchange.stafflist.reading_lists import EXPECTED, grid_of

OWN_PAY = """
post head "Headteacher" head
  held ann "Ann Lee" teaching staff_code=1 pay_point=L30
  post t "Teacher" pay_point=M3
    held bo "Bo Ray" teaching pay_point=M5 share=0.6
    held cy "Cy Orr" teaching share=0.4
    allowance TLR2 3000
  post v "Clerk" fte=0.5
"""


def shipped() -> View:
    return json_plan.read((resource("example") / "plan.json").read_bytes())[CURRENT].view


def told(view: View) -> Told:
    return tell(view, LEADERS, Caption("Plan", "Current", date(2026, 11, 22)), tables=pay_tables())


def list_of(view: View) -> Imported:
    (grid,) = read_grids("staff.csv", staff_list(told(view), unwatched)).grids
    return read(grid).imported


def workbook_of(view: View) -> Imported:
    return read(likely_sheet(read_grids("staff.xlsx", workbook(told(view), unwatched)))).imported


def in_order(view: View) -> list[str]:
    return [post.id for post in sorted(view.all(r.Post), key=relations.in_order)]


STRUCTURES: dict[str, Callable[[], View]] = {
    "the school of the pictures": lambda: example_school().view,
    "the shipped example": shipped,
    "pay of one's own": lambda: parse(OWN_PAY).view,
}


@pytest.mark.parametrize("listed", [list_of, workbook_of])
@pytest.mark.parametrize("name", STRUCTURES)
def test_a_list_of_a_structure_changes_nothing_in_it(name: str, listed: Callable[[View], Imported]) -> None:
    view = STRUCTURES[name]()
    preview = preview_of(view, listed(view), complete=True)
    # A list of staff does not have a team without members.
    empty = [line for line in preview.lines if (line.kind, line.subject.kind) != (Kind.GONE, "team")]
    assert [(line.kind, line.subject.caption, line.sentence) for line in empty] == []
    assert not change_of(view, preview, preview.default)


def test_a_list_brought_into_an_empty_plan_is_the_school_it_was_made_of() -> None:
    view = example_school().view
    made = Structure()
    preview = preview_of(made.view, list_of(view))
    made.apply(change_of(made.view, preview, preview.default))
    for record_type in (r.Post, r.Person):
        assert {each.id: each.caption for each in made.view.all(record_type)} == {
            each.id: each.caption for each in view.all(record_type)
        }
    assert preview_of(view, list_of(made.view)).default == frozenset()
    assert in_order(made.view) == in_order(view)


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_workbook_reads_back_as_the_list_of_staff_does(name: str) -> None:
    view = STRUCTURES[name]()
    here, there = list_of(view), workbook_of(view)
    assert (here.records, here.rows, here.placed) == (there.records, there.rows, there.placed)


def test_news_of_pay_goes_where_the_pay_is() -> None:
    here, newer = parse(OWN_PAY), parse(OWN_PAY.replace("M5", "M6").replace("L30", "L31"))
    preview = preview_of(here.view, list_of(newer.view))
    here.apply(change_of(here.view, preview, preview.default))
    assert here.view == newer.view


def test_an_allowance_that_rose_is_altered_and_not_added() -> None:
    here, newer = parse(OWN_PAY), parse(OWN_PAY.replace("3000", "3100.50"))
    preview = preview_of(here.view, list_of(newer.view))
    assert [line.kind for line in preview.lines] == [Kind.ALTERED]
    here.apply(change_of(here.view, preview, preview.default))
    (allowance,) = here.view.all(r.Allowance)
    assert (allowance.annual, allowance.person) == (Decimal("3100.50"), None)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_messy_list_brought_in_twice_changes_nothing_the_second_time(name: str) -> None:
    imported, made = read(grid_of(name)).imported, Structure()
    preview = preview_of(made.view, imported)
    made.apply(change_of(made.view, preview, preview.default))
    assert preview_of(made.view, imported).lines == ()
