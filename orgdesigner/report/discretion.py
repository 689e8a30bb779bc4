"""Sentences of others, told without the names and the pay that may not be shown.

A rule writes its sentences for the screen, where everything may be read. Where less may be shown, people in
them are called by initials or staff group, and amounts and pay points are left out.
"""

import re
from collections.abc import Iterable, Iterator

from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.disclosure.naming import named
from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.view import View

LEFT_OUT = "…"
"""What stands where an amount or a pay point was."""

_AMOUNT = re.compile(r"£\s?\d[\d,]*(\.\d+)?")
_NUMBERED_POINT = re.compile(r"(?<=\bSCP )\d+|(?<=\bpoint )\d+")


class Discretion:
    """Retells sentences about a structure so that they say no more than may be shown."""

    def __init__(self, view: View, showing: Showing) -> None:
        self._names: dict[str, str] = {}
        if showing.names is not Names.FULL:
            self._names = {p.name: named(p, showing.names) for p in view.all(Person) if p.name}
        self._pattern = _any_of(self._names)
        self._points = None if showing.pay is Pay.EXACT else _any_of(_pay_points(view))
        self._pay = showing.pay is Pay.EXACT

    def retold(self, text: str) -> str:
        """Return a sentence without what may not be shown."""
        if self._pattern:
            text = self._pattern.sub(lambda found: self._names[found.group()], text)
        if not self._pay:
            text = _NUMBERED_POINT.sub(LEFT_OUT, _AMOUNT.sub(f"£{LEFT_OUT}", text))
        if self._points:
            text = self._points.sub(LEFT_OUT, text)
        return text


def _pay_points(view: View) -> Iterator[str]:
    """The pay points of a structure that have a letter: a bare number may be a number of anything."""
    points = (*(post.pay_point for post in view.all(Post)), *(held.pay_point for held in view.all(Holding)))
    return (point for point in points if any(letter.isalpha() for letter in point))


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of some texts as whole words, the longest first; None if there are none."""
    found = sorted(set(texts), key=lambda text: (-len(text), text))
    if not found:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(text) for text in found)})(?!\w)")
