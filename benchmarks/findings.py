"""What findings cost: one edit re-checked, and everything checked, against a plain loop over the records.

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
from typing import TypeVar

from benchmarks.plain_findings import plain_findings
from benchmarks.schools import IN_A_TEAM, SIZES, school
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.records import Allowance, Person, Post
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
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


EDITS: dict[str, Edit] = {
    "drag to another manager": _to_a_manager,
    "drag to another team": _to_a_team,
    "type a title": _title,
    "type a name": _name,
    "lower an allowance": _allowance,
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
    small: dict[str, float] = {}
    for size in SIZES:
        structure = Structure(school(size))
        fresh, engine = _best(partial(Engine, structure, today=TODAY))
        plain, found = _best(partial(plain_findings, structure.view))
        said = sorted((each.rule, each.subjects[0].id) for each in engine.findings)
        if said != sorted(found):
            raise SystemExit(f"the plain loop finds something else: {set(said) ^ set(found)}")
        print(f"\n{size:,} posts, {len(said):,} findings: full check {fresh * 1000:.1f} ms,", end=" ")
        print(f"{fresh / plain:.2f} of a plain loop ({plain * 1000:.1f} ms)")
        for name, edit in EDITS.items():
            once, cells = _re_checked(structure, engine, edit)
            first = small.setdefault(name, once)
            print(f"  {name:24} {once * 1e6:7.0f} µs   {cells:4} cells", end="   ")
            print(f"{once / fresh:.5f} of a full check   {once / first:5.1f} of {SIZES[0]} posts")


def _best(made: Callable[[], T]) -> tuple[float, T]:
    taken = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        result = made()
        taken.append(time.process_time() - start)
    return min(taken), result


def _re_checked(structure: Structure, engine: Engine, edit: Edit) -> tuple[float, int]:
    """Return the time that the engine takes for one edit, in the middle of many, and the cells it asks."""
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
    return statistics.median(taken), round(statistics.median(cells))


if __name__ == "__main__":
    main()
