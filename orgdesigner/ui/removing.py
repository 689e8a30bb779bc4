"""What the removal of posts does to those who are left, in words: read off the change itself."""

from __future__ import annotations

from collections import Counter

from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import LINE, Holding, Link, Post
from orgdesigner.model.view import View

_NAMED = 2
"""How many new managers are named; the others are counted."""


def what_moves(view: View, change: Change, *, done: bool) -> str:
    """Say who reports to whom after a removal and who is left without a post; empty if nobody is.

    `view` is the structure before the change; `done`: it has been made, and is not only thought about.
    """
    parts = [*_new_managers(view, change, done=done), *_left_without(view, change, done=done)]
    return "; ".join(part for part in parts if part)


def removed_in_words(view: View, change: Change) -> str:
    """Say what was removed and what became of those below: “Removed SENCO; 6 posts now report to …”."""
    gone = [step.before for step in change if isinstance(step.before, Post) and step.after is None]
    if not gone:
        return change.label
    return "; ".join(filter(None, (f"Removed {what(gone)}", what_moves(view, change, done=True))))


def _new_managers(view: View, change: Change, *, done: bool) -> list[str]:
    """Count the posts that stay and report elsewhere, by whom they report to."""
    gone = {step.before.id for step in change if isinstance(step.before, Post) and step.after is None}
    heirs: Counter[str | None] = Counter()
    for step in change:
        if not isinstance(step.before, Link) or step.before.link_kind != LINE or step.before.lower in gone:
            continue
        heirs[step.after.upper if isinstance(step.after, Link) else None] += 1
    words = []
    for manager, count in heirs.most_common(_NAMED):
        verb = ("now reports" if count == 1 else "now report") if done else "will report"
        posts = "1 post" if count == 1 else f"{count} posts"
        words.append(f"{posts} {verb} to {view.need(Post, manager).title if manager else 'nobody'}")
    rest = sum(heirs.values()) - sum(count for _, count in heirs.most_common(_NAMED))
    return [*words, f"{rest} to others"] if rest else words


def _left_without(view: View, change: Change, *, done: bool) -> list[str]:
    """Count the people who hold no post any more."""
    ended = [step.before for step in change if isinstance(step.before, Holding) and step.after is None]
    lost = Counter(holding.person for holding in ended)
    idle = sum(view.count(relations.HOLDINGS_OF_PERSON, person) == count for person, count in lost.items())
    if not idle:
        return []
    people = "1 person" if idle == 1 else f"{idle} people"
    verb = ("is now" if idle == 1 else "are now") if done else "will be"
    return [f"{people} {verb} without a post"]
