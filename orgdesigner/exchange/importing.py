"""Importing files: read in a process of its own, then one change to a plan.

The files are read by `worker` with a limit of memory and of time, and can be given up at any moment, so that
no file, however strange, harms what is open.
"""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.child import broke_off, run_child
from orgdesigner.exchange.outcome import Imported, Remark
from orgdesigner.exchange.record_json import record_from
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.records import Link, Post, Record, School
from orgdesigner.model.relations import LINE_UPWARD
from orgdesigner.model.view import View


def import_files(paths: Sequence[Path], *, cancelled: Callable[[], bool] = lambda: False) -> Imported:
    """Return what the files hold, read in another process with a limit of time.

    `cancelled` is asked many times a second. Raises FileRefused, in words, if the files can't be imported, if
    reading them takes too long or too much, and if it was cancelled.
    """
    request = json.dumps([os.fspath(path) for path in paths]).encode()
    answer = _run(request, cancelled)
    if "bug" in answer:
        raise RuntimeError(f"the importer failed: {answer['bug']}")
    if "refused" in answer:
        raise FileRefused(answer["refused"])
    return _imported(answer["imported"])


def import_change(view: View, imported: Imported) -> Change:
    """Return the change that brings an import into a structure: added records, and fields that differ.

    Records are known by their ids, so importing the same files once more is an empty change. What the files
    say nothing about stays as it is, and nothing is removed. The school keeps its own name and phase, unless
    there is no post yet.
    """
    steps = (_step(view, record) for record in imported.records)
    label = f"Import {' and '.join(imported.files)}"
    return Change(label[:200], tuple(step for step in steps if step.before != step.after))


def _step(view: View, record: Record) -> Step:
    before = view.get(type(record), record.id)
    if isinstance(record, School) and before is not None and view.all(Post):
        return Step(before, before)
    if isinstance(record, Link) and (present := view.find(LINE_UPWARD, record.lower)):
        return Step(present[0], present[0].evolve(upper=record.upper))
    if before is None:
        return Step(None, record)
    # The order of the rows means nothing, and somebody may have put the posts in order since.
    stated = {name: getattr(record, name) for name in record.model_fields_set - {"order"}}
    return Step(before, before.evolve(**stated))


def _run(request: bytes, cancelled: Callable[[], bool]) -> dict[str, Any]:
    output = run_child("orgdesigner.exchange.worker", request, cancelled=cancelled)
    try:
        first, *rest = output.splitlines()
        answer: dict[str, Any] = json.loads(first)
        records = [json.loads(line) for line in rest]
        if len(records) != answer.pop("count"):
            raise ValueError("some records did not come")
        if "imported" in answer:
            answer["imported"]["records"] = records
    except (ValueError, KeyError):
        raise broke_off() from None
    return answer


def _imported(values: dict[str, Any]) -> Imported:
    return Imported(
        records=tuple(record_from(kind, fields) for kind, fields in values["records"]),
        files=tuple(values["files"]),
        rows=values["rows"],
        placed=values["placed"],
        tray=_remarks(values["tray"]),
        refused=_remarks(values["refused"]),
        remarks=_remarks(values["remarks"]),
    )


def _remarks(values: list[Any]) -> tuple[Remark, ...]:
    return tuple(Remark(message, file, tuple(rows), column) for message, file, rows, column in values)
