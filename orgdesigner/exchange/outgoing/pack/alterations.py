"""What is altered about a record, field by field, in words."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from orgdesigner.chart.dates import in_words
from orgdesigner.exchange.outgoing.pack.comparing import LAYOUT
from orgdesigner.exchange.outgoing.pack.sides import Sides, quoted
from orgdesigner.model.money import exactly, number
from orgdesigner.model.record import ref_fields
from orgdesigner.model.records import KINDS, Allowance, Record
from orgdesigner.model.view import View
from orgdesigner.model.words import Word
from orgdesigner.rules.shared.wording import listed

_UNSAID = (*LAYOUT, "notes")
_MONEY = ("salary", "annual")
_LONG = 100
"""A text of more characters is told as it is proposed; what it was is in the current structure."""

Labelled = Callable[[View, Record], str]


def alterations(sides: Sides, before: Record, after: Record, label: Labelled) -> Iterator[str]:
    """Yield each field that is altered, and how; of a list only what comes and goes."""
    refs = {ref.name: ref.kind for ref in ref_fields(type(after))}
    for field, described in type(after).model_fields.items():
        was, now = getattr(before, field), getattr(after, field)
        if was == now or field in _UNSAID:
            continue
        title = described.title or field
        title = title if title.isupper() else f"{title[:1].lower()}{title[1:]}"
        say = _Sayer(refs.get(field), label, money=field in _MONEY)
        if isinstance(now, tuple):
            yield f"{title}: {_moved(say, sides, was, now)}"
        elif (
            isinstance(now, str)
            and not isinstance(now, Word)
            and refs.get(field) is None
            and now
            and len(was) + len(now) > _LONG
        ):
            yield f"{title}, in new words: “{now}”" if was else f"{title}, stated for the first time: “{now}”"
        else:
            yield f"{title}: {say.value(sides.then.view, now)} (so far {say.value(sides.now.view, was)})"


def money_of(allowance: Allowance) -> str:
    """Return what an allowance is: "TLR2 of £3,000 a year"."""
    return f"{allowance.allowance_kind.label} of {exactly(allowance.annual)} a year"


def _moved(say: "_Sayer", sides: Sides, was: tuple[object, ...], now: tuple[object, ...]) -> str:
    come = [say.name(sides.then.view, each) for each in now if each not in was]
    gone = [say.name(sides.now.view, each) for each in was if each not in now]
    said = [f"now {'also ' if was else ''}{quoted(come)}"] if come else []
    said += [f"no longer {quoted(gone)}"] if gone else []
    return ", ".join(said) or "in another order"


class _Sayer:
    """Says the values of one field; `kind` is the kind of record that it refers to, if it does."""

    def __init__(self, kind: str | None, label: Labelled, *, money: bool) -> None:
        self._kind, self._label, self._money = kind, label, money

    def name(self, view: View, value: object) -> str:
        """Return what an item of a list is called."""
        if self._kind is None:
            return value.label if isinstance(value, Word) else str(getattr(value, "name", value))
        record = view.get(KINDS[self._kind], str(value))
        return self._label(view, record) if record else "something"

    def value(self, view: View, value: object) -> str:
        """Return a value in words."""
        match value:
            case None | "":
                return "nothing"
            case bool():
                return "yes" if value else "no"
            case Word():
                return value.label
            case date():
                return in_words(value)
            case Decimal():
                return exactly(value) if self._money else number(value)
            case str():
                return f"“{self.name(view, value)}”"
        return listed([value])
