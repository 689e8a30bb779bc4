"""Findings rolled up: how many there are about a record, a branch or a team, and which is the worst."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from orgdesigner.model import relations
from orgdesigner.model.records import Person, Post, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding, Severity, Subject


@dataclass(frozen=True)
class Badge:
    """How many findings there are about something, and how much the worst of them matters."""

    count: int
    worst: Severity

    @classmethod
    def of(cls, findings: Collection[Finding]) -> Badge | None:
        """Return the badge of some findings; None if there are none."""
        severities = [finding.severity for finding in findings]
        return cls(len(severities), min(severities, key=lambda each: each.rank)) if severities else None

    @property
    def words(self) -> str:
        """What the badge says: "3 findings, the worst to put right"."""
        worst = self.worst.label.lower()
        return f"one finding, {worst}" if self.count == 1 else f"{self.count} findings, the worst {worst}"


class Rollup:
    """The findings that no waiver excuses, by the records that carry a badge for them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._about: dict[Subject, list[Finding]] = {}
        for finding in findings:
            if not finding.is_waived:
                for subject in dict.fromkeys(finding.badged):
                    self._about.setdefault(subject, []).append(finding)

    def about(self, *subjects: Subject) -> tuple[Finding, ...]:
        """Return the findings about some records, each of them once; what matters most comes first."""
        found = {id(each): each for subject in subjects for each in self._about.get(subject, ())}
        return tuple(sorted(found.values(), key=lambda finding: finding.order))

    def each(self) -> Iterable[tuple[Subject, list[Finding]]]:
        """Return every record that carries a badge, with the findings about it."""
        return self._about.items()


def branch(view: View, post_id: str) -> Iterator[Subject]:
    """Yield a post and every post below it."""
    waiting = [post_id]
    while waiting:
        above = waiting.pop()
        yield Subject(Post.kind, above)
        waiting += [link.lower for link in view.find(relations.LINE_DOWNWARD, above)]


def team(view: View, team_id: str) -> Iterator[Subject]:
    """Yield a team, its leads and members, and the same of every team within it."""
    waiting = [team_id]
    while waiting:
        within = waiting.pop()
        yield Subject(Team.kind, within)
        present = view.get(Team, within)
        yield from (Subject(Post.kind, lead) for lead in (present.leads if present else ()))
        for seat in view.find(relations.MEMBERS_OF_TEAM, within):
            if seat.post is not None:
                yield Subject(Post.kind, seat.post)
            elif seat.person is not None:
                yield Subject(Person.kind, seat.person)
        waiting += view.ids(relations.TEAMS_WITHIN, within)


def reach(view: View, chosen: Iterable[Subject]) -> frozenset[Subject]:
    """Return what belongs to some records: a post's branch, a team's members, and what is tied to them.

    That is who holds the posts, what is paid for them and who sits where; and the posts of a person.
    """
    core: set[Subject] = set()
    for subject in chosen:
        if subject.kind == Post.kind:
            core.update(branch(view, subject.id))
        elif subject.kind == Team.kind:
            core.update(team(view, subject.id))
        else:
            core.add(subject)
        if subject.kind == Person.kind:
            holdings = view.find(relations.HOLDINGS_OF_PERSON, subject.id)
            core.update(Subject(Post.kind, holding.post) for holding in holdings)
    tied = {each for subject in core if subject.kind == Post.kind for each in _tied(view, subject.id)}
    return frozenset(core | tied)


def _tied(view: View, post_id: str) -> Iterator[Subject]:
    for holding in view.find(relations.HOLDINGS_OF_POST, post_id):
        yield Subject(holding.kind, holding.id)
        yield Subject(Person.kind, holding.person)
    for index in (relations.ALLOWANCES_OF_POST, relations.TEAMS_OF_POST):
        kind = index.record_type.kind
        yield from (Subject(kind, record_id) for record_id in view.ids(index, post_id))
