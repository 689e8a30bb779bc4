"""Teams: adding and removing them, how they nest, their order and who leads them."""

from collections.abc import Sequence
from typing import Any

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import forget
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.orders import place, position, shift_among
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import Post, Team
from orgdesigner.model.relations import teams, teams_within
from orgdesigner.model.view import View
from orgdesigner.model.words import TeamLead


def add_team(
    view: View,
    *,
    name: str,
    parent: str | None = None,
    before: str | None = None,
    team_id: str | None = None,
    **values: Any,
) -> Change:
    """Add a team, as part of another one or on its own: before the given team, else last."""
    if parent is not None:
        view.need(Team, parent)
    draft = Draft(view)
    team = draft.add(Team, record_id=team_id, name=name, parent=parent, **values)
    siblings = _teams_within(view, parent)
    place(draft, [team], siblings, position(siblings, before=before))
    return draft.change(f"Add {name}")


def remove_team(view: View, team_id: str) -> Change:
    """Remove a team; its posts and people stay, and the teams within it move up into its place."""
    team = view.need(Team, team_id)
    siblings = _teams_within(view, team.parent)
    within = _teams_within(view, team_id)
    draft = Draft(view)
    for each in within:
        draft.set(each, parent=team.parent)
    at = siblings.index(team)
    place(draft, within, [*siblings[:at], *siblings[at + 1 :]], at)
    forget(draft, [team])
    return draft.change(f"Remove {team.name}")


def move_team(
    view: View, team_id: str, parent: str | None, *, before: str | None = None, after: str | None = None
) -> Change:
    """Make a team part of another one, or of none: before or after the given team there, else last."""
    team = view.need(Team, team_id)
    if parent is not None:
        _refuse_loop(view, team, view.need(Team, parent))
    siblings = _teams_within(view, parent)
    rest = [each for each in siblings if each.id != team_id]
    stop = position(siblings, before=before, after=after)
    draft = Draft(view)
    draft.set(team, parent=parent)
    place(draft, [team], rest, sum(each.id != team_id for each in siblings[:stop]))
    return draft.change(_moved_label(view, team, parent, before, after))


def shift_team(view: View, team_id: str, by: int) -> Change:
    """Move a team by so many places among the teams beside it; negative is towards the first."""
    team = view.need(Team, team_id)
    siblings = _teams_within(view, team.parent)
    draft = Draft(view)
    passed = shift_among(draft, siblings, siblings.index(team), by)
    return draft.change(f"Move {team.name} {'before' if by < 0 else 'after'} {passed.name}")


def set_leads(view: View, team_id: str, post_ids: Sequence[str], *, lead: TeamLead | None = None) -> Change:
    """Say which posts lead a team, and with `lead` also how it is led."""
    team = view.need(Team, team_id)
    leads = [view.need(Post, post_id) for post_id in dict.fromkeys(post_ids)]
    draft = Draft(view)
    draft.set(team, leads=tuple(post.id for post in leads), lead=team.lead if lead is None else lead)
    return draft.change(f"Let {what(leads)} lead {team.name}" if leads else f"Let nobody lead {team.name}")


def _teams_within(view: View, parent: str | None) -> list[Team]:
    if parent is None:
        return [team for team in teams(view) if team.parent is None]
    return teams_within(view, parent)


def _refuse_loop(view: View, team: Team, parent: Team) -> None:
    if parent.id == team.id:
        raise EditRefused(f"“{team.name}” can't be part of itself.")
    above = view.get(Team, parent.parent)
    while above is not None:
        if above.id == team.id:
            raise EditRefused(
                f"“{team.name}” can't be part of “{parent.name}”, which is part of it."
                f" Move “{parent.name}” out first."
            )
        above = view.get(Team, above.parent)


def _moved_label(view: View, team: Team, parent: str | None, before: str | None, after: str | None) -> str:
    if parent != team.parent:
        above = view.get(Team, parent)
        return f"Make {team.name} part of {above.name}" if above else f"Make {team.name} a team of its own"
    anchor = view.get(Team, before or after)
    beside = f"{'before' if before else 'after'} {anchor.name}" if anchor else "to the end"
    return f"Move {team.name} {beside}"
