"""Finding posts by a part of a title or of a holder's name, quickly in the largest structure."""

from __future__ import annotations

from collections.abc import Callable
from heapq import nsmallest

from orgdesigner.model import relations
from orgdesigner.model.records import Person, Post
from orgdesigner.model.view import View


def find_posts(
    view: View,
    text: str,
    *,
    most: int,
    among: Callable[[Post], bool] | None = None,
    also: str = "",
) -> list[Post]:
    """Return the posts whose title or holders hold every word of a text, those that begin so first.

    `also` are words that count as part of every title. No more than `most` are returned, and a name is made
    of none: in a structure of 40,000 posts only what is listed can be worth that.
    """
    wanted = text.casefold().strip()
    words = wanted.split()
    held = {word: _held_by(view, word) for word in words}
    also = also.casefold()

    def fits(post: Post) -> bool:
        title = post.title.casefold()
        return all(word in title or post.id in held[word] or word in also for word in words)

    def rank(post: Post) -> tuple[bool, str, int, str]:
        title = post.title.casefold()
        return not title.startswith(wanted), title, post.order, post.id

    return nsmallest(
        most, (post for post in view.all(Post) if fits(post) and (among is None or among(post))), key=rank
    )


def _held_by(view: View, word: str) -> set[str]:
    """Return the posts whose holder's name has a word in it."""
    return {
        holding.post
        for person in view.all(Person)
        if word in person.name.casefold()
        for holding in view.find(relations.HOLDINGS_OF_PERSON, person.id)
    }
