"""Every post as it is beside what a proposal makes of it."""

from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.disclosure.audience import Pay
from orgdesigner.exchange.outgoing.pack.sides import Sides, pay_of
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.model import relations
from orgdesigner.model.cost import pay_of_post
from orgdesigner.model.records import Post
from orgdesigner.model.words import Filling
from orgdesigner.rules.shared.tables import pay_tables

NEW, AMENDED, DELETED, UNCHANGED = "New", "Amended", "Deleted", "No change"

LAYOUT = ("id", "order", "arrangement", "assistant", "colour", "short_title")
"""Fields that say how something is drawn: to alter one is no change of the school."""

_NOT_THE_POST = (*LAYOUT, "notes", "filling", "pool", "new", "pay_scale", "pay_point", "salary")


_TOGETHER = {
    "who may hold it": ("access", "access_ground", "access_reason"),
    "time": ("fte", "hours", "weeks"),
    "dates": ("starts", "ends", "longest_term"),
    "what it decides": ("authority", "autonomy", "accountability", "decides", "review"),
    "what it is for": ("purpose", "responsibilities", "shared_responsibilities", "without_priority"),
}
"""What is said of fields that belong together: in a table there is room for no more."""

_SAID = {field: words for words, fields in _TOGETHER.items() for field in fields}


@dataclass(frozen=True)
class Compared:
    """A post now and as it is proposed, one of which may not be there, and what becomes of it.

    `number` is what the pack calls it by wherever it speaks of it; what does not change has none.
    """

    now: Post | None
    then: Post | None
    kind: str
    amended: tuple[str, ...] = ()
    number: int = 0

    @property
    def post(self) -> Post:
        """The post as it is proposed, or as it was."""
        post = self.then or self.now
        assert post is not None
        return post


def compared(sides: Sides) -> list[Compared]:
    """Return all posts: those that change first and numbered, in the order of the chart, the others after."""
    found = [_compared(sides, now, then) for now, then in _pairs(sides)]
    changing = [each for each in found if each.kind != UNCHANGED]
    numbered = [
        Compared(each.now, each.then, each.kind, each.amended, number)
        for number, each in enumerate(changing, start=1)
    ]
    return [*numbered, *(each for each in found if each.kind == UNCHANGED)]


def _pairs(sides: Sides) -> list[tuple[Post | None, Post | None]]:
    now = {post.id: post for post in sides.now.posts}
    then = sides.then.posts
    kept = {post.id for post in then}
    gone = (post for post in sides.now.posts if post.id not in kept)
    return [*((now.get(post.id), post) for post in then), *((post, None) for post in gone)]


def _compared(sides: Sides, now: Post | None, then: Post | None) -> Compared:
    if now is None:
        return Compared(now, then, NEW)
    if then is None or then.filling is Filling.DELETED:
        return Compared(now, None, DELETED)
    amended = tuple(_amended(sides, now, then))
    return Compared(now, then, AMENDED if amended else UNCHANGED, amended)


def _amended(sides: Sides, now: Post, then: Post) -> list[str]:
    """What of a post is altered, in few words."""
    found = [
        _SAID.get(name) or f"{(field.title or name)[:1].lower()}{(field.title or name)[1:]}"
        for name, field in Post.model_fields.items()
        if name not in _NOT_THE_POST and getattr(now, name) != getattr(then, name)
    ]
    managers = [relations.manager(side.view, now.id) for side in (sides.now, sides.then)]
    if len({each and each.id for each in managers}) > 1:
        found.append("reports to")
    if pay_of(sides.now, now) != pay_of(sides.then, then) or _costs(sides.now, now) != _costs(
        sides.then, then
    ):
        found.append("pay")
    return list(dict.fromkeys(found))


def _costs(told: Told, post: Post) -> Decimal | None:
    """What a post costs in pay a year, where sums are told: it may cost more only because of who holds it."""
    return pay_of_post(told.view, post, pay_tables()) if told.audience.pay is Pay.EXACT else None
