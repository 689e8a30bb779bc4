"""The program as the fault harness drives it: `make`, `run`, `check`, `STRATS` and `say`.

Two of the strategies are the program with one safeguard taken out. They must be found bad in every run, or
the harness is dead.
"""

import sqlite3
from pathlib import Path
from typing import Any

from orgdesigner.storage.disk import DISK, Disk
from orgdesigner.storage.working_copy import WorkingCopy
from orgdesigner.testing import acts
from orgdesigner.testing.__main__ import say

__all__ = ["STRATS", "check", "make", "run", "say"]


class Overwriting(Disk):
    """A disk on which a save writes into the file itself, and nothing is flushed."""

    def replace(self, source: Path, target: Path) -> None:
        if source.suffix == ".tmp":
            target.write_bytes(source.read_bytes())
            source.unlink()
        else:
            super().replace(source, target)


class NoJournal(sqlite3.Connection):
    """A connection that writes into the database itself, with nothing to go back to."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        return super().execute(sql.replace("journal_mode = DELETE", "journal_mode = OFF"), *values)


class Unjournalled(Disk):
    """A disk on which the working copy has no rollback journal."""

    def connect(self, path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, isolation_level=None, timeout=0, factory=NoJournal)


class OpenPlan:
    """An open plan, edited and saved by number; every failure is raised, and may be tried again."""

    promise_edit = True

    def __init__(self, doc: str, work: str, *, disk: Disk = DISK) -> None:
        self._copy = WorkingCopy.open(Path(doc), Path(work), disk=disk)
        self.gen = self._copy.generation

    def edit(self, gen: int, seed: int) -> None:
        acts.edit(self._copy, gen, seed)
        if self._copy.recovery_off:
            raise OSError(self._copy.recovery_off)

    def save(self) -> int:
        if self._copy.save().conflict:
            raise AssertionError("our own file was taken for somebody else's")
        return self._copy.generation

    def close(self) -> None:
        self._copy.close(keep_session=True)


STRATS: dict[str, tuple[type[OpenPlan], dict[str, Any]]] = {
    "program": (OpenPlan, {}),
    "control_overwriting": (OpenPlan, {"disk": Overwriting()}),
    "control_unjournalled": (OpenPlan, {"disk": Unjournalled()}),
}


def make(doc: str, rows: int) -> None:
    Path(doc).unlink(missing_ok=True)
    acts.make(Path(doc), posts=rows // 10)


def run(strategy: str, doc: str, work: str, gens: int, seed: int, eps: int) -> None:
    plan = STRATS[strategy][0](doc, work, **STRATS[strategy][1])
    for gen in range(plan.gen + 1, plan.gen + gens + 1):
        plan.edit(gen, seed)
        say(f"ACK edit {gen}")
        if gen % eps == 0:
            say(f"ACK save {plan.save()}")
    plan.close()
    say("ACK done 0")


def check(_strategy: str, doc: str, work: str) -> dict[str, Any]:
    return acts.check(Path(doc), Path(work))
