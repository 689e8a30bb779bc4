"""The words of a sketch: lines with their indentation, and what stands in them, before it means anything."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from orgdesigner.errors import UserError

_ITEM = r'"(?:[^"\\]|\\.)*"|[^\s",=#]+'
_TOKEN = re.compile(rf"(?:(?P<key>[a-z_]+)(?P<equals>=))?(?P<items>(?:{_ITEM})(?:,(?:{_ITEM}))*)?(?=\s|$)")
_ITEMS = re.compile(_ITEM)


class Token(NamedTuple):
    """A bare word, a quoted one, or `key=` with any number of values."""

    key: str | None
    values: tuple[str, ...]
    quoted: bool


class Line(NamedTuple):
    """A line that says something: its number in the text, its indentation, its keyword and its words."""

    number: int
    indent: int
    keyword: str
    words: tuple[Token, ...]


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that say something; raises UserError with the number of a broken one."""
    # Not splitlines: a quoted value may hold other marks that count as line breaks.
    for number, raw in enumerate(text.split("\n"), start=1):
        content = raw.strip(" \r")
        if content and not content.startswith("#"):
            keyword, _, rest = content.partition(" ")
            try:
                words = tuple(_words(rest))
            except UserError as error:
                raise UserError(f"Line {number}: {error}") from None
            yield Line(number, len(raw) - len(raw.lstrip(" ")), keyword, words)


def _words(content: str) -> Iterator[Token]:
    place = 0
    while place < len(content):
        if content[place] == " ":
            place += 1
            continue
        if content[place] == "#":
            return
        found = _TOKEN.match(content, place)
        if found is None or found.end() == place:
            raise UserError(
                f"this can't be read: {content[place:][:30]}. A value with a space or a mark in it"
                ' goes in double quotes, such as name="Year 9".'
            )
        items = _ITEMS.findall(found["items"] or "")
        yield Token(
            found["key"], tuple(_value(item) for item in items), items[:1] != [] and items[0][0] == '"'
        )
        place = found.end()


def _value(item: str) -> str:
    if not item.startswith('"'):
        return item
    try:
        return str(json.loads(item, strict=False))
    except json.JSONDecodeError:
        raise UserError(f"{item} holds a backslash that means nothing; write it twice.") from None
