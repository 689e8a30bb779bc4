"""What a file says, wherever in it: pages, cells, attributes, comments, properties, and files within it."""

import io
import re
import zlib
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import Any, NamedTuple
from zipfile import ZipFile

from orgdesigner.exchange.grid import column_name


class Passage(NamedTuple):
    """Words of a file and where they stand. `is_read`: people read them, so a bare number in it is a figure.

    What is not read is what holds a file together: there a number is a coordinate or the number of a row.
    """

    where: str
    text: str
    is_read: bool = False
    has_lines: bool = False
    """Whether it has lines that can be counted; `cells` are those of a row of a table, by their names."""

    cells: tuple[tuple[str, str], ...] = ()

    def parts(self) -> Iterator["Passage"]:
        """Yield what a passage is made of, so that it can be said more exactly where in it something is."""
        for cell, text in self.cells:
            yield Passage(f"{self.where.rpartition(', ')[0]}, cell {cell}", text, is_read=self.is_read)
        for number, line in enumerate(self.text.splitlines() if self.has_lines else (), start=1):
            yield Passage(f"{self.where}, line {number}", line, is_read=self.is_read)


_DEEPEST = 4
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CODE = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_OFFICE_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</(?:\w+:)?t>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SPACES = {"n": "\n", "r": "\r", "t": "\t"}
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_PNG = b"\x89PNG\r\n\x1a\n"


def passages(name: str, data: bytes, depth: int = 0) -> Iterator[Passage]:
    """Yield everything that a file says; a file in a file is opened too."""
    if depth > _DEEPEST:
        return
    if data.startswith(b"%PDF"):
        yield from _of_pdf(name, data, depth)
    elif data.startswith(b"PK\x03\x04"):
        yield from _of_zip(name, data, depth)
    elif data.startswith(_PNG):
        yield from _of_png(name, data)
    else:
        yield from _of_text(name, _decoded(data), in_office=depth > 0)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _of_text(name: str, text: str, *, in_office: bool) -> Iterator[Passage]:
    if text.lstrip().startswith("<"):
        yield from _of_markup(name, text, in_office=in_office)
    elif text.lstrip().startswith("{"):
        yield Passage(name, _unescaped(text))
        yield Passage(name, "\n".join(map(_unescaped, _STRING.findall(text))), is_read=True)
    else:
        # What holds noughts is no text, but a picture, say: letters are in it by chance.
        is_text = "\0" not in text
        yield Passage(name, text, is_read=is_text, has_lines=is_text)


def _of_markup(name: str, text: str, *, in_office: bool) -> Iterator[Passage]:
    """Tags part words in one reading, and do not in the other: a name may be in letters of two fonts."""
    for comment in _COMMENT.findall(text):
        yield Passage(f"{name}, in a comment", comment)
    for _, code in _CODE.findall(text):
        yield Passage(name, _unescaped(unescape(code)))
    attributes = chain.from_iterable(_ATTRIBUTE.findall(text))
    yield Passage(name, "\n".join(_value(each) for each in attributes if each))
    if in_office:
        runs = [unescape(each) for each in _OFFICE_TEXT.findall(text)]
        yield Passage(name, "\n".join(runs), is_read=True)
    body = _COMMENT.sub(" ", _CODE.sub(" ", text))
    for between in ("\n", ""):
        yield Passage(name, unescape(_TAG.sub(between, body)), is_read=not in_office and bool(between))


def _value(attribute: str) -> str:
    """Return what an attribute says, which may be markup itself; nearly all say one word or number."""
    if "&" not in attribute and "<" not in attribute:
        return attribute
    return _TAG.sub(" ", unescape(unescape(attribute)))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[str]) -> str:
    code, plain = escape[1] or escape[2], escape[3]
    return chr(int(code, 16)) if code else _SPACES.get(plain, plain)


def _of_zip(name: str, data: bytes, depth: int) -> Iterator[Passage]:
    with ZipFile(io.BytesIO(data)) as archive:
        members = archive.namelist()
        yield Passage(f"{name}, in the names of its parts", "\n".join(members))
        yield Passage(f"{name}, in its comment", _decoded(archive.comment))
        if "xl/workbook.xml" in members:
            # Before its parts: whoever is told where something stands knows sheets and cells.
            yield from _of_workbook(name, data)
        for member in members:
            yield from passages(f"{name}, {_called(member)}", archive.read(member), depth + 1)


def _called(member: str) -> str:
    """Say what a part of a document is to whoever opens it in an office program."""
    if slide := _SLIDE.fullmatch(member):
        return f"on slide {slide[1]}"
    if member == "word/document.xml":
        return "in its text"
    if member.startswith("docProps/"):
        return "in its properties"
    return f"in its part {member}"


def _of_workbook(name: str, data: bytes) -> Iterator[Passage]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for sheet in book.sheet_names:
            for number, row in enumerate(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False), 1):
                cells = tuple(
                    (f"{column_name(place)}{number}", _cell(value))
                    for place, value in enumerate(row)
                    if value != ""
                )
                words = "\n".join(text for _, text in cells)
                where = f"{name}, on the sheet “{sheet}”"
                yield Passage(f"{where}, row {number}", words, is_read=True, cells=cells)


def _cell(value: object) -> str:
    """A whole number comes as a float: 61234.0 is written as people see it."""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _of_png(name: str, data: bytes) -> Iterator[Passage]:
    """The words beside the picture; what its pixels show is drawn from what the audience is told."""
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        chunk = data[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"iTXt", b"eXIf"):
            yield Passage(f"{name}, beside the picture", _decoded(chunk.replace(b"\0", b" ")), is_read=True)
        elif kind == b"zTXt":
            packed = chunk.partition(b"\0")[2][1:]
            yield Passage(f"{name}, beside the picture", _decoded(zlib.decompress(packed)), is_read=True)
        at += 12 + length


def _of_pdf(name: str, data: bytes, depth: int) -> Iterator[Passage]:
    from pypdf import PdfReader

    from orgdesigner.exchange.outgoing.scanning.pdf_text import text_of

    reader = PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages, start=1):
        yield Passage(f"{name}, page {number}", text_of(page), is_read=True)
    yield Passage(f"{name}, in its properties", "\n".join(_strings(reader.trailer, set())))
    properties = reader.root_object.get("/Metadata")
    if properties is not None:
        yield from passages(f"{name}, in its properties", properties.get_object().get_data(), depth + 1)
    for attached, files in reader.attachments.items():
        yield Passage(f"{name}, in the name of an attachment", attached)
        for each in files:
            yield from passages(f"{name}, in an attachment", each, depth + 1)


def _strings(root: Any, seen: set[int]) -> Iterator[str]:
    """Yield every string that hangs on an object of a PDF: titles, bookmarks, notes, addresses."""
    from pypdf.generic import (
        ArrayObject,
        ByteStringObject,
        DictionaryObject,
        IndirectObject,
        TextStringObject,
    )

    waiting = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        if isinstance(each, TextStringObject):
            yield str(each)
        elif isinstance(each, ByteStringObject):
            yield bytes(each).decode("latin-1")
        elif isinstance(each, ArrayObject):
            waiting.extend(each)
        elif isinstance(each, DictionaryObject):
            waiting.extend(each.raw_get(key) for key in each)
