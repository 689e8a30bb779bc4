"""`check` asks the rules that it is told to, in the way that it is told to, and says so in three formats."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema
import pytest

from orgdesigner.cli import main
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.records import Limit, RuleSetting
from orgdesigner.model.sketch import parse
from orgdesigner.model.words import Severity
from orgdesigner.rules.base import Rule
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.packs import Pack, write_pack
from orgdesigner.storage.plan_file import read_plan, write_plan
from tests.cli.sarif_schema import SARIF

Printed = pytest.CaptureFixture[str]

SCHOOL = dedent("""
school "Hill School"
priority 1 "Attainment" accountable=dh1
priority 2 "Attendance"
priority 3 "Community"
team sa "Students & Achievement" leadership leads=dh1
post dh1 "Deputy Headteacher" senior
  post it "Network Manager" critical
waiver COV-101 "Advertised." owner="Headteacher" expires=2199-12-31 subjects=priority:priority:3
""")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "hill school.orgplan"
    write_plan(Document({CURRENT: parse(SCHOOL)}), path)
    return path


def asked(capsys: Printed, *arguments: object) -> tuple[int, Any]:
    """Run `check` in a format of JSON; return its exit code and what it told."""
    capsys.readouterr()
    code = main(["check", *map(str, arguments)])
    return code, json.loads(capsys.readouterr().out)


def found(told: Any) -> set[str]:
    return {each["rule"] for each in told["findings"]}


# Which rules


def test_only_what_is_selected_is_asked_however_it_is_named(plan: Path, capsys: Printed) -> None:
    for named in ("cov-101", "COV", "coverage", "RES,COV-101", " cov-101 , "):
        _, told = asked(capsys, plan, "--format", "json", "--select", named)
        assert "COV-101" in found(told)
        assert found(told) <= {rule.id for rule in rules() if rule.area == "coverage"} | {
            *("RES-601", "RES-602", "RES-603", "RES-604", "RES-605")
        }
    _, told = asked(capsys, plan, "--format", "json", "--select", "COV-101", "--select", "RES-601")
    assert found(told) == {"COV-101", "RES-601"}


def test_what_is_ignored_is_not_asked_even_where_it_is_selected(plan: Path, capsys: Printed) -> None:
    _, everything = asked(capsys, plan, "--format", "json")
    code, told = asked(capsys, plan, "--format", "json", "--ignore", "coverage,RES-601")
    assert found(told) == {each for each in found(everything) if not each.startswith("COV-")} - {"RES-601"}
    code, told = asked(capsys, plan, "--format", "json", "--select", "COV-101", "--ignore", "COV")
    assert (code, told["findings"], told["waived"]) == (0, [], [])


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_not_there_is_refused_in_a_sentence(option: str, plan: Path, capsys: Printed) -> None:
    assert main(["check", str(plan), option, "COV-101,EQUALITY"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "no rule or area “EQUALITY”. The areas are: authority, coverage," in printed.err


# What the exit code says


@pytest.mark.parametrize(
    ("set_to", "severity", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("advice", "warning", 0),
        ("advice", "advice", 1),
        ("off", "advice", 0),
    ],
)
def test_the_exit_code_is_1_from_the_severity_on_that_is_asked_for(
    set_to: str, severity: str, code: int, tmp_path: Path, capsys: Printed
) -> None:
    plan = tmp_path / "own.orgplan"
    write_plan(Document({CURRENT: parse(SCHOOL + f"rule RES-601 {set_to}\n")}), plan)
    got, told = asked(capsys, plan, "--format", "json", "--select", "RES-601", "--severity", severity)
    assert got == code
    assert [each["severity"] for each in told["findings"]] == [set_to][: set_to != "off"]


# Waivers


def test_what_is_waived_is_told_apart_with_who_answers_for_it_until_when(plan: Path, capsys: Printed) -> None:
    _, told = asked(capsys, plan, "--format", "json", "--select", "COV-101")
    assert [each["subjects"] for each in told["findings"]] == [[{"kind": "priority", "id": "priority:2"}]]
    (waived,) = told["waived"]
    assert waived["subjects"] == [{"kind": "priority", "id": "priority:3"}]
    assert waived["waiver"] == {
        "reason": "Advertised.",
        "owner": "Headteacher",
        "expires": "2199-12-31",
    }


# Packs


def pack(tmp_path: Path, *settings: RuleSetting) -> Path:
    path = tmp_path / "strict.json"
    path.write_bytes(write_pack(Pack(name="Strict", settings=settings)))
    return path


def test_a_pack_takes_the_place_of_the_plans_own_settings_and_leaves_the_plan_as_it_is(
    tmp_path: Path, capsys: Printed
) -> None:
    plan = tmp_path / "own.orgplan"
    write_plan(Document({CURRENT: parse(SCHOOL + "rule RES-601 off\n")}), plan)
    assert main(["check", str(plan), "--select", "RES-601"]) == 0
    before = plan.read_bytes()
    file = pack(tmp_path, RuleSetting(id="COV-101", rule="COV-101", severity=Severity.ADVICE))
    code, told = asked(capsys, plan, "--format", "json", "--select", "COV-101,RES-601", "--pack", file)
    assert code == 1
    assert {each["rule"]: each["severity"] for each in told["findings"]} == {
        "COV-101": "advice",
        "RES-601": "warning",  # the plan does not ask it, but the pack does
    }
    assert plan.read_bytes() == before


def test_a_pack_of_a_newer_version_is_used_and_what_is_not_known_is_named(
    plan: Path, tmp_path: Path, capsys: Printed
) -> None:
    limits = (Limit(name="wisdom", value=Decimal(3)),)
    file = pack(tmp_path, RuleSetting(id="NEW-999", rule="NEW-999", limits=limits))
    main(["check", str(plan), "--pack", str(file), "--format", "json"])
    printed = capsys.readouterr()
    assert json.loads(printed.out)["findings"]
    assert "NEW-999" in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [None, b"", b"not json", b"[]", b'{"format":"x"}', b"\xff\xfe\x00", b"[" * 100_000, b" " * 2_000_000],
    ids=["absent", "empty", "no JSON", "a list", "another format", "no text", "deep", "large"],
)
def test_what_is_no_pack_is_refused_in_a_sentence(
    content: bytes | None, plan: Path, tmp_path: Path, capsys: Printed
) -> None:
    file = tmp_path / "hostile.json"
    if content is not None:
        file.write_bytes(content)
    assert main(["check", str(plan), "--pack", str(file)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("The pack “hostile.json” can't be used. ")
    assert printed.err.count("\n") == 1


# SARIF


def test_sarif_is_what_its_specification_demands(plan: Path, capsys: Printed) -> None:
    code, told = asked(capsys, plan, "--format", "sarif")
    assert code == 1
    jsonschema.validate(told, SARIF, format_checker=jsonschema.FormatChecker())
    (run,) = told["runs"]
    described = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in described] == [rule.id for rule in rules()]
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_of_the_example_and_its_proposals_is_valid_too(tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "school.orgplan"
    main(["example", "-o", str(file)])
    for proposal in ([], ["--proposal", "Year one"], ["--proposal", "Year two"]):
        _, told = asked(capsys, file, "--format", "sarif", *proposal)
        jsonschema.validate(told, SARIF, format_checker=jsonschema.FormatChecker())
        assert told["runs"][0]["results"]


def test_sarif_tells_the_same_findings_as_the_engine(plan: Path, capsys: Printed) -> None:
    _, told = asked(capsys, plan, "--format", "sarif")
    (run,) = told["runs"]
    engine = Engine(read_plan(plan).structure(CURRENT), today=date.today())
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
    assert sorted(
        (each["ruleId"], each["level"], each["message"]["text"], bool(each.get("suppressions")))
        for each in run["results"]
    ) == sorted((each.rule, levels[each.severity], each.message, each.is_waived) for each in engine.findings)
    for result, chief in zip(run["results"], _chiefs(run), strict=True):
        named = [f"{s.kind}:{s.id}" for each in engine.findings if _same(each, result) for s in each.subjects]
        assert chief in named or chief == "school:school"


def _same(finding: Any, result: Any) -> bool:
    return bool((finding.rule, finding.message) == (result["ruleId"], result["message"]["text"]))


def _chiefs(run: Any) -> list[str]:
    return [each["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for each in run["results"]]


def test_sarif_describes_each_rule_and_how_the_plan_asks_it(tmp_path: Path, capsys: Printed) -> None:
    plan = tmp_path / "own.orgplan"
    write_plan(Document({CURRENT: parse(SCHOOL + "rule RES-601 advice\nrule COV-102 off\n")}), plan)
    _, told = asked(capsys, plan, "--format", "sarif")
    (run,) = told["runs"]
    described = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    for rule in rules():
        each = described[rule.id]
        assert each["shortDescription"]["text"] == rule.name
        assert each["fullDescription"]["text"] == rule.page.summary
        for part in (rule.page.why, rule.page.fix, rule.page.source):
            assert part in each["help"]["text"]
        assert each["properties"]["tags"] == [rule.area]
    (invocation,) = run["invocations"]
    overrides = {
        each["descriptor"]["id"]: each["configuration"] for each in invocation["ruleConfigurationOverrides"]
    }
    assert overrides == {
        "RES-601": {"enabled": True, "level": "note"},
        "COV-102": {"enabled": False},
    }


def test_a_waived_finding_is_suppressed_with_its_reason(plan: Path, capsys: Printed) -> None:
    _, told = asked(capsys, plan, "--format", "sarif", "--select", "COV-101")
    excused = {
        each["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]: each.get("suppressions")
        for each in told["runs"][0]["results"]
    }
    assert excused == {
        "priority:priority:2": None,
        "priority:priority:3": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "Advertised.",
                "properties": {"owner": "Headteacher", "expires": "2199-12-31"},
            }
        ],
    }


def test_a_finding_keeps_its_fingerprint_while_its_figures_change(tmp_path: Path, capsys: Printed) -> None:
    prints = []
    for number in (1, 2):
        sketch = SCHOOL.replace("priority 1", f"priority {number + 5}").replace("Hill", f"Hill {number}")
        plan = tmp_path / f"{number}.orgplan"
        write_plan(Document({CURRENT: parse(sketch)}), plan)
        _, told = asked(capsys, plan, "--format", "sarif", "--select", "COV-101")
        prints.append([each["partialFingerprints"] for each in told["runs"][0]["results"]])
    assert prints[0] == prints[1]
    assert len({json.dumps(each) for each in prints[0]}) == len(prints[0])


def test_sarif_names_the_file_so_that_others_can_find_it(
    plan: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    for given, uri in ((Path(plan.name), "hill%20school.orgplan"), (plan, plan.as_uri())):
        _, told = asked(capsys, given, "--format", "sarif", "--select", "COV-101")
        assert told["runs"][0]["artifacts"] == [{"location": {"uri": uri}}]


# The rules themselves


def test_rules_lists_every_rule_with_its_severity_strength_and_source(capsys: Printed) -> None:
    assert main(["rules"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for rule in rules():
        assert f"{rule.id} {rule.severity.value}, {rule.strength.value} {rule.name}" in text
        assert f"Source: {' '.join(rule.page.source.split())}" in text
        for limit in rule.limits:
            assert f"Limit: {limit.label} (usually {limit.usual.normalize():f})" in text
    assert f"{len(rules())} rules." in text


def test_rules_tells_the_same_in_json(capsys: Printed) -> None:
    assert main(["rules", "--format", "json"]) == 0
    told = {each["id"]: each for each in json.loads(capsys.readouterr().out)["rules"]}
    assert told.keys() == {rule.id for rule in rules()}
    for rule in rules():
        each = told[rule.id]
        assert (each["severity"], each["strength"]) == (rule.severity.value, rule.strength.value)
        assert (each["area"], each["source"]) == (rule.area, rule.page.source)
        assert [(limit["name"], Decimal(limit["usual"])) for limit in each["limits"]] == [
            (limit.name, limit.usual) for limit in rule.limits
        ]


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.limits], ids=lambda rule: rule.id)
def test_explain_says_which_limits_a_plan_may_set(rule: Rule, capsys: Printed) -> None:
    assert main(["explain", rule.id]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for limit in rule.limits:
        assert f"A plan may set: {limit.label} (usually {limit.usual.normalize():f})." in text
