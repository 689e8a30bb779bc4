"""The roles of a school, each as a row of posts: who may hold them, who does, and what a fair share is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from orgdesigner.chart.cards import named
from orgdesigner.chart.showing import Showing
from orgdesigner.model.records import Post
from orgdesigner.model.relations import headcount, holders, in_order
from orgdesigner.model.representation import (
    AccessToRole,
    Opening,
    Representation,
    access_to_posts,
    groups_in,
    opening,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, AccessGround, Level, StaffGroup
from orgdesigner.report import blocks as b
from orgdesigner.report.odds import odds
from orgdesigner.rules.base import Subject
from orgdesigner.rules.wording import STAFF, count, in_words, listed

FEWEST_OF_A_ROLE = 2
"""A role with a single post has no share to compare."""

_LEVELS = list(Level)
_FOR = {Access.TEACHING: STAFF[StaffGroup.TEACHING], Access.SUPPORT: STAFF[StaffGroup.SUPPORT]}


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
                view, posts[0].role_class, posts, f"{_openings(posts)}; {_held_by(view, posts)}", showing
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
    words = _counts(access) if access else f"{_openings(posts)}; {_held_by(view, posts)}"
    yield _row(view, title, posts, words, showing)
    if access:
        yield b.Sentence(f"{_sentence(_openings(posts))} {_sentence(_held_by(view, posts))}")
        yield from (b.Sentence(said) for said in _judgements(access))
        yield b.Sentence(_index(access.representation), quiet=access.representation.has_few_posts)
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


def _counts(access: AccessToRole) -> str:
    share = access.representation
    how = " or ".join(
        word for word, posts in (("reserved for", access.reserved), ("held by", access.held)) if posts
    )
    said = f"{share.held} of {share.posts} {how or 'held by'} {STAFF[access.group]}"
    return f"{said}; a proportional share is {share.share}: {_verdict(share)}"


def _verdict(share: Representation) -> str:
    if share.short:
        return f"{count(share.short, 'post')} short"
    more = share.held - share.share
    return f"{count(more, 'post')} more" if more else "in proportion"


def _judgements(access: AccessToRole) -> Iterator[str]:
    """Yield what can be said of the counts: how much one post decides, and how likely chance alone is."""
    share = access.representation
    if access.vacant and share.short:
        yield _undecided(access)
        return
    if access.reserved:
        if share.short == 1:
            yield f"One post decides: {share.share} of {share.posts} would be a proportional share."
        return
    if not share.is_settled:
        beside = "more would be a proportional share" if share.short else "fewer would be one short"
        yield f"Too few posts to judge: one {beside}."
    if share.short and not access.vacant:
        yield from _chance(access)


def _undecided(access: AccessToRole) -> str:
    """Say what the posts that are vacant and open to all can still change."""
    vacant, short = len(access.vacant), access.representation.short
    said = _sentence(f"{count(vacant, 'post')}{_is_are(access.vacant)}vacant and open to all")
    if vacant >= short:
        return f"{said} Who is appointed decides."
    left = count(short - vacant, "post")
    return f"{said} Even if {STAFF[access.group]} are appointed, it stays {left} short of their share."


def _chance(access: AccessToRole) -> Iterator[str]:
    share = access.representation
    if share.chance is None:
        return
    so_few = "none" if not share.held else f"{in_words(share.held)} or fewer"
    said = f"Chance alone would leave {STAFF[access.group]} {so_few} of {in_words(share.posts)} posts"
    said = f"{said} {odds(share.chance)}"
    if access.closed:
        said += _closed(access)
    yield f"{said}."


def _closed(access: AccessToRole) -> str:
    """Say that some posts were never open to the group, so that chance is not the whole of it."""
    if len(access.closed) == access.posts:
        return "; but nothing was left to chance, because these posts are closed to them"
    return f"; but {in_words(len(access.closed))} of these posts{_is_are(access.closed)}closed to them"


def _index(share: Representation) -> str:
    said = f"Representation index {share.index}, where 1 is parity"
    return f"{said}; one post moves it by {share.weight_of_one}." if share.has_few_posts else f"{said}."


def _openings(posts: Sequence[Post]) -> str:
    """Say how open posts are: "five open to all, two reserved for support staff"."""
    counts = Counter((opening(post), post.access) for post in posts)
    said = [
        f"{_of(number, posts)} {_open_to(*how)}"
        for how, number in sorted(
            counts.items(), key=lambda each: (list(Opening).index(each[0][0]), each[0][1])
        )
    ]
    return listed(said)


def _open_to(how: Opening, access: Access) -> str:
    if how is Opening.OPEN:
        return "open to all"
    return f"{'limited by law to' if how is Opening.LIMITED else 'reserved for'} {_FOR[access]}"


def _held_by(view: View, posts: Sequence[Post]) -> str:
    """Say who holds posts: "five held by teaching staff, two by support staff and one vacant"."""
    marks = Counter(_mark(view, post) for post in posts)
    said = [f"{_of(marks[mark], posts)} {mark.value}" for mark in _HELD if marks[mark]]
    return listed(said)


def _of(number: int, posts: Sequence[Post]) -> str:
    if number < len(posts) or number == 1:
        return in_words(number)
    return "both" if number == 2 else f"all {in_words(number)}"


_HELD = (b.Mark.TEACHING, b.Mark.SUPPORT, b.Mark.BOTH, b.Mark.VACANT)


def _mark(view: View, post: Post) -> b.Mark:
    groups = groups_in(view, post.id)
    if len(groups) > 1:
        return b.Mark.BOTH
    if not groups:
        return b.Mark.VACANT
    return b.Mark.TEACHING if StaffGroup.TEACHING in groups else b.Mark.SUPPORT


def _row(view: View, title: str, posts: Sequence[Post], words: str, showing: Showing) -> b.PostRow:
    return b.PostRow(
        title,
        tuple(
            b.Post(
                _mark(view, post),
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
                b.Cell(_sentence(_open_to(opening(post), post.access)).rstrip(".")),
                b.Cell(
                    listed(named(person, showing.names) for person in people) if people else "",
                    mark=_mark(view, post),
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
    for (how, to, reason), same in groupby(sorted(limited, key=_why), key=_why):
        subjects = list(same)
        whom = f"{count(len(subjects), 'post')} {_open_to(Opening(how), Access(to))}"
        said.append(b.Sentence(f"{_sentence(whom)} {reason}", subject=Subject(Post.kind, subjects[0].id)))
    if said:
        yield b.Details(f"{title}: how this is worked out", tuple(said))


def _why(post: Post) -> tuple[str, str, str]:
    ground = "" if post.access_ground is AccessGround.UNSTATED else f"{post.access_ground.label}."
    reason = post.access_reason.strip()
    return opening(post).value, post.access, " ".join(filter(None, (ground, reason))) or "No reason is given."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _is_are(things: Sequence[object]) -> str:
    return " is " if len(things) == 1 else " are "
