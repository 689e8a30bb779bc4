"""Says from the bare records who reports to whom and who is in which team: an oracle that shares no code."""

from orgdesigner.model import records as r
from orgdesigner.model.view import View


def manager(view: View, post: str) -> str | None:
    return next(
        (link.upper for link in view.all(r.Link) if link.link_kind == r.LINE and link.lower == post), None
    )


def reports(view: View, post: str | None) -> list[str]:
    """The posts below a post, or for None at the top, in stored order."""
    found = [each for each in view.all(r.Post) if manager(view, each.id) == post]
    return [each.id for each in sorted(found, key=lambda each: (each.order, each.id))]


def members(view: View, team: str) -> list[str]:
    """The posts that are members of a team, in stored order."""
    found = [m for m in view.all(r.Membership) if m.team == team and m.post]
    return [m.post or "" for m in sorted(found, key=lambda m: (m.order, m.id))]


def leads(view: View, team: str) -> list[str]:
    return list(view.need(r.Team, team).leads)


def titled(view: View, title: str) -> str:
    """The id of the one post with a title."""
    return next(post.id for post in view.all(r.Post) if post.title == title)


def named(view: View, name: str) -> str:
    """The id of the one team with a name."""
    return next(team.id for team in view.all(r.Team) if team.name == name)
