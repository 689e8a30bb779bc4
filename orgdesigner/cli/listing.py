"""`orgdesigner rules` lists all rules: how much each matters, how far it goes, and who says so."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from orgdesigner.rules.base import Rule
from orgdesigner.rules.catalogue import rules

_WIDTH = 100


def run(parsed: argparse.Namespace) -> int:
    """Print the rules, by area and id."""
    listed = sorted(rules(), key=lambda rule: (rule.area, rule.id))
    if parsed.format == "json":
        sys.stdout.write(json.dumps({"rules": [_plain(rule) for rule in listed]}, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_as_text(listed)) + "\n")
    return 0


def _plain(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "area": rule.area,
        "severity": rule.severity.value,
        "strength": rule.strength.value,
        "proposals_only": rule.compares,
        "limits": [
            {"name": limit.name, "label": limit.label, "usual": str(limit.usual)} for limit in rule.limits
        ],
        "summary": rule.page.summary,
        "source": rule.page.source,
    }


def _as_text(listed: list[Rule]) -> Iterator[str]:
    for area, members in groupby(listed, key=lambda rule: rule.area):
        yield area.capitalize()
        for rule in members:
            yield f"  {rule.id}  {rule.severity.value}, {rule.strength.value}  {rule.name}"
            for limit in rule.limits:
                yield from _wrapped(f"Limit: {limit}")
            yield from _wrapped(f"Source: {rule.page.source}")
        yield ""
    yield f"{len(listed)} rules. `orgdesigner explain ID` prints the page of one."


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent="      ", subsequent_indent="        ", break_on_hyphens=False
    )
