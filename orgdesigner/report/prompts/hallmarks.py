"""Dean's eight hallmarks of distributed leadership, a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgdesigner.model.records import COACHING, Holding, Link, Membership, Person, Post, Team
from orgdesigner.model.relations import (
    SLOTS_OF_FORUM,
    forums,
    in_order,
    members,
    posts_of_class,
    priorities,
    teams,
    teams_of_post,
)
from orgdesigner.model.representation import Opening, opening
from orgdesigner.model.words import Access, Decides, HoldingKind, Level, MembershipKind, TeamKind, TeamLead
from orgdesigner.report.prompts.prompt import Evidence, Group, Plan, Prompt, alike, quoted, says
from orgdesigner.rules.shared.wording import count, in_words, listed

_DECIDING = (Decides.DECIDES, Decides.DECIDES_AND_TELLS)


def _shared_responsibility(plan: Plan) -> Iterator[Evidence]:
    for priority in priorities(plan.view):
        if priority.contributing:
            posts = count(len(priority.contributing), "post")
            verb = "contributes" if len(priority.contributing) == 1 else "contribute"
            yield says(priority, f"Priority {priority.number} ({priority.name}): {posts} {verb}")
    for post in plan.own_posts:
        if post.shared_responsibilities:
            yield says(post, f"{post.title} shares {listed(post.shared_responsibilities)}")
    for team in teams(plan.view):
        if team.lead is TeamLead.CO_LED:
            yield says(team, f"{team.name} is led by several together")


def _shared_power(plan: Plan) -> Iterator[Evidence]:
    for team in teams(plan.view):
        leads = [plan.view.need(Post, post) for post in team.leads]
        if team.authority.strip() and leads and all(post.level is not Level.HEAD for post in leads):
            yield says(team, f"{team.name} has authority of its own: {quoted(team.authority)}")
    outside = (Level.MIDDLE, Level.NONE)
    deciding = [post for post in plan.own_posts if post.decides in _DECIDING and post.level in outside]
    yield from alike(deciding, "decides, outside senior leadership")


def _synergy(plan: Plan) -> Iterator[Evidence]:
    for forum in forums(plan.view):
        heard = (slot.team for slot in plan.view.find(SLOTS_OF_FORUM, forum.id))
        together = list(dict.fromkeys((*forum.teams, *heard)))
        if len(together) > 1:
            names = listed(plan.view.need(Team, team).name for team in together)
            yield says(forum, f"{forum.name} brings together {names}")
    for post in plan.own_posts:
        found = teams_of_post(plan.view, post.id)
        if len(found) > 1:
            yield says(post, f"{post.title} is in {listed(team.name for team in found)}")


def _capacity(plan: Plan) -> Iterator[Evidence]:
    for post in plan.own_posts:
        second = plan.view.get(Post, post.second)
        if second is not None:
            yield says(post, f"{second.title} can take over from {post.title}")
    for holding in sorted(plan.view.all(Holding), key=lambda held: held.id):
        if holding.holding_kind is not HoldingKind.SUBSTANTIVE:
            person, post = plan.view.need(Person, holding.person), plan.view.need(Post, holding.post)
            kind = holding.holding_kind.label.lower()
            yield says(post, f"{plan.called([person])} holds {post.title}, {kind}")
    yield from _seats(plan)


def _learning(plan: Plan) -> Iterator[Evidence]:
    for team in teams(plan.view):
        if team.team_kind is TeamKind.WORKING_GROUP:
            yield says(team, f"{team.name} is a working group")
    coached = [link for link in plan.view.all(Link) if link.link_kind == COACHING]
    if coached:
        coaches = {link.upper for link in coached}
        yield Evidence(f"Ties of coaching: {len(coached)}, to {count(len(coaches), 'coach', 'coaches')}")
    yield from _seats(plan)


def _seats(plan: Plan) -> Iterator[Evidence]:
    """Yield the seats that go round, with the reason why somebody has one."""
    for team in teams(plan.view):
        for seat in members(plan.view, team.id):
            if seat.membership_kind is MembershipKind.ROTATING:
                who = _member(plan, seat)
                why = f": {quoted(seat.reason)}" if seat.reason.strip() else ""
                yield says(team, f"{who} has a seat in {team.name} that goes round{why}")


def _member(plan: Plan, seat: Membership) -> str:
    if seat.post is not None:
        return plan.held_by(plan.view.need(Post, seat.post))
    return plan.called([plan.view.need(Person, seat.person or "")])


def _equity(plan: Plan) -> Iterator[Evidence]:
    roles = dict.fromkeys(post.role_class for post in plan.leadership_posts if post.role_class)
    for role in roles:
        posts = [post for post in posts_of_class(plan.view, role) if not post.external]
        if len(posts) == 1 and posts[0].access is Access.ALL:
            continue  # that the one Head of English may be anybody says little
        openings = Counter(opening(post) for post in posts)
        said = [f"{in_words(openings[how])} {how.value}" for how in Opening if openings[how]]
        yield says(posts[0], f"{role}: {listed(said)}")
    schemes = sorted({post.appraisal.strip() for post in plan.own_posts} - {""})
    if schemes:
        yield Evidence(f"Appraisal: {listed(schemes)}")


def _democracy(plan: Plan) -> Iterator[Evidence]:
    for forum in forums(plan.view):
        if forum.open_to_all:
            yield says(forum, f"{forum.name} is open to any member of staff")
    for team in teams(plan.view):
        leads = [plan.view.need(Post, post) for post in team.leads]
        if team.team_kind is TeamKind.WORKING_GROUP and leads:
            yield says(team, f"{team.name} is led by {listed(plan.held_by(post) for post in leads)}")


def _community(plan: Plan) -> Iterator[Evidence]:
    outside = [post for post in plan.view.all(Post) if post.external]
    yield from alike(sorted(outside, key=in_order), "outside the school")
    for priority in priorities(plan.view):
        if "communit" in f"{priority.name} {priority.wording}".casefold():
            yield says(priority, f"Priority {priority.number} ({priority.name}) names the community")


EIGHT_HALLMARKS = Group(
    "Eight hallmarks of distributed leadership",
    "Dean's eight lines, each as a question, for a conversation in a leadership team.",
    "Dean's eight hallmarks, as told in the founding documents' essay on distributed leadership; read in"
    " November 2026.",
    (
        Prompt("Shared responsibility: what do several answer for together?", _shared_responsibility),
        Prompt("Shared power and authority: who decides, besides the senior team?", _shared_power),
        Prompt("Synergy: where do teams meet, and who belongs to more than one?", _synergy),
        Prompt("Leadership capacity: who could lead next, and is learning to?", _capacity),
        Prompt("Organisational learning: where does the school find things out together?", _learning),
        Prompt("Equitable and ethical climate: is the way to each role open, and the same for all?", _equity),
        Prompt("Democratic and investigative culture: where can anybody speak and ask?", _democracy),
        Prompt("Engagement with the wider community: who outside the school has a part?", _community),
    ),
)  # fmt: skip
