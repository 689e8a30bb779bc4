"""`orgdesigner check FILE` says what the rules find in one structure of a plan."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from orgdesigner.cli.plans import place_called, title
from orgdesigner.model.document import CURRENT
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding, Severity
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.engine import Engine
from orgdesigner.storage.plan_file import read_plan

CLEAN, FINDINGS = 0, 1
_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}
_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_WIDTH = 100


def run(parsed: argparse.Namespace) -> int:
    """Print the findings; return 1 if there are any that no waiver excuses."""
    document = read_plan(parsed.file)
    where = place_called(document, parsed.proposal)
    view = document.view(where)
    before = None if where == CURRENT else document.view(CURRENT)
    findings = Engine(document.structure(where), today=date.today(), before=before).findings
    open_findings = [finding for finding in findings if not finding.is_waived]
    waived = [finding for finding in findings if finding.is_waived]
    if parsed.format == "json":
        sys.stdout.write(as_json(view, open_findings, waived) + "\n")
    else:
        sys.stdout.write("\n".join(as_text(view, open_findings, waived)) + "\n")
    return FINDINGS if open_findings else CLEAN


def as_json(view: View, findings: Sequence[Finding], waived: Sequence[Finding]) -> str:
    """Return findings as JSON; those that a waiver excuses are apart."""
    return json.dumps(
        {
            "structure": title(view),
            "findings": [_plain(finding) for finding in findings],
            "waived": [_plain(finding) for finding in waived],
        },
        indent=1,
    )


def _plain(finding: Finding) -> dict[str, Any]:
    named = rule(finding.rule)
    return {
        "rule": named.id,
        "name": named.name,
        "severity": finding.severity.value,
        "strength": named.strength.value,
        "subjects": [{"kind": subject.kind, "id": subject.id} for subject in finding.subjects],
        "message": finding.message,
        "working": finding.working,
        "fixes": [{"label": fix.label} for fix in finding.fixes],
    }


def as_text(view: View, findings: Sequence[Finding], waived: Sequence[Finding]) -> Iterator[str]:
    """Yield lines to read: what matters most first, with the working and the fixes, and a count to close."""
    yield f"{view.school.name}: {title(view)}"
    for severity, group in groupby(findings, key=lambda finding: finding.severity):
        yield ""
        yield _HEADINGS[severity]
        for finding in group:
            yield from _lines(finding)
    counts = [_count(severity, findings) for severity in Severity]
    yield ""
    yield (", ".join(filter(None, counts)) or "Nothing found") + (
        f"; {len(waived)} waived." if waived else "."
    )


def _lines(finding: Finding) -> Iterator[str]:
    yield from _wrapped(f"{finding.rule}  ", finding.message)
    for line in filter(None, finding.working.splitlines()):
        yield from _wrapped("      ", line)
    for fix in finding.fixes:
        yield from _wrapped("      Fix: ", fix.label)


def _wrapped(start: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=f"  {start}", subsequent_indent="        ")


def _count(severity: Severity, findings: Sequence[Finding]) -> str:
    number = sum(finding.severity is severity for finding in findings)
    one, many = _COUNTED[severity]
    return f"{number} {one if number == 1 else many}" if number else ""
