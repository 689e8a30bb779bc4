"""The session says of every structure what a fresh engine would, whichever of them was edited."""

from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from benchmarks.schools import school
from orgdesigner.errors import EditRefused
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Post, Proposal
from orgdesigner.model.structure import Structure, diff
from orgdesigner.rules.engine import Engine
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.session import Session
from tests.rules.examples import said
from tests.rules.histories import schools, telling_edit

TODAY = date(2026, 11, 21)


@given(structure=schools(), data=st.data())
@settings(max_examples=25)
def test_the_findings_of_every_structure_are_fresh_whichever_was_edited(
    structure: Structure, data: DataObject
) -> None:
    records = (
        each for kind, table in structure.tables.items() if kind != Proposal.kind for each in table.values()
    )
    document = Document({CURRENT: Structure(records)})
    document.apply(new_proposal(document.view(), "Year one"), "year-one")
    session = Session(document, today=TODAY)
    for _ in range(data.draw(st.integers(1, 5))):
        where = data.draw(st.sampled_from(document.places()))
        with suppress(EditRefused):
            document.apply(telling_edit(data, document.view(where), session.findings_at(where)), where)
        for place in document.places():
            before = None if place == CURRENT else document.view(CURRENT)
            fresh = Engine(document.structure(place), today=TODAY, before=before).findings
            assert [said(each) for each in session.findings_at(place)] == [said(each) for each in fresh]


def test_a_change_of_most_of_the_school_is_another_school_to_look_at(window: MainWindow) -> None:
    session = window.session
    window.filing.open_new()
    heard: list[str] = []
    session.changed.connect(lambda _: heard.append("changed"))
    session.place_changed.connect(lambda: heard.append("place"))
    brought_in = school(400)
    session.perform(lambda view: diff(view, Structure(brought_in).view, "Bring in a school"))
    session.undo()
    assert heard == ["place", "place"]
    assert not session.view.all(Post)
    assert window.canvas.extent.is_empty
    assert window.outline.tree.model().rowCount() == 0
    session.redo()
    session.finish_checking()
    assert heard == ["place", "place", "place"]
    fresh = Engine(session.document.structure(CURRENT), today=TODAY).findings
    assert [said(each) for each in session.findings] == [said(each) for each in fresh]
    assert window.canvas.extent.card("head") is not None
    assert window.outline.tree.model().rowCount() > 0
    session.perform(lambda view: set_fields(view, view.need(Post, "p14"), title="Another"))
    assert heard[-1] == "changed", "what touches little is followed"
