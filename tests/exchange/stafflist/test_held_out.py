"""Lists that the program had not seen when what is right in them was written down: as schools export them.

The forty messy lists were written beside the reader. These were written by somebody who had not read it.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.stafflist import StaffList, detect, read
from orgdesigner.exchange.incoming.stafflist.callings import without_honorific
from orgdesigner.model.pay_tables import point_code
from orgdesigner.model.records import Allowance, Holding, Link, Membership, Person, Post, Team
from orgdesigner.model.view import View
from tests.exchange.stafflist.reading_lists import view_of

LISTS = Path(__file__).parent / "heldout"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((LISTS / "expected.toml").read_text(encoding="utf-8"))


class Line(NamedTuple):
    """A post as it is written down: title, holders and manager, and words such as "fte 0.6"."""

    title: str
    holders: frozenset[str]
    manager: str
    more: tuple[tuple[str, str], ...]


def line_of(text: str) -> Line:
    title, holders, manager, more = [*(part.strip() for part in text.split("|")), "", "", ""][:4]
    words = [each.strip().partition(" ") for each in more.split(",") if each]
    return Line(
        title,
        frozenset(name.partition("@")[0].strip() for name in holders.split(";") if name.strip()),
        manager,
        tuple((key, value) for key, _space, value in words),
    )


def staff_list_of(name: str) -> StaffList:
    return read(read_grids(name, (LISTS / name).read_bytes()).grid)


def holders_of(view: View, post: Post) -> frozenset[str]:
    names = [view.need(Person, each.person).name for each in view.all(Holding) if each.post == post.id]
    return frozenset(without_honorific(name)[1] for name in names)


def the_post(view: View, line: Line) -> Post:
    """The one post of the structure that a line means."""
    [post] = [p for p in view.all(Post) if p.title == line.title and holders_of(view, p) == line.holders]
    return post


def is_called(view: View, post: Post, manager: str) -> bool:
    return manager in {post.title, post.id, *holders_of(view, post)}


def has(view: View, post: Post, key: str, value: str) -> bool:
    """Whether what is written down of a post, such as its FTE or its team, is in the structure."""
    holdings = [each for each in view.all(Holding) if each.post == post.id]
    people = [view.need(Person, each.person) for each in holdings]
    paid = [each for each in view.all(Allowance) if each.post == post.id]
    seats = [each for each in view.all(Membership) if each.post == post.id]
    match key:
        case "fte":
            return abs(post.fte - Decimal(value)) < Decimal("0.0001")
        case "hours":
            return post.hours == Decimal(value)
        case "weeks":
            return post.weeks is not None and abs(post.weeks - Decimal(value)) < Decimal("0.2")
        case "salary":
            return Decimal(value) in {post.salary, *(each.salary for each in holdings)}
        case "point":
            wanted = value if value[0].isalpha() else f"SCP{value}"
            return point_code(post.pay_scale, post.pay_point) in {wanted, value}
        case "team":
            return value.casefold() in {view.need(Team, each.team).name.casefold() for each in seats}
        case "staff":
            return {each.staff_group.value for each in people} == {value}
        case "allow":
            return Decimal(value) in {each.annual for each in paid}
        case "kind":
            return value in {each.allowance_kind.value for each in paid}
    raise ValueError(key)


def test_of_their_columns_too_at_least_95_in_100_are_told_unaided() -> None:
    told, every, wrong = 0, 0, []
    for name, expected in EXPECTED.items():
        columns = detect(read_grids(name, (LISTS / name).read_bytes()).grid).columns
        for heading, meanings in expected["columns"].items():
            column = next((each for each in columns if each.heading.endswith(heading)), None)
            every += 1
            if column is not None and column.meaning.value in meanings.split():
                told += 1
            else:
                wrong.append(f"{name}: {heading!r} is {meanings}, told as {column}")
    assert told / every >= 0.95, wrong
    assert every > 150


@pytest.mark.parametrize("name", EXPECTED)
def test_each_post_has_its_holders_its_manager_and_its_values(name: str) -> None:
    expected, view = EXPECTED[name], view_of(staff_list_of(name))
    lines = [line_of(text) for text in expected["posts"]]
    posts = [the_post(view, line) for line in lines]
    assert len(posts) == len(view.all(Post))
    uppers = {each.lower: view.need(Post, each.upper) for each in view.all(Link)}
    for line, post in zip(lines, posts, strict=True):
        upper = uppers.get(post.id)
        assert (upper is None) == (line.manager == "-"), line
        assert upper is None or is_called(view, upper, line.manager), line
        assert not [each for each in line.more if not has(view, post, *each)], line


@pytest.mark.parametrize("name", EXPECTED)
def test_their_faults_are_told_by_cell_and_no_row_is_lost(name: str) -> None:
    staff_list = staff_list_of(name)
    imported = staff_list.imported
    assert imported.rows == imported.placed + len(imported.tray) + len(imported.refused)
    places = {each.place.rpartition("!")[2] for each in staff_list.problems}
    rows = {str(each.row) for each in staff_list.problems}
    assert set(EXPECTED[name]["faults"]) <= places | rows
