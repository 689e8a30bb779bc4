"""A document remembers what was done in the order it was done, and tells everybody once."""

from contextlib import suppress

import pytest

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.document import CURRENT, Cause, Document, Entry, Event
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.posts import add_post, remove_posts
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse, sketch

SCHOOL = 'post head "Head"\n  post a "A"\n'


def opened() -> tuple[Document, list[Event]]:
    document = Document({CURRENT: parse(SCHOOL)})
    heard: list[Event] = []
    document.subscribe(heard.append)
    return document, heard


def typed(document: Document, title: str) -> Change:
    return set_fields(document.view(), document.view().need(Post, "a"), title=title)


def title(document: Document) -> str:
    return document.view().need(Post, "a").title


def test_typing_is_one_step_until_something_else_is_done() -> None:
    document, heard = opened()
    for text in ("B", "Be", "Bee"):
        document.apply(typed(document, text), merge_key="title of a")
    assert [entry.change.label for entry in document.history] == ["Rename Be to Bee"]
    assert [event.merged for event in heard] == [False, True, True]
    document.apply(typed(document, "C"), merge_key="another field")
    document.apply(typed(document, "D"))
    document.apply(typed(document, "E"))
    assert len(document.history) == 4
    for before in ("D", "C", "Bee", "A"):
        document.undo()
        assert title(document) == before


def test_typing_in_another_structure_is_another_step() -> None:
    document, heard = opened()
    document.apply(new_proposal(document.view(), "Year one"), "year-one")
    document.apply(typed(document, "B"), merge_key="title of a")
    view = document.view("year-one")
    document.apply(set_fields(view, view.need(Post, "a"), title="C"), "year-one", merge_key="title of a")
    assert [(event.where, event.merged) for event in heard] == [
        ("year-one", False),
        (CURRENT, False),
        ("year-one", False),
    ]


def test_what_is_done_after_an_undo_takes_the_place_of_what_was_undone() -> None:
    document, _ = opened()
    document.apply(typed(document, "B"))
    document.apply(typed(document, "C"))
    document.undo()
    assert [document.can_undo, document.can_redo] == [True, True]
    document.apply(typed(document, "D"))
    assert [document.can_undo, document.can_redo] == [True, False]
    assert [entry.change.label for entry in document.history] == ["Rename A to B", "Rename B to D"]


def test_a_group_is_one_step_under_its_own_name_and_is_heard_once() -> None:
    document, heard = opened()
    with document.group("Add and rename"):
        document.apply(add_post(document.view(), title="B", post_id="b"))
        with document.group("An inner group joins the outer one"):
            document.apply(typed(document, "C"))
        assert not heard
        assert document.undo() is None
        assert document.redo() is None
    assert [(event.change.label, event.cause) for event in heard] == [("Add and rename", Cause.EDIT)]
    document.undo()
    assert sketch(document.view()) == sketch(parse(SCHOOL).view)


def test_a_group_that_comes_to_nothing_is_no_step() -> None:
    document, heard = opened()
    with document.group("There and back"):
        document.apply(typed(document, "B"))
        document.apply(typed(document, "A"))
    assert (document.history, heard) == ((), [])


def test_a_group_that_is_broken_off_has_not_happened() -> None:
    document, heard = opened()
    with suppress(EditRefused), document.group("Add and fail"):
        document.apply(add_post(document.view(), title="B", manager="a"))
        document.apply(remove_posts(document.view(), ["ghost"]))
    assert (document.history, heard) == ((), [])
    assert sketch(document.view()) == sketch(parse(SCHOOL).view)


def test_a_group_over_several_structures_is_heard_in_each_and_undone_at_once() -> None:
    document, heard = opened()
    document.apply(new_proposal(document.view(), "Year one"), "year-one")
    document.apply(typed(document, "Before"))
    heard.clear()
    with document.group("Both"):
        for place in document.places():
            document.apply(add_post(document.view(place), title="C", post_id="c"), place)
    assert [(event.where, event.change.label) for event in heard] == [(CURRENT, "Both"), ("year-one", "Both")]
    both = {place: sketch(document.view(place)) for place in document.places()}

    document.undo()
    assert [document.view(place).get(Post, "c") for place in document.places()] == [None, None]
    assert title(document) == "Before"
    document.redo()
    assert {place: sketch(document.view(place)) for place in document.places()} == both
    document.undo()
    document.undo()
    assert title(document) == "A"


def test_two_groups_over_the_same_structures_are_two_steps() -> None:
    document, _ = opened()
    document.apply(new_proposal(document.view(), "Year one"), "year-one")
    for post_id in ("b", "c"):
        with document.group("Both"):
            for place in document.places():
                document.apply(add_post(document.view(place), title="New", post_id=post_id), place)
    document.undo()
    assert document.view().get(Post, "b") is not None
    assert document.view().get(Post, "c") is None


def test_listeners_hear_in_the_order_of_their_subscription_until_they_leave() -> None:
    document, heard = opened()
    order: list[str] = []

    def first(_: Event) -> None:
        order.append("first")

    def second(_: Event) -> None:
        order.append("second")

    document.subscribe(first)
    document.subscribe(second)
    document.apply(typed(document, "B"))
    document.unsubscribe(first)
    document.undo()
    assert order == ["first", "second", "second"]
    assert [event.cause for event in heard] == [Cause.EDIT, Cause.UNDO]


def test_a_listener_may_not_edit() -> None:
    document, _ = opened()

    def meddle(_: Event) -> None:
        document.apply(typed(document, "Meddled"))

    document.subscribe(meddle)
    for attempt in (lambda: document.apply(typed(document, "B")), document.undo, document.redo):
        with pytest.raises(RuntimeError, match="a listener may not edit"):
            attempt()
    assert title(document) == "B"


def test_everybody_hears_of_what_was_done_even_if_a_listener_fails() -> None:
    document, _ = opened()

    def broken(_: Event) -> None:
        raise ValueError("a bug")

    later: list[Event] = []
    document.subscribe(broken)
    document.subscribe(later.append)
    with pytest.raises(ValueError, match="a bug"):
        document.apply(typed(document, "B"))
    assert len(later) == 1
    document.subscribe(broken)
    with pytest.raises(ExceptionGroup) as failures:
        document.undo()
    assert len(failures.value.exceptions) == 2
    assert (len(later), title(document)) == (2, "A")


def test_what_changes_nothing_is_no_step() -> None:
    document, heard = opened()
    document.apply(typed(document, "A"))
    assert (document.history, heard, document.undo(), document.redo()) == ((), [], None, None)


def test_a_refused_change_leaves_no_trace() -> None:
    document, heard = opened()
    stale = typed(document, "B")
    document.apply(typed(document, "C"))
    with pytest.raises(EditRefused):
        document.apply(stale)
    assert (title(document), len(document.history), len(heard)) == ("C", 1, 1)


def test_proposals_are_listed_in_their_order_and_a_lost_one_is_said_to_be() -> None:
    document, _ = opened()
    document.apply(new_proposal(document.view(), "Later", order=2), "later")
    document.apply(new_proposal(document.view(), "Sooner", order=1), "sooner")
    assert document.places() == (CURRENT, "sooner", "later")
    document.undo()
    with pytest.raises(EditRefused, match=r"That proposal is no longer there\."):
        document.view("sooner")


def test_a_history_can_be_taken_up_where_it_was_left() -> None:
    document, _ = opened()
    document.apply(typed(document, "B"))
    document.apply(typed(document, "C"))
    document.undo()
    again = Document(
        {CURRENT: document.structure(CURRENT)}, history=document.history, position=document.position
    )
    assert (again.can_undo, again.can_redo) == (True, True)
    again.redo()
    assert title(again) == "C"
    again.undo()
    again.undo()
    assert title(again) == "A"
    assert again.history == (
        Entry(CURRENT, document.history[0].change),
        Entry(CURRENT, document.history[1].change),
    )
