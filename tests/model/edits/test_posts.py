"""Posts are added, copied and removed with everything that hangs on them, in one change."""

import pytest

from orgdesigner.model.edits.posts import Reports, add_post, duplicate_post, remove_posts
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from tests.model.pictures import after, label, picture, refusal

SCHOOL = """
    priority 1 "Attainment" accountable=dh1 contributing=hoy7,dh2
    team sa "Students & Achievement" leadership leads=dh1
      member hoy7
      member dh2
    post head "Headteacher" head
      post dh1 "Deputy, Pastoral" critical second=dh2
        held "M. Okafor" teaching
        allowance TLR1 12000
        post hoy7 "Head of Year 7"
          allowance TLR2 3500
          held "P. Lindqvist" support
          link coaching dh1
        post hoy8 "Head of Year 8"
      post dh2 "Deputy, Curriculum" critical second=dh1
    forum slt "Senior leadership" chair=dh1 attendees=head,dh1,dh2
      slot sa 30
    """


def test_a_new_post_comes_last_below_its_manager_and_in_its_team() -> None:
    assert after(
        'team sa "S&A"\n  member a\npost head "Head"\n  post a "A"',
        lambda view: add_post(view, title="SENCO", manager="head", team="sa", post_id="senco", fte="0.8"),
    ) == picture("""
        team sa "S&A"
          member a
          member senco
        post head "Head"
          post a "A"
          post senco "SENCO" fte=0.8
        """)


def test_a_new_post_can_come_before_another() -> None:
    assert after(
        'post head "Head"\n  post a "A"',
        lambda view: add_post(view, title="B", manager="head", before="a", post_id="b"),
    ) == picture('post head "Head"\n  post b "B"\n  post a "A"')


def test_many_posts_alike_are_one_change() -> None:
    structure = parse('post head "Head"')
    change = add_post(structure.view, title="Grassroots Leader", manager="head", count=3, post_id="gl")
    structure.apply(change)
    assert [post.id for post in change.added(Post)] == ["gl", "gl-2", "gl-3"]
    assert change.label == "Add 3 posts"


def test_a_post_added_to_a_proposal_is_new_unless_it_is_said_not_to_be() -> None:
    for text, new in (("", False), ('proposal "Year one"', True)):
        view = parse(f'{text}\npost head "Head"').view
        assert [post.new for post in add_post(view, title="X").added(Post)] == [new]
        assert [post.new for post in add_post(view, title="X", new=not new).added(Post)] == [not new]


def test_ids_are_made_up_where_none_is_given() -> None:
    view = parse('post head "Head"').view
    added = add_post(view, title="X", count=50).added(Post)
    assert len({post.id for post in added}) == 50


def test_a_copy_stands_beside_its_original_with_its_teams_and_allowances_and_nobody_in_it() -> None:
    assert after(
        """
        team sa "S&A"
          member a rotating
          member b
        post head "Head"
          post a "Grassroots Leader" fixed_term role_class="Grassroots Leader"
            held "M. Okafor" teaching
            allowance R&R 2000
            allowance TLR3 600 person=m-okafor
            post x "X"
          post b "B"
        """,
        lambda view: duplicate_post(view, "a", copy_id="a2"),
    ) == picture("""
        team sa "S&A"
          member a rotating
          member a2 rotating
          member b
        post head "Head"
          post a "Grassroots Leader" fixed_term role_class="Grassroots Leader"
            held "M. Okafor" teaching
            allowance R&R 2000
            allowance TLR3 600 person=m-okafor
            post x "X"
          post a2 "Grassroots Leader" fixed_term role_class="Grassroots Leader"
            allowance R&R 2000
          post b "B"
        """)


def test_the_reports_of_a_removed_post_go_up_into_its_place_and_nothing_names_it_any_more() -> None:
    assert after(SCHOOL, lambda view: remove_posts(view, ["dh1"])) == picture("""
        priority 1 "Attainment" contributing=hoy7,dh2
        team sa "Students & Achievement" leadership
          member hoy7
          member dh2
        post head "Headteacher" head
          post hoy7 "Head of Year 7"
            held "P. Lindqvist" support
            allowance TLR2 3500
          post hoy8 "Head of Year 8"
          post dh2 "Deputy, Curriculum" critical
        person "M. Okafor" teaching
        forum slt "Senior leadership" attendees=head,dh2
          slot sa 30
        """)


def test_reports_go_up_past_everybody_who_is_removed_too() -> None:
    assert after(
        """
        post a "A"
          post b "B"
            post c "C"
              post d "D"
              post e "E"
            post f "F"
          post g "G"
        """,
        lambda view: remove_posts(view, ["b", "c"]),
    ) == picture("""
        post a "A"
          post d "D"
          post e "E"
          post f "F"
          post g "G"
        """)


def test_the_reports_of_the_head_become_heads_in_their_order() -> None:
    assert after(
        'post a "A"\n  post b "B"\n  post c "C"\npost d "D"', lambda view: remove_posts(view, ["a"])
    ) == picture('post b "B"\npost c "C"\npost d "D"')


def test_reports_can_go_to_a_named_post() -> None:
    assert after(
        'post a "A"\n  post b "B"\n    post c "C"\n    post d "D"\n  post e "E"\n    post f "F"',
        lambda view: remove_posts(view, ["b"], reports=Reports.TO, to="e"),
    ) == picture('post a "A"\n  post e "E"\n    post f "F"\n    post c "C"\n    post d "D"')


def test_all_reports_go_there_even_from_below_one_that_stays() -> None:
    assert after(
        'post a "A"\n  post b "B"\n    post c "C"\n      post d "D"\npost e "E"',
        lambda view: remove_posts(view, ["c", "a"], reports=Reports.TO, to="e"),
    ) == picture('post e "E"\n  post b "B"\n  post d "D"')


def test_one_of_the_reports_can_take_over_the_others() -> None:
    assert after(
        'post a "A"\n  post b "B"\n    post c "C"\n    post d "D"',
        lambda view: remove_posts(view, ["b"], reports=Reports.TO, to="d"),
    ) == picture('post a "A"\n  post d "D"\n    post c "C"')


def test_reports_can_go_to_the_tray() -> None:
    assert after(
        'post a "A"\n  post b "B"\n    post c "C"\n      post d "D"',
        lambda view: remove_posts(view, ["b"], reports=Reports.TRAY),
    ) == picture('post a "A"\npost c "C"\n  post d "D"')


def test_reports_are_not_sent_where_they_can_not_go() -> None:
    text = 'post a "A"\n  post b "B"\n    post c "C"\n      post d "D"\n    post e "E"'

    def send_to(to: str | None) -> str:
        return refusal(text, lambda view: remove_posts(view, ["b"], reports=Reports.TO, to=to))

    assert send_to("d") == "“C” can't report to “D”, which is below it. Move “D” out first."
    assert send_to("b") == "“B” is to be removed too. Choose a post that stays."
    assert send_to("ghost") == "That post is no longer there."


def test_removals_are_called_what_they_are() -> None:
    assert label(SCHOOL, lambda view: remove_posts(view, ["dh1"])) == "Remove Deputy, Pastoral"
    assert label(SCHOOL, lambda view: remove_posts(view, ["dh1", "dh2"])) == "Remove 2 posts"


@pytest.mark.parametrize("reports", [Reports.UP, Reports.TRAY])
def test_every_post_can_be_removed_at_once(reports: Reports) -> None:
    structure = parse(SCHOOL)
    everybody = [post.id for post in structure.view.all(Post)]
    structure.apply(remove_posts(structure.view, everybody, reports=reports))
    assert structure.view.all(Post) == ()
