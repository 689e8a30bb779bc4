"""The headless entry does what the window does, and says it in lines that a program can read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def headless(*arguments: object) -> tuple[int, str]:
    """Run the headless entry; return its exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "orgdesigner.testing", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "school").mkdir()
    path = tmp_path / "school" / "plan.orgplan"
    assert headless("make", path) == (0, "")
    return path


def test_a_run_says_what_it_promises_and_a_check_finds_it(plan: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    _, said = headless("run", plan, "--edits", 5, "--seed", 7, "--save-every", 2, "--work", work)
    assert said.splitlines() == [
        *("ACK edit 1", "ACK edit 2", "ACK save 2", "ACK edit 3", "ACK edit 4", "ACK save 4", "ACK edit 5"),
        "ACK done 0",
    ]
    code, found = headless("check", plan, "--work", work)
    assert code == 0
    assert json.loads(found) == {"ok": True, "doc_gen": 4, "rec_gen": 5, "err": None, "strays": []}


def test_a_plan_and_its_work_may_be_judged_in_another_place(plan: Path, tmp_path: Path) -> None:
    """As a simulated power cut is: the plan and the store lie in a copy of the folders."""
    headless("run", plan, "--edits", 3, "--seed", 7, "--save-every", 2, "--work", tmp_path / "work")
    (tmp_path / "copy").mkdir()
    (tmp_path / "school").rename(tmp_path / "copy" / "school")
    (tmp_path / "work").rename(tmp_path / "copy" / "work")
    moved = tmp_path / "copy" / "school" / plan.name
    _, found = headless("check", moved, "--work", tmp_path / "copy" / "work")
    assert (json.loads(found)["doc_gen"], json.loads(found)["rec_gen"]) == (2, 3)


def test_open_says_what_there_is_or_why_not(plan: Path) -> None:
    code, said = headless("open", plan)
    assert code == 0
    assert re.fullmatch(r"OPENED 30 posts, 0 proposals\n", said)
    plan.write_bytes(plan.read_bytes()[:-1])
    code, said = headless("open", plan)
    assert code == 2
    assert said.startswith("REFUSED “plan.orgplan” can't be opened: it is incomplete")


def test_an_import_says_in_one_line_what_it_would_do(tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text("nothing,that,is,known\n1,2,3,4\n")
    code, said = headless("import", "--dry-run", staff)
    assert code == 0
    assert said.count("\n") == 1
    assert json.loads(said)["status"] == "refused"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["staff.csv"]
