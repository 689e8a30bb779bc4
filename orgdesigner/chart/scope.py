"""Which teams and posts are laid out while somebody looks at one team, or at one post and those below it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View


@dataclass(frozen=True)
class Scope:
    """The teams and posts that are laid out; None stands for all of them."""

    teams: AbstractSet[str] | None = None
    posts: AbstractSet[str] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.teams is None and self.posts is None

    def has_team(self, team_id: str) -> bool:
        """Whether a team is laid out."""
        return self.teams is None or team_id in self.teams

    def has_post(self, post_id: str) -> bool:
        """Whether a post is laid out, in whichever of the teams it is."""
        return self.posts is None or post_id in self.posts


WHOLE = Scope()


def scope_of(view: View, focus: tuple[str, str] | None) -> Scope:
    """Return what is laid out for a focus, the kind and id of a post or team: all for one that is gone.

    Of a team it is the team with those that are part of it; of a post it and all below it, in their teams.
    """
    kind, record_id = focus or ("", "")
    if kind == r.Team.kind and view.get(r.Team, record_id) is not None:
        teams = frozenset(_with_teams_within(view, record_id))
        return Scope(teams, frozenset(_posts_in(view, teams)))
    if kind == r.Post.kind and view.get(r.Post, record_id) is not None:
        posts = frozenset((record_id, *(post.id for post in relations.below(view, record_id))))
        found = {team.id for post in posts for team in relations.teams_of_post(view, post)}
        return Scope(frozenset(found), posts)
    return WHOLE


def _with_teams_within(view: View, team_id: str) -> list[str]:
    found = [team_id]
    for each in found:
        found.extend(view.ids(relations.TEAMS_WITHIN, each))
    return found


def _posts_in(view: View, teams: AbstractSet[str]) -> list[str]:
    seats = (seat.post for team in teams for seat in view.find(relations.MEMBERS_OF_TEAM, team))
    leads = (post for team in teams for post in view.need(r.Team, team).leads)
    return [post for post in (*seats, *leads) if post]
