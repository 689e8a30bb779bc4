"""The page of each rule in the guide, as Markdown: made of the rule itself, so that none can drift from it.

The window makes a page when somebody asks for it; `tools/make_rule_pages.py` writes all of them to
docs/rules/.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module

import orgdesigner.rules
from orgdesigner.report.spelled_out import spelled_out
from orgdesigner.rules.areas import AREAS, area_of
from orgdesigner.rules.base import Example, Finding, Rule, Severity, Strength
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.examples import bad, before, drawn, good

FAR = {
    Strength.HARD: "It decides: a structure keeps it, or it doesn't.",
    Strength.ADVICE: "It lists what it sees; a person decides.",
    Strength.PROMPT: "It reminds, and never scores.",
}
"""How far a program may go, in a sentence for each strength."""

INDEX = "README.md"
_DAY = date(2026, 11, 21)
"""The day on which examples are judged; only waivers depend on it, and examples have none."""


def file_name(rule: Rule) -> str:
    """Return the name of a rule's page, by which other pages link to it."""
    return f"{rule.id}.md"


def index() -> str:
    """Return the page that lists all rules by their area."""
    parts = [
        "# Rules",
        "Rules are asked while you draw. Each says why, names its source and, where it can, offers what would"
        " put things right. A plan can say how much the findings of a rule matter, set its limits, or not ask"
        " it at all. A single finding can be waived, with a reason, an owner and an end.",
    ]
    for area, members in by_area():
        parts.append(f"## {area}")
        parts.append(_plain(about(members)))
        rows = [
            f"| [{rule.id}]({file_name(rule)}) | {_plain(rule.name)} | {rule.severity.label} |"
            for rule in members
        ]
        parts.append("\n".join(("| rule | what it looks at | its findings are |", "|---|---|---|", *rows)))
    return _page(parts)


def by_area() -> list[tuple[str, list[Rule]]]:
    """Return the rules of each area, as the screen calls it and in its order, rules by id."""
    return [(area, [rule for rule in rules() if area_of(rule.id) == area]) for area in AREAS.values()]


def about(members: list[Rule]) -> str:
    """Return what the rules of an area are about, in a sentence."""
    folder = import_module(f"{orgdesigner.rules.__name__}.{members[0].area}")
    return " ".join((folder.__doc__ or "").split())


def page(rule: Rule) -> str:
    """Return the page of a rule: what is true when all is well, why, who says so, and examples."""
    return _page(_parts(rule))


def _parts(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}: {_plain(rule.name)}"
    yield _paragraphs(rule.page.summary)
    yield "\n".join(f"- {each}" for each in _facts(rule))
    yield "## Why"
    yield _paragraphs(rule.page.why)
    yield "## To put it right"
    yield _paragraphs(rule.page.fix)
    yield "## Who says so"
    yield _paragraphs(rule.page.source)
    if found := next(iter(bad(rule)), None):
        yield "## An example of what it finds"
        yield from _drawn(found)
        yield from _found(rule, found)
    if well := next(iter(good(rule)), None):
        yield "## An example in which it finds nothing"
        yield from _drawn(well)


def _facts(rule: Rule) -> Iterator[str]:
    yield f"**{rule.severity.label}**: {_MEANS[rule.severity]}"
    yield FAR[rule.strength]
    if rule.compares:
        yield "It is asked of proposals only, and compares them with the current structure."
    for limit in rule.limits:
        yield f"A plan may set: {_plain(str(limit))}."


_MEANS = {
    Severity.ERROR: "its findings are errors, unless the plan says otherwise.",
    Severity.WARNING: "its findings are warnings, unless the plan says otherwise.",
    Severity.ADVICE: "its findings are advice, unless the plan says otherwise.",
}


def _drawn(example: Example) -> Iterator[str]:
    current = before(example)
    if current is not None:
        yield "The current structure:"
        yield _bullets(spelled_out(current))
        yield "The proposal:"
    yield _bullets(spelled_out(drawn(example.sketch).view))


def _found(rule: Rule, example: Example) -> Iterator[str]:
    findings = Engine(drawn(example.sketch), today=_DAY, before=before(example), rules=[rule]).findings
    yield "It says:"
    for finding in findings:
        yield "\n".join(_quoted(finding))
        if finding.fixes:
            yield "It offers:"
            yield _bullets([fix.label for fix in finding.fixes])


def _quoted(finding: Finding) -> Iterator[str]:
    yield f"> **{_plain(finding.message)}**"
    for line in filter(None, finding.working.splitlines()):
        yield ">"
        yield f"> {_plain(line)}"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {_plain(' '.join(line.split()))}" for line in lines)


def _paragraphs(text: str) -> str:
    return "\n\n".join(_plain(each) for each in text.split("\n\n"))


def _plain(text: str) -> str:
    """Return text in which nothing is taken for a mark of Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in text)


def _page(parts: Sequence[str] | Iterator[str]) -> str:
    return "\n\n".join(parts) + "\n"
