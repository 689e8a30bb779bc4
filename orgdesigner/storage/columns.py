"""The kinds of column that a file has, and what stands in them for a record's values.

Whole numbers hold every figure, so that a penny stays a penny; tuples and nested values are JSON text; days
are ISO text.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel
from sqlalchemy import INTEGER, TEXT, Column
from sqlalchemy.types import TypeDecorator, TypeEngine


class Scaled(TypeDecorator[Decimal]):
    """A figure kept as a whole number of parts: a hundred parts of a pound are pence."""

    impl = INTEGER
    cache_ok = True

    def __init__(self, parts: int) -> None:
        super().__init__()
        self.parts = parts

    def process_bind_param(self, value: Decimal | None, _dialect: Any) -> int | None:
        """Return the number of parts; raises ValueError where the figure is finer than a part."""
        if value is None:
            return None
        parts = value * self.parts
        if parts != int(parts):
            raise ValueError("a figure is finer than the file can hold")
        return int(parts)


class Day(TypeDecorator[date]):
    """A day, kept as ISO text such as 2026-09-01."""

    impl = TEXT
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Any) -> str | None:
        """Return the day as ISO text."""
        return None if value is None else value.isoformat()


class Listed(TypeDecorator[tuple[Any, ...]]):
    """A tuple of ids, of words or of nested values, kept as a JSON list."""

    impl = TEXT
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, _dialect: Any) -> str:
        """Return the tuple as the shortest JSON that says it."""
        if not value:
            return "[]"
        plain = [each.model_dump(mode="json") if isinstance(each, BaseModel) else each for each in value]
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _column(kind: TypeEngine[Any]) -> Callable[..., Column[Any]]:
    def column(name: str, *, optional: bool = False) -> Column[Any]:
        return Column(name, kind, nullable=optional)

    return column


text, count, day, listed = (_column(each) for each in (TEXT(), INTEGER(), Day(), Listed()))
flag = _column(INTEGER())
pence = _column(Scaled(100))
hundredths, thousandths, ten_thousandths = (_column(Scaled(parts)) for parts in (100, 1_000, 10_000))


def pointer(name: str, kind: str, *, optional: bool = False) -> Column[Any]:
    """A column that holds the id of a record of another table, in the same structure."""
    return Column(name, TEXT(), nullable=optional, info={"kind": kind})
