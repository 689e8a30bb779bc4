"""What a drop in the coaching view would do: who is coached by whom from then on."""

from __future__ import annotations

from orgdesigner.model.edits.coaching import (
    coach_between,
    coached_by,
    coaching_name,
    without_coach,
)
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.hand.cue import HERE_NOW, Cue, Dragged, listed, subject_of
from orgdesigner.ui.canvas.hand.targets import InRegion, OnCard, OnLine


def onto_coach(view: View, load: Dragged, target: OnCard, *, also: bool) -> Cue:
    """Return what a drop on a post does: it coaches what is dropped, instead of the coach that did so far.

    With `also` it coaches it beside that one.
    """
    placed = target.placed
    coach = view.need(Post, placed.post)
    if placed.post in load.posts:
        return Cue(HERE_NOW, outline=placed.box)
    read = _capital(coaching_name(view).upward)
    left = () if also else load.coaches
    change = coached_by(view, load.posts, coach.id, instead_of=left)
    if not change:
        return Cue(f"{read} {coach.title} already", outline=placed.box)
    before = [
        view.need(Post, each).title for each in dict.fromkeys(load.coaches) if each and each != coach.id
    ]
    words = f"{read} {coach.title}"
    if before:
        words += f" {'as well as' if also else 'instead of'} {listed(before)}"
    return Cue(words, change, outline=placed.box, holds=subject_of(placed))


def between_coaches(view: View, load: Dragged, target: OnLine) -> Cue:
    """Return what a drop on a line does: the post is coached by the upper one and coaches the lower one."""
    line = target.line
    if len(load.posts) > 1:
        return Cue("Only one post at a time can go between two others.", path=line.points)
    upper, lower = view.need(Post, line.upper), view.need(Post, line.lower)
    change = coach_between(view, load.posts[0], upper.id, lower.id)
    name = coaching_name(view)
    words = f"{_capital(name.upward)} {upper.title}, and {name.downward} {lower.title}"
    return Cue(words, change, path=line.points, holds=Subject(Post.kind, upper.id))


def into_no_coach(view: View, load: Dragged, target: InRegion) -> Cue:
    """Return what a drop among the posts without a coach does: nobody coaches what is dropped any more."""
    outline = target.region.box
    change = without_coach(view, load.posts)
    if not change:
        return Cue("Has no coach already", outline=outline)
    words = f"{_capital(coaching_name(view).upward)} nobody any more"
    return Cue(words, change, outline=outline)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
