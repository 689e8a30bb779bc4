"""The first page says what it must, and the digest notices every byte that is altered."""

import random
import sqlite3
from contextlib import closing

import pytest

from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.structure import Structure
from orgdesigner.storage.formats import NEWEST
from orgdesigner.storage.image import PAGE, check_header, check_seal, seal
from orgdesigner.storage.making import plan_image
from orgdesigner.storage.refusal import Refusal
from tests.storage.plans import a_document

IMAGE = plan_image(a_document(), 5)
NEUTRAL = {18, 19, *range(24, 28), *range(92, 100)}
"""What other programs may write without altering the content."""


def altered(place: int) -> bytes:
    return IMAGE[:place] + bytes([IMAGE[place] ^ 0x41]) + IMAGE[place + 1 :]


def some_places() -> list[int]:
    """Many bytes of the pages with the header and the digest, and some of the rest."""
    start = 2 * PAGE
    return [*range(0, start, 7), *random.Random(7).sample(range(start, len(IMAGE)), 500)]


def test_every_altered_byte_is_noticed() -> None:
    accepted = set()
    for place in some_places():
        image = altered(place)
        try:
            check_header(image)
            check_seal(image)
        except Refusal:
            continue
        accepted.add(place)
    assert accepted <= NEUTRAL


@pytest.mark.parametrize("place", sorted(NEUTRAL - {18, 19}))
def test_what_alters_no_content_is_put_back(place: int) -> None:
    assert check_seal(altered(place)) == IMAGE


def test_a_plan_that_another_program_gave_a_log_is_read_without_one() -> None:
    with_log = IMAGE[:18] + b"\x02\x02" + IMAGE[20:]
    assert check_header(with_log) == NEWEST
    assert check_seal(with_log) == IMAGE


def test_a_text_that_looks_like_the_digest_is_left_alone() -> None:
    """Wherever somebody writes it, such a text is theirs."""
    notes = "digestsha256:" + "0" * 64
    school = r.School(id=r.SCHOOL_ID, name="sha256:" + "0" * 64, notes=notes)
    image = plan_image(Document({CURRENT: Structure([school])}), 0)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(check_seal(image))
        assert connection.execute("SELECT name, notes FROM school").fetchall() == [(school.name, notes)]


def test_sealing_what_is_sealed_alters_nothing() -> None:
    assert seal(IMAGE) == IMAGE
