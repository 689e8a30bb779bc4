"""What is lost if a person leaves, a post is empty or a post is removed, in words."""

from collections.abc import Iterable, Iterator, Mapping

from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Pay
from orgdesigner.disclosure.naming import named
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.leaving import EXPERTISE, Departure, How, Loss, Question, Standing, lost
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Block, Cell, Column, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.engine import News
from orgdesigner.rules.shared.wording import count, in_words, listed

MOST_LINES = 20
"""How many lines there are at most before they become a table."""

_HEADINGS = {
    Question.ACCOUNTABLE: "Priorities for which nobody would answer",
    Question.CONTRIBUTING: "Priorities to which nobody would contribute",
    Question.LED: "Teams without a lead",
    Question.CHAIRED: "Meetings without a chair",
    Question.SECOND: "Posts with nobody who can take over",
    Question.MANAGED: "Posts without a manager",
    Question.COACHED: "Posts without a coach",
    Question.KNOWN: "Expertise that nobody else has",
    Question.PAID: "Allowances that would end",
}
_IN_SUM = {
    Question.ACCOUNTABLE: ("priority with nobody accountable", "priorities with nobody accountable"),
    Question.CONTRIBUTING: ("priority with nobody contributing", "priorities with nobody contributing"),
    Question.LED: ("team without a lead", "teams without a lead"),
    Question.CHAIRED: ("meeting without a chair", "meetings without a chair"),
    Question.SECOND: ("post without its second", "posts without their second"),
    Question.MANAGED: ("post without a manager", "posts without a manager"),
    Question.COACHED: ("post without a coach", "posts without a coach"),
    Question.KNOWN: ("kind of expertise that nobody else has", "kinds of expertise that nobody else has"),
    Question.PAID: ("allowance that ends", "allowances that end"),
}


def leaving_title(view: View, departure: Departure, showing: Showing) -> str:
    """Return what is imagined: "If Miriam Okafor leaves"."""
    if departure.how is How.LEAVES:
        return f"If {named(view.need(r.Person, departure.id), showing.names)} leaves"
    title = view.need(r.Post, departure.id).title
    return f"If nobody is {title}" if departure.how is How.EMPTY else f"If the post {title} is removed"


def leaving_report(view: View, departure: Departure, showing: Showing, news: News | None = None) -> Report:
    """Return what is lost; with `news`, what the rules would say then as well."""
    summary, *blocks = _blocks(view, departure, lost(view, departure), showing)
    title = leaving_title(view, departure, showing)
    return Report(title, about(view), (summary, *_foreseen(news), *blocks))


def _blocks(view: View, departure: Departure, losses: Iterable[Loss], showing: Showing) -> Iterator[Block]:
    of: dict[Question, list[Loss]] = {question: [] for question in Question}
    for loss in sorted(losses, key=lambda each: _place(view, each)):
        of[loss.question].append(loss)
    yield Sentence(_summary(view, departure, of), strong=True)
    yield from _posts_left(view, departure, of[Question.HELD])
    for question, title in _HEADINGS.items():
        if of[question]:
            yield from _listed(title, [_line(view, departure, loss, showing) for loss in of[question]])


def _listed(title: str, lines: list[Sentence]) -> Iterator[Block]:
    """List lines under a heading; many of them as a table, which costs a window only what it shows."""
    if len(lines) <= MOST_LINES:
        yield Heading(title, 2)
        yield from lines
    else:
        rows = tuple((Cell(line.text, subject=line.subject),) for line in lines)
        yield Table(summary=f"{title}: {len(lines)}", columns=(Column(title),), rows=rows)


def _place(view: View, loss: Loss) -> tuple[int, str, str]:
    """Where a loss stands among its like: in the order that the user gave, or by number."""
    record = None if loss.kind == EXPERTISE else view.need(r.KINDS[loss.kind], loss.id)
    place = getattr(record, "number", getattr(record, "order", 0))
    return place, record.caption if record else "", loss.id


def _summary(view: View, departure: Departure, of: Mapping[Question, list[Loss]]) -> str:
    said = [
        f"{in_words(len(of[question]))} {one if len(of[question]) == 1 else many}"
        for question, (one, many) in _IN_SUM.items()
        if of[question]
    ]
    critical = sum(view.need(r.Post, loss.id).critical for loss in of[Question.HELD])
    if critical and departure.how is not How.REMOVED:
        said.insert(0, f"{count(critical, 'critical post')} empty")
    if said:
        return f"It would leave {listed(said)}."
    if departure.how is How.EMPTY and not of[Question.HELD]:
        return "Nobody is in this post now, so nothing would change."
    return f"Nothing else in this structure hangs on {'them' if departure.how is How.LEAVES else 'it'} alone."


def _posts_left(view: View, departure: Departure, losses: Iterable[Loss]) -> Iterator[Block]:
    """The posts that a person leaves empty; a post itself is named in the title already."""
    posts = [view.need(r.Post, loss.id) for loss in losses]
    if departure.how is How.LEAVES and posts:
        yield Heading("Posts with nobody in them", 2)
        for post in posts:
            critical = ": a critical post" if post.critical else ""
            yield Sentence(f"{post.title}{critical}", subject=Subject(post.kind, post.id))
    elif any(post.critical for post in posts):
        yield Sentence("It is a critical post: its expertise must not rest with one person.")


def _line(view: View, departure: Departure, loss: Loss, showing: Showing) -> Sentence:
    if loss.question is Question.KNOWN:
        return Sentence(_spelled(view, loss.id))
    record = view.need(r.KINDS[loss.kind], loss.id)
    subject = Subject(loss.kind, loss.id)
    if isinstance(record, r.Allowance):
        return Sentence(_allowance(view, record, loss, showing), subject=Subject(r.Post.kind, record.post))
    if isinstance(record, r.Priority):
        words = f"Priority {record.number} ({record.name})"
    elif isinstance(record, r.Post):
        people = [named(person, showing.names) for person in relations.holders(view, record.id)]
        words = f"{record.title} ({listed(people) if people else 'vacant'})"
    else:
        words = record.caption
    if loss.after is Standing.EMPTY and departure.how is How.REMOVED:
        words += ": the post that is left for it is vacant"
    return Sentence(words, subject=subject)


def _allowance(view: View, allowance: r.Allowance, loss: Loss, showing: Showing) -> str:
    amount = f" of £{allowance.annual:,.2f} a year".replace(".00 ", " ") if showing.pay is Pay.EXACT else ""
    kept = " (the post keeps it for whoever comes)" if loss.after is Standing.EMPTY else ""
    return f"{allowance.allowance_kind.label}{amount} for {view.need(r.Post, allowance.post).title}{kept}"


def _spelled(view: View, known: str) -> str:
    """Return an expertise as the person's own record has it."""
    spellings = (each.strip() for person in view.all(r.Person) for each in person.expertise)
    return next((each for each in spellings if each.casefold() == known), known)


def _foreseen(news: News | None) -> Iterator[Block]:
    """The findings that would come, and how many would go."""
    if news is None:
        return
    lines = [
        Sentence(f"{finding.severity.label}: {finding.message}", subject=_chief(finding))
        for finding in sorted(news.appeared, key=lambda each: each.order)
        if not finding.is_waived
    ]
    yield from _listed("What the rules would say then", lines or [Sentence("No new finding.")])
    if news.cleared:
        gone = count(len(news.cleared), "finding")
        yield Sentence(f"{gone[0].upper()}{gone[1:]} of now would be gone.", quiet=True)


def _chief(finding: Finding) -> Subject | None:
    return next(iter(finding.subjects), None)
