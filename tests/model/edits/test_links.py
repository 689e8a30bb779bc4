"""Posts are tied in ways that the school names itself, beside the line of management."""

from orgdesigner.model.edits.links import (
    add_link,
    add_link_kind,
    remove_link,
    remove_link_kind,
    rename_link_kind,
)
from orgdesigner.model.sketch import parse, sketch
from orgdesigner.model.words import Stroke
from tests.model.pictures import after, label, picture, refusal

POSTS = 'post a "A"\npost b "B"\n'
COACHED = 'post a "A"\n  link coaching b\npost b "B"\n'


def test_a_post_is_coached_by_another_without_reporting_to_it() -> None:
    assert after(POSTS, lambda view: add_link(view, "a", "b", link_kind="coaching")) == picture(COACHED)
    assert label(POSTS, lambda view: add_link(view, "a", "b", link_kind="coaching")) == "A is coached by B"
    assert after(COACHED, lambda view: remove_link(view, "coaching:a:b")) == picture(POSTS)
    assert label(COACHED, lambda view: remove_link(view, "coaching:a:b")) == "Untie A from B"


def test_a_link_in_the_line_is_a_move() -> None:
    assert after(POSTS, lambda view: add_link(view, "b", "a", link_kind="line")) == picture(
        'post a "A"\n  post b "B"'
    )


def test_a_tie_that_can_not_be_is_refused_in_words() -> None:
    assert refusal(COACHED, lambda view: add_link(view, "a", "b", link_kind="coaching")) == (
        "“A” is coached by “B” already."
    )
    assert refusal(POSTS, lambda view: add_link(view, "a", "a", link_kind="coaching")) == (
        "A post can't be tied to itself. Choose another post."
    )
    assert refusal(POSTS, lambda view: add_link(view, "a", "b", link_kind="ghost")) == (
        "That kind of link is no longer there."
    )


def test_the_word_line_manager_can_disappear() -> None:
    structure = parse(COACHED)
    structure.apply(
        rename_link_kind(structure.view, "line", name="Guidance", upward="is guided by", stroke=Stroke.DOTTED)
    )
    renamed = structure.view.school.link_names[0]
    assert (renamed.kind, renamed.name, renamed.upward, renamed.downward, renamed.stroke) == (
        "line", "Guidance", "is guided by", "manages", Stroke.DOTTED,
    )  # fmt: skip
    assert label(POSTS, lambda view: rename_link_kind(view, "line", name="Guidance")) == (
        "Call Line management Guidance"
    )
    assert label(POSTS, lambda view: rename_link_kind(view, "line", upward="is guided by")) == (
        "Change Line management"
    )


def test_a_school_adds_kinds_of_its_own_and_takes_them_away_with_their_ties() -> None:
    structure = parse(COACHED)
    structure.apply(
        add_link_kind(
            structure.view, name="Mentoring", upward="is mentored by", downward="mentors", kind_id="mentoring"
        )
    )
    structure.apply(add_link(structure.view, "a", "b", link_kind="mentoring"))
    assert "  link mentoring b\n" in sketch(structure.view)
    structure.apply(remove_link_kind(structure.view, "mentoring"))
    assert structure.view == parse(COACHED).view


def test_kinds_of_link_stay_apart_and_the_line_stays() -> None:
    assert refusal(
        POSTS, lambda view: add_link_kind(view, name="C", upward="u", downward="d", kind_id="coaching")
    ) == ("There is a kind of link “coaching” already.")
    assert refusal(POSTS, lambda view: remove_link_kind(view, "line")) == (
        "Every structure has a line of management. Rename it instead."
    )
    assert (
        refusal(POSTS, lambda view: rename_link_kind(view, "line", name="")) == "Name: this can't be empty."
    )
