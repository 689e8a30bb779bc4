"""Which posts of a list are in the structure already: a school has many of one title.

From the top down, because a post's place is the post above it: under the same manager, posts of one title are
paired in their order.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from orgdesigner.exchange.incoming.merging.grounds import Ground, Pairs
from orgdesigner.model import relations
from orgdesigner.model.records import LINE, Link, Membership, Person, Post
from orgdesigner.model.spelling import plain
from orgdesigner.model.view import View


def match_posts(present: View, listed: View, pairs: Pairs, *, people: Pairs, teams: Pairs) -> None:
    """Join the posts of a list with those of the structure; people and teams have been joined."""
    for post in listed.all(Post):
        if present.get(Post, post.id) is not None:
            pairs.join(post.id, post.id, Ground.REFERENCE)
    held = (
        ((people.present(person.id), plain(post.title)), post)
        for person, post in _held(listed)
        if people.present(person.id)
    )
    there = (((person.id, plain(post.title)), post) for person, post in _held(present))
    pairs.join_unique(held, there, Ground.TITLE_AND_HOLDER)
    _join_titles(present, listed, pairs)
    if any(link.link_kind == LINE for link in listed.all(Link)):
        _join_from_the_top(present, listed, pairs, people)
        # Of a post that reports to nobody in the list, the list may just not say to whom.
        _join_beside(present, listed, relations.roots(listed), pairs, teams)
        _join_from_the_top(present, listed, pairs, people)
    else:
        _join_beside(present, listed, _ordered(listed), pairs, teams)


def _held(view: View) -> Iterator[tuple[Person, Post]]:
    for person in view.all(Person):
        for held in view.find(relations.HOLDINGS_OF_PERSON, person.id):
            yield person, view.need(Post, held.post)


def _join_titles(present: View, listed: View, pairs: Pairs) -> None:
    """Join posts whose title no other post has, on either side."""
    pairs.join_unique(_only_titles(listed), _only_titles(present), Ground.TITLE)


def _only_titles(view: View) -> list[tuple[Hashable, Post]]:
    titled = _titles(view.all(Post))
    count = Counter(title for title, _ in titled)
    return [(title, post) for title, post in titled if count[title] == 1]


def _join_from_the_top(present: View, listed: View, pairs: Pairs, people: Pairs) -> None:
    waiting: list[str | None] = [None]
    for above in waiting:
        below = relations.roots(listed) if above is None else relations.reports(listed, above)
        waiting.extend(post.id for post in below)
        same = pairs.present(above)
        if above is None or same is not None:
            beside = relations.roots(present) if same is None else relations.reports(present, same)
            _join_alike(_titles(below), _titles(beside), pairs)
            _join_retitled(present, listed, below, beside, pairs, people)


def _titles(posts: Iterable[Post]) -> list[tuple[Hashable, Post]]:
    return [(plain(post.title), post) for post in posts]


def _join_beside(present: View, listed: View, posts: list[Post], pairs: Pairs, teams: Pairs) -> None:
    """Join posts of one title and the same teams, if any, where a list does not say the post above them."""
    if listed.has(Membership):
        here = [((plain(post.title), _teams(listed, post, teams)), post) for post in posts]
        there = [((plain(post.title), _teams(present, post)), post) for post in _ordered(present)]
        _join_alike(here, there, pairs)
    else:
        _join_alike(_titles(posts), _titles(_ordered(present)), pairs)


def _ordered(view: View) -> list[Post]:
    return sorted(view.all(Post), key=relations.in_order)


def _teams(view: View, post: Post, teams: Pairs | None = None) -> frozenset[str | None]:
    found = (seat.team for seat in view.find(relations.TEAMS_OF_POST, post.id))
    return frozenset(teams.present(team) if teams else team for team in found)


def _join_alike(
    here: Iterable[tuple[Hashable, Post]], there: Iterable[tuple[Hashable, Post]], pairs: Pairs
) -> None:
    """Join posts of one key in their order, as many as there are on both sides."""
    free: dict[Hashable, list[Post]] = {}
    for key, post in there:
        if pairs.listed(post.id) is None:
            free.setdefault(key, []).append(post)
    for key, post in here:
        if pairs.present(post.id) is None and free.get(key):
            pairs.join(post.id, free[key].pop(0).id, Ground.PLACE)


def _join_retitled(
    present: View, listed: View, below: list[Post], beside: list[Post], pairs: Pairs, people: Pairs
) -> None:
    """Join posts in one place whose one holder is the same, and has no other post: the title is another."""
    here = [(people.present(person), post) for person, post in _sole(listed, below)]
    there = list(_sole(present, beside))
    pairs.join_unique([each for each in here if each[0]], there, Ground.HOLDER_IN_PLACE)


def _sole(view: View, posts: Iterable[Post]) -> Iterator[tuple[str, Post]]:
    for post in posts:
        holdings = view.find(relations.HOLDINGS_OF_POST, post.id)
        if len(holdings) == 1 and view.count(relations.HOLDINGS_OF_PERSON, holdings[0].person) == 1:
            yield holdings[0].person, post
