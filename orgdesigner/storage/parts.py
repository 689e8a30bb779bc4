"""Work of which some parts can be done in any thread: it hands those out, and goes on with what came of them.

What lies between them reads or alters what is open, and stays in the thread that has it open.
"""

from collections.abc import Callable, Generator
from typing import Any, TypeVar

T = TypeVar("T")

Parts = Generator[Callable[[], Any], Any, T]
"""Yields a part to be done, and is sent what it returned, or thrown what it raised; returns a T."""


def at_once(work: Parts[T]) -> T:
    """Do a piece of work with all its parts, here and now."""
    try:
        part = next(work)
        while True:
            try:
                result = part()
            except BaseException as error:  # noqa: BLE001 - the work itself says what it means
                part = work.throw(error)
            else:
                part = work.send(result)
    except StopIteration as end:
        done: T = end.value
        return done
