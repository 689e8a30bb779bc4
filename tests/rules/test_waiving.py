"""A waiver excuses what it names, as it was then, until it ends."""

from datetime import date, timedelta

import pytest

from orgdesigner.model.edits.waivers import add_waiver, remove_waiver
from orgdesigner.model.sketch import parse
from orgdesigner.rules.base import Subject
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.waiving import end_of_school_year, excuses, run_out
from tests.rules.examples import TODAY, findings


def test_a_waiver_excuses_what_it_names_until_it_expires() -> None:
    structure = parse('post b "B" access=teaching\npost c "C" access=teaching')
    engine = Engine(structure, today=TODAY)
    waiver = add_waiver(
        structure.view,
        "EQ-502",
        ["post:b"],
        reason="Under review",
        owner="Headteacher",
        expires=TODAY,
        waiver_id="w",
    )
    structure.apply(waiver)
    news = engine.hear(waiver)
    assert [(each.subjects[0].id, each.is_waived) for each in engine.findings] == [("b", True), ("c", False)]
    assert news.appeared == news.cleared == ()

    later = Engine(structure, today=TODAY + timedelta(days=1))
    assert not any(each.is_waived for each in later.findings)

    removed = remove_waiver(structure.view, "w")
    structure.apply(removed)
    engine.hear(removed)
    assert not any(each.is_waived for each in engine.findings)


def test_a_waiver_does_not_excuse_what_has_grown_since() -> None:
    sketch = """
post a "A" middle role_class=Leader
  held p "P" teaching
  allowance TLR3 2000 ends=2027-08-31
post b "B" middle role_class=Leader
  held q "Q" support
waiver PAY-201 "Agreed" subjects=post:b owner=Head expires=2027-08-31
"""
    (parity,) = (each for each in findings(parse(sketch)) if each.rule == "PAY-201")
    assert parity.is_waived
    grown = parse(f'{sketch}post c "C" middle role_class=Leader\n  held r "R" support')
    (parity,) = (each for each in findings(grown) if each.rule == "PAY-201")
    assert not parity.is_waived


def test_another_day_brings_back_what_a_waiver_excused_until_then() -> None:
    structure = parse(
        """
        post b "B" access=teaching
        post c "C" access=teaching
        waiver EQ-502 "For now" subjects=post:b owner=Head expires=2026-11-21
        waiver EQ-502 "For the year" subjects=post:c owner=Head expires=2027-08-31
        """
    )
    engine = Engine(structure, today=TODAY)
    assert all(each.is_waived for each in engine.findings if each.rule == "EQ-502")
    tomorrow = TODAY + timedelta(days=1)
    engine.live_on(tomorrow)
    assert engine.findings == Engine(structure, today=tomorrow).findings
    back = next(each for each in engine.findings if each.rule == "EQ-502" and not each.is_waived)
    assert back.subjects == (Subject("post", "b"),)
    over = run_out(structure.view, back, tomorrow)
    assert over is not None
    assert over.reason == "For now"
    assert run_out(structure.view, back, TODAY) is None


def test_a_waiver_of_records_does_not_excuse_what_is_about_the_whole_school() -> None:
    assert excuses(["post:b"], [Subject("post", "b")])
    assert not excuses(["post:b"], [])
    assert excuses([], [])
    assert not excuses([], [Subject("post", "b")])


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 11, 21), date(2027, 8, 31)),
        (date(2027, 8, 30), date(2027, 8, 31)),
        (date(2027, 8, 31), date(2028, 8, 31)),
        (date(2027, 9, 1), date(2028, 8, 31)),
    ],
)
def test_a_school_year_ends_with_august(today: date, end: date) -> None:
    assert end_of_school_year(today) == end
