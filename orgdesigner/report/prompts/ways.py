"""MacBeath's six ways in which leadership is distributed."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesigner.model.records import Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, forums, teams
from orgdesigner.model.words import Distribution, TeamLead
from orgdesigner.report.prompts.prompt import Evidence, Finder, Group, Plan, Prompt, quoted, says, together
from orgdesigner.rules.shared.wording import day, listed


def _posts(plan: Plan, way: Distribution) -> list[Post]:
    return [post for post in plan.own_posts if post.distribution is way]


def _distributed(way: Distribution) -> Finder:
    """Return what finds the posts that say they came about in one way, and what they are for."""

    def find(plan: Plan) -> Iterator[Evidence]:
        for post, name in together(_posts(plan, way)):
            yield says(post, f"{name}: {quoted(post.purpose)}" if post.purpose.strip() else name)

    return find


def _pragmatic(plan: Plan) -> Iterator[Evidence]:
    for post in _posts(plan, Distribution.PRAGMATIC):
        until = [f"ends on {day(post.ends)}"] if post.ends else []
        until += [f"is looked at again on {day(post.review)}"] if post.review else []
        yield says(post, f"{post.title} {listed(until) if until else 'has no end and no review'}")


def _incremental(plan: Plan) -> Iterator[Evidence]:
    for post in _posts(plan, Distribution.INCREMENTAL):
        following = f"next looked at on {day(post.review)}" if post.review else "no date for the next step"
        yield says(post, f"{post.title}: {following}")


def _opportunistic(plan: Plan) -> Iterator[Evidence]:
    for post in _posts(plan, Distribution.OPPORTUNISTIC):
        paid = (
            "is paid an allowance for it"
            if plan.view.count(ALLOWANCES_OF_POST, post.id)
            else "is paid no allowance"
        )
        yield says(post, f"{post.title} {paid}")


def _cultural(plan: Plan) -> Iterator[Evidence]:
    yield from _distributed(Distribution.CULTURAL)(plan)
    for team in teams(plan.view):
        if team.lead is TeamLead.NONE:
            yield says(team, f"{team.name} has no formal lead")
        elif team.lead is TeamLead.CO_LED:
            yield says(team, f"{team.name} is led by several together")
        if team.tasks.strip():
            yield says(team, f"{team.name} shares its tasks: {quoted(team.tasks)}")
    for forum in forums(plan.view):
        if forum.open_to_all:
            yield says(forum, f"{forum.name} is open to whoever wants to come")


SIX_WAYS = Group(
    "Six ways in which leadership is distributed",
    "None is better than another. The question is which this school uses, and whether on purpose.",
    "MacBeath's study of schools (2005), as told in the founding documents; read in November 2026.",
    (
        Prompt("Formally: which posts lead by their job description?", _distributed(Distribution.FORMAL)),
        Prompt("Pragmatically: what was handed over out of need, and until when?", _pragmatic),
        Prompt("Strategically: which posts were filled with a plan to build leadership?",
               _distributed(Distribution.STRATEGIC)),
        Prompt("Incrementally: who is given more as they show that they can, and what is their next step?",
               _incremental),
        Prompt("Opportunistically: who took something on unasked, and was it recognised?", _opportunistic),
        Prompt("Culturally: where does leadership happen that belongs to no post?", _cultural),
    ),
)  # fmt: skip
