"""What holds for every list and every structure, whatever of the preview is taken."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesigner.exchange.incoming.merging.choosing import change_of, with_needs
from orgdesigner.exchange.incoming.merging.lines import Kind
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from tests.exchange.merging.lists import facts, imported, records_of, schools
from tests.model.strategies import structures

PRESENT, LISTED = schools("here"), schools("list")


def as_list(structure: Structure) -> Imported:
    return imported(*records_of(structure.view))


@given(PRESENT, schools("list", full=True))
@settings(max_examples=90)
def test_all_lines_make_the_structure_of_the_list(present: Structure, listed: Structure) -> None:
    # What a list does not speak of, such as teams, it does not take away: this one speaks of everything.
    preview = preview_of(present.view, as_list(listed))
    present.apply(change_of(present.view, preview, preview.everything))
    assert facts(present.view) == facts(listed.view)


@given(PRESENT, LISTED)
@settings(max_examples=40)
def test_no_line_makes_no_change(present: Structure, listed: Structure) -> None:
    preview = preview_of(present.view, as_list(listed))
    assert not change_of(present.view, preview, ())


@given(PRESENT, LISTED, st.data())
@settings(max_examples=50)
def test_any_choice_of_lines_makes_a_whole_structure(
    present: Structure, listed: Structure, data: st.DataObject
) -> None:
    before = present.copy()
    preview = preview_of(present.view, as_list(listed), complete=data.draw(st.booleans()))
    taken = data.draw(st.sets(st.sampled_from(range(len(preview.lines))))) if preview.lines else set()
    change = change_of(present.view, preview, taken)
    assert taken <= with_needs(present.view, preview, taken)
    present.apply(change)
    assert Structure(records_of(present.view)).view == present.view
    if change:
        present.apply(change.inverse)
    assert present.view == before.view


@given(structures(proposal=None), structures(proposal=False), st.data())
@settings(max_examples=50)
def test_any_choice_of_lines_about_anything_makes_a_whole_structure(
    present: Structure, listed: Structure, data: st.DataObject
) -> None:
    preview = preview_of(present.view, as_list(listed))
    taken = data.draw(st.sets(st.sampled_from(range(len(preview.lines))))) if preview.lines else set()
    present.apply(change_of(present.view, preview, taken))
    assert Structure(records_of(present.view)).view == present.view


@given(PRESENT, LISTED)
@settings(max_examples=90)
def test_the_same_list_once_more_has_no_lines(present: Structure, listed: Structure) -> None:
    preview = preview_of(present.view, as_list(listed))
    present.apply(change_of(present.view, preview, preview.everything))
    again = preview_of(present.view, as_list(listed))
    assert [(line.kind, line.sentence) for line in again.lines] == []


@given(PRESENT, LISTED)
@settings(max_examples=50)
def test_what_is_taken_unasked_takes_nobody_and_nothing_away(present: Structure, listed: Structure) -> None:
    before = present.copy().view
    preview = preview_of(present.view, as_list(listed))
    present.apply(change_of(present.view, preview, preview.default))
    for record_type in (r.Post, r.Person, r.Team):
        assert {each.id for each in before.all(record_type)} <= {
            each.id for each in present.view.all(record_type)
        }


@given(PRESENT, LISTED)
@settings(max_examples=50)
def test_everybody_who_is_found_keeps_their_id_and_their_place(present: Structure, listed: Structure) -> None:
    before = present.copy().view
    preview = preview_of(present.view, as_list(listed))
    # Whoever reports to a post that goes takes its place, as when it is removed by hand.
    kept = preview.everything - preview.of_kind(Kind.GONE)
    present.apply(change_of(present.view, preview, kept))
    for found in preview.matches:
        old = before.need(r.KINDS[found.kind], found.present)
        new = present.view.need(r.KINDS[found.kind], found.present)
        assert getattr(new, "order", 0) == getattr(old, "order", 0)
    assert len({(each.kind, each.present) for each in preview.matches}) == len(preview.matches)


@given(LISTED)
@settings(max_examples=50)
def test_an_empty_plan_becomes_the_list_as_it_is(listed: Structure) -> None:
    empty = Structure()
    preview = preview_of(empty.view, as_list(listed))
    empty.apply(change_of(empty.view, preview, preview.default))
    assert facts(empty.view) == facts(listed.view)
    assert preview_of(empty.view, as_list(listed)).lines == ()
