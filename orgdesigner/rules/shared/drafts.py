"""First drafts of texts that are missing, made only of what the structure itself says."""

from orgdesigner.model.leading import WITHOUT_PURPOSE
from orgdesigner.model.records import Post, Priority, Team
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    CONTRIBUTES_TO,
    LINE_DOWNWARD,
    ROLE_CLASS,
    TEAMS_LED,
    manager,
    members,
)
from orgdesigner.model.view import View
from orgdesigner.rules.shared.wording import listed

MOST_AT_ONCE = 100
"""Nobody reads more drafts than these that one step has written."""


def purpose(view: View, post: Post) -> str:
    """Say what a post is for: its priorities, teams and responsibilities; else its place in the line."""
    said = [
        _of("Answers for", [*_named(view.find(ACCOUNTABLE_FOR, post.id)), *post.responsibilities]),
        _of("Shares", post.shared_responsibilities),
        _of("Leads", [team.name for team in view.find(TEAMS_LED, post.id)]),
        _of("Contributes to", _named(view.find(CONTRIBUTES_TO, post.id))),
    ]
    texts = [text for text in said if text] or [_of_its_role(view, post)]
    return " ".join(text for text in texts if text) or _in_the_line(view, post)


def authority(view: View, team: Team) -> str:
    """Say what a team may decide: what its leads may, else how to pursue what they answer for; or nothing."""
    leads = [view.need(Post, lead) for lead in team.leads]
    stated = dict.fromkeys(lead.authority.strip() for lead in leads if lead.authority.strip())
    if stated:
        return "\n".join(stated)
    answered = [name for lead in leads for name in _named(view.find(ACCOUNTABLE_FOR, lead.id))]
    seats = [view.need(Post, seat.post) for seat in members(view, team.id) if seat.post is not None]
    owned = [each for post in (*leads, *seats) for each in post.responsibilities]
    return _of("Decides how to pursue", list(dict.fromkeys((*answered, *owned))))


def _named(priorities: tuple[Priority, ...]) -> list[str]:
    found = sorted(priorities, key=lambda each: (each.number, each.id))
    return [f"Priority {each.number} ({each.name})" for each in found]


def _of(what: str, things: tuple[str, ...] | list[str]) -> str:
    return f"{what} {listed(things)}." if things else ""


def _of_its_role(view: View, post: Post) -> str:
    """Return what another post of the same role says that it is for, or ""."""
    if not post.role_class:
        return ""
    silent = set(view.ids(WITHOUT_PURPOSE, True))
    models = (each for each in view.ids(ROLE_CLASS, post.role_class) if each not in silent)
    return next((text for each in models if (text := view.need(Post, each).purpose.strip())), "")


def _in_the_line(view: View, post: Post) -> str:
    """Say where a post stands, for one of which the structure says no more."""
    below = view.count(LINE_DOWNWARD, post.id)
    above = manager(view, post.id)
    manages = f"Manages {below} post{'' if below == 1 else 's'}" if below else ""
    reports = f"reports to {above.title}" if above else ""
    said = listed(part for part in (manages, reports) if part) if manages or reports else ""
    return f"{said[:1].upper()}{said[1:]}." if said else f"Works as {post.title}."
