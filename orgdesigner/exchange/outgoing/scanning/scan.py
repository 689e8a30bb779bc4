"""Stopping a file that would tell an audience more than it may."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.outgoing.scanning.secrets import Leak, Secrets
from orgdesigner.exchange.outgoing.scanning.texts import texts_of
from orgdesigner.exchange.outgoing.scanning.unpack import Passage, passages
from orgdesigner.exchange.outgoing.scanning.words import sums, words
from orgdesigner.exchange.steps import Step, stepping
from orgdesigner.model.records import RECORD_TYPES
from orgdesigner.model.view import View


class TellsTooMuch(SaveFailed):
    """A file holds what its audience may not be told: it was not put in its place."""


def scan(
    name: str,
    data: bytes,
    secrets: Secrets,
    told: Iterable[View],
    step: Step,
    typed: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Look through a file that is made for an audience; `told` are the structures as they may see them.

    `typed` are words that somebody typed for this file alone, by what they are there: "the header".
    Raises TellsTooMuch, which says where in the file and in which field of the plan it stands, and repeats
    neither the name nor the figure.
    """
    for passage in stepping(list(passages(name, data)), step):
        leak = secrets.found_in(passage.text, is_read=passage.is_read)
        if leak is not None:
            raise TellsTooMuch(
                f"“{name}” was not written, because it would tell more than it may:"
                f" {_where(passage, secrets)}, there is {leak.what}.{_source(leak, told, typed)}"
            )


def _where(passage: Passage, secrets: Secrets) -> str:
    """Say the line or the cell of a passage in which it stands, unless it is spread over several."""
    for part in passage.parts():
        if secrets.found_in(part.text, is_read=part.is_read) is not None:
            return part.where
    return passage.where


def _source(leak: Leak, told: Iterable[View], typed: Mapping[str, str]) -> str:
    """Say in which text that the audience may read it stands, so that it can be put right there."""
    for place, text in typed.items():
        if _is_in(leak, text):
            return f" You typed it as {place}: change that text, and try again."
    for view in told:
        for record_type in RECORD_TYPES:
            for record in view.all(record_type):
                for field, text in texts_of(record):
                    if _is_in(leak, text):
                        title = record_type.model_fields[field].title
                        named = getattr(record, "title", getattr(record, "name", ""))
                        about = f" “{named}”" if named and field not in ("title", "name") else ""
                        place = f"“{title}” of the {record.noun}{about}"
                        return f" It stands in {place}: change that text, and try again."
    return " This should not happen, and nothing was written: please report it."


def _is_in(leak: Leak, text: str) -> bool:
    if leak.amount is not None:
        return any(each.amount == leak.amount for each in sums(text))
    return leak.is_in(text, tuple(words(text)))
