"""What it costs to open a plan, to keep an edit and to save, beside bare sqlite3 with the same rows.

Run it by hand: `python -m benchmarks.storage [FOLDER]`; the folder says which disk. Milliseconds, the best of
several: of CPU where nothing waits for a disk, of time where something does. Only the ratios mean anything.
Goals: opening at most 3 times reading the rows into tuples; saving after an edit at most 0.2 of writing them.
"""

import gc
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.schools import SIZES, school
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import KINDS, Post
from orgdesigner.model.structure import Structure
from orgdesigner.storage.plan_file import read_plan, write_plan
from orgdesigner.storage.working_copy import WorkingCopy

ROUNDS = 7
Rows = dict[str, list[tuple[object, ...]]]


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        for size in SIZES:
            _measure(size, Path(folder))


def _measure(size: int, folder: Path) -> None:
    plan = folder / f"{size}.orgplan"
    write_plan(Document({CURRENT: Structure(school(size))}), plan)
    rows = _bare_read(plan)
    print(f"{size:,} posts, {sum(map(len, rows.values())):,} rows, {plan.stat().st_size / 1e6:.1f} MB")
    _measure_opening(plan, folder)
    copy = WorkingCopy.open(plan, folder / "store")
    _measure_editing(copy, plan, folder)
    _measure_saving(copy, rows, plan, folder)
    copy.close(keep_session=False)


def _measure_opening(plan: Path, folder: Path) -> None:
    clock = time.process_time
    floor = _report("bare sqlite3: rows into tuples", lambda: _bare_read(plan), clock)
    _report("open: checked, validated, a document", lambda: read_plan(plan), clock, floor)
    _report("the same, with a working copy begun", lambda: _open_and_close(plan, folder), clock, floor)


def _measure_editing(copy: WorkingCopy, plan: Path, folder: Path) -> None:
    clock, titles = time.perf_counter, count()
    with closing(_bare_working_copy(plan, folder)) as connection:
        floor = _report(
            "bare sqlite3: three rows, one transaction", lambda: _bare_edit(connection, next(titles)), clock
        )
    _report("one edit made and kept", lambda: _edit(copy.document, next(titles)), clock, floor)
    _report("undone and kept", copy.document.undo, clock, floor)


def _measure_saving(copy: WorkingCopy, rows: Rows, plan: Path, folder: Path) -> None:
    clock, numbers = time.perf_counter, count()
    names = (folder / f"bare {plan.stem} {number}.db" for number in numbers)
    floor = _report(
        "bare sqlite3: all rows into a new file", lambda: _bare_write(next(names), rows, plan), clock
    )
    _edit(copy.document, -1)
    _report("save after an edit", copy.save, clock, floor)


def _bare_read(plan: Path) -> Rows:
    with closing(sqlite3.connect(plan)) as connection:
        return {kind: connection.execute(f"SELECT * FROM {kind}").fetchall() for kind in KINDS}


def _bare_write(path: Path, rows: Rows, plan: Path) -> None:
    with closing(sqlite3.connect(plan)) as connection:
        schema = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema")]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for statement in schema:
            connection.execute(statement)
        for kind, found in rows.items():
            if found:
                connection.executemany(f"INSERT INTO {kind} VALUES ({', '.join('?' * len(found[0]))})", found)
        connection.execute("COMMIT")


def _bare_working_copy(plan: Path, folder: Path) -> sqlite3.Connection:
    """A database on the same disk that is written with the same care."""
    path = folder / f"edited {plan.stem}.db"
    path.write_bytes(plan.read_bytes())
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = DELETE", "synchronous = EXTRA"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("CREATE TABLE history (number INTEGER PRIMARY KEY, steps TEXT)")
    return connection


def _bare_edit(connection: sqlite3.Connection, number: int) -> None:
    """A record, a line of history and a counter."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "UPDATE post SET title = ? WHERE structure = 'current' AND id = 'p1'", (f"Title {number}",)
    )
    connection.execute("INSERT INTO history (steps) VALUES (?)", ("s" * 1_500,))
    connection.execute("UPDATE meta SET generation = generation + 1")
    connection.execute("COMMIT")


def _open_and_close(plan: Path, folder: Path) -> None:
    WorkingCopy.open(plan, folder / "store").close(keep_session=False)


def _edit(document: Document, number: int) -> None:
    post = document.view().need(Post, "p1")
    document.apply(set_fields(document.view(), post, title=f"Title {number}"))


def _report(name: str, work: Callable[[], object], clock: Callable[[], float], floor: float = 0) -> float:
    cost = _best(work, clock)
    print(f"  {name:44}{cost:9.2f} ms" + (f"{cost / floor:8.2f}x" if floor else ""))
    return cost


def _best(work: Callable[[], object], clock: Callable[[], float]) -> float:
    costs = []
    for _ in range(ROUNDS):
        gc.collect()  # what the round before left is no part of this one
        start = clock()
        work()
        costs.append(clock() - start)
    return min(costs) * 1_000


if __name__ == "__main__":
    main()
