"""What a proposal changes, one plain sentence for each change."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from orgdesigner.chart.dates import in_words
from orgdesigner.exchange.pack.sides import Sides, fte
from orgdesigner.model import records as r
from orgdesigner.model.changes import Step
from orgdesigner.model.edits.proposals import differences
from orgdesigner.model.record import ref_fields
from orgdesigner.model.view import View
from orgdesigner.model.words import Word
from orgdesigner.report.blocks import Block, Heading, Report, Sentence
from orgdesigner.report.titles import about
from orgdesigner.rules.shared.wording import count, listed, sentence

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Posts", ("post",)),
    ("Who holds which post", ("holding", "person")),
    ("Who reports to whom", ("link",)),
    ("Teams and meetings", ("team", "membership", "forum", "slot")),
    ("Priorities", ("priority",)),
    ("Allowances", ("allowance",)),
    ("The school", ("school", "appointment_round", "waiver", "rule_setting")),
)
_UNSAID = ("id", "order", "arrangement", "colour")


def changes_report(sides: Sides) -> Report:
    """Return what is different, group by group; a layout that was altered is no change of the school."""
    return Report("What changes", about(sides.then.view), tuple(_blocks(sides)))


def _blocks(sides: Sides) -> Iterator[Block]:
    steps = differences(sides.now.view, sides.then.view).steps
    groups = [
        (title, [said for step in steps if step.record.kind in kinds for said in _said(sides, step)])
        for title, kinds in _GROUPS
    ]
    total = sum(len(said) for _, said in groups)
    yield Sentence(
        f"{count(total, 'change')} to the current structure." if total else "Nothing changes.", strong=True
    )
    for title, said in groups:
        if said:
            yield Heading(f"{title} · {len(said)}")
            yield from map(Sentence, said)


def _said(sides: Sides, step: Step) -> Iterator[str]:
    before, after = step
    match step.record:
        case r.Link() as link:
            yield from _of_link(sides, link, step)
        case r.Holding() as held if before is None or after is None:
            verb = "holds" if before is None else "no longer holds"
            view = sides.then.view if before is None else sides.now.view
            yield f"{name_of(view, held.person, r.Person)} {verb} “{name_of(view, held.post, r.Post)}”."
        case r.Membership() as seat if before is None or after is None:
            view = sides.then.view if before is None else sides.now.view
            member = name_of(view, seat.post, r.Post) if seat.post else name_of(view, seat.person, r.Person)
            verb = "joins" if before is None else "leaves"
            yield f"“{member}” {verb} the team “{name_of(view, seat.team, r.Team)}”."
        case record if before is None:
            yield f"New {record.noun}: “{label(sides.then.view, record)}”."
        case record if after is None:
            yield f"The {record.noun} “{label(sides.now.view, record)}” goes."
        case record:
            altered = list(_altered(sides, step))
            if altered:
                yield f"{sentence(record.noun)} “{label(sides.then.view, record)}”: {'; '.join(altered)}."


def _of_link(sides: Sides, link: r.Link, step: Step) -> Iterator[str]:
    before, after = step
    view = sides.then.view if after is not None else sides.now.view
    lower, upper = name_of(view, link.lower, r.Post), name_of(view, link.upper, r.Post)
    tie = {each.kind: each.upward for each in view.school.link_names}.get(link.link_kind, "is tied to")
    if after is None:
        yield f"“{lower}” no longer {tie} “{upper}”."
    elif isinstance(before, r.Link) and before.upper != link.upper:
        yield f"“{lower}” {tie} “{upper}”, and no longer “{name_of(sides.now.view, before.upper, r.Post)}”."
    else:
        yield f"“{lower}” {tie} “{upper}”."


def _altered(sides: Sides, step: Step) -> Iterator[str]:
    before, after = step
    assert before is not None
    assert after is not None
    refs = {ref.name: ref.kind for ref in ref_fields(type(after))}
    for field, described in type(after).model_fields.items():
        was, now = getattr(before, field), getattr(after, field)
        if was != now and field not in _UNSAID:
            old = _value(sides.now.view, was, refs.get(field))
            new = _value(sides.then.view, now, refs.get(field))
            yield f"{described.title}: {new} (so far {old})"


def _value(view: View, value: object, kind: str | None) -> str:
    match value:
        case None | "" | ():
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case Word():
            return value.label
        case date():
            return in_words(value)
        case Decimal():
            return fte(value)
        case tuple():
            return listed(_value(view, each, kind) for each in value)
        case str() if kind is not None:
            return f"“{name_of(view, value, r.KINDS[kind])}”"
        case str():
            return f"“{value}”"
    return str(value)


def name_of(view: View, record_id: str | None, record_type: type[r.Record]) -> str:
    """Return what a record is called, by its id; what is not told of is "somebody" or "something"."""
    record = view.get(record_type, record_id)
    if record is None:
        return "somebody" if record_type is r.Person else "something"
    return label(view, record)


def label(view: View, record: r.Record) -> str:
    """Return what a record is called, or what it belongs to if it has no name of its own."""
    for field in ("title", "name"):
        if named := getattr(record, field, ""):
            return str(named)
    owner = getattr(record, "post", None) or getattr(record, "forum", None)
    for record_type in (r.Post, r.Forum):
        if (found := view.get(record_type, owner)) is not None:
            return label(view, found)
    return str(getattr(record, "rule", record.noun))


def sentences(sides: Sides) -> Iterable[str]:
    """Yield every sentence of the list of changes."""
    return (block.text for block in _blocks(sides) if isinstance(block, Sentence))
