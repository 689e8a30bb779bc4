"""The roles of a school, each as a row of posts: who may hold them, who does, and what a fair share is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.naming import named
from orgdesigner.model.records import Post
from orgdesigner.model.relations import headcount, holders, in_order
from orgdesigner.model.representation import (
    AccessToRole,
    Opening,
    access_to_posts,
    groups_in,
    opening,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, Level, StaffGroup
from orgdesigner.report import blocks as b
from orgdesigner.report.access_words import (
    counts,
    held_by,
    holder_mark,
    index,
    judgements,
    open_to,
    openings,
    sentence,
    why,
)
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count, listed

FEWEST_OF_A_ROLE = 2
"""A role with a single post has no share to compare."""

_LEVELS = list(Level)


def roles(view: View, leading: Sequence[Post], showing: Showing) -> Iterator[b.Block]:
    """Yield the leadership roles that have several posts, the most senior first."""
    found = [posts for posts in _by_role(leading) if len(posts) >= FEWEST_OF_A_ROLE and posts[0].role_class]
    if found:
        yield b.Heading("Leadership roles")
    for posts in sorted(found, key=lambda posts: min(_LEVELS.index(post.level) for post in posts)):
        yield from role(view, posts[0].role_class, posts, showing)


def single_posts(view: View, leading: Sequence[Post], showing: Showing) -> Iterator[b.Block]:
    """Yield the leadership posts that no other is like."""
    single = [
        post
        for posts in _by_role(leading)
        if len(posts) < FEWEST_OF_A_ROLE or not posts[0].role_class
        for post in posts
    ]
    if single:
        yield b.Heading("Leadership posts that no other is like")
        yield _table("Leadership posts of a role with one post", view, sorted(single, key=in_order), showing)


def other_roles(view: View, showing: Showing) -> Iterator[b.Block]:
    """Yield the roles without a leadership level of which some posts are not open to all."""
    rest = [post for post in view.all(Post) if not post.is_leadership and not post.external]
    found = [
        posts
        for posts in _by_role(sorted(rest, key=in_order))
        if any(post.access is not Access.ALL for post in posts)
    ]
    if not found:
        return
    yield b.Heading("Other roles that are not open to all")
    yield b.Sentence(
        "No share is worked out for these: the work of teachers and of support staff differs by nature.",
        quiet=True,
    )
    for posts in found:
        if posts[0].role_class:
            yield _row(
                view, posts[0].role_class, posts, f"{openings(posts)}; {held_by(view, posts)}", showing
            )
            yield from _limits(posts[0].role_class, posts)
    alone = [post for posts in found if not posts[0].role_class for post in posts]
    limited = [post for post in alone if post.access is not Access.ALL]
    if limited:
        yield _table("Limited posts without a role class", view, limited, showing)


def role(view: View, title: str, posts: Sequence[Post], showing: Showing) -> Iterator[b.Block]:
    """Yield how the posts of one role stand: the counts first, and what can be said of them after that."""
    judged = [post for post in posts if opening(post) is not Opening.LIMITED]
    access = _shorter_group(view, title, judged)
    words = counts(access) if access else f"{openings(posts)}; {held_by(view, posts)}"
    yield _row(view, title, posts, words, showing)
    filled = all(groups_in(view, post.id) for post in judged)
    if access:
        yield b.Sentence(f"{sentence(openings(posts))} {sentence(held_by(view, posts))}")
        yield from (b.Sentence(said) for said in judgements(access, filled=filled))
        yield b.Sentence(index(access.representation), quiet=access.representation.has_few_posts)
    yield from _limits(title, posts, access)


def _by_role(posts: Iterable[Post]) -> Iterator[list[Post]]:
    """Yield the posts of each role class, and those without one alone, in the order of their first posts."""
    found: dict[str, list[Post]] = {}
    for post in posts:
        found.setdefault(post.role_class or f"\n{post.id}", []).append(post)
    yield from found.values()


def _shorter_group(view: View, title: str, posts: Sequence[Post]) -> AccessToRole | None:
    """Return how posts stand to the staff group that is further short of its share; None if none can be.

    Where three posts are shared by two groups of the same size, both shares round to two, and one of them is
    bound to be short: support staff, who have their share, are then the ones to speak of.
    """
    if len(posts) < FEWEST_OF_A_ROLE or not all(headcount(view).values()):
        return None
    support = access_to_posts(view, title, posts, StaffGroup.SUPPORT)
    teaching = access_to_posts(view, title, posts, StaffGroup.TEACHING)
    has_its_share = support.representation.held == support.representation.share
    shorter = teaching.representation.short > support.representation.short
    return teaching if shorter and not has_its_share else support


def _row(view: View, title: str, posts: Sequence[Post], words: str, showing: Showing) -> b.PostRow:
    return b.PostRow(
        title,
        tuple(
            b.Post(
                holder_mark(view, post),
                reserved=opening(post) is Opening.RESERVED,
                limited=opening(post) is Opening.LIMITED,
                label=_called(view, post, showing),
                subject=Subject(Post.kind, post.id),
            )
            for post in posts
        ),
        words,
    )


def _called(view: View, post: Post, showing: Showing) -> str:
    people = [named(person, showing.names) for person in holders(view, post.id)]
    return f"{post.title} · {listed(people)}" if people else post.title


def _table(summary: str, view: View, posts: Sequence[Post], showing: Showing) -> b.Table:
    return b.Table(
        summary,
        (b.Column("Post", share=3), b.Column("Who may hold it", share=3), b.Column("Who does", share=2)),
        tuple(
            (
                b.Cell(post.title, subject=Subject(Post.kind, post.id)),
                b.Cell(sentence(open_to(opening(post), post.access)).rstrip(".")),
                b.Cell(
                    listed(named(person, showing.names) for person in people) if people else "",
                    mark=holder_mark(view, post),
                ),
            )
            for post, people in ((post, holders(view, post.id)) for post in posts)
        ),
    )


def _limits(title: str, posts: Sequence[Post], access: AccessToRole | None = None) -> Iterator[b.Block]:
    """Yield, folded, how a share is worked out, and why posts are limited."""
    said: list[b.Block] = []
    if access:
        share = access.representation
        part = f"{share.posts} × {share.group} ÷ {share.staff} = {share.expected:.2f}"
        said.append(b.Sentence(f"{part}, so a proportional share is {count(share.share, 'post')}."))
    limited = [post for post in posts if post.access is not Access.ALL]
    for (how, to, reason), same in groupby(sorted(limited, key=why), key=why):
        subjects = list(same)
        whom = f"{count(len(subjects), 'post')} {open_to(Opening(how), Access(to))}"
        said.append(b.Sentence(f"{sentence(whom)} {reason}", subject=Subject(Post.kind, subjects[0].id)))
    if said:
        yield b.Details(f"{title}: how this is worked out", tuple(said))
