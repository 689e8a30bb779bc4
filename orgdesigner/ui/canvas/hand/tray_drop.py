"""What a drop on the tray, or of somebody from the tray, would do."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesigner.errors import EditRefused
from orgdesigner.model import relations
from orgdesigner.model.edits.tray import appoint, set_aside
from orgdesigner.model.records import Person, Post
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.hand.cue import Cue, listed, names_of, subject_of
from orgdesigner.ui.canvas.hand.targets import OnCard, Target


def into_tray(view: View, posts: Sequence[str]) -> Cue:
    """Return what setting posts aside does: whom they leave, and what becomes of those who report to them."""
    try:
        change = set_aside(view, posts)
    except EditRefused as refusal:
        return Cue(str(refusal))
    if not change:
        return Cue("Is in the tray already")
    words = ["Set aside: reports to nobody", *_left(view, posts), *_going_up(view, posts)]
    return Cue("; ".join(words), change)


def onto_post(view: View, person_id: str, target: Target | None) -> Cue:
    """Return what a drop of somebody without a post does: they hold the post, alone or with its holders."""
    if not isinstance(target, OnCard):
        return Cue("Nothing changes here. Drop it on the post to be held.")
    person, post = view.need(Person, person_id), view.need(Post, target.placed.post)
    outline, holds = target.placed.box, subject_of(target.placed)
    try:
        change = appoint(view, person_id, post.id)
    except EditRefused as refusal:
        return Cue(str(refusal), outline=outline)
    held = relations.holders(view, post.id)
    words = f"{person.name} holds {post.title}"
    if held and post.fte <= 1:
        words = f"{person.name} shares {post.title} with {listed([each.name for each in held])}"
    return Cue(words, change, outline=outline, holds=holds)


def _left(view: View, posts: Sequence[str]) -> list[str]:
    teams = [team.id for post in posts for team in relations.teams_of_post(view, post)]
    return [f"leaves {names_of(view, teams)}"] if teams else []


def _going_up(view: View, posts: Sequence[str]) -> list[str]:
    """Say where those go who report to the posts, and are not set aside with them."""
    words = []
    for post_id in posts:
        count = sum(each.id not in posts for each in relations.reports(view, post_id))
        if count:
            managers = relations.managers_upward(view, post_id)
            above = next((each for each in managers if each.id not in posts), None)
            whose = "its report goes" if count == 1 else f"its {count} reports go"
            words.append(f"{whose} up to {above.title if above else 'nobody'}")
    return words
