"""What is saved is what is opened, for every structure that there can be, and in the same bytes each time."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.structure import Structure
from orgdesigner.storage import reading
from orgdesigner.storage.making import plan_image, plan_image_of, working_image
from orgdesigner.storage.plan_file import read_plan, write_plan
from orgdesigner.storage.untrusted import open_image
from tests.model.strategies import structures
from tests.storage.plans import a_document, contents


def reopened(image: bytes) -> Document:
    with closing(open_image(image)) as connection:
        return Document(reading.read_structures(connection))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    current = draw(structures(proposal=False))
    return Document({CURRENT: current, "proposed": draw(structures(proposal=True))})


@given(documents())
def test_any_document_is_opened_as_it_was_saved_and_saved_again_in_the_same_bytes(document: Document) -> None:
    image = plan_image(document, 3)
    again = reopened(image)
    assert contents(again) == contents(document)
    assert plan_image(again, 3) == image


@given(documents())
def test_a_file_saved_from_a_working_copy_is_one_saved_from_memory(document: Document) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as working:
        working.deserialize(working_image(document, 3))
        assert plan_image_of(working) == plan_image(document, 3)


def test_a_figure_comes_back_in_its_shortest_form() -> None:
    posts = reopened(plan_image(a_document(), 0)).view()
    deputy, head = (posts.need(r.Post, post_id) for post_id in ("deputy", "head"))
    assert [str(each) for each in (deputy.fte, deputy.hours, deputy.weeks, head.salary)] == [
        "0.8", "32.5", "44.143", "98106",
    ]  # fmt: skip


def test_records_that_a_proposal_did_not_touch_are_shared() -> None:
    document = reopened(plan_image(a_document(), 0))
    current, proposed = (document.view(place).need(r.Post, "head") for place in (CURRENT, "year-one"))
    assert current is proposed


def test_an_empty_structure_is_not_written() -> None:
    document = Document({CURRENT: Structure([r.School(id=r.SCHOOL_ID)]), "gone": Structure()})
    assert set(reopened(plan_image(document, 0)).structures) == {CURRENT}


def test_an_empty_plan_is_opened_empty(tmp_path: Path) -> None:
    write_plan(Document({}), tmp_path / "empty.orgplan")
    assert contents(read_plan(tmp_path / "empty.orgplan")) == {}


def test_a_figure_that_is_finer_than_the_file_can_hold_is_a_bug_and_not_rounded() -> None:
    post = r.Post.model_construct(**{**dict(r.Post(id="p", title="T")), "fte": Decimal("0.00001")})
    with pytest.raises(ValueError, match="finer"):
        plan_image(Document({CURRENT: Structure([r.School(id=r.SCHOOL_ID), post])}), 0)
