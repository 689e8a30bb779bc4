"""The report of findings says what the rules say, what would clear it, and what was waived by whom."""

from datetime import date

from orgdesigner.chart.showing import ON_PAPER, ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Names
from orgdesigner.model.sketch import parse
from orgdesigner.report.blocks import Block, Heading, Mark, Report, Table
from orgdesigner.report.discretion import Discretion
from orgdesigner.report.findings import findings_report
from orgdesigner.rules.base import Finding, Fix, Severity, Subject
from orgdesigner.rules.engine import Engine

DAY = date(2026, 11, 21)
SKETCH = """
school "Hill School" teaching_headcount=4 support_headcount=4
post gl1 "Grassroots Leader 1" middle role_class="Grassroots Leader" pay_point="MPS 4"
  held "Joan Mbeki" teaching qts
  allowance TLR3 2000 flat ends=2027-08-31
post gl2 "Grassroots Leader 2" middle role_class="Grassroots Leader"
  held "Gwen Tan" support term_time_fraction=0.856
  allowance R&R 2000 contract ends=2027-08-31
"""
STRUCTURE = parse(SKETCH)
PARITY = "Gwen Tan receives £1,712 where others in this role receive £2,000"


def finding(message: str, severity: Severity = Severity.WARNING, waiver: str = "", **more: str) -> Finding:
    rule = more.get("rule", "PAY-201")
    return Finding(rule, severity, (Subject("post", "gl2"),), message, more.get("working", ""), (), waiver)


def report(*findings: Finding, sketch: str = SKETCH, showing: Showing = ON_SCREEN) -> Report:
    return findings_report(parse(sketch).view, findings, showing)


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def test_what_the_engine_finds_is_in_the_report_word_for_word() -> None:
    found = Engine(parse(SKETCH), today=DAY).findings
    text = "\n".join(findings_report(STRUCTURE.view, found, ON_SCREEN).lines())
    assert len(found) >= 2
    assert [each.message for each in found if each.message not in text] == []
    assert [fix.label for each in found for fix in each.fixes if fix.label not in text] == []
    assert [line for each in found for line in each.working.splitlines() if line not in text] == []


def test_what_matters_most_comes_first() -> None:
    made = report(
        finding("third", Severity.ADVICE),
        finding("second"),
        finding("first", Severity.ERROR),
        finding("other"),
    )
    parts = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]
    assert parts == ["To put right · 1", "To look at · 2", "Worth a thought · 1"]
    said = [row[0].text for table in tables(made.blocks) for row in table.rows]
    assert said == ["first", "other", "second", "third"]
    marks = [row[0].mark for table in tables(made.blocks) for row in table.rows]
    assert marks == [Mark.ERROR, Mark.WARNING, Mark.WARNING, Mark.ADVICE]
    assert "1 to put right, 2 to look at and 1 worth a thought." in made.lines()


def test_a_finding_leads_to_what_it_is_about() -> None:
    [table] = tables(report(finding("x")).blocks)
    assert table.rows[0][0].subject == Subject("post", "gl2")


def test_a_choice_of_fixes_is_a_choice_and_where_there_is_none_the_page_says_what_to_do() -> None:
    from orgdesigner.model.changes import Change
    from orgdesigner.rules.catalogue import rule

    fixes = tuple(Fix(label, Change(label, ())) for label in ("Pay it flat: +£287", "End it"))
    chosen = Finding("PAY-201", Severity.WARNING, (), "x", fixes=fixes)
    [table] = tables(report(chosen, finding("y")).blocks)
    assert [row[1].text for row in table.rows] == [
        "Pay it flat: +£287. Or: End it.",
        rule("PAY-201").page.fix,
    ]


def test_what_is_waived_is_listed_with_its_reason_owner_and_end() -> None:
    sketch = (
        SKETCH
        + 'waiver PAY-201 id=w1 subjects=post:gl2 reason="A year of trial" owner="Head" expires=2027-08-31\n'
    )
    structure = parse(sketch)
    found = Engine(structure, today=DAY).findings
    made = findings_report(structure.view, found, ON_SCREEN)
    waived = [each for each in found if each.is_waived]
    assert len(waived) == 1
    [row] = tables(made.blocks)[-1].rows
    assert [cell.text for cell in row] == [
        f"{waived[0].message} (PAY-201)", "A year of trial", "Head", "31 August 2027",
    ]  # fmt: skip
    assert row[0].mark is Mark.WAIVED
    assert "one finding waived." in next(line for line in made.lines() if "waived" in line)
    told = [r[0].text for table in tables(made.blocks)[:-1] for r in table.rows]
    assert waived[0].message not in told


def test_nothing_found_is_said() -> None:
    assert list(report().lines())[2:] == ["Nothing to put right in this structure."]


def test_without_pay_and_names_a_finding_tells_neither() -> None:
    told = finding(PARITY, working="Gwen Tan: 2,000.00 is £2,000.00 × 0.856")
    shown = "\n".join(report(told, showing=Showing(names=Names.NONE)).lines())
    assert "Support receives £… where others in this role receive £…" in shown
    assert "Gwen" not in shown
    assert "Pay is not shown" in shown
    assert "Pay is not shown" not in "\n".join(report(told).lines())


def test_names_and_pay_points_are_left_out_as_whole_words_only() -> None:
    told = Discretion(STRUCTURE.view, Showing(names=Names.INITIALS))
    assert told.retold("11 reports, SCP 11, point 7") == "11 reports, SCP …, point …"
    assert told.retold("Joan Mbeki (MPS 4), Joan Mbekison and MPS 41") == "J.M. (…), Joan Mbekison and MPS 41"
    assert Discretion(STRUCTURE.view, ON_SCREEN).retold(f"{PARITY}, MPS 4") == f"{PARITY}, MPS 4"
    assert Discretion(STRUCTURE.view, ON_PAPER).retold("£1,712.60 and £ 5") == "£… and £…"
