"""Documents that are damaged, incomplete, of another version, or not documents at all."""

import random
import sqlite3
from contextlib import closing

from orgdesigner.storage.formats import NEWEST
from tests.storage.hostile.made import GOOD, PAGE, Spoilt, as_is, by_bytes, number, resealed


def _bit_rot(seed: int, *, sealed: bool) -> bytes:
    chance = random.Random(seed)
    image = bytearray(GOOD)
    for _ in range(40):
        image[chance.randrange(2 * PAGE, len(image))] ^= 1 << chance.randrange(8)
    return resealed(bytes(image)) if sealed else bytes(image)


def _of_another_program() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.execute("CREATE TABLE more (x)")
        return connection.serialize()


REFUSED: Spoilt = {
    "newer format": by_bytes(60, number(99_999)),
    "next format": by_bytes(60, number(NEWEST + 1)),
    "format zero": by_bytes(60, number(0)),
    "negative format": by_bytes(60, number(-1)),
    "application id of another": by_bytes(68, number(0x0F05_5112)),
    "no application id": by_bytes(68, number(0)),
    "page size 0": by_bytes(16, b"\x00\x00"),
    "page size 4097": by_bytes(16, b"\x10\x01"),
    "page size 512": by_bytes(16, b"\x02\x00"),
    "page size 65536": by_bytes(16, b"\x00\x01"),
    "reserved bytes": by_bytes(20, b"\xff"),
    "payload fractions": by_bytes(21, b"\x41"),
    "unknown way of writing": as_is(GOOD[:18] + b"\x09" + GOOD[19:]),
    "unknown way of reading": as_is(GOOD[:19] + b"\x09" + GOOD[20:]),
    "UTF-16": by_bytes(56, number(NEWEST + 1)),
    "unknown encoding": by_bytes(56, number(77)),
    "unknown schema format": by_bytes(44, number(9)),
    "auto-vacuum": by_bytes(52, number(3)),
    "free list that is a loop": by_bytes(32, number(2) + number(40)),
    "free list beyond the end": by_bytes(32, number(4_000_000) + number(1)),
    "size beyond measure": by_bytes(28, number(2**31 - 1)),
    "size 0": by_bytes(28, number(0)),
    "bytes kept for later": by_bytes(75, b"\x01"),
    "broken first word": by_bytes(3, b"X"),
    "empty": as_is(b""),
    "99 bytes": as_is(GOOD[:99]),
    "header only": as_is(GOOD[:100]),
    "one page": as_is(GOOD[:PAGE]),
    "two pages": as_is(GOOD[: 2 * PAGE]),
    "half": as_is(GOOD[: len(GOOD) // 2 // PAGE * PAGE]),
    "one byte short": as_is(GOOD[:-1]),
    "one byte more": as_is(GOOD + b"\x00"),
    "a page more": as_is(GOOD + b"junk" * (PAGE // 4)),
    "all zeros": as_is(bytes(len(GOOD))),
    "zeros at the end": as_is(GOOD[: -3 * PAGE] + bytes(3 * PAGE)),
    "zeros in the middle": lambda: resealed(GOOD[: 8 * PAGE] + bytes(PAGE) + GOOD[9 * PAGE :]),
    "two halves of two versions": as_is(GOOD[:-PAGE] + GOOD[PAGE : 2 * PAGE]),
    "text": as_is(b"Dear governors,\n" * 600),
    "UTF-16 text": as_is("Dear governors,\n".encode("utf-16") * 600),
    "picture": as_is(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    "zip": as_is(b"PK\x03\x04" + bytes(range(256)) * 40),
    "PDF": as_is(b"%PDF-1.7\n" + bytes(range(256)) * 40),
    "sign-in page": as_is(b"\r\n<!DOCTYPE html><html><title>Sign in</title></html>" + b" " * 9_000),
    "noise": as_is(random.Random(1).randbytes(len(GOOD))),
    "database of another program": _of_another_program,
    **{f"bit rot {n}": lambda n=n: _bit_rot(n, sealed=False) for n in range(4)},  # type: ignore[misc]
    **{f"bit rot under a right digest {n}": lambda n=n: _bit_rot(n, sealed=True) for n in range(4)},  # type: ignore[misc]
    "digest of something else": as_is(GOOD.replace(b"sha256:", b"sha256:0", 1)[: len(GOOD)]),
    "no digest": as_is(GOOD.replace(b"sha256:", b"md5hash:"[:7], 1)),
}

OPENED: Spoilt = {
    "as OrgDesigner writes it": as_is(GOOD),
    "log announced, and none there": as_is(GOOD[:18] + b"\x02\x02" + GOOD[20:]),
    "counters that another program counted": as_is(GOOD[:24] + number(77) + GOOD[28:]),
}
