"""Teams are made, nested, ordered and led; being in one is nobody's line of management."""

from orgdesigner.model.edits.memberships import join_team, leave_team, shift_member
from orgdesigner.model.edits.teams import add_team, move_team, remove_team, set_leads, shift_team
from orgdesigner.model.words import TeamKind, TeamLead
from tests.model.pictures import after, label, picture, refusal

SCHOOL = """
    team sa "Students & Achievement" leadership leads=dh1
      member dh1
      member hoy7
      member hoy8 rotating starts=2026-09-01 reason="Development"
      team y7 "Year 7"
        member hoy7
    team cp "Curriculum & Pedagogy" leadership
      member hod
    post dh1 "Deputy"
    post hoy7 "Head of Year 7"
    post hoy8 "Head of Year 8"
    post hod "Head of English"
    person gov "G. Vernor" support
    forum slt "Senior leadership" teams=sa,cp
      slot sa 30
    """
REST = """
    post dh1 "Deputy"
    post hoy7 "Head of Year 7"
    post hoy8 "Head of Year 8"
    post hod "Head of English"
    person gov "G. Vernor" support
    forum slt "Senior leadership" teams=sa,cp
      slot sa 30
    """


def test_a_post_dragged_to_another_team_moves_on_the_same_terms() -> None:
    assert after(SCHOOL, lambda view: join_team(view, ["hoy8"], "cp", leave="sa", before="hod")) == picture(
        """
    team sa "Students & Achievement" leadership leads=dh1
      member dh1
      member hoy7
      team y7 "Year 7"
        member hoy7
    team cp "Curriculum & Pedagogy" leadership
      member hoy8 rotating starts=2026-09-01 reason="Development"
      member hod
    """
        + REST
    )


def test_a_post_can_join_a_team_as_well_as_its_present_one() -> None:
    assert after(SCHOOL, lambda view: join_team(view, ["hoy8", "dh1"], "cp")) == picture(
        """
    team sa "Students & Achievement" leadership leads=dh1
      member dh1
      member hoy7
      member hoy8 rotating starts=2026-09-01 reason="Development"
      team y7 "Year 7"
        member hoy7
    team cp "Curriculum & Pedagogy" leadership
      member hod
      member hoy8
      member dh1
    """
        + REST
    )


def test_a_lead_that_moves_away_leads_no_more() -> None:
    assert after(SCHOOL, lambda view: join_team(view, ["dh1"], "cp", leave="sa")) == picture(
        """
    team sa "Students & Achievement" leadership
      member hoy7
      member hoy8 rotating starts=2026-09-01 reason="Development"
      team y7 "Year 7"
        member hoy7
    team cp "Curriculum & Pedagogy" leadership
      member hod
      member dh1
    """
        + REST
    )


def test_a_member_dragged_within_its_team_changes_places() -> None:
    for edit in (
        lambda view: join_team(view, ["hoy8"], "sa", leave="sa", before="dh1"),
        lambda view: shift_member(view, "sa", "hoy8", -2),
    ):
        assert after(SCHOOL, edit) == picture(
            """
    team sa "Students & Achievement" leadership leads=dh1
      member hoy8 rotating starts=2026-09-01 reason="Development"
      member dh1
      member hoy7
      team y7 "Year 7"
        member hoy7
    team cp "Curriculum & Pedagogy" leadership
      member hod
    """
            + REST
        )


def test_a_person_can_be_a_member_too_and_leave_again() -> None:
    joined = after(SCHOOL, lambda view: join_team(view, [], "y7", people=["gov"]))
    assert "    member person=gov\n" in joined
    assert after(joined, lambda view: leave_team(view, [], "y7", people=["gov"])) == picture(SCHOOL)


def test_who_leaves_a_team_is_neither_a_member_nor_a_lead() -> None:
    assert after(SCHOOL, lambda view: leave_team(view, ["dh1", "hoy7"], "sa")) == picture(
        """
    team sa "Students & Achievement" leadership
      member hoy8 rotating starts=2026-09-01 reason="Development"
      team y7 "Year 7"
        member hoy7
    team cp "Curriculum & Pedagogy" leadership
      member hod
    """
        + REST
    )


def test_joining_and_leaving_are_refused_where_nothing_would_change() -> None:
    assert refusal(SCHOOL, lambda view: join_team(view, ["hod"], "cp")) == (
        "“Head of English” is in “Curriculum & Pedagogy” already."
    )
    assert refusal(SCHOOL, lambda view: leave_team(view, ["hod"], "sa")) == (
        "“Head of English” is not in “Students & Achievement”. Look again and repeat the step."
    )
    assert refusal(SCHOOL, lambda view: leave_team(view, [], "sa", people=["gov"])) == (
        "That person is not in “Students & Achievement”. Look again and repeat the step."
    )
    assert (
        refusal(SCHOOL, lambda view: shift_member(view, "cp", "hod", 1)) == "That is the last place already."
    )
    assert refusal(SCHOOL, lambda view: join_team(view, ["hod"], "sa", before="gov")) == (
        "The member beside it is no longer there. Look again and repeat the step."
    )


def test_joining_and_leaving_are_called_what_they_are() -> None:
    for edit, called in (
        (
            lambda view: join_team(view, ["hoy8"], "cp", leave="sa"),
            "Move Head of Year 8 to Curriculum & Pedagogy",
        ),
        (lambda view: join_team(view, ["hoy8", "dh1"], "cp"), "Add 2 posts to Curriculum & Pedagogy"),
        (lambda view: leave_team(view, ["hod"], "cp"), "Take Head of English out of Curriculum & Pedagogy"),
        (
            lambda view: shift_member(view, "sa", "dh1", 1),
            "Move Deputy after Head of Year 7 in Students & Achievement",
        ),
    ):
        assert label(SCHOOL, edit) == called


def test_a_removed_team_leaves_its_teams_in_its_place_and_its_posts_where_they_are() -> None:
    assert after(SCHOOL, lambda view: remove_team(view, "sa")) == picture(
        """
    team y7 "Year 7"
      member hoy7
    team cp "Curriculum & Pedagogy" leadership
      member hod
    post dh1 "Deputy"
    post hoy7 "Head of Year 7"
    post hoy8 "Head of Year 8"
    post hod "Head of English"
    person gov "G. Vernor" support
    forum slt "Senior leadership" teams=cp
    """
    )


TEAMS = 'team a "A"\n  team b "B"\n    team c "C"\n  team d "D"\nteam e "E"\n'


def test_a_new_team_comes_last_or_before_another() -> None:
    assert after(
        TEAMS, lambda view: add_team(view, name="F", team_kind=TeamKind.YEAR, team_id="f")
    ) == picture(TEAMS + 'team f "F" year')
    assert after(
        TEAMS, lambda view: add_team(view, name="F", parent="a", before="d", team_id="f")
    ) == picture('team a "A"\n  team b "B"\n    team c "C"\n  team f "F"\n  team d "D"\nteam e "E"\n')


def test_a_team_becomes_part_of_another_with_the_teams_in_it() -> None:
    assert after(TEAMS, lambda view: move_team(view, "b", "e")) == picture(
        'team a "A"\n  team d "D"\nteam e "E"\n  team b "B"\n    team c "C"\n'
    )
    assert after(TEAMS, lambda view: move_team(view, "b", None, before="a")) == picture(
        'team b "B"\n  team c "C"\nteam a "A"\n  team d "D"\nteam e "E"\n'
    )
    assert label(TEAMS, lambda view: move_team(view, "b", "e")) == "Make B part of E"
    assert label(TEAMS, lambda view: move_team(view, "b", None)) == "Make B a team of its own"


def test_a_team_is_not_made_part_of_itself() -> None:
    assert refusal(TEAMS, lambda view: move_team(view, "a", "a")) == "“A” can't be part of itself."
    assert refusal(TEAMS, lambda view: move_team(view, "a", "c")) == (
        "“A” can't be part of “C”, which is part of it. Move “C” out first."
    )


def test_teams_are_reordered_among_those_beside_them() -> None:
    reordered = picture('team a "A"\n  team d "D"\n  team b "B"\n    team c "C"\nteam e "E"\n')
    assert after(TEAMS, lambda view: shift_team(view, "d", -1)) == reordered
    assert after(TEAMS, lambda view: move_team(view, "b", "a", after="d")) == reordered
    assert refusal(TEAMS, lambda view: shift_team(view, "a", -1)) == "That is the first place already."
    assert label(TEAMS, lambda view: shift_team(view, "d", -1)) == "Move D before B"
    assert label(TEAMS, lambda view: move_team(view, "a", None)) == "Move A to the end"


def test_a_team_is_led_by_whom_it_says_and_as_it_says() -> None:
    assert 'team cp "Curriculum & Pedagogy" leadership co_led leads=hod,dh1\n' in after(
        SCHOOL, lambda view: set_leads(view, "cp", ["hod", "dh1", "hod"], lead=TeamLead.CO_LED)
    )
    assert label(SCHOOL, lambda view: set_leads(view, "cp", ["hod"])) == (
        "Let Head of English lead Curriculum & Pedagogy"
    )
    assert label(SCHOOL, lambda view: set_leads(view, "sa", [])) == "Let nobody lead Students & Achievement"
    assert refusal(SCHOOL, lambda view: set_leads(view, "sa", ["ghost"])) == "That post is no longer there."
