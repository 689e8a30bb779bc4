"""A structure as an audience sees it holds nothing that they may not be told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, PUBLIC, Audience, Names, Pay, audience_called
from orgdesigner.disclosure.bands import ALLOWANCE_STEP, SALARY_STEP, band
from orgdesigner.disclosure.redaction import disclosed
from orgdesigner.disclosure.sensitivity import Sensitivity, sensitivity_of
from orgdesigner.model.records import RECORD_TYPES, Allowance, Person, Post, Record, School, Waiver
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, StaffGroup

OPEN = {
    "school": "id name phase pay_area pay_year pay_terms teaching_headcount support_headcount link_names"
    " committees distribution_phase",
    "proposal": "id name starts milestones order",
    "team": "id name team_kind parent lead leads committee authority tasks approvals concerns colour order"
    " starts ends",
    "post": "id title short_title role_class level fte access access_ground new filling pool contract starts"
    " ends longest_term critical second expertise purpose responsibilities shared_responsibilities"
    " without_priority authority autonomy accountability decides distribution review appraisal external"
    " order arrangement assistant",
    "person": "id staff_group",
    "holding": "id post person share holding_kind starts ends",
    "link": "id link_kind lower upper",
    "membership": "id team post person membership_kind starts ends order",
    "priority": "id number name wording accountable contributing",
    "allowance": "id post person allowance_kind annual basis share starts ends",
    "forum": "id name cadence chair attendees teams open_to_all directed_time order",
    "slot": "id forum team minutes",
    "waiver": "id rule subjects reason owner expires",
    "appointment_round": "id name role_class held method applied_teaching applied_support"
    " shortlisted_teaching shortlisted_support appointed_teaching appointed_support appointed_internal panel"
    " characteristics",
    "rule_setting": "id rule off severity limits",
}
"""The fields that whoever is told of a record may read."""


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.kind)
def test_somebody_has_thought_about_every_field(record_type: type[Record]) -> None:
    open_ = {
        name
        for name in record_type.model_fields
        if sensitivity_of(record_type.kind, name) is Sensitivity.STRUCTURE
    }
    assert open_ == set(OPEN[record_type.kind].split())


def _school() -> Structure:
    return Structure(
        [
            School(id="school", notes="canary school note"),
            Post(id="p", title="Head", notes="canary post note", salary=Decimal(90210), pay_point="L33"),
            Person(
                id="x",
                name="Canary Nameson",
                staff_group=StaffGroup.TEACHING,
                staff_code="CANARYCODE",
                notes="canary person note",
            ),
            Allowance(id="a", post="p", allowance_kind=AllowanceKind.TLR3, annual=Decimal(2345)),
            Waiver(
                id="w",
                rule="EQ-501",
                reason="canary waiver",
                owner="Canary Owner",
                expires=date(2030, 1, 1),
            ),
        ]
    )


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_an_audience_is_told_what_it_says_and_no_more(audience: Audience) -> None:
    told = disclosed(_school().view, audience).view
    said = repr([record for kind in RECORD_TYPES for record in told.all(kind)])
    assert ("canary post note" in said) is (Sensitivity.NOTES in audience.told)
    assert ("canary waiver" in said) is (Sensitivity.WAIVERS in audience.told)
    assert ("Canary Nameson" in said) is (audience.names is Names.FULL)
    assert ("CANARYCODE" in said) is (Sensitivity.PERSONAL in audience.told)
    assert ("90210" in said, "2345" in said) == ((audience.pay is Pay.EXACT,) * 2)


def test_whoever_is_told_all_sees_the_structure_as_it_is() -> None:
    view = _school().view
    told = disclosed(view, LEADERS).view
    assert LEADERS.is_told_all
    assert all(told.all(kind) == view.all(kind) for kind in RECORD_TYPES)


def test_the_public_sees_every_post_and_nobody() -> None:
    told = disclosed(_school().view, PUBLIC).view
    assert [each.title for each in told.all(Post)] == ["Head"]
    assert [each.name for each in told.all(Person)] == ["Teaching"]


def test_an_audience_is_found_by_its_key() -> None:
    assert [audience_called(each.key) for each in AUDIENCES] == list(AUDIENCES)


@given(st.decimals(0, 200_000, places=2), st.sampled_from([SALARY_STEP, ALLOWANCE_STEP]))
def test_a_band_holds_its_amount_and_is_a_step_wide(amount: Decimal, step: Decimal) -> None:
    words = band(amount, step)
    if not amount:
        assert words == "£0"
        return
    low, high = (Decimal(part.lstrip("£").replace(",", "")) for part in words.split(" to "))
    assert low <= amount < high + 1
    assert high - low + 1 == step
