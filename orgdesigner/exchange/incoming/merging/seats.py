"""The lines of a preview about seats in teams.

A seat in a team that the list does not have was given by hand, and no line touches it.
"""

from collections.abc import Iterator

from orgdesigner.exchange.incoming.merging.lines import Kind, Line
from orgdesigner.exchange.incoming.merging.sentences import together, what_differs
from orgdesigner.exchange.incoming.merging.sides import Sides
from orgdesigner.exchange.incoming.merging.ties import Tie
from orgdesigner.model.changes import Step
from orgdesigner.model.records import Membership, Person, Post, Team


def seat_lines(sides: Sides, member: Post | Person, ties: list[Tie[Membership]]) -> Iterator[Line]:
    """Yield the lines about the seats of a post or a person that the structure has already."""
    new = [tie for tie in ties if tie.is_new]
    lost = [tie for tie in ties if tie.is_lost and sides.has_listed(Team.kind, tie.record.team)]
    if new and len(lost) == 1:
        said = f"Moves from {_teams(sides, lost)} to {_teams(sides, new)}."
        yield sides.line(Kind.MOVED, member, said, *_steps(lost + new))
    else:
        # Of several seats nobody can tell which one the new one is for: none is given up unasked.
        if new:
            yield sides.line(Kind.MOVED, member, f"Joins {_teams(sides, new)}.", *_steps(new))
        for tie in lost:
            said = f"The list does not put it in {_teams(sides, [tie])}."
            yield sides.line(Kind.GONE, member, said, *_steps([tie]), taken=False)
    for tie in ties:
        if tie.before is not None and tie.after is not None and tie.is_altered:
            said = f"{_teams(sides, [tie])}: {what_differs(tie.before, tie.after, sides.names)}"
            yield sides.line(Kind.ALTERED, member, said, *_steps([tie]))


def _teams(sides: Sides, ties: list[Tie[Membership]]) -> str:
    return together(sides.name(Team.kind, tie.record.team) for tie in ties)


def _steps(ties: list[Tie[Membership]]) -> list[Step]:
    return [Step(tie.before, tie.after) for tie in ties]
