"""How access is said in words: counts first, and then no more than the numbers bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from orgdesigner.model.records import Post
from orgdesigner.model.representation import AccessToRole, Opening, Representation, groups_in, opening
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, AccessGround, StaffGroup
from orgdesigner.report.blocks import Mark
from orgdesigner.rules.shared.odds import odds
from orgdesigner.rules.shared.wording import STAFF, count, in_words, listed

_FOR = {Access.TEACHING: STAFF[StaffGroup.TEACHING], Access.SUPPORT: STAFF[StaffGroup.SUPPORT]}
_HELD = (Mark.TEACHING, Mark.SUPPORT, Mark.BOTH, Mark.VACANT)


def counts(access: AccessToRole) -> str:
    """Say how many posts a group has, and its proportional share: "2 of 7 …; … is 3: one post short"."""
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


def judgements(access: AccessToRole, *, filled: bool) -> Iterator[str]:
    """Yield what can be said of the counts: how much one post decides, and how likely chance alone is.

    Of chance nothing is said unless every post is filled.
    """
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
    if share.short and filled:
        yield from _chance(access)


def _undecided(access: AccessToRole) -> str:
    """Say what the posts that are vacant and open to all can still change."""
    vacant, short = len(access.vacant), access.representation.short
    said = sentence(f"{count(vacant, 'post')}{_is_are(access.vacant)}vacant and open to all")
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


def index(share: Representation) -> str:
    """Say the representation index, and how far one post moves it where there are few."""
    said = f"Representation index {share.index}, where 1 is parity"
    return f"{said}; one post moves it by {share.weight_of_one}." if share.has_few_posts else f"{said}."


def openings(posts: Sequence[Post]) -> str:
    """Say how open posts are: "five open to all, two reserved for support staff"."""
    found = Counter((opening(post), post.access) for post in posts)
    said = [
        f"{_of(number, posts)} {open_to(*how)}"
        for how, number in sorted(
            found.items(), key=lambda each: (list(Opening).index(each[0][0]), each[0][1])
        )
    ]
    return listed(said)


def open_to(how: Opening, access: Access) -> str:
    """Say how open a post is: "open to all", "reserved for support staff"."""
    if how is Opening.OPEN:
        return "open to all"
    return f"{'limited by law to' if how is Opening.LIMITED else 'reserved for'} {_FOR[access]}"


def held_by(view: View, posts: Sequence[Post]) -> str:
    """Say who holds posts: "five held by teaching staff, two by support staff and one vacant"."""
    marks = Counter(holder_mark(view, post) for post in posts)
    said = [f"{_of(marks[mark], posts)} {mark.value}" for mark in _HELD if marks[mark]]
    return listed(said)


def _of(number: int, posts: Sequence[Post]) -> str:
    if number < len(posts) or number == 1:
        return in_words(number)
    return "both" if number == 2 else f"all {in_words(number)}"


def holder_mark(view: View, post: Post) -> Mark:
    """Return the sign of who holds a post."""
    groups = groups_in(view, post.id)
    if len(groups) > 1:
        return Mark.BOTH
    if not groups:
        return Mark.VACANT
    return Mark.TEACHING if StaffGroup.TEACHING in groups else Mark.SUPPORT


def why(post: Post) -> tuple[str, str, str]:
    """Return how a post is limited, to whom and why, by which posts that are limited alike come together."""
    ground = "" if post.access_ground is AccessGround.UNSTATED else f"{post.access_ground.label}."
    reason = post.access_reason.strip()
    return opening(post).value, post.access, " ".join(filter(None, (ground, reason))) or "No reason is given."


def sentence(words: str) -> str:
    """Make a sentence of words: with a capital letter, and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."


def _is_are(things: Sequence[object]) -> str:
    return " is " if len(things) == 1 else " are "
