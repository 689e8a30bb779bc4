"""Priorities, allowances, meetings, waivers and appointment rounds are given to posts and taken away."""

from datetime import date
from decimal import Decimal

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.allowances import add_allowance, remove_allowance
from orgdesigner.model.edits.forums import (
    add_forum,
    add_slot,
    attend,
    remove_forum,
    remove_slot,
    shift_forum,
    stop_attending,
)
from orgdesigner.model.edits.priorities import (
    add_priority,
    contribute,
    make_accountable,
    remove_priority,
    stop_contributing,
)
from orgdesigner.model.edits.rounds import add_round, remove_round
from orgdesigner.model.edits.waivers import add_waiver, remove_waiver
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis, AllowanceKind
from tests.model.pictures import after, label, picture, refusal

POSTS = 'team t "T"\npost a "A"\npost b "B"\n'
PLAN = 'priority 1 "Attainment" accountable=a contributing=b\n' + POSTS


def test_a_new_priority_gets_the_next_number() -> None:
    assert after(POSTS, lambda view: add_priority(view, name="Reading")) == picture(
        'priority 1 "Reading"\n' + POSTS
    )
    assert label(PLAN, lambda view: add_priority(view, name="Reading")) == "Add priority 2: Reading"
    assert after(PLAN, lambda view: add_priority(view, name="Reading", number=7)) == picture(
        PLAN + 'priority 7 "Reading"'
    )


def test_a_priority_can_be_removed() -> None:
    assert after(PLAN, lambda view: remove_priority(view, "priority:1")) == picture(POSTS)
    assert label(PLAN, lambda view: remove_priority(view, "priority:1")) == "Remove priority 1: Attainment"


def test_the_accountable_post_does_not_contribute_as_well() -> None:
    assert after(PLAN, lambda view: make_accountable(view, "priority:1", "b")) == picture(
        'priority 1 "Attainment" accountable=b\n' + POSTS
    )
    assert label(PLAN, lambda view: make_accountable(view, "priority:1", "b")) == (
        "Make B accountable for Attainment"
    )
    assert label(PLAN, lambda view: make_accountable(view, "priority:1", None)) == (
        "Make nobody accountable for Attainment"
    )


def test_posts_contribute_to_a_priority_or_no_longer() -> None:
    text = 'priority 1 "Attainment"\n' + POSTS
    assert after(text, lambda view: contribute(view, "priority:1", ["b", "a"])) == picture(
        'priority 1 "Attainment" contributing=b,a\n' + POSTS
    )
    assert refusal(PLAN, lambda view: contribute(view, "priority:1", ["a", "b"])) == (
        "They all contribute to “Attainment” or answer for it already."
    )
    assert after(PLAN, lambda view: stop_contributing(view, "priority:1", ["b"])) == picture(
        'priority 1 "Attainment" accountable=a\n' + POSTS
    )
    assert refusal(PLAN, lambda view: stop_contributing(view, "priority:1", ["a"])) == (
        "None of them contributes to “Attainment”."
    )


def test_a_post_gets_an_allowance_and_loses_it_again() -> None:
    def give(view: View) -> Change:
        return add_allowance(
            view,
            "a",
            allowance_kind=AllowanceKind.RR,
            annual=Decimal(2000),
            basis=AllowanceBasis.CONTRACT,
            ends=date(2027, 8, 31),
        )

    given = after('post a "A"', give)
    assert given == picture('post a "A"\n  allowance R&R 2000 contract ends=2027-08-31')
    assert label('post a "A"', give) == "Add R&R allowance to A"
    assert after(given, lambda view: remove_allowance(view, "RR:a")) == picture('post a "A"')
    assert label(given, lambda view: remove_allowance(view, "RR:a")) == "Remove R&R allowance from A"


def test_a_post_can_have_two_allowances_of_a_kind() -> None:
    text = 'post a "A"\n  allowance TLR3 600\n'

    def give(view: View) -> Change:
        return add_allowance(
            view, "a", allowance_kind=AllowanceKind.TLR3, annual=Decimal(700), allowance_id="x"
        )

    assert after(text, give) == picture(text + "  allowance TLR3 700 id=x")


def test_an_allowance_says_what_is_wrong_with_it() -> None:
    def give(view: View) -> Change:
        return add_allowance(view, "a", allowance_kind=AllowanceKind.RR, annual=Decimal(-1))

    assert refusal('post a "A"', give) == "Annual value (£): the smallest value is 0."


def test_a_meeting_is_added_attended_reordered_and_removed() -> None:
    text = POSTS + 'forum slt "SLT"\n'
    added = after(text, lambda view: add_forum(view, name="Team leaders", before="slt", forum_id="tl"))
    assert added == picture(POSTS + 'forum tl "Team leaders"\nforum slt "SLT"\n')
    assert after(added, lambda view: shift_forum(view, "slt", -1)) == picture(
        text + 'forum tl "Team leaders"'
    )
    attended = after(text, lambda view: attend(view, "slt", ["b", "a"], teams=["t"]))
    assert attended == picture(POSTS + 'forum slt "SLT" attendees=b,a teams=t')
    assert label(text, lambda view: attend(view, "slt", ["b"], teams=["t"])) == (
        "Let 2 posts and teams attend SLT"
    )
    assert refusal(attended, lambda view: attend(view, "slt", ["a"])) == "They all attend “SLT” already."
    assert after(attended, lambda view: stop_attending(view, "slt", ["b", "a"], teams=["t"])) == picture(text)
    assert refusal(text, lambda view: stop_attending(view, "slt", ["a"])) == "None of them attends “SLT”."
    assert after(text, lambda view: remove_forum(view, "slt")) == picture(POSTS)


def test_a_team_has_one_slot_in_a_meeting() -> None:
    text = POSTS + 'forum slt "SLT"\n'
    slotted = after(text, lambda view: add_slot(view, "slt", "t", minutes=30))
    assert slotted == picture(text + "  slot t 30")
    assert refusal(slotted, lambda view: add_slot(view, "slt", "t", minutes=15)) == (
        "“T” has a slot in “SLT” already. Change its minutes instead."
    )
    assert after(slotted, lambda view: remove_slot(view, "slot:slt:t")) == picture(text)
    assert label(slotted, lambda view: remove_slot(view, "slot:slt:t")) == "Take T off SLT"
    assert after(slotted, lambda view: remove_forum(view, "slt")) == picture(POSTS)


def test_a_finding_is_excused_for_a_reason_and_a_time() -> None:
    def excuse(view: View) -> Change:
        return add_waiver(
            view,
            "team.lead",
            ["team:t"],
            reason="Interim",
            owner="Head",
            expires=date(2027, 7, 31),
            waiver_id="w",
        )

    excused = after(POSTS, excuse)
    assert excused == picture(
        POSTS + 'waiver team.lead "Interim" id=w subjects=team:t owner=Head expires=2027-07-31'
    )
    assert label(POSTS, excuse) == "Excuse team.lead until 31/07/2027"


def test_a_waiver_and_a_round_can_be_taken_back() -> None:
    view = parse(POSTS).view
    waived = parse(POSTS + 'waiver team.lead "Interim" id=w owner=Head expires=2027-07-31')
    waived.apply(remove_waiver(waived.view, "w"))
    assert waived.view == view
    held = parse(POSTS)
    held.apply(add_round(held.view, name="Grassroots Leaders", round_id="gl", applied_support=6))
    assert held.view == parse(POSTS + 'round gl "Grassroots Leaders" applied_support=6').view
    held.apply(remove_round(held.view, "gl"))
    assert held.view == view
