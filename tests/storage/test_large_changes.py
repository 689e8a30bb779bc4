"""A change of most of a school is kept as well as any other: a proposal made, removed, and brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.schools import school
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.proposals import new_proposal, remove_proposal
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.storage.sessions import orphans
from orgdesigner.storage.working_copy import WorkingCopy
from tests.storage.crash import crash
from tests.storage.plans import contents


def propose(document: Document) -> None:
    document.apply(new_proposal(document.view(), "Year one"), "year-one")


def propose_a_second(document: Document) -> None:
    propose(document)
    rename(document, "year-one", "In year one")
    document.apply(new_proposal(document.view("year-one"), "Year two"), "year-two")


def propose_and_remove(document: Document) -> None:
    propose(document)
    document.apply(remove_proposal(document.view("year-one")), "year-one")


def propose_and_undo(document: Document) -> None:
    propose(document)
    document.undo()


def propose_undo_and_redo(document: Document) -> None:
    propose_and_undo(document)
    document.redo()


def propose_and_rename_in_one_step(document: Document) -> None:
    with document.group("Propose and rename"):
        propose(document)  # the journal hears of the proposal first, when the current one is renamed too
        for place in ("year-one", CURRENT):
            rename(document, place, "Renamed")


def rename(document: Document, place: str, title: str) -> None:
    view = document.view(place)
    document.apply(set_fields(view, view.need(Post, "p1"), title=title), place)


@pytest.mark.parametrize(
    "act",
    [
        propose,
        propose_a_second,
        propose_and_remove,
        propose_and_undo,
        propose_undo_and_redo,
        propose_and_rename_in_one_step,
    ],
)
def test_what_is_done_to_a_large_school_survives_a_crash(
    act: Callable[[Document], None], store: Path
) -> None:
    copy = WorkingCopy.adopt(Document({CURRENT: Structure(school(350))}), store)
    act(copy.document)
    assert not copy.recovery_off
    wanted, history = contents(copy.document), copy.document.history
    crash(copy)
    (orphan,) = orphans(store)
    again = WorkingCopy.recover(orphan, store)
    assert contents(again.document) == wanted
    assert again.document.history == history
    again.close(keep_session=False)
