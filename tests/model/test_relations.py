"""A structure answers questions about itself in the order that its user chose."""

from decimal import Decimal

from orgdesigner.model import relations
from orgdesigner.model.records import Holding
from orgdesigner.model.sketch import parse
from orgdesigner.model.words import StaffGroup

SCHOOL = """
    priority 2 "Behaviour" accountable=dh1
    priority 1 "Attainment" contributing=hoy
    team sa "S&A" leads=dh1
      member hoy
    team y7 "Year 7"
      member hoy
    post head "Headteacher" order=5
      post dh2 "Deputy, Curriculum" order=2
        held "B" teaching share=0.4
        held "A" teaching share=0.6
      post dh1 "Deputy, Pastoral" order=1
        post hoy "Head of Year" role_class=HoY order=9
        post hoy8 "Head of Year 8" role_class=HoY order=3
          link coaching dh2
    post bm "Business Manager" order=1
      held "C" support
    """
VIEW = parse(SCHOOL).view


def test_posts_stand_in_their_order_whatever_they_are_called() -> None:
    assert [post.id for post in relations.roots(VIEW)] == ["bm", "head"]
    assert [post.id for post in relations.reports(VIEW, "head")] == ["dh1", "dh2"]
    assert [post.id for post in relations.posts_of_class(VIEW, "HoY")] == ["hoy8", "hoy"]


def test_ways_up_and_down_the_line_go_all_the_way() -> None:
    assert [post.id for post in relations.managers_upward(VIEW, "hoy")] == ["dh1", "head"]
    assert [post.id for post in relations.below(VIEW, "head")] == ["dh1", "hoy8", "hoy", "dh2"]
    assert relations.manager(VIEW, "head") is None


def test_coaching_is_not_reporting() -> None:
    assert relations.reports(VIEW, "dh2") == []
    assert [link.lower for link in VIEW.find(relations.TIES_DOWNWARD, "dh2")] == ["hoy8"]


def test_those_who_share_a_post_come_by_their_share() -> None:
    assert [person.name for person in relations.holders(VIEW, "dh2")] == ["A", "B"]


def test_a_post_is_in_the_teams_it_is_a_member_of_and_those_it_leads() -> None:
    assert [team.id for team in relations.teams_of_post(VIEW, "hoy")] == ["sa", "y7"]
    assert [team.id for team in relations.teams_of_post(VIEW, "dh1")] == ["sa"]


def test_priorities_come_by_number() -> None:
    assert [priority.name for priority in relations.priorities(VIEW)] == ["Attainment", "Behaviour"]


def test_a_headcount_is_the_schools_own_or_else_what_is_drawn() -> None:
    assert relations.headcount(VIEW) == {StaffGroup.TEACHING: 2, StaffGroup.SUPPORT: 1}
    stated = parse('    school "Hill" teaching_headcount=73' + SCHOOL).view
    assert relations.headcount(stated) == {StaffGroup.TEACHING: 73, StaffGroup.SUPPORT: 1}
    both = parse('school "Hill" teaching_headcount=73 support_headcount=53').view
    assert relations.headcount(both) == {StaffGroup.TEACHING: 73, StaffGroup.SUPPORT: 53}


OUTSIDERS = parse(
    """
    post art "Head of Art"
      held tan "G. Tan" teaching
    post adviser "Adviser to a Partner School" external
      held tan
      held visitor "V. Visitor" teaching
    post governor "Chair of Governors" external
      held chair "C. Chair" support
      held visitor
    person idle "I. Idle" support
    """
).view


def test_who_holds_posts_only_outside_the_school_is_drawn_and_not_counted() -> None:
    assert relations.outsiders(OUTSIDERS, StaffGroup.TEACHING) == ["visitor"]
    assert relations.outsiders(OUTSIDERS, StaffGroup.SUPPORT) == ["chair"]
    assert relations.headcount(OUTSIDERS) == {StaffGroup.TEACHING: 1, StaffGroup.SUPPORT: 1}


def test_a_holder_works_the_part_of_a_week_that_post_and_share_come_to() -> None:
    view = parse(
        """
        post half "Technician" fte=0.5
          held a "A" support share=0.5
        post card "Teaching Assistant" fte=3
          held b "B" support
          held c "C" support share=0.4
        post double "Cleaner" fte=2
          held d "D" support share=0.8
        """
    ).view
    parts = {each.person: relations.part_of_full_time(view, each) for each in view.all(Holding)}
    assert parts == {"a": Decimal("0.25"), "b": 1, "c": Decimal("0.4"), "d": 1}
