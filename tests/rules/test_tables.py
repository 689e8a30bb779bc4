"""The pay tables that come with the program are whole, sourced, and agree with the rules they follow."""

import json
from datetime import date
from math import ceil

import pytest

from orgdesigner.assets import resource
from orgdesigner.model.pay_tables import PayYear, point_code
from orgdesigner.model.words import PayArea
from orgdesigner.rules.shared.tables import pay_tables

TABLES = pay_tables()
SOURCES = json.loads(resource("pay", "sources.json").read_text("utf-8"))


@pytest.mark.parametrize("pay_year", TABLES.years, ids=lambda each: each.year)
def test_every_figure_has_its_source_and_says_how_sure_it_is(pay_year: PayYear) -> None:
    for figure in (*pay_year.points, *pay_year.ranges):
        assert figure.source is None or figure.source in SOURCES["sources"]
        assert figure.confidence.split(" (")[0] in SOURCES["confidence"]
        assert (
            figure.source
            or "own_knowledge" in figure.confidence
            or figure.confidence
            in (
                "derived",
                "anchor_matches_verified_figure",
            )
        )
    names = [(each.code, each.area) for each in pay_year.points]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("pay_year", TABLES.years, ids=lambda each: each.year)
def test_every_range_begins_below_its_end(pay_year: PayYear) -> None:
    for each in pay_year.ranges:
        assert each.minimum is not None
        assert each.maximum is None or each.minimum < each.maximum


@pytest.mark.parametrize(
    ("code", "year", "area", "annual"),
    [
        ("M1", "2026-27", PayArea.REST_OF_ENGLAND, 34069),
        ("U3", "2026-27", PayArea.INNER_LONDON, 64684),
        ("UQ6", "2026-27", PayArea.LONDON_FRINGE, 38004),
        ("L43", "2026-27", PayArea.REST_OF_ENGLAND, 148829),
        ("SCP43", "2025-26", PayArea.REST_OF_ENGLAND, 54495),
        ("SCP23", "2026-27", PayArea.LONDON_FRINGE, 34434),
        ("SCP2", "2025-26", PayArea.REST_OF_ENGLAND, 24413),
    ],
)
def test_points_are_as_published(code: str, year: str, area: PayArea, annual: int) -> None:
    found = TABLES.point(code, year=year, area=area)
    assert found is not None
    assert found[1].annual == annual


@pytest.mark.parametrize(
    ("code", "year", "area"),
    [
        ("SCP2", "2026-27", PayArea.REST_OF_ENGLAND),  # deleted on 1 April 2026
        ("SCP23", "2025-26", PayArea.INNER_LONDON),  # London has a spine of its own
        ("L10", "2026-27", PayArea.OUTER_LONDON),
        ("M1", "2013-14", PayArea.REST_OF_ENGLAND),
        ("M7", "2026-27", PayArea.REST_OF_ENGLAND),
        ("M1", "a year", PayArea.REST_OF_ENGLAND),
    ],
)
def test_no_figure_is_given_where_none_was_found(code: str, year: str, area: PayArea) -> None:
    assert TABLES.point(code, year=year, area=area) is None


@pytest.mark.parametrize(
    ("kind", "year", "least", "most"),
    [
        ("TLR1", "2026-27", 10531, 17819),
        ("TLR2", "2026-27", 3651, 8913),
        ("TLR3", "2026-27", 727, 3600),
        ("SEN", "2026-27", 2885, 5690),
        ("TLR3", "2015-16", 517, 2577),
        ("TLR2", "2015-16", 2613, None),
        ("TLR1", "2013-14", 7397, 12517),
    ],
)
def test_allowances_have_the_published_range_in_every_area(
    kind: str, year: str, least: float, most: float | None
) -> None:
    for area in PayArea:
        found = TABLES.range(kind, year=year, area=area)
        assert found is not None
        assert found[1].minimum == least
        assert found[1].maximum == most
    assert TABLES.range(kind, year="2016-17", area=PayArea.REST_OF_ENGLAND) is None


def test_derived_allowances_follow_the_award_rounded_up() -> None:
    before, after = TABLES.year("2025-26"), TABLES.year("2026-27")
    assert before is not None
    assert after is not None
    old = {each.range: each for each in before.ranges if each.area == "england"}
    new = {each.range: each for each in after.ranges if each.area == "england"}
    assert old.keys() == new.keys() == {"TLR1", "TLR2", "TLR3", "SEN"}
    for name, limits in old.items():
        assert limits.minimum is not None
        assert limits.maximum is not None
        assert new[name].minimum == ceil(limits.minimum * 1035 / 1000)
        assert new[name].maximum == ceil(limits.maximum * 1035 / 1000)


@pytest.mark.parametrize(
    ("scale", "point", "code"),
    [
        ("Main", "3", "M3"),
        ("", "m 3", "M3"),
        ("Upper pay range", "UPS2", "U2"),
        ("Leadership", "12", "L12"),
        ("Unqualified", "04", "UQ4"),
        ("NJC", "23", "SCP23"),
        ("", "S.C.P. 5", "SCP5"),
        ("", "23", "23"),
        ("", "L12-L16", "L12-L16"),
    ],
)
def test_a_point_is_known_however_it_is_written(scale: str, point: str, code: str) -> None:
    assert point_code(scale, point) == code


def test_a_scale_is_all_points_that_there_are_in_a_year_the_lowest_first() -> None:
    rest, london = PayArea.REST_OF_ENGLAND, PayArea.INNER_LONDON
    assert [each.code for each in TABLES.scale("U", year="2026-27", area=london)] == ["U1", "U2", "U3"]
    assert [each.code for each in TABLES.scale("M", year="2026-27", area=rest)][::5] == ["M1", "M6"]
    spine = [each.code for each in TABLES.scale("SCP", year="2026-27", area=rest)]
    assert (spine[0], spine[-1], len(spine)) == ("SCP3", "SCP43", 41)
    assert TABLES.scale("SCP", year="2025-26", area=rest)[0].code == "SCP2"
    assert TABLES.scale("SCP", year="2026-27", area=london) == []
    assert TABLES.scale("M", year="some year", area=rest) == []


def test_it_is_known_from_when_a_point_is_no_more() -> None:
    assert TABLES.deleted("SCP2", area=PayArea.REST_OF_ENGLAND) == date(2026, 4, 1)
    assert TABLES.deleted("SCP3", area=PayArea.REST_OF_ENGLAND) is None
    assert TABLES.deleted("SCP2", area=PayArea.INNER_LONDON) is None
