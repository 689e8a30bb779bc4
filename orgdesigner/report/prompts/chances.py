"""Who gets a chance to lead, and through which doors."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesigner.model.records import PROPOSAL_ID, Person, Post, Priority, Proposal, School
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    TEAMS_LED,
    forums,
    holders,
    members,
    priorities,
    teams,
    teams_of_post,
)
from orgdesigner.model.words import Access, TeamKind
from orgdesigner.report.prompts.prompt import Evidence, Group, Plan, Prompt, quoted, says
from orgdesigner.rules.shared.wording import STAFF, count, listed

_TUTOR = "tutor"


def _tutors(plan: Plan) -> Iterator[Evidence]:
    """Yield the posts of tutors, and what the notes say of them: often a contract, and no post of its own."""
    for post in plan.own_posts:
        if _TUTOR in f"{post.title} {post.role_class}".casefold():
            people = holders(plan.view, post.id)
            groups = sorted({STAFF[person.staff_group] for person in people})
            held = f"held by {plan.called(people)}, {listed(groups)}" if people else "vacant"
            yield says(post, f"{post.title}: for {post.access.label.lower()}; {held}")
    proposal = plan.view.get(Proposal, PROPOSAL_ID)
    written: list[School | Proposal] = [plan.view.school, *([proposal] if proposal else [])]
    for record in written:
        sentences = " ".join(record.notes.split()).split(". ")
        said = [sentence for sentence in sentences if _TUTOR in sentence.casefold()]
        yield from (says(record, f"The notes say: {quoted(sentence)}") for sentence in said)


def _first_steps(plan: Plan) -> Iterator[Evidence]:
    """Yield, team by team, who sits in a leadership team without a leadership post."""
    for team in teams(plan.view):
        if team.team_kind is not TeamKind.LEADERSHIP:
            continue
        for seat in members(plan.view, team.id):
            post, person = plan.view.get(Post, seat.post), plan.view.get(Person, seat.person)
            if post is not None and not post.is_leadership:
                yield says(team, f"{team.name}: {plan.held_by(post)}, without a leadership level")
            elif person is not None:
                why = f", {quoted(seat.reason)}" if seat.reason.strip() else ""
                yield says(team, f"{team.name}: {plan.called([person])}, in person{why}")


def _open_meetings(plan: Plan) -> Iterator[Evidence]:
    for forum in forums(plan.view):
        if forum.open_to_all:
            notes = f": {quoted(forum.notes)}" if forum.notes.strip() else ""
            yield says(forum, f"{forum.name}, {forum.cadence.label.lower()}{notes}")


def _other_teams(plan: Plan) -> Iterator[Evidence]:
    """Yield the posts that contribute to a priority from outside the team that answers for it."""
    for priority in priorities(plan.view):
        own = _team_of(plan, priority)
        posts = [plan.view.need(Post, post) for post in priority.contributing]
        outside = [
            post for post in posts if not own & {team.id for team in teams_of_post(plan.view, post.id)}
        ]
        if own and outside:
            verb = "contributes" if len(outside) == 1 else "contribute"
            names = listed(post.title for post in outside)
            yield says(
                priority,
                f"Priority {priority.number} ({priority.name}): {count(len(outside), 'post')} {verb} from"
                f" another team, {names}",
            )


def _team_of(plan: Plan, priority: Priority) -> set[str]:
    """The teams that the accountable post leads, or else those that it is in."""
    if priority.accountable is None:
        return set()
    led = {team.id for team in plan.view.find(TEAMS_LED, priority.accountable)}
    return led or {team.id for team in teams_of_post(plan.view, priority.accountable)}


def _still_limited(plan: Plan) -> Iterator[Evidence]:
    for post in plan.own_posts:
        if post.access is not Access.ALL:
            why = f": {quoted(post.access_reason)}" if post.access_reason.strip() else ", and gives no reason"
            answers = " and answers for a priority" if plan.view.count(ACCOUNTABLE_FOR, post.id) else ""
            yield says(post, f"{post.title} is for {post.access.label.lower()}{answers}{why}")


CHANCES = Group(
    "Chances to lead",
    "Leadership that anybody can grow into needs doors that stand open, and first steps that are small.",
    "The founding school's account (2015), and a primary school's account of meetings that are open to"
    " anybody who commits for a term; read in November 2026.",
    (
        Prompt("Form tutors: can support staff be one, and who is?", _tutors),
        Prompt("First steps: what can somebody do in each leadership team without a leadership post?",
               _first_steps),
        Prompt("Open meetings: who may come, for how long, and is there a debrief each half-term?",
               _open_meetings),
        Prompt("Coherent agendas: which posts serve a priority that another team answers for?", _other_teams),
        Prompt("Doors that are not open: which posts are for one staff group, and is the reason still good?",
               _still_limited),
    ),
)  # fmt: skip
