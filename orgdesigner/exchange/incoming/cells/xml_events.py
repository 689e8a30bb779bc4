"""XML read as a stream of events: never whole in memory, and with no declarations of its own."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

Attributes = dict[str, str]

_PART = 256 * 1024


class HostileXml(Exception):
    """The XML declares a document type: no spreadsheet does, and so a small file becomes a huge one."""


def _nothing(_: str) -> None:
    pass


def read_events(
    source: IO[bytes],
    started: Callable[[str, Attributes], None],
    *,
    ended: Callable[[str], None] = _nothing,
    texted: Callable[[str], None] = _nothing,
    encoding: str | None = None,
) -> None:
    """Call back for each element that starts and ends, by its name, and for each text.

    A prefix is taken off the names if the outermost element has one. An encoding that is given counts for
    more than the one that the XML states. Raises HostileXml for a document type, and
    expat.ExpatError for what is no XML.
    """
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise HostileXml

    def outermost(name: str, attributes: Attributes) -> None:
        # Most sheets have no prefix, and a million cells need no function between.
        parser.StartElementHandler, parser.EndElementHandler = started, ended
        if ":" in name:
            parser.StartElementHandler = lambda name, attributes: started(local_name(name), attributes)
            parser.EndElementHandler = lambda name: ended(local_name(name))
        parser.StartElementHandler(name, attributes)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = outermost
    parser.CharacterDataHandler = texted
    while part := source.read(_PART):
        parser.Parse(part)
    parser.Parse(b"", True)


def local_name(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def local_names(attributes: Attributes) -> Attributes:
    """Return attributes by their names without a prefix."""
    return {local_name(name): value for name, value in attributes.items()} if attributes else attributes
