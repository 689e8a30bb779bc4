"""What the canvas says about a post or a team to somebody who does not see it."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesigner.model import relations
from orgdesigner.model.records import Post, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding, Subject


def describe_selection(view: View, selection: tuple[Subject, ...], findings: Iterable[Finding]) -> str:
    """Say what is selected: of one thing everything that its card shows, of several how many there are."""
    if not selection:
        return "Nothing is selected."
    if len(selection) > 1:
        return f"{len(selection)} are selected."
    subject = selection[0]
    about = [each.message for each in findings if subject in each.subjects and not each.is_waived]
    post, team = view.get(Post, subject.id), view.get(Team, subject.id)
    if subject.kind == Post.kind and post is not None:
        parts = _post_parts(view, post)
    elif subject.kind == Team.kind and team is not None:
        parts = [team.name, "team", _count(len(relations.members(view, team.id)), "member")]
    else:
        return ""
    return ". ".join([", ".join(parts), *(_findings(about))])


def _post_parts(view: View, post: Post) -> list[str]:
    people = [
        f"{person.name}, {person.staff_group.label.lower()}" for person in relations.holders(view, post.id)
    ]
    above = relations.manager(view, post.id)
    teams = [team.name for team in relations.teams_of_post(view, post.id)]
    below = len(relations.reports(view, post.id))
    return [
        post.title,
        f"held by {' and '.join(people)}" if people else "vacant",
        f"reports to {above.title}" if above else "reports to nobody",
        *([_count(below, "report")] if below else []),
        *([f"in {' and '.join(teams)}"] if teams else []),
    ]


def _findings(messages: list[str]) -> list[str]:
    return [f"{_count(len(messages), 'finding')}: {' '.join(messages)}"] if messages else []


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
