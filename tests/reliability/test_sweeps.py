"""No acknowledged edit or save is lost, wherever the program is killed, a file call fails or the power goes.

Slices of what `python -m tests.reliability.harness` does in full.
"""

from pathlib import Path

import pytest

from tests.reliability.harness import Harness, NotHere, Outcome

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Harness:
    try:
        return Harness(tmp_path_factory.mktemp("harness"))
    except NotHere as reason:
        pytest.skip(str(reason))


def assert_nothing_lost(outcome: Outcome, *, at_least: int) -> None:
    assert outcome.judged >= at_least
    assert outcome.verdicts == {"OK": outcome.judged}, outcome.examples[:3]


@pytest.mark.parametrize("where", ["before", "after", "torn"])
def test_a_kill_loses_nothing(harness: Harness, where: str) -> None:
    assert_nothing_lost(harness.kill(where, points=84), at_least=84)


@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EACCES"])
def test_a_failed_call_is_said_and_survived(harness: Harness, error: str) -> None:
    assert_nothing_lost(harness.fail(error, points=50), at_least=50)


def test_two_failed_calls_in_a_row_are_survived(harness: Harness) -> None:
    assert_nothing_lost(harness.fail("EIO", "--window", "2", points=50), at_least=50)


@pytest.mark.parametrize("model", ["ordered", "strict"])
def test_a_power_cut_loses_nothing(harness: Harness, model: str) -> None:
    assert_nothing_lost(harness.cut_power(model, states=250), at_least=250)


def test_a_save_that_overwrites_is_found_bad(harness: Harness) -> None:
    assert harness.cut_power("ordered", states=60, strategy="control_overwriting").bad > 0


def test_a_working_copy_without_a_journal_is_found_bad(harness: Harness) -> None:
    assert harness.kill("torn", "--gens", "2", strategy="control_unjournalled").bad > 0


def test_a_machine_without_the_harness_is_told_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGDESIGNER_HARNESS", str(tmp_path))
    with pytest.raises(NotHere, match=r"no fault harness|made for Linux"):
        Harness(tmp_path)
