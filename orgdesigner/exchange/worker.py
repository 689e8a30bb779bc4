"""The child process of an import: reads files and answers in JSON, inside a limit of memory.

A reader that dies takes this process with it, and not the window with somebody's work in it. Nothing of Qt
is loaded here. Run by `importing`: paths come in on standard input, an answer and then its records, one a
line, go out on standard output.
"""

import gc
import json
import sys
import traceback
from pathlib import Path
from typing import Any

from orgdesigner.errors import UserError
from orgdesigner.exchange import organogram
from orgdesigner.exchange.child import limit_memory
from orgdesigner.exchange.outcome import Imported
from orgdesigner.exchange.record_json import plain_as_set
from orgdesigner.exchange.source import read_source

TOO_LARGE = "The import needs more memory than it may use. Is this the right file?"


def main() -> None:
    """Read the files that standard input names, and answer on standard output."""
    limit_memory()
    # The process is over before there is anything to collect.
    gc.disable()
    came = answer(json.load(sys.stdin))
    # A record a line: the parent reads them one by one, and its window answers meanwhile.
    records = came.get("imported", {}).pop("records", [])
    came["count"] = len(records)
    for each in (came, *records):
        sys.stdout.write(json.dumps(each) + "\n")


def answer(paths: list[str]) -> dict[str, Any]:
    """Return what came of reading the files: an import, a refusal in words, or the place of a bug."""
    try:
        sources = [organogram.Source(Path(path).name, read_source(Path(path))) for path in paths]
        return {"imported": _plain(organogram.read(sources))}
    except UserError as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": TOO_LARGE}
    except Exception as bug:  # noqa: BLE001 - it is told to the parent, which raises it
        last = traceback.extract_tb(bug.__traceback__)[-1]
        return {"bug": f"{type(bug).__name__} in {Path(last.filename).name}, line {last.lineno}"}


def _plain(imported: Imported) -> dict[str, Any]:
    return {
        "records": [[record.kind, plain_as_set(record)] for record in imported.records],
        "files": imported.files,
        "rows": imported.rows,
        "placed": imported.placed,
        "tray": imported.tray,
        "refused": imported.refused,
        "remarks": imported.remarks,
    }
