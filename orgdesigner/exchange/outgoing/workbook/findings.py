"""The sheet of findings: what the rules say, the worst first, and which of it is waived."""

from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.fields import name_of
from orgdesigner.exchange.outgoing.workbook.sheet import Column, Sheet, Shown

_COLUMNS = (
    Column("Severity"),
    Column("Rule"),
    Column("What was found", Shown.TEXT),
    Column("How it was worked out", Shown.TEXT),
    Column("About", Shown.TEXT),
    Column("Waived"),
)


def findings_sheet(told: Told) -> Sheet:
    """Return a row for each finding that the audience is told of."""
    rows = tuple(
        (
            each.severity,
            each.rule,
            each.message,
            each.working,
            "; ".join(filter(None, (name_of(told.view, about.kind, about.id) for about in each.subjects))),
            "Waived" if each.is_waived else "",
        )
        for each in sorted(told.findings, key=lambda finding: finding.order)
    )
    return Sheet("Findings", "What the rules say of this structure.", _COLUMNS, rows)
