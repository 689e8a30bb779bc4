"""No two posts own the same responsibility, unless they say that they share it.

Why: What two posts own alone, each leaves to the other. Sharing on purpose is another thing: roles can't be
neatly packaged, and may overlap where both know it.

Source: Leithwood and others (2006) on clarity of roles, and MacBeath's study (2005), in which roles can't be
neatly packaged and farmed out, as told in the founding documents; read in November 2026.

To fix: Leave the responsibility to one post, or mark it as shared.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.leading import OWNERS, plain
from orgdesigner.model.records import Post
from orgdesigner.model.relations import in_order
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import some_of, told_apart

MOST_CHOICES = 3


@rule(
    "AUT-715",
    "One owner for each responsibility",
    each=OWNERS,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, key: str) -> Iterator[Found]:
    if view.count(OWNERS, key) < 2:
        return
    posts = sorted(view.find(OWNERS, key), key=in_order)
    said = next(each for each in posts[0].responsibilities if plain(each) == key)
    called = told_apart(view, posts)
    yield found(
        f"{some_of(called)} each answer alone for “{said}”",
        *posts,
        fixes=_fixes(view, posts, called, key),
    )


def _fixes(view: View, posts: list[Post], called: list[str], key: str) -> Iterator[Fix]:
    sharing = [_without(view, post, key, share=True) for post in posts]
    yield Fix(f"Let {some_of(called)} share it", squash("Share a responsibility", sharing))
    for post, name in list(zip(posts, called, strict=True))[:MOST_CHOICES]:
        others = [_without(view, each, key, share=False) for each in posts if each.id != post.id]
        yield Fix(f"Leave it to {name}", squash(f"Leave a responsibility to {post.title}", others))


def _without(view: View, post: Post, key: str, *, share: bool) -> Change:
    """Return the change after which a post no longer owns a responsibility alone."""
    gone = [each for each in post.responsibilities if plain(each) == key]
    kept = tuple(each for each in post.responsibilities if plain(each) != key)
    if not share:
        return set_fields(view, post, responsibilities=kept)
    there = {plain(each) for each in post.shared_responsibilities}
    more = () if key in there else gone[:1]
    return set_fields(
        view, post, responsibilities=kept, shared_responsibilities=(*post.shared_responsibilities, *more)
    )


GOOD = (
    """
    post a "Head of Year 9" middle responsibilities="attendance"
    post b "Head of Year 10" middle responsibilities="rewards" shared_responsibilities="reading"
    post c "Librarian" shared_responsibilities="reading"
    post d "Adviser" external responsibilities="rewards"
    """,
)
BAD = (
    Example(
        """
        post a "Head of Year 9" middle responsibilities="Year 9 attendance","rewards"
        post b "Head of Year 10" middle responsibilities="Rewards" shared_responsibilities="trips"
        post c "Head of Year 11" middle responsibilities="rewards","trips"
        post d "Examinations Officer" responsibilities="timetable"
        post e "Data Manager" responsibilities="Timetable"
        """,
        found_at=("a", "d"),
    ),
)
