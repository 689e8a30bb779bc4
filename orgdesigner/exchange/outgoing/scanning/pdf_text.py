"""The text of a page of a PDF.

Pages that show text glyph by glyph, as Qt writes them, are read here. What shows text in any other way is
left to pypdf, which understands them all and takes many times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject

_OTHERWISE = (b")", b"'", b'"', b"TJ", b"Do", b"Tr")
"""What may be part of a string that is no glyphs, of several at once, of a drawing within a drawing, or of
text that is not seen."""

_TEXT = re.compile(rb"\bBT\b(.*?)\bET\b", re.DOTALL)
_FONT_OR_GLYPHS = re.compile(rb"/(\S+)\s+[-+.\d]+\s+Tf\b|<([0-9A-Fa-f\s]*)>\s*Tj\b")
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])")
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_CODE = re.compile(rb"<(\w+)>")

Characters = dict[bytes, str]
"""What each glyph of a font stands for, by its four figures in the page."""


def text_of(page: PageObject) -> str:
    """Return the text of a page, a line for each piece of text."""
    contents = page.get_contents()
    drawn = b"" if contents is None else contents.get_data()
    fonts = _fonts(page)
    if fonts is None or any(each in drawn for each in _OTHERWISE):
        return page.extract_text()
    return "\n".join(_lines(drawn, fonts))


def _lines(drawn: bytes, fonts: dict[bytes, Characters]) -> Iterator[str]:
    known: Characters = {}
    for block in _TEXT.findall(drawn):
        line = []
        for font, glyphs in _FONT_OR_GLYPHS.findall(block):
            if font:
                known = fonts.get(font, {})
            elif len(glyphs) == 4:
                line.append(known.get(glyphs.upper(), "\ufffd"))
            else:
                plain = b"".join(glyphs.split()).upper()
                line.extend(known.get(plain[at : at + 4], "\ufffd") for at in range(0, len(plain), 4))
        yield "".join(line)


def _fonts(page: PageObject) -> dict[bytes, Characters] | None:
    """Return what the glyphs of each font stand for; None if one of them does not say it."""
    from pypdf.generic import DictionaryObject

    resources = page.get("/Resources", DictionaryObject()).get_object()
    fonts = resources.get("/Font", DictionaryObject()).get_object()
    found = {name[1:].encode(): _characters(fonts[name].get_object()) for name in fonts}
    return {name: each for name, each in found.items() if each} if all(found.values()) else None


def _characters(font: DictionaryObject) -> Characters:
    if font.get("/Encoding") != "/Identity-H" or "/ToUnicode" not in font:
        return {}
    said: bytes = font["/ToUnicode"].get_object().get_data()  # type: ignore[union-attr]
    found: Characters = {}
    for pairs in _PAIRS.findall(said):
        codes = _CODE.findall(pairs)
        found.update((code.upper(), _said(text)) for code, text in zip(codes[::2], codes[1::2], strict=False))
    for ranges in _RANGES.findall(said):
        for first, last, start, listed in _RANGE.findall(ranges):
            codes = [b"%04X" % code for code in range(int(first, 16), int(last, 16) + 1)]
            texts = map(_said, _CODE.findall(listed)) if listed else _counted(_said(start), len(codes))
            found.update(zip(codes, texts, strict=False))
    return found


def _said(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", errors="replace")


def _counted(first: str, count: int) -> Iterator[str]:
    """Yield so many texts, the last character of each one further on."""
    return (first[:-1] + chr(ord(first[-1]) + number) for number in range(count))
