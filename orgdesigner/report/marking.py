"""The worst finding about each record, kept up to date from edit to edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from orgdesigner.chart.picture import Mark, Marks
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.records import Membership, Person, Post, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding

Key = tuple[str, str]

_WORST_FIRST = tuple(Mark)
_RANK = {mark: rank for rank, mark in enumerate(_WORST_FIRST)}


def marks_of(view: View, findings: Sequence[Finding]) -> Marks:
    """Return the worst finding about each record, and of a team also about its members.

    What is waived leaves no mark.
    """
    return Marking(view).marks(findings)


class Marking:
    """Remembers which findings each record has, so that new findings cost as much as what differs."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._findings: Sequence[Finding] = ()
        self._counts: dict[Key, list[int]] = {}
        self._marks: dict[Key, Mark] = {}
        self._stale = {team.id for team in view.all(Team)}

    def follow(self, change: Change) -> None:
        """Take note of a change that has been made to the structure."""
        for step in change:
            for record in (step.before, step.after):
                if isinstance(record, Membership):
                    self._stale.add(record.team)
                elif isinstance(record, Team):
                    self._stale.add(record.id)

    def marks(self, findings: Sequence[Finding]) -> Marks:
        """Return the marks for what the rules say now."""
        if findings is not self._findings:
            # A finding is the same object until the rule that says so is asked again.
            gone = {id(finding): finding for finding in self._findings}
            come = [finding for finding in findings if gone.pop(id(finding), None) is None]
            touched = {*self._count(gone.values(), -1), *self._count(come, 1)}
            self._findings = findings
            for key in touched:
                self._settle(key)
        for team in self._stale:
            self._settle_team(team)
        self._stale = set()
        return MappingProxyType(self._marks)

    def _count(self, findings: Iterable[Finding], by: int) -> Iterable[Key]:
        for finding in findings:
            if not finding.is_waived:
                rank = _RANK[Mark(finding.severity.value)]
                for subject in finding.badged:
                    key = subject.kind, subject.id
                    self._counts.setdefault(key, [0] * len(_WORST_FIRST))[rank] += by
                    yield key

    def _settle(self, key: Key) -> None:
        kind, record_id = key
        if kind == Team.kind:
            self._stale.add(record_id)
            return
        self._put(key, self._own(key))
        if kind == Post.kind:
            self._stale.update(seat.team for seat in self._view.find(relations.TEAMS_OF_POST, record_id))
            self._stale.update(team.id for team in self._view.find(relations.TEAMS_LED, record_id))
        elif kind == Person.kind:
            self._stale.update(seat.team for seat in self._view.find(relations.TEAMS_OF_PERSON, record_id))

    def _settle_team(self, team_id: str) -> None:
        """Give a team its own mark or that of a member, whichever is worst."""
        team = self._view.get(Team, team_id)
        found = [self._own((Team.kind, team_id))]
        if team is not None:
            found += [self._marks.get((Post.kind, lead)) for lead in team.leads]
            for seat in self._view.find(relations.MEMBERS_OF_TEAM, team_id):
                key = (Post.kind, seat.post) if seat.post else (Person.kind, seat.person or "")
                found.append(self._marks.get(key))
        marks = [mark for mark in found if mark is not None]
        self._put((Team.kind, team_id), min(marks, key=_RANK.__getitem__, default=None))

    def _own(self, key: Key) -> Mark | None:
        counts = self._counts.get(key)
        if counts is None:
            return None
        worst = next((mark for mark, count in zip(_WORST_FIRST, counts, strict=True) if count), None)
        if worst is None:
            del self._counts[key]
        return worst

    def _put(self, key: Key, mark: Mark | None) -> None:
        if mark is None:
            self._marks.pop(key, None)
        else:
            self._marks[key] = mark
