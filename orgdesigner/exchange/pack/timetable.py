"""The days that matter to a proposal, in order."""

from collections.abc import Iterator
from datetime import date

from orgdesigner.chart.dates import in_words
from orgdesigner.exchange.pack.advice import notice_note, notices
from orgdesigner.exchange.pack.sides import Sides
from orgdesigner.model.records import PROPOSAL_ID, AppointmentRound, Post, Proposal
from orgdesigner.report.blocks import Block, Cell, Column, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about


def timetable_report(sides: Sides) -> Report:
    """Return the timetable: what is planned, posts that begin or end, and the days of notice."""
    return Report("Timetable", about(sides.then.view), tuple(_blocks(sides)))


def _blocks(sides: Sides) -> Iterator[Block]:
    proposal = sides.then.view.get(Proposal, PROPOSAL_ID)
    days = sorted(_days(sides))
    if days:
        dated = tuple((Cell(in_words(day)), Cell(what)) for day, what in days)
        yield Table("What happens on which day", (Column("Day"), Column("What", share=3)), dated)
    else:
        yield Sentence("No day is stated yet.", strong=True)
    if proposal is not None and proposal.milestones:
        yield Heading("Milestones")
        yield from map(Sentence, proposal.milestones)
    yield Heading("Notice to leave, for teachers on national conditions")
    rows = tuple(
        (
            Cell(in_words(date(2027, each.month, each.day)).rsplit(" ", 1)[0]),
            Cell(each.teacher),
            Cell(each.head),
        )
        for each in notices()
    )
    columns = (Column("Leaves on"), Column("A teacher gives notice by"), Column("A headteacher by"))
    yield Table("By when notice is given", columns, rows)
    yield Sentence(notice_note(), quiet=True)


def _days(sides: Sides) -> Iterator[tuple[date, str]]:
    view = sides.then.view
    proposal = view.get(Proposal, PROPOSAL_ID)
    if proposal is not None and proposal.starts is not None:
        yield proposal.starts, "The proposal takes effect"
    for post in view.all(Post):
        if post.starts is not None:
            yield post.starts, f"“{post.title}” begins"
        if post.ends is not None:
            yield post.ends, f"“{post.title}” ends"
    for held in view.all(AppointmentRound):
        if held.held is not None:
            yield held.held, f"Appointment round: {held.name}"
