"""A structure as a list of its staff: a CSV that spreadsheets open, and that reads back as the same posts.

Each row is somebody in a post, or a vacant post, or somebody without a post; a second allowance of the same
person is a row of its own. The headings are those that the import knows.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

from orgdesigner.exchange.formulas import guarded
from orgdesigner.exchange.meanings import Meaning
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step, stepping
from orgdesigner.model.records import Allowance, Holding, Person, Post
from orgdesigner.model.relations import (
    ALLOWANCES_OF_POST,
    HOLDINGS_OF_PERSON,
    holdings,
    in_none,
    manager,
    teams_of_post,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Word

Value = str | bool | date | Decimal | Word | None
Row = dict[Meaning, Value]

_ALWAYS = frozenset(
    {
        Meaning.POST_ID,
        Meaning.TITLE,
        Meaning.NAME,
        Meaning.STAFF_GROUP,
        Meaning.REPORTS_TO,
        Meaning.TEAM,
        Meaning.FTE,
    }
)
"""What a list of staff has even where nobody stated it."""


def staff_list(told: Told, step: Step) -> bytes:
    """Return the list of staff as an audience may see it, in UTF-8 with a mark that spreadsheets look for."""
    return _written(*listed(told, step)).encode("utf-8-sig")


def listed(told: Told, step: Step) -> tuple[list[Meaning], list[Row]]:
    """Return the columns and the rows of the list of staff.

    A column in which nothing stands is left out. Pay in bands is not in it: the list is there to be read in
    again, and a band is no sum.
    """
    view = told.view
    rows: list[Row] = []
    for post in stepping(told.posts, step):
        rows += _rows_of(view, post)
    alone = in_none(view, Person, HOLDINGS_OF_PERSON)
    rows += [_person(person) for person in sorted(alone, key=lambda person: (person.name, person.id))]
    columns = [
        each for each in Meaning if each in _ALWAYS or any(row.get(each) not in (None, "") for row in rows)
    ]
    return columns, rows


def _written(columns: list[Meaning], rows: list[Row]) -> str:
    text = StringIO()
    # Carriage returns end the rows; what stands in a cell is quoted, and so keeps its own line ends.
    writer = csv.writer(text)
    writer.writerow([column.label for column in columns])
    writer.writerows([guarded(_as_text(row.get(column))) for column in columns] for row in rows)
    return text.getvalue()


def _as_text(value: Value) -> str:
    match value:
        case None:
            return ""
        case Word():
            return value.label
        case bool():
            return "Yes" if value else "No"
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()  # the one form that reads the same everywhere
        case _:
            return value


def _rows_of(view: View, post: Post) -> Iterator[Row]:
    held = holdings(view, post.id)
    told: set[str] = set()
    allowances = sorted(view.find(ALLOWANCES_OF_POST, post.id), key=lambda each: each.id)
    about = _post(view, post)
    if not held:
        vacant: Row = {
            **about,
            Meaning.SALARY: post.salary,
            Meaning.STARTS: post.starts,
            Meaning.ENDS: post.ends,
        }
        yield from ({**vacant, **paid} for paid in _payments(allowances, None, told))
    for holding in held:
        person = view.need(Person, holding.person)
        who = {**about, **_person(person), **_holding(post, holding)}
        yield from ({**who, **paid} for paid in _payments(allowances, person.id, told))


def _payments(allowances: list[Allowance], person: str | None, told: set[str]) -> Iterator[Row]:
    """Yield the cells of each allowance, once: one for whoever holds the post goes with the first of them."""
    mine = [each for each in allowances if each.id not in told and each.person in (None, person)]
    told.update(each.id for each in mine)
    for allowance in mine:
        yield {
            Meaning.ALLOWANCE_KIND: allowance.allowance_kind,
            Meaning.ALLOWANCE: allowance.annual,
            Meaning.ALLOWANCE_BASIS: allowance.basis,
            Meaning.ALLOWANCE_STARTS: allowance.starts,
            Meaning.ALLOWANCE_ENDS: allowance.ends,
            Meaning.ALLOWANCE_REASON: allowance.reason,
        }
    if not mine:
        yield {}


def _post(view: View, post: Post) -> Row:
    above = manager(view, post.id)
    return {
        Meaning.POST_ID: post.id,
        Meaning.TITLE: post.title,
        Meaning.ROLE_CLASS: post.role_class,
        Meaning.LEVEL: post.level,
        Meaning.TEAM: "; ".join(team.name for team in teams_of_post(view, post.id)),
        Meaning.REPORTS_TO: above.id if above else "",
        Meaning.FTE: post.fte,
        Meaning.HOURS: post.hours,
        Meaning.WEEKS: post.weeks,
        Meaning.PAY_SCALE: post.pay_scale,
        Meaning.PAY_POINT: post.pay_point,
        Meaning.SALARY: post.salary,
        Meaning.CONTRACT: post.contract,
        Meaning.NOTES: post.notes,
    }


def _person(person: Person) -> Row:
    return {
        Meaning.PERSON_ID: person.id,
        Meaning.STAFF_CODE: person.staff_code,
        Meaning.NAME: person.name,
        Meaning.STAFF_GROUP: person.staff_group,
        Meaning.QTS: person.qts or None,
        Meaning.EARLY_CAREER: person.early_career or None,
    }


def _holding(post: Post, holding: Holding) -> Row:
    return {
        Meaning.SHARE: holding.share,
        Meaning.HELD_AS: holding.holding_kind,
        Meaning.PAID_PART: holding.term_time_fraction if holding.term_time_fraction != 1 else None,
        Meaning.PAY_SCALE: holding.pay_scale or post.pay_scale,
        Meaning.PAY_POINT: holding.pay_point or post.pay_point,
        Meaning.SALARY: holding.salary if holding.salary is not None else post.salary,
        Meaning.STARTS: holding.starts,
        Meaning.ENDS: holding.ends,
    }
