"""The days that matter to a proposal in order, and how a restructure is usually run."""

import re
from collections.abc import Iterator
from datetime import date

from orgdesigner.chart.dates import in_words
from orgdesigner.exchange.outgoing.pack.advice import as_at, consultation, note_on, notices_before, stages
from orgdesigner.exchange.outgoing.pack.sides import Sides, quoted
from orgdesigner.model.records import PROPOSAL_ID, AppointmentRound, Post, Proposal
from orgdesigner.report.blocks import Block, Cell, Column, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about

TITLE = "Timetable"
_DATED = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4})\s*[:,–-]\s*(?P<what>.+)")
"""A milestone that begins with its day: "1 December 2026, the first hundred days are over"."""


def timetable_report(sides: Sides) -> Report:
    """Return the timetable: what is planned, when notice is given for it, and how a restructure is run."""
    return Report(TITLE, about(sides.then.view), tuple(_blocks(sides)))


def _blocks(sides: Sides) -> Iterator[Block]:
    today = sides.then.caption.day
    milestones = [_dated(each) for each in _proposal(sides).milestones]
    days: dict[date, list[str]] = {}
    for day, what in sorted((*_days(sides), *((day, what) for day, what in milestones if day)), key=_by_day):
        if day >= today:
            days.setdefault(day, []).append(what)
    if days:
        rows = tuple((Cell(in_words(day)), Cell(" ".join(said))) for day, said in days.items())
        yield Table("What happens on which day", (Column("Day"), Column("What", share=4)), rows)
    else:
        yield Sentence("No day that is still to come is stated.", strong=True)
    undated = [what for day, what in milestones if not day]
    if undated:
        yield Heading("Milestones without a day", level=2)
        yield from map(Sentence, undated)
    yield from _notice(sides)
    yield from _run()


def _notice(sides: Sides) -> Iterator[Block]:
    """By when teachers give notice to leave before the proposal takes effect, or within a year from now."""
    starts = _proposal(sides).starts
    today = sides.then.caption.day
    until = starts if starts is not None and starts > today else today.replace(year=today.year + 1, day=1)
    yield Heading("Notice to leave, for teachers on national conditions", level=2)
    columns = (Column("Leaves on"), Column("A teacher gives notice by"), Column("A headteacher by"))
    rows = tuple(tuple(Cell(in_words(day)) for day in notice) for notice in notices_before(until))
    yield Table("By when notice is given to leave before the proposal takes effect", columns, rows)
    yield Sentence(note_on("notice"), quiet=True)


def _run() -> Iterator[Block]:
    """How a restructure is run, and how long is consulted: general practice, with its sources."""
    yield Heading("How a restructure is usually run", level=2)
    sources = list(dict.fromkeys(source for stage in stages() for source in stage.sources))
    rows = tuple(
        (
            *(Cell(f"{number}. {stage.name}", strong=True), Cell(stage.who), Cell(stage.papers)),
            Cell(", ".join(str(sources.index(source) + 1) for source in stage.sources)),
        )
        for number, stage in enumerate(stages(), start=1)
    )
    columns = (Column("Stage", share=2), Column("Who", share=3), Column("Papers", share=4), Column("Source"))
    yield Table("The stages of a restructure, who acts in each, and its papers", columns, rows)
    listed = "; ".join(f"{number} {source}" for number, source in enumerate(sources, start=1))
    yield Sentence(
        f"Your own policy and agreements come first. Sources, as at {as_at()}: {listed}.", quiet=True
    )
    yield Table(
        "How long is consulted at least",
        (Column("If so many may be dismissed"), Column("Consultation begins at least", share=2)),
        tuple((Cell(each.dismissals), Cell(each.least)) for each in consultation()),
    )
    yield Sentence(note_on("consultation"), quiet=True)


def _proposal(sides: Sides) -> Proposal:
    return sides.then.view.get(Proposal, PROPOSAL_ID) or Proposal(id=PROPOSAL_ID, name="Proposal")


def _by_day(each: tuple[date, str]) -> date:
    return each[0]


def _days(sides: Sides) -> Iterator[tuple[date, str]]:
    """Yield what happens on days, the posts of one day together."""
    view, starts = sides.then.view, _proposal(sides).starts
    if starts is not None:
        yield starts, "The proposal takes effect."
    begin: dict[date, list[str]] = {}
    end: dict[date, list[str]] = {}
    for post in view.all(Post):
        if post.starts is not None:
            begin.setdefault(post.starts, []).append(post.title)
        if post.ends is not None:
            end.setdefault(post.ends, []).append(post.title)
    for days, one, several in ((begin, "begins", "begin"), (end, "ends", "end")):
        for day, titles in days.items():
            yield day, f"{quoted(sorted(titles))} {one if len(titles) == 1 else several}."
    for held in view.all(AppointmentRound):
        if held.held is not None:
            yield held.held, f"Appointment round: {held.name}."


def _dated(milestone: str) -> tuple[date | None, str]:
    """A milestone's day, if it begins with one, and what it says."""
    found = _DATED.match(milestone)
    if found is None:
        return None, milestone
    day, what = found[1], found["what"]
    try:
        when = date.fromisoformat(day) if "-" in day else _in_english(day)
    except ValueError:
        return None, milestone
    return when, f"{what[:1].upper()}{what[1:].rstrip('.')}."


def _in_english(day: str) -> date:
    for when in (date(int(day[-4:]), month, 1) for month in range(1, 13)):
        if in_words(when).split(" ")[1] == day.split(" ")[1]:
            return when.replace(day=int(day.split(" ")[0]))
    raise ValueError(day)
