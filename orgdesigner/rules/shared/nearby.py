"""What is near a post: those that could soonest learn what it does, and the priority of those above it."""

from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    manager,
    managers_upward,
    members,
    reports,
    teams_of_post,
)
from orgdesigner.model.view import View


def near(view: View, post: Post) -> list[Post]:
    """Return the posts that report to a post, those beside it, the one above, and those in its teams."""
    above = manager(view, post.id)
    beside = reports(view, above.id) if above else []
    seats = [seat for team in teams_of_post(view, post.id) for seat in members(view, team.id)]
    beside += [*([above] if above else []), *(view.need(Post, seat.post) for seat in seats if seat.post)]
    around = [*reports(view, post.id), *beside]
    return list({each.id: each for each in around if each.id != post.id}.values())


def priority_above(view: View, post_id: str) -> Priority | None:
    """Return the first priority that the nearest post above answers for, or else a lead of its teams."""
    above = [post.id for post in managers_upward(view, post_id)]
    leads = [lead for team in teams_of_post(view, post_id) for lead in team.leads]
    for upper in (*above, *leads):
        answered = view.find(ACCOUNTABLE_FOR, upper)
        if answered:
            return min(answered, key=lambda priority: (priority.number, priority.id))
    return None
