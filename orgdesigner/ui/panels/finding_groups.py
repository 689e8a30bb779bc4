"""Which findings the panel lists, and in which groups: by words, importance, area and what is selected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from orgdesigner.rules.areas import AREAS, area_of
from orgdesigner.rules.base import Finding, Severity, Subject
from orgdesigner.rules.catalogue import rule

WAIVED = "waived"
"""The key of the group of findings that a waiver excuses."""


class Grouping(Enum):
    """What the findings of a group have in common."""

    IMPORTANCE = "By importance"
    AREA = "By area"


class Standing(Enum):
    """Whether findings are listed that a waiver excuses."""

    ALL = "Open and waived"
    OPEN = "Open only"
    WAIVED = "Waived only"


@dataclass(frozen=True)
class Group:
    """Findings under one heading."""

    key: str
    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Wanted:
    """Which findings are listed; as it comes, all. `within` are the only records that they may be about."""

    words: str = ""
    severity: Severity | None = None
    area: str = ""
    standing: Standing = Standing.ALL
    within: frozenset[Subject] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether every finding is listed."""
        return self == Wanted()

    def of(self, findings: Iterable[Finding], name_of: Callable[[Subject], str]) -> list[Finding]:
        """Return those of some findings that are listed; `name_of` says what a record is called."""
        words = self.words.casefold().split()
        return [each for each in findings if self._fits(each) and _holds(each, words, name_of)]

    def _fits(self, finding: Finding) -> bool:
        if self.standing is not Standing.ALL and finding.is_waived != (self.standing is Standing.WAIVED):
            return False
        if self.severity not in (None, finding.severity):
            return False
        if self.area and area_of(finding.rule) != self.area:
            return False
        return self.within is None or not self.within.isdisjoint(finding.subjects)


def grouped(findings: Iterable[Finding], grouping: Grouping) -> list[Group]:
    """Return findings in groups, none of them empty; those that are waived come last, in one of their own."""
    listed = list(findings)
    waived = tuple(each for each in listed if each.is_waived)
    groups = list(_groups([each for each in listed if not each.is_waived], grouping))
    return [*groups, *([Group(WAIVED, "Waived", waived)] if waived else [])]


def _groups(findings: list[Finding], grouping: Grouping) -> Iterator[Group]:
    if grouping is Grouping.IMPORTANCE:
        keys = [(severity.value, severity.label) for severity in Severity]
        key_of = {id(each): each.severity.value for each in findings}
    else:
        keys = [(area, area) for area in AREAS.values()]
        key_of = {id(each): area_of(each.rule) for each in findings}
    for key, title in keys:
        group = tuple(each for each in findings if key_of[id(each)] == key)
        if group:
            yield Group(key, title, group)


def _holds(finding: Finding, words: list[str], name_of: Callable[[Subject], str]) -> bool:
    """Whether a finding, its rule or the names of what it is about hold all of some words."""
    if not words:
        return True
    said = f"{finding.rule} {rule(finding.rule).name} {finding.message}".casefold()
    missing = [word for word in words if word not in said]
    if not missing:
        return True
    names = " ".join(name_of(subject) for subject in finding.subjects).casefold()
    return all(word in names for word in missing)
