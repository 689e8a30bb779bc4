"""What is general practice in a restructure, from the resource that says who says so."""

import json
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from orgdesigner.assets import resource
from orgdesigner.chart.dates import in_words
from orgdesigner.model.words import Filling


class Practice(NamedTuple):
    """Who applies for a post that is filled in some way, why, and where that is written."""

    who: str
    why: str
    source: str


class Stage(NamedTuple):
    """A stage of a restructure: who acts, which papers there are, and where that is written."""

    name: str
    who: str
    papers: str
    sources: tuple[str, ...]


class Consultation(NamedTuple):
    """How long is consulted at least, by how many would be dismissed."""

    dismissals: str
    least: str


class Notice(NamedTuple):
    """By when a teacher and a headteacher give notice to leave on a day."""

    leaves: date
    teacher: date
    head: date


def practice(filling: Filling) -> Practice:
    """Return what is usual for a way of filling a post."""
    told = _resource()["filling"][filling.value]
    return Practice(told["who"], told["why"], told.get("source", ""))


def stages() -> list[Stage]:
    """Return the stages of a restructure in their order."""
    return [
        Stage(each["name"], each["who"], each["papers"], tuple(each["sources"]))
        for each in _resource()["stages"]
    ]


def consultation() -> list[Consultation]:
    """Return the least times of consultation."""
    return [Consultation(row["dismissals"], row["least"]) for row in _resource()["consultation"]["rows"]]


def notices_before(day: date) -> list[Notice]:
    """Return the last three days on which teachers can leave before a day, and by when notice is given."""
    found = [
        Notice(*(_on(year, row["leaves"], row[who]) for who in ("leaves", "teacher", "head")))
        for year in (day.year - 1, day.year)
        for row in _resource()["notice"]["rows"]
    ]
    return sorted(each for each in found if each.leaves <= day)[-3:]


def note_on(part: str) -> str:
    """Return where a part of the resource is from, and how sure it is."""
    told = _resource()[part]
    day = in_words(date.fromisoformat(_resource()["as_at"]))
    return f"{told['note']} Sources, as at {day}: {told['source']}."


def as_at() -> str:
    """Return the day on which the resource was made, in words."""
    return in_words(date.fromisoformat(_resource()["as_at"]))


def _on(year: int, leaves: list[int], wanted: list[int]) -> date:
    """The wanted day before somebody leaves in a year; the last of February where it has no 29th."""
    month, day = wanted
    year = year if wanted <= leaves else year - 1
    return date(year, month, min(day, monthrange(year, month)[1]))


@cache
def _resource() -> Any:
    return json.loads(resource("restructure", "restructure.json").read_text(encoding="utf-8"))
