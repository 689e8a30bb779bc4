"""The sheet of allowances: every one, whom it is for, how it is paid and until when."""

from orgdesigner.disclosure.audience import Pay
from orgdesigner.exchange.told import Told
from orgdesigner.exchange.workbook.sheet import Column, Sheet, Shown
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import holders, in_order

_COLUMNS = (
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
    """Return a row for each allowance; None for an audience that is not told pay to the penny."""
    if told.audience.pay is not Pay.EXACT:
        return None
    view = told.view
    posts = {each.post: view.need(Post, each.post) for each in view.all(Allowance)}
    found = sorted(view.all(Allowance), key=lambda each: (in_order(posts[each.post]), each.id))
    rows = tuple(
        (
            posts[each.post].title,
            "; ".join(person.name for person in holders(view, each.post) if each.person in (None, person.id)),
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
    return Sheet("Allowances", about, _COLUMNS, rows)
