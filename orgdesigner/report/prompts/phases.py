"""MacBeath's three phases: watch and appoint, widen, stand back."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesigner.model.records import SCHOOL_ID, Post, School
from orgdesigner.model.relations import ACCOUNTABLE_FOR, CONTRIBUTES_TO, TEAMS_LED, teams
from orgdesigner.model.words import Distribution, DistributionPhase, Level, TeamKind
from orgdesigner.report.prompts.prompt import Evidence, Group, Plan, Prompt, quoted, says
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count, listed

_FIRST = (Distribution.FORMAL, Distribution.PRAGMATIC, Distribution.STRATEGIC)


def _stated(plan: Plan) -> Iterator[Evidence]:
    phase = plan.view.school.distribution_phase
    if phase is not DistributionPhase.UNSTATED:
        yield Evidence(f"The school places itself in phase {phase.label}", Subject(School.kind, SCHOOL_ID))


def _first(plan: Plan) -> Iterator[Evidence]:
    for way in _FIRST:
        posts = [post for post in plan.own_posts if post.distribution is way]
        if posts:
            yield says(posts[0], f"{way.label}: {count(len(posts), 'post')}, such as {posts[0].title}")


def _second(plan: Plan) -> Iterator[Evidence]:
    for post in plan.own_posts:
        leads = [] if post.is_leadership else list(_leads_without_position(plan, post))
        if leads:
            yield says(post, f"{plan.held_by(post)} has no leadership level, and {listed(leads)}")


def _leads_without_position(plan: Plan, post: Post) -> Iterator[str]:
    led = [team.name for team in plan.view.find(TEAMS_LED, post.id)]
    if led:
        yield f"leads {listed(led)}"
    for index, words in ((ACCOUNTABLE_FOR, "answers for"), (CONTRIBUTES_TO, "contributes to")):
        served = sorted(plan.view.find(index, post.id), key=lambda priority: priority.number)
        if served:
            yield f"{words} {listed(f'priority {each.number} ({each.name})' for each in served)}"


def _third(plan: Plan) -> Iterator[Evidence]:
    heads = {post.id for post in plan.own_posts if post.level is Level.HEAD}
    for team in teams(plan.view):
        is_delegated = team.team_kind is TeamKind.LEADERSHIP and not heads & set(team.leads)
        if is_delegated and team.authority.strip():
            yield says(team, f"{team.name}, which the headteacher does not lead: {quoted(team.authority)}")


THREE_PHASES = Group(
    "Three phases of distribution",
    "A head begins by watching and appointing with a plan, then widens leadership, then stands back.",
    "MacBeath's study of schools (2005), as told in the founding documents; read in November 2026.",
    (
        Prompt("In which phase is the school?", _stated),
        Prompt("Phase 1: which posts were given formally, pragmatically or strategically?", _first),
        Prompt("Phase 2: who leads on something without a formal position?", _second),
        Prompt("Phase 3: what do teams decide from which the headteacher stands back?", _third),
    ),
)
