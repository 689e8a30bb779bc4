"""The XML of a draw.io file: its pages, and the shapes and lines of each. Packed pages are unpacked."""

import base64
import binascii
import io
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

from orgdesigner.exchange.incoming.cells.xml_events import Attributes, HostileXml, read_events

MOST_UNPACKED = 32 * 1024 * 1024
"""The most bytes of all pages together, unpacked."""

_WRAPPING = ("UserObject", "object")
_NOT_SAID = frozenset({"id", "label", "placeholders", "tooltip", "link"})
"""What draw.io itself keeps with a shape that has properties."""


class NoDrawing(Exception):
    """The file is damaged, hostile or larger than any drawing."""


@dataclass
class Shape:
    """A shape or a line of a page: its label is HTML, and `said` are its properties (Edit Data)."""

    id: str
    label: str
    said: dict[str, str]
    parent: str = ""
    source: str = ""
    target: str = ""
    is_line: bool = False


@dataclass
class Page:
    """One page of a drawing, with its shapes and lines by id."""

    name: str
    shapes: dict[str, Shape] = field(default_factory=dict)


def pages_of(data: bytes) -> list[Page]:
    """Return the pages of a draw.io file; raises NoDrawing for anything else."""
    reader = _Reader()
    try:
        reader.read(data)
    except (HostileXml, expat.ExpatError, binascii.Error, zlib.error, ValueError):
        raise NoDrawing from None
    return reader.pages


class _Reader:
    """Follows the XML of a file, and of each packed page within it."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._left = MOST_UNPACKED
        self._packed: list[str] = []
        self._wrap: Shape | None = None

    def read(self, data: bytes) -> None:
        read_events(io.BytesIO(data), self._started, ended=self._ended, texted=self._packed.append)

    def _started(self, name: str, attributes: Attributes) -> None:
        if name == "diagram":
            self.pages.append(Page(attributes.get("name", "")))
            self._packed.clear()
        elif name == "mxGraphModel" and not self.pages:
            # A page alone, without a file around it.
            self.pages.append(Page(""))
        elif name in _WRAPPING:
            said = {key: value for key, value in attributes.items() if key not in _NOT_SAID}
            self._wrap = Shape(attributes.get("id", ""), attributes.get("label", ""), said)
        elif name == "mxCell":
            shape = self._wrap or Shape(attributes.get("id", ""), attributes.get("value", ""), {})
            shape.parent, shape.is_line = attributes.get("parent", ""), attributes.get("edge") == "1"
            shape.source, shape.target = attributes.get("source", ""), attributes.get("target", "")
            self.pages[-1].shapes[shape.id] = shape

    def _ended(self, name: str) -> None:
        if name in _WRAPPING:
            self._wrap = None
        elif name == "diagram":
            packed = "".join(self._packed).strip()
            if packed and not self.pages[-1].shapes:
                self._unpack(packed)

    def _unpack(self, packed: str) -> None:
        unpacking = zlib.decompressobj(-15)
        text = unpacking.decompress(base64.b64decode(packed), self._left)
        self._left -= len(text)
        if unpacking.unconsumed_tail or not self._left:
            raise NoDrawing
        inner = _Reader()
        # The page is this one: what is inside of it has no name of its own.
        inner.pages, inner._left = [self.pages[-1]], 0
        inner.read(unquote(text.decode()).encode())
