"""Setting posts aside, and giving a post to somebody who has none."""

from collections.abc import Sequence
from decimal import Decimal

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.line import set_manager
from orgdesigner.model.edits.people import hold
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.edits.posts import move_reports_up
from orgdesigner.model.records import Holding, Person, Post, Team
from orgdesigner.model.relations import HOLDINGS_OF_PERSON, TEAMS_LED, TEAMS_OF_POST, holdings
from orgdesigner.model.view import View
from orgdesigner.model.words import Level

_PLACES = Decimal("0.0001")


def set_aside(view: View, post_ids: Sequence[str]) -> Change:
    """Let posts report to nobody and be in no team; those who reported to them go up one, in their place.

    Who holds them, what they are paid and who coaches them stays.
    """
    posts = {post_id: view.need(Post, post_id) for post_id in post_ids}
    draft = Draft(view)
    move_reports_up(draft, posts)
    for post in posts.values():
        if post.level is Level.HEAD:
            raise EditRefused(f"“{post.title}” is the head's post, which always has its place.")
        set_manager(draft, post.id, None)
        seats = view.find(TEAMS_OF_POST, post.id)
        draft.remove(seats)
        for team in view.find(TEAMS_LED, post.id):
            present = draft.get(Team, team.id) or team
            draft.set(present, leads=tuple(each for each in present.leads if each != post.id))
    return draft.change(f"Set {what(list(posts.values()))} aside")


def appoint(view: View, person_id: str, post_id: str) -> Change:
    """Let somebody hold a post: alone if it is vacant, or else share it with those who hold it.

    Whatever part nobody holds is theirs; where there is none, all have equally much of their parts less.
    """
    post = view.need(Post, post_id)
    held = holdings(view, post_id)
    taken = sum((each.share for each in held), Decimal(0))
    if not held or post.fte > 1:
        return hold(view, person_id, post_id).relabelled(f"Appoint somebody as {post.title}")
    if taken < 1:
        change = hold(view, person_id, post_id, share=1 - taken)
        return change.relabelled(f"Let somebody have the rest of {post.title}")
    person = view.need(Person, person_id)
    if any(each.post == post_id for each in view.find(HOLDINGS_OF_PERSON, person_id)):
        raise EditRefused(f"That person holds “{post.title}” already. Change the share instead.")
    draft = Draft(view)
    rest = Decimal(1)
    for each in held:
        share = (each.share / taken * len(held) / (len(held) + 1)).quantize(_PLACES)
        draft.set(each, share=share)
        rest -= share
    draft.add(Holding, post=post_id, person=person.id, share=rest)
    return draft.change(f"Let somebody share {post.title}")
