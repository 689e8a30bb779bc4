"""The badges of the outline's lines: a line that is closed also speaks for those beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.records import Link, Membership, Person, Post, Team
from orgdesigner.model.structure import View
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.rollup import Badge, Rollup
from orgdesigner.ui.panels.outline_tree import BRANCH, Node

Gathered = dict[Subject, dict[int, Finding]]
"""Findings by a record that speaks for them, each of them once."""


class OutlineBadges:
    """What is found about the lines of an outline; each badge is worked out when its line is first seen.

    What branches and teams speak for is gathered from the findings upwards: there are many fewer of them than
    posts. It is kept as the findings change, until a change alters who speaks for whom.
    """

    def __init__(self, view: View, findings: Sequence[Finding]) -> None:
        self._view = view
        self._findings: Sequence[Finding] = ()
        self._of_branches: Gathered | None = None
        self._of_teams: Gathered | None = None
        self.hear(findings)

    def follow(self, change: Change) -> None:
        """Take note of a change that has been made to the structure."""
        self._known.clear()
        if any(isinstance(step.record, Link) for step in change):
            self._of_branches = None
        if any(isinstance(step.record, Team | Membership) for step in change):
            self._of_teams = None

    def hear(self, findings: Sequence[Finding]) -> None:
        """Take note of what is found now."""
        # A finding is the same object until the rule that says so is asked again.
        gone = {id(each): each for each in self._findings}
        come = [each for each in findings if gone.pop(id(each), None) is None]
        for gathered, speakers in ((self._of_branches, self._above), (self._of_teams, self._teams_of)):
            if gathered is not None:
                for subject, found in Rollup(gone.values()).each():
                    _let_go(gathered, speakers(subject), found)
                for subject, found in Rollup(come).each():
                    _gather(gathered, speakers(subject), found)
        self._findings = findings
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
            findings = self._about(node)
            badge = Badge.of(findings.values())
            worst = min(findings.values(), key=lambda each: each.order) if badge else None
            self._known[key] = badge, f"{badge.words}: {worst.message}" if badge and worst else ""
        return self._known[key]

    def _about(self, node: Node) -> dict[int, Finding]:
        subject = node.subject
        if subject is None:
            return {} if node.is_open else self._below_heading(node)
        if subject.kind == Team.kind:
            return self._below_teams().get(subject, {})
        found = {id(each): each for each in self._rollup.about(subject)}
        if node.is_open or not node.has_children:
            return found
        if node.key.endswith(BRANCH):
            return self._below_posts().get(subject, {})
        for child in node.children:
            found |= self._about(child)
        return found

    def _below_heading(self, node: Node) -> dict[int, Finding]:
        if node.kind == Team.kind:
            about: Iterable[tuple[Subject, Iterable[Finding]]] = (
                (subject, findings.values()) for subject, findings in self._below_teams().items()
            )
        else:
            about = self._rollup.each()
        held = set(node.ids)
        return {
            id(each): each
            for subject, findings in about
            if subject.kind == node.kind and subject.id in held
            for each in findings
        }

    def _below_posts(self) -> Gathered:
        """What is found about each post and all those below it."""
        if self._of_branches is None:
            gathered = self._of_branches = {}
            for subject, findings in self._rollup.each():
                _gather(gathered, self._above(subject), findings)
        return self._of_branches

    def _below_teams(self) -> Gathered:
        """What is found about each team, its leads, its members and the same of the teams within it."""
        if self._of_teams is None:
            gathered = self._of_teams = {}
            for subject, findings in self._rollup.each():
                _gather(gathered, self._teams_of(subject), findings)
        return self._of_teams

    def _above(self, subject: Subject) -> Iterator[Subject]:
        """Yield a post and those above it."""
        if subject.kind == Post.kind:
            yield subject
            above = relations.managers_upward(self._view, subject.id)
            yield from (Subject(Post.kind, post.id) for post in above)

    def _teams_of(self, subject: Subject) -> Iterator[Subject]:
        """Yield the teams that a record belongs to, and those that they are part of."""
        view = self._view
        within: list[str] = []
        if subject.kind == Team.kind:
            within = [subject.id]
        elif subject.kind == Post.kind:
            within = [each.id for each in relations.teams_of_post(view, subject.id)]
        elif subject.kind == Person.kind:
            within = [seat.team for seat in view.find(relations.TEAMS_OF_PERSON, subject.id)]
        for team_id in within:
            here = view.get(Team, team_id)
            while here is not None:
                yield Subject(Team.kind, here.id)
                here = view.get(Team, here.parent)


def _gather(gathered: Gathered, speakers: Iterable[Subject], findings: Iterable[Finding]) -> None:
    about = {id(each): each for each in findings}
    for speaker in speakers:
        gathered.setdefault(speaker, {}).update(about)


def _let_go(gathered: Gathered, speakers: Iterable[Subject], findings: Iterable[Finding]) -> None:
    for speaker in speakers:
        for each in findings:
            gathered.get(speaker, {}).pop(id(each), None)
