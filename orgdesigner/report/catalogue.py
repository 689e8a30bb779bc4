"""All reports, by name: the same on screen, on the command line and in the window that asks what to print.

A report's module is imported when somebody first asks for the report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgdesigner.chart.showing import Showing
from orgdesigner.errors import UserError
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Report
from orgdesigner.rules.base import Finding


@dataclass(frozen=True)
class ReportKind:
    """A report that can be asked for: its name on the command line and what it is called on screen."""

    name: str
    title: str
    make: Callable[[View, Sequence[Finding], Showing], Report]


def _access(view: View, _findings: Sequence[Finding], showing: Showing) -> Report:
    from orgdesigner.report.access import access_report

    return access_report(view, showing)


def _allowances(view: View, _findings: Sequence[Finding], showing: Showing) -> Report:
    from orgdesigner.report.allowances import allowances_report

    return allowances_report(view, showing)


def _priorities(view: View, _findings: Sequence[Finding], showing: Showing) -> Report:
    from orgdesigner.report.priorities import priorities_report

    return priorities_report(view, showing)


def _review(view: View, _findings: Sequence[Finding], showing: Showing) -> Report:
    from orgdesigner.report.review import review_report

    return review_report(view, showing)


def _findings(view: View, findings: Sequence[Finding], showing: Showing) -> Report:
    from orgdesigner.report.findings import findings_report

    return findings_report(view, findings, showing)


REPORTS = (
    ReportKind("access", "Access and representation", _access),
    ReportKind("allowances", "Allowance parity", _allowances),
    ReportKind("priorities", "Coverage of the priorities", _priorities),
    ReportKind("review", "Review", _review),
    ReportKind("findings", "Findings", _findings),
)


def report_called(name: str) -> ReportKind:
    """Return the report of a name; raises UserError with the names there are if there is none."""
    for kind in REPORTS:
        if kind.name == name:
            return kind
    known = ", ".join(kind.name for kind in REPORTS)
    raise UserError(f"There is no report “{name}”. The reports are: {known}.")
