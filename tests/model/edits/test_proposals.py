"""A proposal is a whole structure that begins as a copy and is shown by what differs."""

from hypothesis import given

from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.moves import report_to, shift
from orgdesigner.model.edits.proposals import differences, new_proposal, remove_proposal, rename_proposal
from orgdesigner.model.records import PROPOSAL_ID, RECORD_TYPES, Post, Proposal
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from tests.model.pictures import refusal
from tests.model.strategies import structures

SCHOOL = 'post head "Head"\n  post a "A"\n  post b "B"\n  post c "C"\n'


def proposed() -> tuple[Document, Structure]:
    document = Document({CURRENT: parse(SCHOOL)})
    document.apply(new_proposal(document.view(), "Year one", order=1), "year-one")
    return document, document.structure("year-one")


@given(structures())
def test_a_new_proposal_differs_in_nothing_but_its_name(structure: Structure) -> None:
    proposal = Structure()
    proposal.apply(new_proposal(structure.view, "Year one"))
    assert not differences(structure.view, proposal.view)
    assert proposal.view.need(Proposal, PROPOSAL_ID).name == "Year one"
    proposal.apply(remove_proposal(proposal.view))
    assert proposal.view == Structure().view


def test_a_proposal_shares_its_records_with_what_it_was_copied_from() -> None:
    document, proposal = proposed()
    assert proposal.view.need(Post, "a") is document.view().need(Post, "a")


def test_a_proposal_is_named_renamed_and_withdrawn_like_any_edit() -> None:
    document, proposal = proposed()
    assert document.places() == (CURRENT, "year-one")
    rename = rename_proposal(proposal.view, "Two of seven")
    assert rename.label == "Rename Year one to Two of seven"
    document.apply(rename, "year-one")
    document.apply(remove_proposal(proposal.view), "year-one")
    assert document.places() == (CURRENT,)
    assert all(not proposal.view.all(record_type) for record_type in RECORD_TYPES)
    document.undo()
    assert document.view("year-one").need(Proposal, PROPOSAL_ID).name == "Two of seven"


def test_differences_are_what_was_done_but_for_places_in_an_order() -> None:
    document, proposal = proposed()
    document.apply(set_fields(proposal.view, proposal.view.need(Post, "a"), title="Lead"), "year-one")
    document.apply(report_to(proposal.view, ["b"], "a"), "year-one")
    document.apply(shift(proposal.view, "c", -1), "year-one")
    found = differences(document.view(), proposal.view)
    assert [(step.before, step.after) for step in found] == [
        (document.view().need(Post, "a"), proposal.view.need(Post, "a")),
        *[(before, after) for before, after in found if before and before.id == "line:b"],
    ]


def test_the_current_structure_is_no_proposal() -> None:
    said = "This is the current structure, not a proposal."
    assert refusal(SCHOOL, remove_proposal) == said
    assert refusal(SCHOOL, lambda view: rename_proposal(view, "X")) == said
