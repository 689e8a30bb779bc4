"""What is not placed, setting aside, and giving a post to somebody without one."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.cost import pay_of_post, structure_cost
from orgdesigner.model.edits.tray import appoint, set_aside
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.tray import Tray
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, StaffGroup
from orgdesigner.rules.shared.tables import pay_tables
from tests.model.random_edits import random_edit
from tests.model.strategies import structures

SCHOOL = """
team sa "Students" leadership leads=dep
  member dep
  member hoy
post head "Headteacher" head
  post dep "Deputy"
    held "A" teaching
    post hoy "Head of Year"
      post tutor "Tutor"
      post second "Second"
post idle "Not placed"
post top "Somebody else's head"
  post below "Below"
"""


def unplaced(view: View) -> set[str]:
    """The posts that are not placed, from the bare records."""
    tied = {end for link in view.all(r.Link) if link.link_kind == r.LINE for end in (link.lower, link.upper)}
    seated = {seat.post for seat in view.all(r.Membership)}
    seated |= {lead for team in view.all(r.Team) for lead in team.leads}
    return {p.id for p in view.all(r.Post) if p.level is not Level.HEAD and p.id not in tied | seated}


def said(view: View, tray: Tray) -> object:
    """Everything that a list of what is in the tray may show."""
    posts = [
        (post, relations.holders(view, post.id), pay_of_post(view, post, pay_tables())) for post in tray.posts
    ]
    return posts, tray.people


def idle(view: View) -> set[str]:
    holding = {each.person for each in view.all(r.Holding)}
    return {person.id for person in view.all(r.Person) if person.id not in holding}


@given(structure=structures(), data=st.data())
def test_the_tray_follows_every_change(structure: Structure, data: DataObject) -> None:
    tray = Tray(structure.view)
    for _ in range(4):
        assert {post.id for post in tray.posts} == unplaced(structure.view)
        assert {person.id for person in tray.people} == idle(structure.view)
        with suppress(EditRefused):
            change = random_edit(data.draw, structure.view)
            before = said(structure.view, tray)
            structure.apply(change)
            altered = tray.follow(change)
            assert altered or said(structure.view, tray) == before, "what is shown may stay as it is"


@given(structure=structures(least=2), data=st.data())
def test_what_is_set_aside_is_in_the_tray_and_loses_no_report(structure: Structure, data: DataObject) -> None:
    view = structure.view
    posts = sorted(post.id for post in view.all(r.Post) if post.level is not Level.HEAD)
    if not posts:
        return
    chosen = data.draw(st.lists(st.sampled_from(posts), min_size=1, max_size=3, unique=True))
    heirs: dict[str, str | None] = {}
    for post in view.all(r.Post):
        above = [each.id for each in relations.managers_upward(view, post.id) if each.id not in chosen]
        heirs[post.id] = None if post.id in chosen else next(iter(above), None)
    change = set_aside(view, chosen)
    structure.apply(change)
    assert set(chosen) <= unplaced(view)
    managers = {p.id: relations.manager(view, p.id) for p in view.all(r.Post)}
    assert {each: above.id if above else None for each, above in managers.items()} == heirs
    structure.apply(change.inverse)


def test_reports_of_what_is_set_aside_go_up_one_in_its_place() -> None:
    structure = parse(SCHOOL)
    structure.apply(set_aside(structure.view, ["hoy"]))
    assert [post.id for post in relations.reports(structure.view, "dep")] == ["tutor", "second"]
    assert [post.id for post in Tray(structure.view).posts] == ["hoy", "idle"]


def test_who_led_a_team_leads_it_no_more_and_keeps_its_holder() -> None:
    structure = parse(SCHOOL)
    structure.apply(set_aside(structure.view, ["dep"]))
    assert structure.view.need(r.Team, "sa").leads == ()
    assert relations.holders(structure.view, "dep")


def test_the_head_is_not_set_aside() -> None:
    with pytest.raises(EditRefused, match="head's post"):
        set_aside(parse(SCHOOL).view, ["head"])


def shares(view: View, post: str) -> list[Decimal]:
    return [each.share for each in relations.holdings(view, post)]


def test_a_vacant_post_is_held_alone_and_another_one_shared() -> None:
    structure = parse(SCHOOL)
    for name in ("b", "c"):
        person = r.Person(id=name, name=name, staff_group=StaffGroup.TEACHING)
        structure = Structure(
            [*(each for kind in r.RECORD_TYPES for each in structure.view.all(kind)), person]
        )
    structure.apply(appoint(structure.view, "b", "hoy"))
    assert shares(structure.view, "hoy") == [1]
    structure.apply(appoint(structure.view, "b", "dep"))
    assert shares(structure.view, "dep") == [Decimal("0.5"), Decimal("0.5")]
    structure.apply(appoint(structure.view, "c", "dep"))
    assert sum(shares(structure.view, "dep")) == 1
    with pytest.raises(EditRefused, match="already"):
        appoint(structure.view, "c", "dep")


def test_the_label_of_an_appointment_names_nobody() -> None:
    structure = parse(SCHOOL)
    person = r.Person(id="b", name="Very Secret", staff_group=StaffGroup.TEACHING)
    structure = Structure([*(each for kind in r.RECORD_TYPES for each in structure.view.all(kind)), person])
    for post in ("dep", "hoy"):
        assert "Secret" not in appoint(structure.view, "b", post).label


@given(structures())
def test_the_pay_of_the_posts_comes_to_that_of_the_structure(structure: Structure) -> None:
    view, tables = structure.view, pay_tables()
    posts = [post for post in view.all(r.Post) if not post.external]
    pay = [pay_of_post(view, post, tables) for post in posts]
    whole = structure_cost(view, tables)
    known = {line.post for line in whole.lines if line.pay is not None}
    assert {post.id for post, each in zip(posts, pay, strict=True) if each is not None} == known
    total = sum(each for each in pay if each is not None)
    assert abs(total - whole.pay) <= Decimal("0.01") * (1 + len(posts))
