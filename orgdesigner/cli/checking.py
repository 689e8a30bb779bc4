"""`orgdesigner check FILE` says what the rules find in one structure of a plan."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from orgdesigner.cli.choosing import chosen
from orgdesigner.cli.plans import place_called, plan_in, title
from orgdesigner.cli.sarif import as_sarif
from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.source import read_source
from orgdesigner.model.document import CURRENT
from orgdesigner.model.records import Waiver
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding, Severity
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.packs import adopt, read_pack

CLEAN, FINDINGS = 0, 1
_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}
_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_WIDTH = 100


def run(parsed: argparse.Namespace) -> int:
    """Print the findings; return 1 if there are any, as severe as asked for, that no waiver excuses."""
    asked = chosen(parsed.select, parsed.ignore)
    document = plan_in(parsed.file)
    where = place_called(document, parsed.proposal)
    structure = document.structure(where)
    if parsed.pack is not None:
        structure = _asked_as(structure, parsed.pack)
    before = None if where == CURRENT else document.view(CURRENT)
    findings = Engine(structure, today=date.today(), before=before, rules=asked).findings
    open_findings = [finding for finding in findings if not finding.is_waived]
    waived = [finding for finding in findings if finding.is_waived]
    if parsed.format == "json":
        told = as_json(structure.view, open_findings, waived)
    elif parsed.format == "sarif":
        told = as_sarif(structure.view, parsed.file, asked, [*open_findings, *waived])
    else:
        told = "\n".join(as_text(structure.view, open_findings, waived))
    sys.stdout.write(told + "\n")
    least = Severity(parsed.severity).rank
    return FINDINGS if any(finding.severity.rank <= least for finding in open_findings) else CLEAN


def _asked_as(structure: Structure, file: Path) -> Structure:
    """Return a copy of a structure that asks its rules as a pack says; the plan's own settings are put by."""
    try:
        pack = read_pack(read_source(file))
    except FileRefused as error:
        raise FileRefused(f"The pack “{file.name}” can't be used. {error}") from None
    if pack.unknown:
        sys.stderr.write(f"The pack “{file.name}” names what is not known here: {', '.join(pack.unknown)}.\n")
    copy = structure.copy()
    copy.apply(adopt(structure.view, pack))
    return copy


def as_json(view: View, findings: Sequence[Finding], waived: Sequence[Finding]) -> str:
    """Return findings as JSON; those that a waiver excuses are apart."""
    return json.dumps(
        {
            "structure": title(view),
            "findings": [_plain(finding) for finding in findings],
            "waived": [_plain(finding) | _excuse(view, finding) for finding in waived],
        },
        indent=1,
    )


def _plain(finding: Finding) -> dict[str, Any]:
    named = rule(finding.rule)
    return {
        "rule": named.id,
        "name": named.name,
        "area": named.area,
        "severity": finding.severity.value,
        "strength": named.strength.value,
        "subjects": [{"kind": subject.kind, "id": subject.id} for subject in finding.subjects],
        "message": finding.message,
        "working": finding.working,
        "fixes": [{"label": fix.label} for fix in finding.fixes],
    }


def _excuse(view: View, finding: Finding) -> dict[str, Any]:
    waiver = view.need(Waiver, finding.waiver)
    return {
        "waiver": {
            "reason": waiver.reason,
            "owner": waiver.owner,
            "expires": waiver.expires.isoformat(),
        }
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
    return textwrap.wrap(
        text, _WIDTH, initial_indent=f"  {start}", subsequent_indent="        ", break_on_hyphens=False
    )


def _count(severity: Severity, findings: Sequence[Finding]) -> str:
    number = sum(finding.severity is severity for finding in findings)
    one, many = _COUNTED[severity]
    return f"{number} {one if number == 1 else many}" if number else ""
