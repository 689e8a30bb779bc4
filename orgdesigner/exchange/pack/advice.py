"""What is general practice when a post is filled, from the resource that says who says so."""

import json
from functools import cache
from typing import Any, NamedTuple

from orgdesigner.assets import resource
from orgdesigner.model.words import Filling


class Practice(NamedTuple):
    """Who applies for a post that is filled in some way, why, and where that is written."""

    who: str
    why: str
    source: str


class Notice(NamedTuple):
    """By when notice is given to leave on a day of the year."""

    month: int
    day: int
    teacher: str
    head: str


def practice(filling: Filling) -> Practice:
    """Return what is usual for a way of filling a post."""
    told = _resource()["filling"][filling.value]
    return Practice(told["who"], told["why"], told.get("source", ""))


def notices() -> list[Notice]:
    """Return the days on which teachers leave, and by when notice is given."""
    rows = _resource()["notice"]["rows"]
    return [Notice(row["leaves"][0], row["leaves"][1], row["teacher"], row["head"]) for row in rows]


def notice_note() -> str:
    """Return where the days of notice are from, and how sure they are."""
    notice = _resource()["notice"]
    return f"{notice['note']} As at {_resource()['as_at']}; from {notice['source']}."


@cache
def _resource() -> Any:
    return json.loads(resource("restructure", "restructure.json").read_text(encoding="utf-8"))
