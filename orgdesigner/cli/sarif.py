"""Findings as SARIF 2.1.0, the format in which checkers of code tell other programs what they found.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from orgdesigner import __version__
from orgdesigner.cli.plans import title
from orgdesigner.model.records import SCHOOL_ID, School, Waiver
from orgdesigner.model.view import View
from orgdesigner.rules.asking import setting_of
from orgdesigner.rules.base import Finding, Rule, Severity, Subject
from orgdesigner.rules.catalogue import explain

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def as_sarif(view: View, file: Path, asked: Sequence[Rule], findings: Sequence[Finding]) -> str:
    """Return what the rules that were asked found in a structure; waived findings are suppressed ones."""
    places = {rule.id: place for place, rule in enumerate(asked)}
    run = {
        "tool": {
            "driver": {
                "name": "OrgDesigner",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in asked],
            }
        },
        "automationDetails": {"id": f"orgdesigner/{title(view)}/"},
        "invocations": [
            {
                "executionSuccessful": True,
                "ruleConfigurationOverrides": list(filter(None, (_override(view, r, places) for r in asked))),
            }
        ],
        "artifacts": [{"location": {"uri": _uri(file)}}],
        "results": [_result(view, file, finding, places[finding.rule]) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.page.summary},
        "help": {"text": explain(rule.id)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.area],
            "strength": rule.strength.value,
            "source": rule.page.source,
        },
    }


def _override(view: View, rule: Rule, places: dict[str, int]) -> dict[str, Any] | None:
    """Return how the plan asks a rule in another way than it comes, or None."""
    setting = setting_of(view, rule.id)
    if setting is None:
        return None
    configuration: dict[str, Any] = {"enabled": not setting.off}
    if setting.severity is not None:
        configuration["level"] = LEVELS[setting.severity]
    if setting.limits:
        configuration["parameters"] = {limit.name: str(limit.value) for limit in setting.limits}
    return {"descriptor": {"id": rule.id, "index": places[rule.id]}, "configuration": configuration}


def _result(view: View, file: Path, finding: Finding, place: int) -> dict[str, Any]:
    chief, *others = dict.fromkeys(finding.subjects or (Subject(School.kind, SCHOOL_ID),))
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(file, chief)],
        "partialFingerprints": {"ruleAndSubjects/v1": _fingerprint(finding)},
        "properties": {"working": finding.working, "fixes": [fix.label for fix in finding.fixes]},
    }
    if others:
        result["relatedLocations"] = [_location(file, other) for other in others]
    waiver = view.get(Waiver, finding.waiver or None)
    if waiver is not None:
        result["suppressions"] = [_suppression(waiver)]
    return result


def _location(file: Path, subject: Subject) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(file), "index": 0}},
        "logicalLocations": [{"fullyQualifiedName": str(subject), "kind": subject.kind}],
    }


def _suppression(waiver: Waiver) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": waiver.reason,
        "properties": {"owner": waiver.owner, "expires": waiver.expires.isoformat()},
    }


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same while a finding is about the same records, whatever its figures say."""
    named = "\n".join((finding.rule, *map(str, finding.subjects)))
    return hashlib.sha256(named.encode()).hexdigest()


def _uri(file: Path) -> str:
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())
