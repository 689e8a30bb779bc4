"""Finds the fault harness, builds it in a temporary folder, and runs it on the program.

`python -m tests.reliability.harness` runs every sweep in full, by hand, and prints what came of each.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
ADAPTER = "orgplan"
_NEEDED = ("sweep.py", "powerloss.py", "faultshim.c")


class NotHere(Exception):
    """The harness can't run on this machine; the message says what is missing."""


@dataclass(frozen=True)
class Outcome:
    """What came of a sweep: how many points or states were judged, and how many got each verdict."""

    judged: int
    verdicts: dict[str, int]
    examples: list[Any]

    @property
    def bad(self) -> int:
        """How many verdicts were not OK."""
        return sum(count for verdict, count in self.verdicts.items() if verdict != "OK")


class Harness:
    """The harness, built in a folder of its own. A sweep is run by its script, as a program."""

    def __init__(self, folder: Path) -> None:
        source = _find()
        for script in source.glob("*.py"):
            shutil.copyfile(script, folder / script.name)
        compiler = shutil.which("cc")
        if compiler is None:
            raise NotHere("there is no C compiler to build the fault shim with")
        shim, library = source / "faultshim.c", folder / "faultshim.so"
        command = [
            compiler,
            "-w",
            "-O2",
            "-fPIC",
            "-shared",
            "-o",
            str(library),
            str(shim),
            "-ldl",
            "-lpthread",
        ]
        subprocess.run(command, check=True)
        self._folder = folder

    def kill(self, where: str, *how: str, points: int = 0, strategy: str = "program") -> Outcome:
        """Kill the program before, after or in the middle of ("torn") file calls; 0 points are all.

        `how` are further options of the harness.
        """
        return self._sweep(strategy, points, "--mode", "kill", "--pos", where, *how)

    def fail(self, error: str, *how: str, points: int = 0) -> Outcome:
        """Fail file calls with an error, as `how` says: options of the harness."""
        return self._sweep("program", points, "--mode", "fail", "--errno", error, *how)

    def cut_power(self, model: str, *, states: int, strategy: str = "program") -> Outcome:
        """Judge what a disk may hold after the power was cut at random moments."""
        found = self._run("powerloss.py", ADAPTER, strategy, "--model", model, "--states", str(states))
        return Outcome(states, found["counts"], found["ex"])

    def _sweep(self, strategy: str, points: int, *how: str) -> Outcome:
        found = self._run("sweep.py", ADAPTER, strategy, "--max-points", str(points), *how)
        return Outcome(sum(found["counts"].values()), found["counts"], found["bad"])

    def _run(self, script: str, *arguments: str) -> dict[str, Any]:
        answer = self._folder / "answer.json"
        answer.unlink(missing_ok=True)
        path = os.pathsep.join((str(CHECKOUT), str(Path(__file__).parent)))
        subprocess.run(
            [sys.executable, script, *arguments, "--json", answer],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": path},
            check=True,
        )
        found: dict[str, Any] = json.loads(answer.read_text())
        return found


def _find() -> Path:
    if sys.platform != "linux":
        raise NotHere("the fault shim is made for Linux")
    stated = os.environ.get("ORGDESIGNER_HARNESS")
    folder = Path(stated) if stated else CHECKOUT.parent / "shared" / "reliability" / "harness"
    if not all((folder / name).is_file() for name in _NEEDED):
        raise NotHere(f"there is no fault harness in {folder} (ORGDESIGNER_HARNESS says where it is)")
    return folder


_ALL_SEEDS = ("--seeds", "1", "2", "3", "4")


def main() -> int:
    """Run every sweep in full; return 1 if anything was lost or damaged, or if a control was found good."""
    with tempfile.TemporaryDirectory() as folder:
        harness = Harness(Path(folder))
        outcomes = [harness.kill(where, *_ALL_SEEDS) for where in ("before", "after", "torn")]
        for error in ("EIO", "ENOSPC", "EACCES"):
            outcomes += [harness.fail(error, *how) for how in ((), ("--window", "2"), ("--short",))]
            outcomes.append(_said_where_it_lasts(harness.fail(error, "--sticky")))
        outcomes += [harness.cut_power(model, states=10_000) for model in ("ordered", "strict")]
        controls = [
            harness.cut_power("ordered", states=500, strategy="control_overwriting"),
            harness.kill("torn", strategy="control_unjournalled"),
        ]
    judged, bad = sum(each.judged for each in outcomes), sum(each.bad for each in outcomes)
    sys.stdout.write(f"{judged} judged, {bad} bad; controls: {[each.bad for each in controls]} bad\n")
    return 0 if bad == 0 and all(each.bad for each in controls) else 1


def _said_where_it_lasts(outcome: Outcome) -> Outcome:
    """The outcome but for what can't be otherwise: on a disk that goes on failing, every try is refused."""
    kept = {verdict: count for verdict, count in outcome.verdicts.items() if verdict != "STUCK"}
    return Outcome(outcome.judged, kept, outcome.examples)


if __name__ == "__main__":
    sys.exit(main())
