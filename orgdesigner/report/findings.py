"""What the rules find: what matters most first, with the working and the fixes; then what is waived.

The sentences are the rules' own, told without the names and the pay that may not be shown.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Pay
from orgdesigner.model.records import Waiver
from orgdesigner.model.view import View
from orgdesigner.model.words import Severity
from orgdesigner.report.blocks import Block, Cell, Column, Details, Heading, Mark, Report, Sentence, Table
from orgdesigner.report.discretion import LEFT_OUT, Discretion
from orgdesigner.report.titles import about
from orgdesigner.rules.areas import AREAS, area_of
from orgdesigner.rules.base import Finding
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.shared.wording import count, listed

_MARKS = {
    Severity.ERROR: Mark.ERROR,
    Severity.WARNING: Mark.WARNING,
    Severity.ADVICE: Mark.ADVICE,
}


def findings_report(view: View, findings: Sequence[Finding], showing: Showing) -> Report:
    """Return the report of what is found, grouped by how much it matters, and of what is waived."""
    return Report("Findings", about(view), tuple(_blocks(view, findings, showing)))


def _blocks(view: View, findings: Sequence[Finding], showing: Showing) -> Iterator[Block]:
    discretion = Discretion(view, showing)
    told = [finding for finding in findings if not finding.is_waived]
    waived = [finding for finding in findings if finding.is_waived]
    yield Sentence(_summary(told, waived), strong=True)
    if showing.pay is not Pay.EXACT:
        yield Sentence(f"Pay is not shown: amounts and pay points are left out ({LEFT_OUT}).", quiet=True)
    for severity in Severity:
        group = [finding for finding in told if finding.severity is severity]
        if group:
            yield Heading(f"{severity.label} · {len(group)}")
            yield from _by_area(group, discretion)
    if waived:
        yield Heading(f"Waived · {len(waived)}")
        yield _waivers(view, waived, discretion)


def _summary(told: Sequence[Finding], waived: Sequence[Finding]) -> str:
    counted = [
        f"{len(group)} {severity.label[:1].lower()}{severity.label[1:]}"
        for severity in Severity
        if (group := [finding for finding in told if finding.severity is severity])
    ]
    found = listed(counted) if counted else "Nothing to put right in this structure"
    return f"{found}; {count(len(waived), 'finding')} waived." if waived else f"{found}."


def _by_area(findings: Sequence[Finding], discretion: Discretion) -> Iterator[Block]:
    """The findings of one severity: an area at a time, and in it a table and the working of each finding."""
    areas = list(AREAS.values())
    ordered = sorted(findings, key=lambda finding: (areas.index(area_of(finding.rule)), finding.order))
    for area, found in groupby(ordered, key=lambda finding: area_of(finding.rule)):
        group = list(found)
        yield Heading(area, level=2)
        yield Table(
            f"{area}: {count(len(group), 'finding')}, with what would clear each",
            (Column("Finding", share=5), Column("How to clear it", share=4), Column("Rule")),
            tuple(_row(finding, discretion) for finding in group),
        )
        working = [finding for finding in group if finding.working]
        if working:
            yield Details(f"{area}: the working", tuple(_working(working, discretion)))


def _row(finding: Finding, discretion: Discretion) -> tuple[Cell, ...]:
    subject = finding.subjects[0] if finding.subjects else None
    fixes = [discretion.retold(fix.label) for fix in finding.fixes]
    cure = " Or: ".join(f"{fix}." for fix in fixes) if fixes else rule(finding.rule).page.fix
    return (
        Cell(discretion.retold(finding.message), _MARKS[finding.severity], subject=subject),
        Cell(cure),
        Cell(finding.rule),
    )


def _working(findings: Sequence[Finding], discretion: Discretion) -> Iterator[Block]:
    for finding in findings:
        yield Sentence(discretion.retold(finding.message), strong=True)
        for line in finding.working.splitlines():
            yield Sentence(discretion.retold(line), quiet=True)


def _waivers(view: View, waived: Sequence[Finding], discretion: Discretion) -> Table:
    columns = (
        Column("Finding", share=4),
        Column("Reason", share=3),
        Column("Owner", share=1.5),
        Column("Until", share=1.5),
    )
    return Table(
        "Waived findings, with the reason, the owner and the end of each waiver",
        columns,
        tuple(_waived_row(view, finding, discretion) for finding in waived),
    )


def _waived_row(view: View, finding: Finding, discretion: Discretion) -> tuple[Cell, ...]:
    waiver = view.need(Waiver, finding.waiver)
    subject = finding.subjects[0] if finding.subjects else None
    return (
        Cell(discretion.retold(f"{finding.message} ({finding.rule})"), Mark.WAIVED, subject=subject),
        Cell(discretion.retold(waiver.reason)),
        Cell(discretion.retold(waiver.owner)),
        Cell(in_words(waiver.expires)),
    )
