"""The command line does what docs/command-line.md says, with the same engine and no window."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from orgdesigner import __version__
from orgdesigner.assets import resource
from orgdesigner.cli import main
from orgdesigner.exchange import json_plan
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.rules.catalogue import rules
from orgdesigner.storage.plan_file import read_plan, write_plan
from tests.exchange.made_files import junior, junior_row, senior, senior_row

Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example school as a plan, which no test changes."""
    path = tmp_path_factory.mktemp("example") / "school.orgplan"
    assert main(["example", "-o", str(path)]) == 0
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A plan in which there is nothing to find."""
    path = tmp_path / "clean.orgplan"
    write_plan(Document(json_plan.read(json.dumps(_EMPTY))), path)
    return path


_EMPTY: dict[str, Any] = {
    "format": "orgplan",
    "version": 1,
    "current": {"school": [{"id": "school", "name": "Quiet School"}]},
    "proposals": [],
}


def staff(folder: Path, *rows: list[str], name: str = "senior.csv") -> Path:
    path = folder / name
    path.write_text(senior(*(rows or [senior_row("1"), senior_row("2", "1")])), encoding="utf-8", newline="")
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# In general


def test_the_version_and_the_help_are_told(capsys: Printed) -> None:
    for argument, words in (("--version", __version__), ("--help", "import"), ("-h", "export")):
        with pytest.raises(SystemExit) as ended:
            main([argument])
        assert ended.value.code == 0
        assert words in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "rules", "explain", "import", "export", "example"])
def test_every_command_has_its_help(command: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: orgdesigner {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "a", "--format", "xml"], ["import", "a.csv"], ["export", "a"], ["--nonsense"]],
)
def test_what_can_not_be_understood_ends_with_2(arguments: list[str], capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: orgdesigner" in capsys.readouterr().err


def test_a_failure_is_one_sentence_on_stderr_and_2(tmp_path: Path, capsys: Printed) -> None:
    assert main(["check", str(tmp_path / "gone.orgplan")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith(".\n")
    assert "Traceback" not in printed.err
    assert printed.err.count("\n") == 1


def test_a_bug_is_called_a_bug_and_tells_nothing_of_the_plan(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError("Ada Example earns £99,999")

    monkeypatch.setattr("orgdesigner.cli.explaining.run", fail)
    assert main(["explain", "X"]) == 3
    printed = capsys.readouterr().err
    assert "bug in OrgDesigner" in printed
    assert "ZeroDivisionError at test_cli.py:" in printed
    assert "Ada" not in printed
    assert "99,999" not in printed


def test_without_a_screen_the_window_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "no screen" in capsys.readouterr().err


def test_the_program_runs_as_a_module_and_loads_nothing_it_does_not_need() -> None:
    program = (
        "import sys; from orgdesigner.cli import main; from contextlib import suppress\n"
        "with suppress(SystemExit): main(['--version'])\n"
        "assert not {'pydantic', 'PySide6', 'sqlalchemy'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    told = subprocess.run([sys.executable, "-m", "orgdesigner", "--version"], check=True, capture_output=True)
    assert __version__ in told.stdout.decode()


# check


def test_check_finds_in_the_example_what_the_engine_finds(example: Path, capsys: Printed) -> None:
    from datetime import date

    from orgdesigner.rules.engine import Engine

    assert main(["check", str(example), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    engine = Engine(read_plan(example).structure(CURRENT), today=date.today())
    assert [each["message"] for each in told["findings"]] == [
        finding.message for finding in engine.findings if not finding.is_waived
    ]
    assert told["structure"] == "Current structure"
    for each in told["findings"]:
        assert each.keys() >= {"rule", "name", "severity", "strength", "subjects", "message", "fixes"}
        assert each["severity"] in {"error", "warning", "advice"}
        assert each["strength"] in {"hard", "advice", "prompt"}
        assert all(subject.keys() == {"kind", "id"} for subject in each["subjects"])


def test_check_says_in_text_the_same_and_counts(example: Path, capsys: Printed) -> None:
    main(["check", str(example), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert main(["check", str(example)]) == 1
    text = capsys.readouterr().out
    plain = " ".join(text.split())
    for each in told["findings"]:
        assert f"{each['rule']} {' '.join(each['message'].split())}" in plain
        for fix in each["fixes"]:
            assert f"Fix: {' '.join(fix['label'].split())}" in plain
    by_severity = [each["severity"] for each in told["findings"]]
    last = text.strip().splitlines()[-1]
    assert f"{by_severity.count('error')} errors" in last
    assert text.index("Errors\n") < text.index("Warnings\n") < text.index("Advice\n")


def test_check_looks_at_a_proposal_by_name_whatever_its_case(example: Path, capsys: Printed) -> None:
    told = {}
    for name in ("Year one", "YEAR TWO", "year-two"):
        main(["check", str(example), "--proposal", name, "--format", "json"])
        told[name] = json.loads(capsys.readouterr().out)
    assert told["Year one"]["structure"] == "Year one"
    assert told["YEAR TWO"] == told["year-two"]
    assert told["Year one"]["findings"] != told["YEAR TWO"]["findings"]


def test_check_names_the_proposals_there_are(example: Path, clean: Path, capsys: Printed) -> None:
    assert main(["check", str(example), "--proposal", "Year nine"]) == 2
    assert "“Year one”, “Year two”" in capsys.readouterr().err
    assert main(["check", str(clean), "--proposal", "Year nine"]) == 2
    assert "no proposals" in capsys.readouterr().err


def test_check_of_a_plan_with_nothing_to_find_is_0(clean: Path, capsys: Printed) -> None:
    assert main(["check", str(clean)]) == 0
    assert "Nothing found." in capsys.readouterr().out
    assert main(["check", str(clean), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_check_leaves_the_plan_as_it_is(example: Path, capsys: Printed) -> None:
    before = digest(example)
    main(["check", str(example)])
    assert digest(example) == before
    assert [path.name for path in example.parent.iterdir()] == [example.name]


# explain


def test_explain_prints_the_page_of_every_rule(capsys: Printed) -> None:
    for rule in rules():
        assert main(["explain", rule.id.lower()]) == 0
        text = capsys.readouterr().out
        assert rule.id in text
        for part in (rule.name, rule.page.summary, rule.page.why, rule.page.source, rule.page.fix):
            assert " ".join(part.split()) in " ".join(text.split())
        assert max(map(len, text.splitlines())) <= 90


def test_explain_names_the_rules_there_are(capsys: Printed) -> None:
    assert main(["explain", "X-1"]) == 2
    assert rules()[0].id in capsys.readouterr().err


# import


def test_import_makes_a_plan_and_accounts_for_every_row(tmp_path: Path, capsys: Printed) -> None:
    rows = senior_row("1"), senior_row("2", "99"), senior_row("3", "1", FTE="4 days")
    output = tmp_path / "staff.orgplan"
    assert main(["import", str(staff(tmp_path, *rows)), "-o", str(output), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["rows"], told["placed"], told["tray"]) == ("imported", 3, 1, 1)
    (refused,) = told["refused"]
    assert (refused["row"], refused["column"], refused["file"]) == (4, "FTE", "senior.csv")
    assert told["in_tray"][0]["row"] == 3
    assert len(read_plan(output).view().all(r.Post)) == 2


def test_import_says_the_same_in_text(tmp_path: Path, capsys: Printed) -> None:
    rows = senior_row("1"), senior_row("2", "99"), senior_row("3", "1", FTE="4 days")
    assert main(["import", str(staff(tmp_path, *rows)), "-o", str(tmp_path / "staff.orgplan")]) == 0
    text = capsys.readouterr().out
    assert "3 rows: 1 placed, 1 in the tray, 1 refused." in text
    assert "senior.csv, row 4, “FTE”: this should be a number" in text
    assert "In the tray:\n  senior.csv, row 3: it reports to a post that is not in the file" in text


def test_importing_the_same_file_twice_leaves_the_plan_byte_for_byte(tmp_path: Path, capsys: Printed) -> None:
    source, output = staff(tmp_path), tmp_path / "staff.orgplan"
    assert main(["import", str(source), "-o", str(output)]) == 0
    before = digest(output)
    capsys.readouterr()
    assert main(["import", str(source), "-o", str(output), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == 0
    assert digest(output) == before


def test_importing_into_a_plan_keeps_what_is_in_it(tmp_path: Path, capsys: Printed) -> None:
    output = tmp_path / "school.orgplan"
    main(["example", "-o", str(output)])
    before = read_plan(output).view().all(r.Post)
    assert main(["import", str(staff(tmp_path)), "-o", str(output)]) == 0
    document = read_plan(output)
    assert {post.id for post in before} < {post.id for post in document.view().all(r.Post)}
    assert document.view().school.name == "Hollin Bridge School"
    assert len(document.places()) == 3


def test_an_import_that_is_refused_writes_nothing(tmp_path: Path, capsys: Printed) -> None:
    source = tmp_path / "other.csv"
    source.write_text("a,b\n1,2\n")
    output = tmp_path / "staff.orgplan"
    assert main(["import", str(source), "-o", str(output)]) == 2
    assert "Nothing in “other.csv” was recognised as the names of people" in capsys.readouterr().err
    assert main(["import", str(source), "-o", str(output), "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["rows"], told["placed"], told["tray"], told["refused"]) == (
        "refused",
        0,
        0,
        0,
        [],
    )
    assert "Nothing in “other.csv” was recognised" in told["message"]
    assert not output.exists()


def test_import_does_not_touch_a_file_that_is_no_plan(tmp_path: Path, capsys: Printed) -> None:
    output = tmp_path / "letter.txt"
    output.write_text("Dear parents")
    assert main(["import", str(staff(tmp_path)), "-o", str(output)]) == 2
    assert output.read_text() == "Dear parents"


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: Printed) -> None:
    assert main(["import", str(staff(tmp_path)), "--dry-run", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["placed"] == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["senior.csv"]


def test_both_files_come_in_any_order(tmp_path: Path, capsys: Printed) -> None:
    groups = tmp_path / "junior.csv"
    groups.write_text(junior(junior_row("2", "4.86")), encoding="utf-8", newline="")
    assert main(["import", str(groups), str(staff(tmp_path)), "-o", str(tmp_path / "a.orgplan")]) == 0
    assert main(["import", str(staff(tmp_path)), str(groups), "-o", str(tmp_path / "b.orgplan")]) == 0
    assert read_plan(tmp_path / "a.orgplan").view() == read_plan(tmp_path / "b.orgplan").view()


def test_import_prints_ascii_json_so_that_any_console_can_show_it(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "orgdesigner",
        "import",
        str(staff(tmp_path)),
        "--dry-run",
        "--format",
        "json",
    ]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    told = subprocess.run(command, check=True, capture_output=True, env=environment)
    assert json.loads(told.stdout.decode("ascii"))["rows"] == 2


# example, and the whole plan as JSON


def test_the_example_is_the_one_in_the_resources(example: Path) -> None:
    expected = json_plan.read(resource("example", "plan.json").read_bytes())
    document = read_plan(example)
    assert set(document.places()) == set(expected)
    for place, structure in expected.items():
        assert document.view(place) == structure.view


def test_the_example_replaces_no_file_unless_told_to(tmp_path: Path, capsys: Printed) -> None:
    output = tmp_path / "mine.orgplan"
    output.write_text("precious")
    assert main(["example", "-o", str(output)]) == 2
    assert output.read_text() == "precious"
    assert main(["example", "-o", str(output), "--replace"]) == 0
    assert read_plan(output).view().school.name == "Hollin Bridge School"


def test_a_csv_that_somebody_wrote_by_hand_needs_no_quotation_marks(tmp_path: Path, capsys: Printed) -> None:
    source = tmp_path / "hand.csv"
    with source.open("w", newline="") as file:
        csv.writer(file).writerows(
            [["Post Unique Reference", "Job Title", "Reports to Senior Post"], ["1", "Head", "XX"]]
        )
    assert main(["import", str(source), "-o", str(tmp_path / "hand.orgplan"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["placed"] == 1
