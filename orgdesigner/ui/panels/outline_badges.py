"""The badges of the outline's lines: a line that is closed also speaks for those beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgdesigner.model.records import Post, Team
from orgdesigner.model.structure import View
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.rollup import Badge, Rollup, branch, team
from orgdesigner.ui.panels.outline_tree import Node


class OutlineBadges:
    """What is found about the lines of an outline; each badge is worked out when its line is first seen."""

    def __init__(self, view: View, findings: Iterable[Finding]) -> None:
        self._view = view
        self._rollup = Rollup(findings)
        self._known: dict[tuple[str, bool], tuple[Badge | None, str]] = {}

    def badge(self, node: Node) -> Badge | None:
        """Return the badge of a line, or None where nothing is found."""
        return self._of(node)[0]

    def words(self, node: Node) -> str:
        """Say how much is found about a line, and the worst of it; empty where nothing is found."""
        return self._of(node)[1]

    def _of(self, node: Node) -> tuple[Badge | None, str]:
        key = node.key, node.is_open
        if key not in self._known:
            findings = self._rollup.about(*self._subjects(node))
            badge = Badge.of(findings)
            self._known[key] = badge, f"{badge.words}: {findings[0].message}" if badge else ""
        return self._known[key]

    def _subjects(self, node: Node) -> Iterator[Subject]:
        subject = node.subject
        if subject is not None and subject.kind == Team.kind:
            yield from team(self._view, subject.id)
        elif subject is not None and subject.kind == Post.kind and node.has_children and not node.is_open:
            yield from branch(self._view, subject.id)
        elif subject is not None:
            yield subject
        elif not node.is_open:
            for child in node.children:
                yield from self._subjects(child)
