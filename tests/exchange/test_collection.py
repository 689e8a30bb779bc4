"""A collection of real tables: each is imported as somebody who looked at it says, or refused in words.

`collection.toml` says of every file what has to come of it: rows placed, in the tray and refused, or words of
the refusal. The collection itself is too large to be here: name its folder in ORGDESIGNER_TABLES, or put it
at `shared/data` beside the project.
"""

import json
import os
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COLLECTION = Path(os.environ.get("ORGDESIGNER_TABLES", PROJECT.parent / "shared" / "data"))
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("collection.toml").read_text(encoding="utf-8")
)

IMPORT_ALL = """
import json, sys, time
from pathlib import Path
from orgdesigner.errors import UserError
from orgdesigner.exchange.incoming.cells import read_grids
from orgdesigner.exchange.incoming.child import limit_memory
from orgdesigner.exchange.incoming.lists import of_books
from orgdesigner.exchange.incoming.source import read_source
from orgdesigner.model.structure import Structure

limit_memory()
for path in map(Path, sys.argv[1:]):
    started = time.process_time()
    try:
        came = of_books([read_grids(path.name, read_source(path))])
        Structure(came.records)
        told = {"placed": came.placed, "tray": len(came.tray), "refused": len(came.refused)}
        told["whole"] = came.rows == came.placed + len(came.tray) + len(came.refused)
    except UserError as refusal:
        told = {"words": str(refusal)}
    print(json.dumps(told | {"seconds": time.process_time() - started}))
"""

pytestmark = pytest.mark.skipif(not COLLECTION.is_dir(), reason="there is no collection of tables here")


@cache
def outcomes() -> dict[str, dict[str, Any]]:
    """Import every file in one process, within the limit of memory; what ends it ends the test."""
    files = [COLLECTION / name for folder in EXPECTED.values() for name in folder]
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, *map(str, files)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    return {str(path.relative_to(COLLECTION)): each for path, each in zip(files, told, strict=True)}


def test_every_file_of_the_collection_has_its_outcome_written_down() -> None:
    folders = {name.partition("/")[0] for folder in EXPECTED.values() for name in folder}
    there = {
        str(path.relative_to(COLLECTION))
        for folder in folders
        for path in (COLLECTION / folder).rglob("*")
        if path.is_file()
    }
    assert there == set(outcomes())


@pytest.mark.parametrize("folder", EXPECTED)
def test_each_comes_to_what_somebody_who_looked_at_it_says(folder: str) -> None:
    for name, expected in EXPECTED[folder].items():
        came = outcomes()[name]
        if isinstance(expected, str):
            assert expected in came.get("words", "it was imported"), name
            assert f"“{Path(name).name}”" in came["words"], name
        else:
            assert [came.get(each) for each in ("placed", "tray", "refused")] == expected, (name, came)
            assert came["whole"], name


def test_none_takes_long() -> None:
    slow = {name: came["seconds"] for name, came in outcomes().items() if came["seconds"] > 20}
    assert not slow
