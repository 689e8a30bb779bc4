"""The sheet of allowances: every one, whom it is for, how it is paid and until when."""

from orgdesigner.disclosure.audience import Pay
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.sheet import Column, Sheet, Shown
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import holders, in_order
from orgdesigner.model.view import View

_BANDED = (
    Column("Post"),
    Column("Received by", Shown.TEXT),
    Column("Kind of allowance"),
    Column("Annual value"),
    Column("Until", Shown.DAY),
)
_EXACT = (
    Column("Post"),
    Column("Received by", Shown.TEXT),
    Column("Kind of allowance"),
    Column("Annual value", Shown.MONEY, summed=True),
    Column("Paid", Shown.WORDS),
    Column("Share of the responsibility", Shown.SHARE),
    Column("From", Shown.DAY),
    Column("Until", Shown.DAY),
    Column("Reason", Shown.TEXT),
)


def allowances_sheet(told: Told) -> Sheet | None:
    """Return a row for each allowance, at its value or in a band; None for who is told nothing of pay."""
    if told.audience.pay is Pay.ABSENT:
        return None
    return _exact(told.view) if told.audience.pay is Pay.EXACT else _banded(told)


def _banded(told: Told) -> Sheet:
    rows = tuple(
        (post.title, _received_by(told.view, post.id, each.person), each.kind, each.band, each.ends)
        for post in told.posts
        for each in told.allowances.get(post.id, ())
    )
    about = "Every allowance, its annual value in steps of a thousand pounds."
    return Sheet("Allowances", about, _BANDED, rows)


def _exact(view: View) -> Sheet:
    posts = {each.post: view.need(Post, each.post) for each in view.all(Allowance)}
    found = sorted(view.all(Allowance), key=lambda each: (in_order(posts[each.post]), each.id))
    rows = tuple(
        (
            posts[each.post].title,
            _received_by(view, each.post, each.person),
            each.allowance_kind,
            each.annual,
            each.basis,
            each.share,
            each.starts,
            each.ends,
            each.reason,
        )
        for each in found
    )
    about = "Every allowance at its annual value, before parts of a year or of a contract; the sum is below."
    return Sheet("Allowances", about, _EXACT, rows)


def _received_by(view: View, post: str, only: str | None) -> str:
    return "; ".join(person.name for person in holders(view, post) if only in (None, person.id))
