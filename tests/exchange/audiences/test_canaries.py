"""No file for an audience holds, in any byte of any part of it, what that audience may not be told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.picture import ChartView
from orgdesigner.cli import main
from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, PUBLIC, STAFF, Audience
from orgdesigner.model.record import ref_fields
from orgdesigner.model.records import RECORD_TYPES
from tests.disclosure.whose import kept_from
from tests.exchange.audiences.aviary import AS_IT_IS, Aviary, aviary, may_hold_text
from tests.exchange.audiences.conftest import CASES, Made
from tests.exchange.audiences.unpacked import everything_in

_WORD = re.compile(r"\w+(?:,\d{3})*")


def forbidden(birds: Aviary, audience: Audience) -> set[str]:
    """The canaries that an audience may not hear: of fields, of ids and of elsewhere."""
    kept = kept_from(audience.key)
    heard = {
        canary
        for canary, where in birds.canaries.items()
        if where in kept or (where.endswith(".id") and audience is not LEADERS)
    }
    return heard | {canary.replace(",", "") for canary in heard} | set(birds.elsewhere)


@pytest.mark.parametrize(("ending", "kind"), CASES, ids=[f"{kind}{ending}" for ending, kind in CASES])
@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_no_canary_is_in_a_file_for_those_who_may_not_hear_it(
    made: Made, birds: Aviary, audience: Audience, ending: str, kind: ChartView | str
) -> None:
    words = set(_WORD.findall(made.words(audience, ending, kind)))
    assert sorted(words & forbidden(birds, audience)) == []


def test_every_text_of_every_record_has_a_canary(birds: Aviary) -> None:
    filled = set(birds.canaries.values())
    texts = {
        f"{kind.kind}.{name}"
        for kind in RECORD_TYPES
        for name in kind.model_fields
        if may_hold_text(kind, name) and name not in {ref.name for ref in ref_fields(kind)}
    }
    assert texts - set(AS_IT_IS) <= filled
    assert {"post.salary", "holding.salary", "allowance.annual"} <= filled
    assert len(birds.canaries) > 200


def test_the_canaries_do_sing_to_those_who_may_hear_them(made: Made, birds: Aviary) -> None:
    heard = set(_WORD.findall(made.words(LEADERS, ".json", ChartView.TEAMS)))
    assert set(birds.canaries) - {canary for canary in birds.canaries if "," in canary} <= heard
    drawn = set(_WORD.findall(made.words(STAFF, ".pdf", ChartView.TEAMS)))
    assert sum(birds.canaries.get(word) == "person.name" for word in drawn) > 6


@pytest.mark.parametrize("ending", [".pdf", ".html", ".docx"])
def test_neither_the_name_of_the_file_nor_what_was_undone_is_told_on_the_command_line(
    qapp: QApplication, tmp_path: Path, ending: str
) -> None:
    birds = aviary(tmp_path)
    (plan,) = tmp_path.glob("*.orgplan")
    out = tmp_path / f"out{ending}"
    assert main(["export", str(plan), "--for", "public", "-o", str(out)]) == 0
    words = set(_WORD.findall(everything_in(out.read_bytes())))
    assert sorted(words & forbidden(birds, PUBLIC)) == []
