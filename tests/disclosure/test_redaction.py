"""A structure as an audience sees it holds nothing that they may not be told."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.disclosure.audience import (
    AUDIENCES,
    GOVERNORS,
    LEADERS,
    PUBLIC,
    UNIONS,
    Audience,
    Names,
    Pay,
    audience_called,
)
from orgdesigner.disclosure.bands import ALLOWANCE_STEP, SALARY_STEP, band
from orgdesigner.disclosure.redaction import disclosed
from orgdesigner.disclosure.sensitivity import Sensitivity, sensitivity_of, sensitivity_of_kind
from orgdesigner.model.records import (
    RECORD_TYPES,
    Allowance,
    AppointmentRound,
    CharacteristicCount,
    Person,
    Post,
    School,
    Waiver,
)
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, PayArea, StaffGroup
from orgdesigner.rules.shared.tables import pay_tables
from tests.disclosure.whose import KEPT, OPEN, all_fields, kept_from


def test_somebody_has_thought_about_every_field() -> None:
    thought_about = [f"{kind}.{name}" for kind, names in OPEN.items() for name in names.split()]
    thought_about += [field for fields in KEPT.values() for field in fields]
    assert sorted(thought_about) == sorted(all_fields())


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_an_audience_may_read_every_field_but_those_that_are_kept_from_it(audience: Audience) -> None:
    kept = {
        f"{kind.kind}.{name}"
        for kind in RECORD_TYPES
        for name in kind.model_fields
        if not audience.may_read(sensitivity_of_kind(kind.kind))
        or not audience.may_read(sensitivity_of(kind.kind, name))
    }
    assert kept == kept_from(audience.key)


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


def test_no_count_of_a_characteristic_is_told_that_gives_a_small_one_away() -> None:
    counted = CharacteristicCount(name="Women", applied=16)
    held = AppointmentRound(id="r", name="R", applied_teaching=18, characteristics=(counted,))
    view = Structure([School(id="school"), held]).view
    for audience in (LEADERS, GOVERNORS, UNIONS):
        (told,) = disclosed(view, audience).view.all(AppointmentRound)
        # Of 18 people 16 women are two men.
        assert told.characteristics[0].applied == (16 if audience is LEADERS else None)


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


@pytest.mark.parametrize("prefixes", [("M", "U"), ("L",), ("SCP",)], ids=["teachers", "leaders", "support"])
def test_a_band_of_salaries_does_not_tell_the_point(prefixes: tuple[str, ...]) -> None:
    tables = pay_tables()
    of_scale = (tables.scale(each, year="2026-27", area=PayArea.REST_OF_ENGLAND) for each in prefixes)
    bands = Counter(band(point.annual, SALARY_STEP) for points in of_scale for point in points)
    assert min(bands.values()) > 1


@given(st.decimals(0, 200_000, places=2), st.sampled_from([SALARY_STEP, ALLOWANCE_STEP]))
def test_a_band_holds_its_amount_and_is_a_step_wide(amount: Decimal, step: Decimal) -> None:
    words = band(amount, step)
    if not amount:
        assert words == "£0"
        return
    low, high = (Decimal(part.lstrip("£").replace(",", "")) for part in words.split(" to "))
    assert low <= amount < high + 1
    assert high - low + 1 == step
