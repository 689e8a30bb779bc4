"""A card says what matters about a post, and nothing that may not be told."""

from datetime import date
from decimal import Decimal

import pytest

from orgdesigner.chart.cards.anatomy import chip_places, dot_places, link_places, title_lines
from orgdesigner.chart.cards.cardsource import CardSource, Classes
from orgdesigner.chart.cards.content import CardStyle, make_card
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import Box, Card, Dot
from orgdesigner.chart.showing import ON_PAPER, ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Names
from orgdesigner.model import records as r
from orgdesigner.model import words as w
from tests.chart.school import School

STYLE = CardStyle(248)


def card_of(school: School, post_id: str, showing: Showing = ON_SCREEN, style: CardStyle = STYLE) -> Card:
    view = school.structure().view
    source = CardSource(view, showing, EvenMeasure(), Classes(view))
    return make_card(source, view.need(r.Post, post_id), style)


def chips(card: Card) -> list[str]:
    return [chip.text for row in card.chips for chip in row]


def test_a_holder_is_named_with_the_staff_group_and_pay_point() -> None:
    school = School()
    post = school.post("Business Manager", group=w.StaffGroup.SUPPORT, pay_point="SCP 43")
    (line,) = card_of(school, post).holders
    assert line.group is w.StaffGroup.SUPPORT
    assert line.text.endswith(" · SCP 43")


@pytest.mark.parametrize(
    ("scale", "point", "said"),
    [("NJC", "43", "SCP 43"), ("Leadership", "18", "L18"), ("Main", "M6", "M6"), ("Band 4", "7", "7")],
)
def test_a_point_that_is_a_number_alone_is_said_with_its_scale(scale: str, point: str, said: str) -> None:
    """“Nadia Castellan · 43” would be read as her age."""
    school = School()
    post = school.post("Business Manager", pay_scale=scale, pay_point=point)
    (line,) = card_of(school, post).holders
    assert line.text.endswith(f" · {said}")


def test_two_who_share_a_post_are_two_lines_with_their_shares() -> None:
    school = School()
    post = school.post("Attendance Lead", holders=2)
    lines = card_of(school, post).holders
    assert [line.text.rpartition(" · ")[2] for line in lines] == ["0.5", "0.5"]


def test_a_vacancy_says_so_and_a_card_for_several_like_posts_is_none() -> None:
    school = School()
    vacant = school.post("Chaplain", group=None, fte=Decimal("0.4"))
    several = school.post("Cleaner", group=None, fte=Decimal(12))
    assert card_of(school, vacant).vacant
    assert card_of(school, vacant).holders[0].text == "Vacant · 0.4 FTE"
    assert not card_of(school, several).vacant
    assert card_of(school, several).holders[0].text == "12 FTE"


def test_a_limit_is_worth_a_chip_where_it_matters() -> None:
    school = School()
    leader = school.post("Associate Senior Leader", level=w.Level.SENIOR, access=w.Access.SUPPORT)
    ordinary = school.post("Teacher", role_class="Teacher", access=w.Access.TEACHING)
    school.post("Teacher", role_class="Teacher", access=w.Access.TEACHING)
    opened = school.post("Head of Year", role_class="Head of Year")
    reserved = school.post("Head of Year", role_class="Head of Year", access=w.Access.SUPPORT)
    assert chips(card_of(school, leader)) == ["Support only"]
    assert chips(card_of(school, ordinary)) == []
    assert chips(card_of(school, opened)) == ["Open to all"]
    assert chips(card_of(school, reserved)) == ["Support only"]


def test_allowances_ends_and_leads_are_chips() -> None:
    school = School()
    post = school.post("Grassroots Leader", ends=date(2027, 8, 31))
    school.allowance(post, w.AllowanceKind.TLR3, 2000)
    school.team("slt", "Students", w.TeamKind.LEADERSHIP, leads=(post,))
    assert chips(card_of(school, post)) == ["Leads team", "TLR3 £2,000", "to Aug 2027"]


def test_without_pay_no_figure_and_no_point_is_told() -> None:
    school = School()
    post = school.post("Grassroots Leader", pay_point="M6")
    school.allowance(post, w.AllowanceKind.TLR3, 2000)
    card = card_of(school, post, ON_PAPER)
    assert chips(card) == []
    assert "M6" not in card.holders[0].text


def test_names_may_be_initials_or_left_out() -> None:
    school = School()
    post = school.post("SENCO")
    name = next(record.name for record in school.records if isinstance(record, r.Person))
    initials = "".join(f"{word[0]}." for word in name.split())
    assert card_of(school, post, Showing(names=Names.INITIALS)).holders[0].text == initials
    assert card_of(school, post, Showing(names=Names.NONE)).holders[0].text == "Teaching"


def test_an_arrow_leads_in_turn_through_the_posts_of_one_person() -> None:
    school = School()
    first = school.post("SENCO")
    second = school.post("Designated Teacher", group=None)
    third = school.post("Link Governor", group=None)
    school.records.append(r.Holding(id="second", post=second, person="person-1"))
    school.records.append(r.Holding(id="third", post=third, person="person-1"))
    turn = {post: card_of(school, post).holders[0].goes_to for post in (first, second, third)}
    assert turn[turn[turn[first]]] == first
    assert set(turn.values()) == {first, second, third}
    card = card_of(school, first)
    ((goes_to, arrow),) = link_places(card, Box(0, 0, card.width, card.height))
    assert goes_to == turn[first]
    assert arrow.right <= card.width


def test_a_post_in_two_teams_says_where_else_it_is() -> None:
    school = School()
    school.team("slt", "Leadership", w.TeamKind.LEADERSHIP)
    school.team("wg", "Wellbeing", w.TeamKind.WORKING_GROUP)
    post = school.post("SENCO", team="wg")
    school.join(post, "slt")
    assert chips(card_of(school, post)) == ["Also in Wellbeing"]


def test_dots_tell_held_from_contributed() -> None:
    school = School()
    post = school.post("Deputy Headteacher")
    other = school.post("SENCO")
    school.records += [
        r.Priority(id="p2", number=2, name="Attendance", accountable=other, contributing=(post,)),
        r.Priority(id="p1", number=1, name="Attainment", accountable=post),
    ]
    assert card_of(school, post).dots == (Dot(1, True), Dot(2, False))


def test_everything_on_a_card_lies_inside_it_and_nothing_on_something_else() -> None:
    school = School()
    post = school.post(
        "Assistant Headteacher for Behaviour, Attendance and Personal Development",
        holders=2,
        level=w.Level.SENIOR,
        access=w.Access.TEACHING,
        ends=date(2027, 8, 31),
    )
    school.allowance(post, w.AllowanceKind.TLR3, 2000)
    school.records += [
        r.Priority(id=f"p{number}", number=number, name="Priority", accountable=post)
        for number in range(1, 7)
    ]
    for style in (CardStyle(248), CardStyle(176, compact=True), CardStyle(208)):
        card = card_of(school, post, style=style)
        box = Box(100, 50, card.width, card.height)
        parts = [place for _, place in title_lines(card, box)]
        parts += [chip.box for chip in chip_places(card, box)] + list(dot_places(card, box))
        assert all(box.x <= part.x and part.right <= box.right for part in parts)
        assert all(box.y <= part.y and part.bottom <= box.bottom for part in parts)
        assert not [(a, b) for number, a in enumerate(parts) for b in parts[:number] if a.meets(b)]


def test_a_post_outside_the_school_says_so() -> None:
    school = School()
    outside, inside = school.post("Trust Lead", external=True), school.post("Cook")
    assert chips(card_of(school, outside)) == ["Outside the school"]
    assert chips(card_of(school, inside)) == []
