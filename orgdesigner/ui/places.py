"""Finding posts by a part of a title or of a holder's name, quickly in the largest structure."""

from __future__ import annotations

from collections.abc import Callable
from heapq import nsmallest

from orgdesigner.model.records import Holding, Person, Post
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
    also = also.casefold()
    words = [word for word in wanted.split() if word not in also]
    held = [(word, _held_by(view, word)) for word in words]
    fitting = []
    for post in view.all(Post):
        title = post.title.casefold()
        for word, posts in held:
            if word not in title and post.id not in posts:
                break
        else:
            fitting.append((not title.startswith(wanted), title, post.order, post.id, post))
    if among is None:
        return [each[-1] for each in nsmallest(most, fitting)]
    best = [each[-1] for each in nsmallest(2 * most, fitting) if among(each[-1])]
    if len(best) < most and len(fitting) > 2 * most:  # many of the first were not open: look at all
        best = [each[-1] for each in sorted(fitting) if among(each[-1])]
    return best[:most]


def _held_by(view: View, word: str) -> set[str]:
    """Return the posts whose holder's name has a word in it."""
    people = {person.id for person in view.all(Person) if word in person.name.casefold()}
    return {holding.post for holding in view.all(Holding) if holding.person in people} if people else set()
