"""Bytes into text, strictly: a file is in one encoding that can be told, or it is refused by line."""

import re
from typing import NamedTuple

from orgdesigner.errors import FileRefused

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a mark",
    "windows-1252": "Windows-1252 (Western Europe)",
    "utf-16": "UTF-16 with a mark",
    "utf-16-le": "UTF-16, little end first",
    "utf-16-be": "UTF-16, big end first",
    "iso-8859-15": "ISO 8859-15 (Western Europe)",
    "windows-1250": "Windows-1250 (Central Europe)",
    "mac-roman": "Mac Roman (old Macs)",
    "cp850": "Code page 850 (DOS)",
}
"""The encodings that a file can be in, by the names that Python has for them, and in words."""

_SAME = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "utf8": "utf-8"}
"""Names of encodings that pages and XML have for others, as every browser reads them."""

_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a spreadsheet (XLSX or ODS) or another packed file. Save it as CSV first."),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Excel file. Save it as CSV first."),
    (b"SQLite format 3\x00", "a database or a plan. Open a plan instead of importing it."),
    (b"%PDF", "a PDF. Import the table that it was made from."),
    (b"<mx", "a draw.io drawing. Import the CSV that it was made from."),
    (b"<", "a web page or XML, whatever its name says. Save the table as CSV first."),
)
# An encoded half of a surrogate pair, which is neither UTF-8 nor what anybody meant in Windows-1252.
_HALF_CHARACTER = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_LOST = "\ufffd"


class Decoded(NamedTuple):
    """The text of a file, the encoding it was in, and what looks amiss in it."""

    text: str
    encoding: str
    doubts: tuple[str, ...]


def decode(data: bytes, *, name: str, encoding: str | None = None) -> Decoded:
    """Return a file's text: in the encoding that is given, which is one of ENCODINGS, or as it can be told.

    It is told by its byte order mark, as UTF-16, as UTF-8, or else as Windows-1252. Raises FileRefused, by
    line, if the file is empty, of another kind, in two encodings at once, or holds what is no text.
    """
    _refuse_what_is_no_text_file(data, name)
    return text_of(data, name=name, encoding=encoding)


def text_of(data: bytes, *, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of a file of whatever kind, decoded as `decode` does it."""
    doubted = encoding is None
    encoding = encoding or _encoding(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"“{name}” holds something that is no text in line {_line(data[: error.start])}"
            f" if it is {ENCODINGS[encoding]}. Save it again as CSV in UTF-8."
        ) from None
    if "\0" in text:
        line = _line(text[: text.index("\0")].encode())
        raise FileRefused(f"“{name}” holds a NUL character in line {line}, so it may be damaged.")
    return Decoded(text, encoding, tuple(_doubts(text, encoding if doubted else None)))


def declared_encoding(data: bytes, saying: re.Pattern[bytes]) -> str | None:
    """Return the encoding that a file states near its beginning, if it may be in it.

    A file whose statement can be read byte by byte is in none of two bytes a character, whatever it states.
    """
    said = saying.search(data[:2048])
    encoding = said[1].decode("ascii").lower() if said else ""
    encoding = _SAME.get(encoding, encoding)
    if encoding not in ENCODINGS or encoding.startswith("utf-16"):
        return None
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def _refuse_what_is_no_text_file(data: bytes, name: str) -> None:
    if not data.strip():
        raise FileRefused(f"“{name}” is empty. It may not have been completely downloaded or saved.")
    if not data.strip(b"\0"):
        raise FileRefused(f"“{name}” holds only zeros: it was not completely saved or synchronised.")
    for start, words in _OTHER_KINDS:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start):
            raise FileRefused(f"“{name}” is {words}")


def _encoding(data: bytes, name: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:2048]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) and even < 0.05 * len(sample):
        return "utf-16-le"
    if even > 0.4 * len(sample) and odd < 0.05 * len(sample):
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_two_encodings(data, error.start, name)
        return "windows-1252"
    return "utf-8"


def _refuse_two_encodings(data: bytes, start: int, name: str) -> None:
    half = _HALF_CHARACTER.search(data)
    if half is None and not any(_is_utf8_beyond_ascii(line) for line in data.splitlines()):
        return
    place = half.start() if half else start
    raise FileRefused(
        f"“{name}” mixes two encodings, or is damaged: line {_line(data[:place])} is not UTF-8 and other"
        " lines are. Save it again as CSV in UTF-8."
    )


def _is_utf8_beyond_ascii(line: bytes) -> bool:
    try:
        return not line.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _doubts(text: str, encoding: str | None) -> list[str]:
    doubts = []
    if encoding == "windows-1252":
        doubts.append("Read as Windows-1252, because it is not UTF-8. Check a few accented letters.")
    if _LOST in text:
        doubts.append(
            f"{text.count(_LOST)} characters were lost before the file was saved; they show as “{_LOST}”."
        )
    return doubts


def _line(before: bytes) -> int:
    """Return the line that follows some bytes, whichever line ends are used."""
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
