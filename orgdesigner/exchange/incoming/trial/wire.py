"""A trial as lines of JSON between the window's process and the one that reads.

A request is a line, for some followed by as many others as it counts; so is an answer. Each answer bears the
number of its request, so that what nobody waits for any longer can be told apart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from orgdesigner.exchange.incoming.trial.shown import (
    Choice,
    Offer,
    Setting,
    Sheet,
    SheetRow,
    Shown,
    ShownColumn,
    Trouble,
)
from orgdesigner.exchange.record_json import plain_as_set, record_from
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.records import KINDS, Record
from orgdesigner.model.view import View

Lines = Iterator[bytes]
_NONE: Any = None


def line(values: object) -> bytes:
    """Return a line of JSON."""
    return json.dumps(values, separators=(",", ":")).encode() + b"\n"


def _next(lines: Lines) -> Any:
    """Return what the next line says; one that did not come is no JSON."""
    return json.loads(next(lines, b""))


# A structure


def records_out(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield a line for each record."""
    return (line([record.kind, plain_as_set(record)]) for record in records)


def records_in(lines: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records that the lines say."""
    return (record_from(kind, fields) for kind, fields in map(json.loads, lines))


# What is shown


def shown_out(shown: Shown) -> tuple[dict[str, Any], list[bytes]]:
    """Return the head of what is shown, and the lines that follow it."""
    sheet = shown.sheet
    head = shown._replace(troubles=(), offers=(), sheet=None)._asdict() | {
        "count": [len(shown.troubles), len(shown.offers), len(sheet.rows) if sheet is not None else _NONE],
        "width": sheet.width if sheet is not None else 0,
    }
    rows = ((row.number, *row.texts) for row in sheet.rows) if sheet is not None else ()
    return head, [line(each) for several in (shown.troubles, shown.offers, rows) for each in several]


def shown_in(head: dict[str, Any], lines: Lines) -> Shown:
    """Return what is shown, from its head and the lines that follow."""
    troubles, offers, rows = head.pop("count")
    width = head.pop("width")
    choices = _several(Choice)
    settings = (Setting(name, words, value, choices(of)) for name, words, value, of in head["settings"])
    head |= {
        "settings": tuple(settings),
        "columns": _several(ShownColumn)(head["columns"]),
        "meanings": choices(head["meanings"]),
        "headings": tuple(head["headings"]),
        "stamps": tuple((size, written) for size, written in head["stamps"]),
        "troubles": tuple(_trouble(*_next(lines)) for _ in range(troubles)),
        "offers": tuple(Offer(*_next(lines)) for _ in range(offers)),
        "sheet": Sheet(tuple(_row(*_next(lines)) for _ in range(rows)), width) if rows is not None else None,
    }
    return Shown(**head)


def _several(of: Callable[..., Any]) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    return lambda values: tuple(of(*each) for each in values)


def _trouble(
    outcome: str, place: str, words: str, row: int, column: int | None, repairs: list[str]
) -> Trouble:
    return Trouble(outcome, place, words, row, column, tuple(repairs))


def _row(number: int, *texts: str) -> SheetRow:
    return SheetRow(number, texts)


# A change


def change_out(change: Change) -> list[bytes]:
    """Return a line for each step: what the record is afterwards, or only which one it was."""
    return [
        line(
            [step.record.kind, step.record.id, plain_as_set(step.after) if step.after is not None else _NONE]
        )
        for step in change.steps
    ]


def change_in(label: str, count: int, lines: Lines, view: View) -> Change:
    """Return a change of a structure, in which each step begins with what the structure has."""
    steps = []
    for _ in range(count):
        kind, record_id, fields = _next(lines)
        before = view.get(KINDS[kind], record_id)
        after = record_from(kind, fields) if fields is not None else None
        if before != after:
            steps.append(Step(before, after))
    return Change(label, tuple(steps))
