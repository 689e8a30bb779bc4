"""Four principles of leadership teams: autonomy, agency, accountability, trust."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesigner.model.records import Forum, Post, Team
from orgdesigner.model.relations import SLOTS_OF_TEAM, forums, members, teams
from orgdesigner.model.words import Decides, Level, TeamKind
from orgdesigner.report.prompts.prompt import Evidence, Group, Plan, Prompt, alike, quoted, says
from orgdesigner.rules.shared.wording import count, listed


def _autonomy(plan: Plan) -> Iterator[Evidence]:
    for team in teams(plan.view):
        if team.authority.strip():
            yield says(team, f"{team.name}: {quoted(team.authority)}")


def _agency(plan: Plan) -> Iterator[Evidence]:
    for team in teams(plan.view):
        if team.approvals is not None:
            approvals = count(team.approvals, "approval")
            yield says(team, f"{team.name}: {approvals} between a decision of the team and acting on it")
    acting = [post for post in plan.leadership_posts if post.decides is Decides.DECIDES]
    yield from alike(acting, "decides without asking")
    telling = [post for post in plan.leadership_posts if post.decides is Decides.DECIDES_AND_TELLS]
    yield from alike(telling, "decides, and tells afterwards")


def _accountability(plan: Plan) -> Iterator[Evidence]:
    for team in teams(plan.view):
        before = [plan.view.need(Forum, slot.forum).name for slot in plan.view.find(SLOTS_OF_TEAM, team.id)]
        if team.committee:
            before.append(team.committee)
        if before:
            yield says(team, f"{team.name} is heard by {listed(before)}")


def _trust(plan: Plan) -> Iterator[Evidence]:
    heads = {post.id for post in plan.leadership_posts if post.level is Level.HEAD}
    for team in teams(plan.view):
        if heads and team.team_kind is TeamKind.LEADERSHIP and not _takes_part(plan, team, heads):
            yield says(team, f"{team.name} works without the headteacher as a member")
    for forum in forums(plan.view):
        chair = plan.view.get(Post, forum.chair)
        if forum.open_to_all:
            yield says(forum, f"{forum.name} is open to any member of staff")
        if chair is not None and chair.level is not Level.HEAD and heads & set(forum.attendees):
            yield says(forum, f"{forum.name} is chaired by {chair.title}, with the headteacher there")


def _takes_part(plan: Plan, team: Team, heads: set[str]) -> bool:
    return bool(heads & {*team.leads, *(seat.post for seat in members(plan.view, team.id))})


FOUR_PRINCIPLES = Group(
    "Autonomy, agency, accountability, trust",
    "The four principles on which the founding school built its leadership teams.",
    "The founding school's account of its leadership teams (2015); read in November 2026.",
    (
        Prompt("Autonomy: what may teams pursue and decide without asking?", _autonomy),
        Prompt("Agency: are people allowed to get on with it?", _agency),
        Prompt("Accountability: who looks critically at the work of each team, and from how many sides?",
               _accountability),
        Prompt("Trust: nobody can measure it. What here would only be done by people who trust?", _trust),
    ),
)  # fmt: skip
