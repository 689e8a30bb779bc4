"""The example school is whole, believable, and tells the story that resources/guide/guide.md tells of it."""

from collections import Counter
from decimal import Decimal

import pytest

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT
from orgdesigner.model.pay import allowances_of, annual_salary, received
from orgdesigner.model.structure import diff
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS, Access, AllowanceKind, Level, StaffGroup, TeamKind
from orgdesigner.rules.shared.tables import pay_tables
from resources.example.make_example import plan
from tests.example import PLACES, PLAN, STRUCTURES, of

NAMED_IN_THE_LITERATURE = {
    "Bennett", "Dean", "Elmore", "Fink", "Gronn", "Hargreaves", "Harris", "Leithwood", "MacBeath", "Spillane",
}  # fmt: skip


@pytest.fixture(params=PLACES)
def view(request: pytest.FixtureRequest) -> View:
    return STRUCTURES[request.param].view


def grassroots_leaders(view: View) -> list[r.Post]:
    return relations.posts_of_class(view, "Grassroots Leader")


def test_the_plan_is_what_its_texts_make_to_the_byte() -> None:
    assert plan().encode() == PLAN


def test_the_plan_holds_the_school_as_it_is_and_two_proposals() -> None:
    assert tuple(STRUCTURES) == PLACES
    assert of(CURRENT).get(r.Proposal, r.PROPOSAL_ID) is None
    assert [of(place).need(r.Proposal, r.PROPOSAL_ID).name for place in PLACES[1:]] == [
        "Year one",
        "Year two",
    ]


# Staff


def test_the_school_has_126_staff_all_drawn(view: View) -> None:
    drawn = Counter(person.staff_group for person in view.all(r.Person))
    assert drawn == relations.headcount(view) == {StaffGroup.TEACHING: 73, StaffGroup.SUPPORT: 53}


def test_everybody_is_in_a_post_and_nobody_works_more_than_full_time(view: View) -> None:
    for person in view.all(r.Person):
        held = view.find(relations.HOLDINGS_OF_PERSON, person.id)
        fte = sum((view.need(r.Post, each.post).fte * each.share for each in held), Decimal(0))
        assert 0 < fte <= 1, person.id


def test_the_people_are_the_same_in_every_structure() -> None:
    assert len({frozenset(of(place).all(r.Person)) for place in PLACES}) == 1


def test_names_are_unlike_each_other_and_nobody_elses() -> None:
    names = [person.name.split() for person in of(CURRENT).all(r.Person)]
    for part in zip(*((first, last) for first, last in names), strict=True):
        assert len(set(part)) == len(names)
    assert not NAMED_IN_THE_LITERATURE & {last for _, last in names}


def test_everybody_but_the_head_reports_to_somebody_and_so_to_her(view: View) -> None:
    assert [post.id for post in relations.roots(view)] == ["head"]
    assert len(list(relations.below(view, "head"))) == len(view.all(r.Post)) - 1


def test_every_salary_is_found_in_a_table_and_none_is_typed_in(view: View) -> None:
    assert not any(post.salary for post in view.all(r.Post))
    for holding in view.all(r.Holding):
        if view.need(r.Post, holding.post).fte:
            assert annual_salary(view, holding, pay_tables()) is not None, holding.id


def test_only_support_staff_are_paid_for_part_of_the_year(view: View) -> None:
    for holding in view.all(r.Holding):
        teaching = view.need(r.Person, holding.person).staff_group is StaffGroup.TEACHING
        assert (
            holding.term_time_fraction == 1 if teaching else Decimal("0.83") < holding.term_time_fraction <= 1
        )


def test_seventeen_teaching_assistants_work_with_the_senco_who_is_a_teacher(view: View) -> None:
    assert (
        len([post for post in relations.reports(view, "senco") if "Teaching Assistant" in post.title]) == 17
    )
    assert all(person.qts for person in relations.holders(view, "senco"))


# The story


def test_nine_people_are_the_senior_leadership_team(view: View) -> None:
    senior = {post.id for post in view.all(r.Post) if post.level in (Level.HEAD, Level.SENIOR)}
    meeting = view.need(r.Forum, "slt-meeting")
    attending = {
        *meeting.attendees,
        *(m.post for team in meeting.teams for m in relations.members(view, team)),
    }
    assert len(senior) == 9
    assert attending == senior


def test_six_pedagogy_leaders_are_all_teachers_and_become_seven_grassroots_leaders_in_three_teams() -> None:
    pedagogy = relations.posts_of_class(of(CURRENT), "Pedagogy Leader")
    assert [relations.holders(of(CURRENT), post.id)[0].staff_group for post in pedagogy] == [
        StaffGroup.TEACHING
    ] * 6
    assert grassroots_leaders(of(CURRENT)) == []
    for place in PLACES[1:]:
        assert relations.posts_of_class(of(place), "Pedagogy Leader") == []
        teams = Counter(
            team.id
            for p in grassroots_leaders(of(place))
            for team in relations.teams_of_post(of(place), p.id)
        )
        assert teams == {"pedagogy": 2, "achievement": 3, "partnerships": 2}


@pytest.mark.parametrize(("place", "reserved"), [("year-one", 2), ("year-two", 3)])
def test_two_then_three_of_seven_are_reserved_and_held_by_support_staff(place: str, reserved: int) -> None:
    posts = grassroots_leaders(of(place))
    limited = [post for post in posts if post.access is Access.SUPPORT]
    assert len(limited) == reserved
    assert all(post.access is Access.ALL for post in posts if post not in limited)
    assert all(post.access_reason for post in limited)
    held = Counter(relations.holders(of(place), post.id)[0].staff_group for post in posts)
    assert held == {StaffGroup.SUPPORT: reserved, StaffGroup.TEACHING: 7 - reserved}


def test_nobody_answers_for_two_priorities_and_then_each_deputy_for_two() -> None:
    assert [p.number for p in relations.priorities(of(CURRENT)) if p.accountable is None] == [5, 6]
    for place in PLACES[1:]:
        answering = Counter(priority.accountable for priority in relations.priorities(of(place)))
        assert answering == {"dht-achievement": 2, "dht-pedagogy": 2, "dht-partnerships": 2}


def test_the_head_leads_none_of_the_three_teams_and_manages_five_posts_instead_of_ten() -> None:
    assert len(relations.reports(of(CURRENT), "head")) == 10
    for place in PLACES[1:]:
        assert relations.teams_of_post(of(place), "head") == []
        assert len(relations.reports(of(place), "head")) == 5


def test_each_leadership_team_has_a_deputy_a_committee_authority_and_half_an_hour() -> None:
    for place in PLACES[1:]:
        teams = [team for team in relations.teams(of(place)) if team.team_kind is TeamKind.LEADERSHIP]
        assert [team.leads for team in teams] == [
            ("dht-achievement",),
            ("dht-pedagogy",),
            ("dht-partnerships",),
        ]
        assert len({team.committee for team in teams}) == 3
        for team in teams:
            slots = {slot.forum: slot.minutes for slot in of(place).find(relations.SLOTS_OF_TEAM, team.id)}
            assert team.authority
            assert slots["slt-meeting"] == 30


def test_every_leadership_post_says_what_it_is_for_but_the_secondment_of_the_present_has_no_authority() -> (
    None
):
    for place in PLACES:
        leading = [post for post in of(place).all(r.Post) if post.is_leadership]
        assert all(post.purpose and post.autonomy and post.accountability for post in leading)
        silent = [post.id for post in leading if not post.authority]
        assert silent == (["asl"] if place == CURRENT else [])


def test_critical_posts_have_named_seconds_and_the_last_one_in_year_two() -> None:
    for place in PLACES:
        seconds = {post.id: post.second for post in of(place).all(r.Post) if post.critical}
        assert seconds.keys() == {"examinations-officer", "network-manager", "data-manager"}
        without = [post for post, second in seconds.items() if second is None]
        assert without == ([] if place == "year-two" else ["data-manager"])


def test_eighteen_applied_for_the_seven_posts_and_seven_were_appointed() -> None:
    first = of("year-two").need(r.AppointmentRound, "round-one")
    assert first.applied_teaching + first.applied_support == 18
    assert (first.appointed_teaching, first.appointed_support) == (5, 2)
    assert of("year-two").need(r.Proposal, r.PROPOSAL_ID).notes.count("invented") == 1


# Money


def test_every_allowance_is_inside_its_range_and_every_tlr_is_a_classroom_teachers(view: View) -> None:
    for allowance in view.all(r.Allowance):
        if allowance.allowance_kind in TLRS:
            found = pay_tables().range(
                allowance.allowance_kind, year=view.school.pay_year, area=view.school.pay_area
            )
            assert found is not None
            assert (found[1].minimum or 0) <= allowance.annual <= (found[1].maximum or 0), allowance.id
            assert view.need(r.Post, allowance.post).level in (Level.MIDDLE, Level.NONE), allowance.id
            assert all(person.qts for person in relations.holders(view, allowance.post)), allowance.id
        if allowance.allowance_kind is AllowanceKind.TLR3:
            assert allowance.ends, allowance.id
            assert allowance.reason, allowance.id


def test_a_person_has_at_most_one_permanent_tlr(view: View) -> None:
    for person in view.all(r.Person):
        held = view.find(relations.HOLDINGS_OF_PERSON, person.id)
        kinds = Counter(a.allowance_kind for holding in held for a in allowances_of(view, holding))
        assert kinds[AllowanceKind.TLR1] + kinds[AllowanceKind.TLR2] <= 1, person.id


def amounts(place: str, posts: list[r.Post]) -> dict[str, Decimal]:
    view, terms = of(place), pay_tables().terms
    return {
        post.id: sum(
            (received(view, a, holding, terms).amount for a in allowances_of(view, holding)), Decimal(0)
        )
        for post in posts
        for holding in relations.holdings(view, post.id)
    }


def test_year_one_pays_every_grassroots_leader_the_same_and_year_two_leaves_one_287_short() -> None:
    first, second = (amounts(place, grassroots_leaders(of(place))) for place in PLACES[1:])
    assert set(first.values()) == {Decimal(2000)}
    short = {post: 2000 - amount for post, amount in second.items() if amount != 2000}
    assert short == {"gl-5": Decimal("287.40")}


def test_equal_work_is_paid_unequally_only_now() -> None:
    assert (
        len(set(amounts(CURRENT, relations.posts_of_class(of(CURRENT), "Wellbeing Project Lead")).values()))
        == 2
    )
    for place in PLACES[1:]:
        for role in ("Head of Year", "Wellbeing Project Lead"):
            assert len(set(amounts(place, relations.posts_of_class(of(place), role)).values())) <= 1


# The proposals and the picture


def test_the_proposals_alter_what_the_story_says_and_leave_the_rest_alone() -> None:
    for before, after in ((CURRENT, "year-one"), ("year-one", "year-two")):
        steps = diff(of(before), of(after)).steps
        added = {step.record.id for step in steps if isinstance(step.after, r.Post) and step.before is None}
        altered = {step.after.role_class for step in steps if step.before and isinstance(step.after, r.Post)}
        assert added == ({f"gl-{n}" for n in range(1, 8)} if after == "year-one" else {"research"})
        assert not {"Teacher", "Teaching Assistant"} & altered


def test_the_first_picture_of_a_proposal_is_three_columns_with_the_head_above_them() -> None:
    for place in PLACES[1:]:
        chart = Chart(of(place), ChartView.TEAMS, showing=ON_SCREEN, measure=EvenMeasure())
        picture = chart.picture()
        columns = picture.regions[:3]
        assert [region.team for region in columns] == ["achievement", "pedagogy", "partnerships"]
        assert len({(region.box.y, region.box.height) for region in columns}) == 1
        head = next(card for card in picture.cards if card.card.post == "head")
        assert head.box.bottom < columns[0].box.y
