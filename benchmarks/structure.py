"""What it costs to take in a whole structure, to copy it and to compare two, beside validating its rows.

Run it by hand: `python -m benchmarks.structure`. Milliseconds of CPU, the best of several; ratios are to the
validation of the same records, which no reader of a file can do without.
"""

import time
from collections.abc import Callable
from functools import partial

from pydantic import TypeAdapter

from benchmarks.schools import SIZES, school
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.records import KINDS, Record
from orgdesigner.model.structure import Structure, diff

ROUNDS = 7


def main() -> None:
    for size in SIZES:
        records = school(size)
        structure, equal = Structure(records), Structure(school(size))
        one_by_one = Change("Add", tuple(Step(None, record) for record in records))
        floor = _best(_validation(records))
        print(f"{size:,} posts, {len(records):,} records")
        print(f"  {'validate the rows':36}{floor:9.2f} ms")
        for name, work in (
            ("take in the structure", partial(Structure, records)),
            ("the same, record by record", partial(_add, one_by_one)),
            ("copy it", structure.copy),
            ("compare it with its copy", partial(diff, structure.view, structure.copy().view)),
            ("compare it with an equal one", partial(diff, structure.view, equal.view)),
        ):
            cost = _best(work)
            print(f"  {name:36}{cost:9.2f} ms {cost / floor:6.2f}x")


def _add(change: Change) -> None:
    Structure().apply(change)


def _validation(records: list[Record]) -> Callable[[], object]:
    rows = {kind: [dict(record) for record in records if record.kind == kind] for kind in KINDS}
    adapters = {kind: TypeAdapter(list[record_type]) for kind, record_type in KINDS.items()}  # type: ignore[valid-type]
    return lambda: [adapters[kind].validate_python(rows[kind]) for kind in KINDS]


def _best(work: Callable[[], object]) -> float:
    costs = []
    for _ in range(ROUNDS):
        start = time.thread_time_ns()
        work()
        costs.append(time.thread_time_ns() - start)
    return min(costs) / 1_000_000


if __name__ == "__main__":
    main()
