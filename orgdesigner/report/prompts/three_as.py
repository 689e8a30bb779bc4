"""Authority, autonomy and accountability as one overlapping whole, and how they are given over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from orgdesigner.model.records import PROPOSAL_ID, Post, Proposal
from orgdesigner.report.prompts.prompt import Evidence, Group, Plan, Prompt, alike, says
from orgdesigner.rules.shared.wording import day, listed

_THREE = ("authority", "autonomy", "accountability")


def _stated(post: Post) -> list[str]:
    return [name for name in _THREE if getattr(post, name).strip()]


def _overlap(plan: Plan) -> Iterator[Evidence]:
    complete = (post for post in plan.own_posts if len(_stated(post)) == len(_THREE))
    yield from alike(complete, "all three")


def _missing(plan: Plan) -> Iterator[Evidence]:
    for post in plan.leadership_posts:
        stated = _stated(post)
        if len(stated) < len(_THREE):
            missing = listed((name for name in _THREE if name not in stated), "or")
            has = f"states its {listed(stated)}, and no {missing}" if stated else f"states no {missing}"
            yield says(post, f"{post.title} {has}")


def _reviewed(plan: Plan) -> Iterator[Evidence]:
    dated = [(post.review, post) for post in plan.own_posts if post.review is not None]
    for review, post in sorted(dated, key=lambda pair: pair[0]):
        yield says(post, f"{post.title}: its autonomy is looked at again on {day(review)}")


def _milestones(plan: Plan) -> Iterator[Evidence]:
    proposal = plan.view.get(Proposal, PROPOSAL_ID)
    if proposal is None:
        return
    for milestone in proposal.milestones:
        yield says(proposal, f"Milestone: {_dated(milestone)}")
    if proposal.starts is not None:
        yield says(proposal, f"{proposal.name} takes effect on {day(proposal.starts)}")


def _dated(milestone: str) -> str:
    """Return a milestone with the date that it begins with, if it does, as it is written in Britain."""
    written, colon, words = milestone.partition(": ")
    try:
        return f"{day(date.fromisoformat(written))}{colon}{words}"
    except ValueError:
        return milestone


THREE_AS = Group(
    "Authority, autonomy, accountability",
    "Where the three overlap, somebody can lead; where one is missing, the other two do harm.",
    "A headteacher's account of the first terms in a new school, in the founding documents (2015); read in"
    " November 2026.",
    (
        Prompt("Which posts carry all three?", _overlap),
        Prompt("Which leadership posts lack one, and is that meant?", _missing),
        Prompt("Start tight, earn trust, let go: when is each post's autonomy looked at again?", _reviewed),
        Prompt("What has to be there after a hundred days, and before the change begins?", _milestones),
    ),
)  # fmt: skip
