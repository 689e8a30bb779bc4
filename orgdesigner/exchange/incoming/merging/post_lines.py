"""The lines of a preview about posts: new ones, and what of those that are here would differ."""

from collections.abc import Iterator

from orgdesigner.exchange.incoming.merging.lines import Kind, Line
from orgdesigner.exchange.incoming.merging.seats import seat_lines
from orgdesigner.exchange.incoming.merging.sentences import paid, together, what_differs
from orgdesigner.exchange.incoming.merging.sides import Sides
from orgdesigner.exchange.incoming.merging.ties import Tie, by
from orgdesigner.exchange.steps import Step as Progress
from orgdesigner.exchange.steps import stepping
from orgdesigner.model import relations
from orgdesigner.model.changes import Step
from orgdesigner.model.money import number
from orgdesigner.model.records import Allowance, Link, Person, Post


def post_lines(sides: Sides, step: Progress) -> Iterator[Line]:
    """Yield the lines about the posts of a list, in its order."""
    seats = by((tie for tie in sides.seats if tie.record.post), "post")
    allowances = by((tie for tie in sides.allowances if tie.record.person is None), "post")
    for listed in stepping(sorted(sides.listed.all(Post), key=relations.in_order), step):
        post_id = sides.restating.id_of(listed)
        before = sides.restating.present(listed)
        if before is None:
            added = sides.restating.added(listed)
            up = [sides.lines_up[post_id]] if post_id in sides.lines_up else []
            ties = [*up, *seats.get(post_id, ()), *allowances.get(post_id, ())]
            steps = (Step(None, tie.after) for tie in ties)
            yield sides.line(Kind.ADDED, added, _introduced(sides, listed), Step(None, added), *steps)
            continue
        after = sides.restating.altered(before, listed)
        if before != after:
            yield sides.line(
                Kind.ALTERED, before, what_differs(before, after, sides.names), Step(before, after)
            )
        yield from _moved(sides, before)
        yield from seat_lines(sides, before, seats.get(post_id, []))
        for tie in allowances.get(post_id, ()):
            yield from allowance_line(sides, before, tie)


def _introduced(sides: Sides, listed: Post) -> str:
    """Say where a new post is, and who holds it."""
    said = ["New post"]
    above = relations.manager(sides.listed, listed.id)
    if above is not None:
        said.append(f"reports to “{above.title}”")
    if listed.fte != 1:
        said.append(f"{number(listed.fte)} FTE")
    holders = relations.holders(sides.listed, listed.id)
    said.append(f"held by {together(person.name for person in holders)}" if holders else "vacant")
    return ", ".join(said) + "."


def _moved(sides: Sides, post: Post) -> Iterator[Line]:
    tie = sides.lines_up.get(post.id)
    if tie is None or tie.before == tie.after:
        return
    old, new = (_upper(sides, link) for link in (tie.before, tie.after))
    step = Step(tie.before, tie.after)
    if tie.after is not None:
        sentence = f"Reports to {new} (so far: {old})."
        yield sides.line(Kind.MOVED, post, sentence, step)
    elif sides.says_who_reports:
        # An empty cell is seldom meant, and a post that reports to nobody may fall out of the picture.
        sentence = f"The list names nobody it reports to (so far: {old})."
        yield sides.line(Kind.MOVED, post, sentence, step, taken=False)


def _upper(sides: Sides, link: Link | None) -> str:
    return f"“{sides.name(Post.kind, link.upper)}”" if link else "nobody"


def allowance_line(
    sides: Sides, subject: Post | Person, tie: Tie[Allowance], whose: str = ""
) -> Iterator[Line]:
    """Yield the line about an allowance, if it would differ; `whose` says for what somebody has it."""
    allowance, step = tie.record, Step(tie.before, tie.after)
    said = paid(allowance) + whose
    if tie.is_new:
        yield sides.line(Kind.ADDED, subject, f"New allowance: {said}.", step)
    elif tie.before is not None and tie.after is not None and tie.is_altered:
        words = what_differs(tie.before, tie.after, sides.names)
        yield sides.line(Kind.ALTERED, subject, f"{allowance.allowance_kind.label}{whose}: {words}", step)
    elif tie.is_lost and sides.listed.has(Allowance):
        sentence = f"The list does not have this allowance: {said}."
        yield sides.line(Kind.GONE, subject, sentence, step, taken=sides.complete)
