"""All that is in a file, as a stranger finds it who takes it apart; by other means than the program's own."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import pypdfium2
from pypdf import PdfReader

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_CHUNK = re.compile(rb"(?:zTXt|iTXt|tEXt|eXIf)")


def everything_in(data: bytes) -> str:
    """Return what is in a file and in the files within it, in every way in which bytes can be words."""
    return "\n".join(_layers(data))


def _layers(data: bytes) -> Iterator[str]:
    yield data.decode("latin-1")
    yield data.decode("utf-8", errors="ignore")
    yield data.decode("utf-16", errors="ignore")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment.decode("latin-1")
            for each in archive.infolist():
                yield each.filename
                yield each.extra.decode("latin-1") + each.comment.decode("latin-1")
                part = archive.read(each)
                yield from _layers(part)
                # A word may be in letters of several runs.
                yield re.sub(r"<[^>]*>", "", part.decode("utf-8", errors="ignore"))
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    elif data.startswith(b"\x89PNG"):
        for found in _CHUNK.finditer(data):
            length = int.from_bytes(data[found.start() - 4 : found.start()])
            yield data[found.end() : found.end() + length].decode("latin-1")


def _of_pdf(data: bytes) -> Iterator[str]:
    """Its streams as they are without compression, its pages as a browser reads them, and its properties."""
    for stream in _STREAM.findall(data):
        try:
            yield zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()
    document.close()
    reader = PdfReader(io.BytesIO(data))
    yield repr(reader.metadata)
    yield repr(reader.outline)
    yield repr(reader.attachments)
