"""The bytes of a plan: what its first page must say, and the digest that notices every altered byte.

An image is the whole file as bytes. Nothing here parses more than the header, so that a file can be turned
away before SQLite has looked at it.
"""

import hashlib
from collections.abc import Mapping

from orgdesigner.storage.formats import APPLICATION_ID, FORMATS, Format
from orgdesigner.storage.refusal import Refusal, damaged

LARGEST = 64 * 1024 * 1024
"""The largest file that is opened, in bytes; a plan of 10,000 posts takes about 5 MB."""

PAGE = 4096
NO_DIGEST = "sha256:" + "0" * 64
"""What the column `meta.digest` holds until an image is sealed."""

_MARK = b"sha256:"
_MAGIC = b"SQLite format 3\x00"
_INCOMPLETE = "it may not have finished copying, downloading or syncing; wait for that, or open a backup"
_LOOKS_LIKE = (
    (b"<", "it is a web page, perhaps a sign-in page that was saved in its place"),
    (b"PK\x03\x04", "it is a zip file, or a document of another program"),
    (b"%PDF", "it is a PDF"),
)
_FIXED = (  # (offset, what stands there): https://www.sqlite.org/fileformat.html#the_database_header
    (16, b"\x10\x00"),  # pages of 4,096 bytes
    (20, b"\x00\x40\x20\x20"),  # nothing reserved on a page; the payload fractions
    (44, b"\x00\x00\x00\x04"),  # the schema format
    (52, b"\x00\x00\x00\x00"),  # no auto-vacuum
    (56, b"\x00\x00\x00\x01"),  # UTF-8
    (64, b"\x00\x00\x00\x00"),  # no incremental vacuum
    (72, bytes(20)),  # reserved for expansion
)
# What other programs may write there without altering the content, and what we write: no write-ahead log, the
# counters at 1, and SQLite 3.37, the first that has our kind of table. The digest does not look at it.
_NEUTRAL = (
    (18, b"\x01\x01"),
    (24, b"\x00\x00\x00\x01"),
    (92, b"\x00\x00\x00\x01" + (3_037_000).to_bytes(4)),
)


def fingerprint(image: bytes) -> str:
    """Return the SHA-256 of a file's bytes: whether it is still the file that was read or written."""
    return hashlib.sha256(image).hexdigest()


def check_header(image: bytes, formats: Mapping[int, Format] = FORMATS) -> int:
    """Return the format of a plan; raises Refusal for what is no plan, incomplete, or of a newer format."""
    _check_kind(image)
    if _number(image, 68) != APPLICATION_ID:
        raise Refusal("it was made by another program, and is not an OrgDesigner plan")
    version = _number(image, 60)
    if version > max(formats) and version < 1 << 31:
        raise Refusal("it was made by a newer OrgDesigner; bring OrgDesigner up to date to open it")
    if version not in formats:
        raise damaged("its format has no valid number")
    if any(image[offset : offset + len(fixed)] != fixed for offset, fixed in _FIXED):
        raise damaged("its first page says what no plan says")
    if image[18] not in (1, 2) or image[19] not in (1, 2):
        raise damaged("it was written in an unknown way")
    size = _number(image, 28) * PAGE
    if len(image) < size:
        raise Refusal(f"it is incomplete ({len(image):,} of {size:,} bytes): {_INCOMPLETE}")
    if len(image) > size:
        raise damaged("there is something behind its end")
    return version


def _check_kind(image: bytes) -> None:
    if not image:
        raise Refusal(f"it is empty: {_INCOMPLETE}")
    if image.count(0) == len(image):
        raise Refusal(f"it holds nothing but zeros: {_INCOMPLETE}")
    if not image.startswith(_MAGIC):
        for start, guess in _LOOKS_LIKE:
            if image[:PAGE].lstrip().startswith(start):
                raise Refusal(f"it is not a plan: {guess}")
        raise Refusal("it is not an OrgDesigner plan")
    if len(image) < 2 * PAGE:
        raise Refusal(f"it is cut short: {_INCOMPLETE}")


def seal(image: bytes) -> bytes:
    """Return an image with its digest filled in; the same content gives the same bytes."""
    start = _neutral_start(image)
    place = _digest_place(start)
    start[place : place + 64] = _digest(start, place, image)
    return bytes(start) + image[len(start) :]


def check_seal(image: bytes) -> bytes:
    """Return a sealed image as it was sealed; raises Refusal if its content is not what was sealed."""
    start = _neutral_start(image)
    place = _digest_place(start)
    if start[place : place + 64] != _digest(start, place, image):
        raise damaged("its content is not what was saved")
    return bytes(start) + image[len(start) :]


def _neutral_start(image: bytes) -> bytearray:
    """The first two pages, with what may differ between equal files put to one value."""
    start = bytearray(image[: 2 * PAGE])
    for offset, neutral in _NEUTRAL:
        start[offset : offset + len(neutral)] = neutral
    return start


def _digest_place(start: bytearray) -> int:
    """Where the digest stands: on the second page, which holds the one row of `meta` and nothing else.

    Anywhere else the mark could be somebody's text.
    """
    place = start.find(_MARK, PAGE)
    if start.count(_MARK, PAGE) != 1 or place + len(_MARK) + 64 > len(start):
        raise damaged("it does not say what it should hold")
    return place + len(_MARK)


def _digest(start: bytearray, place: int, image: bytes) -> bytes:
    """The SHA-256 of an image in hexadecimal digits, with zeros where that itself stands."""
    digest = hashlib.sha256(start[:place] + b"0" * 64 + start[place + 64 :])
    digest.update(memoryview(image)[len(start) :])
    return digest.hexdigest().encode()


def _number(image: bytes, offset: int) -> int:
    return int.from_bytes(image[offset : offset + 4])
