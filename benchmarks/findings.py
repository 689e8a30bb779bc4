"""What findings cost: one edit re-checked, and everything checked, beside reading every record's ties once.

Run it by hand: `python -m benchmarks.findings`. Only ratios inside one run mean anything.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from benchmarks.schools import IN_A_TEAM, SIZES, school
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.edits.posts import remove_posts
from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.index import Index
from orgdesigner.model.records import Allowance, Person, Post, Priority, Team
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    ALLOWANCES_OF_POST,
    HOLDINGS_OF_POST,
    LINE_DOWNWARD,
    LINE_UPWARD,
    TEAMS_OF_POST,
)
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import Access
from orgdesigner.rules.base import Found, Rule
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.engine import Engine

TODAY = date(2026, 11, 21)
ROUNDS = 40
T = TypeVar("T")
Edit = Callable[[View, int], Change]


def _to_a_manager(view: View, number: int) -> Change:
    return report_to(view, [f"p{number * IN_A_TEAM + 1}"], f"p{(number + 1) * IN_A_TEAM}")


def _to_a_team(view: View, number: int) -> Change:
    member = f"p{number * IN_A_TEAM + 3}"
    return join_team(view, [member], f"t{number + 1}", leave=f"t{number}")


def _title(view: View, number: int) -> Change:
    return set_fields(view, view.need(Post, f"p{number * IN_A_TEAM + 3}"), title="Another title")


def _name(view: View, number: int) -> Change:
    return set_fields(view, view.need(Person, f"h{number * IN_A_TEAM + 3}"), name="Another Name")


def _allowance(view: View, number: int) -> Change:
    paid = view.need(Allowance, f"paid{number * IN_A_TEAM + 3}")
    return set_fields(view, paid, annual=paid.annual - Decimal(1))


def _access(view: View, number: int) -> Change:
    post = view.need(Post, f"p{number * IN_A_TEAM + 3}")
    return set_fields(view, post, access=Access.SUPPORT, access_reason="A proportional share")


def _lead(view: View, number: int) -> Change:
    return set_fields(view, view.need(Team, f"t{number}"), leads=())


def _priority(view: View, number: int) -> Change:
    priority = min(view.all(Priority), key=lambda each: each.id)
    return make_accountable(view, priority.id, f"p{number * IN_A_TEAM + 1}")


def _remove(view: View, number: int) -> Change:
    return remove_posts(view, [f"p{number * IN_A_TEAM + 3}"])


EDITS: dict[str, Edit] = {
    "drag to another manager": _to_a_manager,
    "drag to another team": _to_a_team,
    "type a title": _title,
    "type a name": _name,
    "lower an allowance": _allowance,
    "reserve a post": _access,
    "take a team's lead away": _lead,
    "give a priority away": _priority,
    "remove a post": _remove,
}


class Asked:
    """The rules, counting how often they are asked."""

    def __init__(self) -> None:
        self.cells = 0
        self.rules = [replace(rule, check=self._counted(rule)) for rule in rules()]

    def _counted(self, rule: Rule) -> Callable[[View, object], Iterator[Found]]:
        def check(view: View, subject: object) -> Iterator[Found]:
            self.cells += 1
            return rule.check(view, subject)

        return check


def main() -> None:
    """Print what one edit and a full check cost at each size."""
    middle: dict[int, float] = {}
    for size in SIZES:
        structure = Structure(school(size))
        fresh, engine = _best(partial(Engine, structure, today=TODAY))
        read, _ = _best(partial(_read_all, structure.view))
        print(f"\n{size:,} posts, {len(engine.findings):,} findings of {len(rules())} rules:", end=" ")
        print(f"full check {fresh * 1000:.0f} ms, {fresh / read:.1f} of reading everything once")
        every: list[float] = []
        for name, edit in EDITS.items():
            taken, cells = _re_checked(structure, engine, edit)
            every += taken
            print(
                f"  {name:24} {_said(taken)}   {cells:4} cells   {_median(taken) / fresh:.5f} of a full check"
            )
        middle[size] = _median(every)
        print(f"  {'any of these':24} {_said(every)}")
    small, large = SIZES[-2:]
    print(f"\nOne edit at {large:,} posts costs {middle[large] / middle[small]:.2f} of one at {small:,}")


def _read_all(view: View) -> int:
    """Look up what belongs to every post, as any check of it has to; return how much that is."""
    indexes: tuple[Index[Any], ...] = (
        HOLDINGS_OF_POST,
        ALLOWANCES_OF_POST,
        LINE_UPWARD,
        LINE_DOWNWARD,
        TEAMS_OF_POST,
        ACCOUNTABLE_FOR,
    )
    return sum(len(view.find(index, post.id)) for post in view.all(Post) for index in indexes)


def _median(taken: list[float]) -> float:
    return statistics.median(taken)


def _said(taken: list[float]) -> str:
    late = statistics.quantiles(taken, n=20)[-1]
    return f"{_median(taken) * 1000:7.2f} ms, at the 95th percentile {late * 1000:7.2f} ms"


def _best(made: Callable[[], T]) -> tuple[float, T]:
    taken = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        result = made()
        taken.append(time.process_time() - start)
    return min(taken), result


def _re_checked(structure: Structure, engine: Engine, edit: Edit) -> tuple[list[float], int]:
    """Return the times that the engine takes for many edits, and how many cells it asks for one."""
    asked = Asked()
    counting = Engine(structure, today=TODAY, rules=asked.rules)
    taken, cells = [], []
    held = (number for number in range(3, len(structure.tables["team"]) - 2) if (number * IN_A_TEAM + 3) % 40)
    for number in islice(held, ROUNDS):
        change = edit(structure.view, number)
        for each in (change, change.inverse):
            structure.apply(each)
            start = time.process_time()
            engine.hear(each)
            taken.append(time.process_time() - start)
            asked.cells = 0
            counting.hear(each)
            cells.append(asked.cells)
    return taken, round(statistics.median(cells))


if __name__ == "__main__":
    main()
