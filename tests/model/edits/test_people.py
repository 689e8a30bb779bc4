"""People come, go and change posts; a post outlives its holders, and a person their posts."""

from orgdesigner.model.edits.people import add_person, hold, move_holder, remove_people, swap_holders, vacate
from orgdesigner.model.words import StaffGroup
from tests.model.pictures import after, label, picture, refusal

SCHOOL = """
    team sa "S&A"
      member person=ann
    post a "A"
      held ann "Ann" teaching share=0.5 salary=50000
      held bob "Bob" support share=0.5
      allowance R&R 2000
      allowance TLR3 600 person=ann
    post b "B"
      held cat "Cat" support acting
    post c "C"
    """


def test_a_new_person_may_hold_a_post_at_once() -> None:
    text = 'post a "A"\n'
    alone = after(
        text,
        lambda view: add_person(view, name="Ann", staff_group=StaffGroup.TEACHING, person_id="ann", qts=True),
    )
    assert alone == picture(text + 'person ann "Ann" teaching qts')
    held = after(
        text,
        lambda view: add_person(view, name="Ann", staff_group=StaffGroup.TEACHING, person_id="ann", post="a"),
    )
    assert held == picture(text + '  held ann "Ann" teaching')


def test_a_removed_person_leaves_posts_vacant_and_takes_what_was_only_theirs() -> None:
    assert after(SCHOOL, lambda view: remove_people(view, ["ann", "cat"])) == picture("""
        team sa "S&A"
        post a "A"
          held bob "Bob" support share=0.5
          allowance R&R 2000
        post b "B"
        post c "C"
        """)
    assert label(SCHOOL, lambda view: remove_people(view, ["ann", "cat"])) == "Remove 2 people"


def test_a_person_can_hold_several_posts_but_none_twice() -> None:
    assert after(
        'post a "A"\npost b "B"\n  held x "X" support', lambda view: hold(view, "x", "a", share="0.4")
    ) == (picture('post a "A"\n  held x share=0.4\npost b "B"\n  held x\nperson x "X" support'))
    assert refusal(SCHOOL, lambda view: hold(view, "ann", "a")) == (
        "That person holds “A” already. Change the share instead."
    )
    assert label(SCHOOL, lambda view: hold(view, "ann", "c")) == "Let Ann hold C"


def test_one_of_two_who_share_a_post_can_leave_it() -> None:
    assert after(SCHOOL, lambda view: vacate(view, "a", person="ann")) == picture("""
        team sa "S&A"
          member person=ann
        post a "A"
          held bob "Bob" support share=0.5
          allowance R&R 2000
        post b "B"
          held cat "Cat" support acting
        post c "C"
        person ann "Ann" teaching
        """)
    assert label(SCHOOL, lambda view: vacate(view, "a", person="ann")) == "Take Ann out of A"
    assert label(SCHOOL, lambda view: vacate(view, "a")) == "Vacate A"


def test_nobody_leaves_a_post_that_they_do_not_hold() -> None:
    for person in (None, "ann"):
        refused = refusal(SCHOOL, lambda view, person=person: vacate(view, "c", person=person))  # type: ignore[misc]
        assert refused == "“C” is not held by anybody who could leave it."


def test_a_holder_moves_to_another_post_on_the_same_terms() -> None:
    assert after(SCHOOL, lambda view: move_holder(view, "ann", "a", "c")) == picture("""
        team sa "S&A"
          member person=ann
        post a "A"
          held bob "Bob" support share=0.5
          allowance R&R 2000
        post b "B"
          held cat "Cat" support acting
        post c "C"
          held ann "Ann" teaching share=0.5 salary=50000
        """)
    assert (
        refusal(SCHOOL, lambda view: move_holder(view, "ann", "b", "c")) == "That person no longer holds “B”."
    )
    assert refusal(SCHOOL, lambda view: move_holder(view, "ann", "a", "a")) == (
        "That person holds “A” already. Change the share instead."
    )


def test_the_holders_of_two_posts_change_places() -> None:
    assert after(SCHOOL, lambda view: swap_holders(view, "a", "b")) == picture("""
        team sa "S&A"
          member person=ann
        post a "A"
          held cat "Cat" support acting
          allowance R&R 2000
        post b "B"
          held ann "Ann" teaching share=0.5 salary=50000
          held bob "Bob" support share=0.5
        post c "C"
        """)
    vacant = 'post a "A"\npost b "B"'
    assert refusal(vacant, lambda view: swap_holders(view, "a", "b")) == (
        "Both posts are vacant, so there is nobody to swap."
    )


def test_who_holds_both_posts_still_does_after_a_swap() -> None:
    text = 'post a "A"\n  held x share=0.4\npost b "B"\n  held x share=0.6\nperson x "X" support'
    assert after(text, lambda view: swap_holders(view, "a", "b")) == picture(
        'post a "A"\n  held x share=0.6\npost b "B"\n  held x share=0.4\nperson x "X" support'
    )


def test_no_refusal_says_a_name() -> None:
    said = [
        refusal(SCHOOL, lambda view: hold(view, "ann", "a")),
        refusal(SCHOOL, lambda view: move_holder(view, "ann", "b", "c")),
        refusal(SCHOOL, lambda view: vacate(view, "b", person="ann")),
    ]
    assert not any("Ann" in each for each in said)
