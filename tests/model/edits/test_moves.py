"""Posts move in the line of management as they are dragged, and nothing else moves with them."""

from orgdesigner.model.edits.moves import demote, insert_between, promote, report_to, shift
from orgdesigner.model.edits.orders import GAP
from orgdesigner.model.records import Post
from orgdesigner.model.relations import reports
from orgdesigner.model.sketch import parse
from tests.model.pictures import after, label, picture, refusal, touched

SCHOOL = """
    post head "Headteacher"
      post dh1 "Deputy, Pastoral"
        post hoy7 "Head of Year 7"
          post tutor "Form Tutor"
        post hoy8 "Head of Year 8"
        post hoy9 "Head of Year 9"
      post dh2 "Deputy, Curriculum"
        post english "Head of English"
    """


def test_a_post_moves_with_everybody_below_it_and_comes_last() -> None:
    assert after(SCHOOL, lambda view: report_to(view, ["hoy7"], "dh2")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy8 "Head of Year 8"
            post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
            post hoy7 "Head of Year 7"
              post tutor "Form Tutor"
        """)


def test_a_post_can_come_before_or_after_a_certain_report() -> None:
    assert after(SCHOOL, lambda view: report_to(view, ["english"], "dh1", before="hoy8")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy7 "Head of Year 7"
              post tutor "Form Tutor"
            post english "Head of English"
            post hoy8 "Head of Year 8"
            post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
        """)
    assert after(SCHOOL, lambda view: report_to(view, ["hoy7"], "dh1", after="hoy8")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy8 "Head of Year 8"
            post hoy7 "Head of Year 7"
              post tutor "Form Tutor"
            post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
        """)


def test_several_posts_keep_their_order_and_those_below_another_come_along() -> None:
    assert after(SCHOOL, lambda view: report_to(view, ["hoy9", "tutor", "hoy7"], "english")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy8 "Head of Year 8"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
              post hoy7 "Head of Year 7"
                post tutor "Form Tutor"
              post hoy9 "Head of Year 9"
        """)


def test_several_posts_can_be_put_beside_one_of_their_own() -> None:
    assert after(SCHOOL, lambda view: report_to(view, ["hoy7", "hoy9"], "dh1", after="hoy9")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy8 "Head of Year 8"
            post hoy7 "Head of Year 7"
              post tutor "Form Tutor"
            post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
        """)


def test_a_post_can_report_to_nobody() -> None:
    assert after(SCHOOL, lambda view: report_to(view, ["dh1"], None)) == picture("""
        post head "Headteacher"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
        post dh1 "Deputy, Pastoral"
          post hoy7 "Head of Year 7"
            post tutor "Form Tutor"
          post hoy8 "Head of Year 8"
          post hoy9 "Head of Year 9"
        """)


def test_a_post_dropped_where_it_is_stays_there() -> None:
    assert touched(SCHOOL, lambda view: report_to(view, ["hoy7"], "dh1")) == []
    assert touched(SCHOOL, lambda view: report_to(view, ["hoy8"], "dh1", after="hoy7")) == []
    assert touched(SCHOOL, lambda view: report_to(view, ["hoy8"], "dh1", before="hoy9")) == []


def test_only_what_is_moved_is_written() -> None:
    assert touched(SCHOOL, lambda view: report_to(view, ["hoy9"], "dh1", before="hoy7")) == ["hoy9"]
    assert touched(SCHOOL, lambda view: report_to(view, ["hoy9"], "dh2")) == ["line:hoy9"]


def test_neighbours_make_room_only_where_there_is_none() -> None:
    crowded = """
        post head "Headteacher"
          post a "A" order=1
          post b "B" order=2
          post c "C" order=3
          post d "D" order=900
        """
    assert touched(crowded, lambda view: report_to(view, ["d"], "head", after="c")) == []
    assert touched(crowded, lambda view: report_to(view, ["d"], "head", after="b")) == ["c", "d"]
    assert touched(crowded, lambda view: report_to(view, ["d"], "head", after="a")) == ["a", "d"]
    structure = parse(crowded)
    structure.apply(report_to(structure.view, ["d"], "head", after="a"))
    assert [post.id for post in reports(structure.view, "head")] == ["a", "d", "b", "c"]


def test_a_loop_is_refused_in_words() -> None:
    assert refusal(SCHOOL, lambda view: report_to(view, ["dh1"], "tutor")) == (
        "“Deputy, Pastoral” can't report to “Form Tutor”, which is below it. Move “Form Tutor” out first."
    )
    assert refusal(SCHOOL, lambda view: report_to(view, ["dh1"], "dh1")) == (
        "“Deputy, Pastoral” can't report to itself. Choose another post."
    )


def test_a_neighbour_that_has_gone_is_refused_in_words() -> None:
    assert refusal(SCHOOL, lambda view: report_to(view, ["hoy7"], "dh2", before="hoy9")) == (
        "What it should stand beside is no longer there. Look again and repeat the step."
    )


def test_moves_are_called_what_they_are() -> None:
    assert label(SCHOOL, lambda view: report_to(view, ["hoy7"], "dh2")) == (
        "Move Head of Year 7 under Deputy, Curriculum"
    )
    assert label(SCHOOL, lambda view: report_to(view, ["hoy7", "hoy8"], "dh2", before="english")) == (
        "Move 2 posts under Deputy, Curriculum"
    )
    assert label(SCHOOL, lambda view: report_to(view, ["hoy9"], "dh1", before="hoy7")) == (
        "Move Head of Year 9 before Head of Year 7"
    )
    assert label(SCHOOL, lambda view: report_to(view, ["hoy7"], None)) == (
        "Let Head of Year 7 report to nobody"
    )


def test_a_post_dropped_on_a_line_comes_between_in_the_place_of_the_lower_one() -> None:
    assert after(SCHOOL, lambda view: insert_between(view, "english", "dh1", "hoy8")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy7 "Head of Year 7"
              post tutor "Form Tutor"
            post english "Head of English"
              post hoy8 "Head of Year 8"
            post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
        """)


def test_a_post_can_come_between_from_below_the_line_or_beside_it() -> None:
    assert after(SCHOOL, lambda view: insert_between(view, "tutor", "dh1", "hoy7")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post tutor "Form Tutor"
              post hoy7 "Head of Year 7"
            post hoy8 "Head of Year 8"
            post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
        """)
    assert after(SCHOOL, lambda view: insert_between(view, "hoy7", "dh1", "hoy9")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy8 "Head of Year 8"
            post hoy7 "Head of Year 7"
              post tutor "Form Tutor"
              post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
        """)


def test_a_post_can_not_come_between_where_there_is_no_line_or_itself_is() -> None:
    assert refusal(SCHOOL, lambda view: insert_between(view, "english", "head", "hoy8")) == (
        "“Head of Year 8” no longer reports to “Headteacher”. Look again and repeat the step."
    )
    assert refusal(SCHOOL, lambda view: insert_between(view, "hoy8", "dh1", "hoy8")) == (
        "“Head of Year 8” is one of the two already. Choose another line."
    )
    assert refusal(SCHOOL, lambda view: insert_between(view, "dh1", "hoy7", "tutor")) == (
        "“Deputy, Pastoral” can't report to “Head of Year 7”, which is below it."
        " Move “Head of Year 7” out first."
    )


def test_a_post_is_shifted_among_those_beside_it_as_far_as_there_are_any() -> None:
    for by, order in ((-1, "hoy7 hoy9 hoy8"), (-5, "hoy9 hoy7 hoy8")):
        structure = parse(SCHOOL)
        structure.apply(shift(structure.view, "hoy9", by))
        assert " ".join(post.id for post in reports(structure.view, "dh1")) == order
    assert label(SCHOOL, lambda view: shift(view, "hoy7", 2)) == "Move Head of Year 7 after Head of Year 9"
    assert refusal(SCHOOL, lambda view: shift(view, "hoy9", 1)) == "That is the last place already."


def test_a_promoted_post_stands_beside_the_one_it_reported_to() -> None:
    assert after(SCHOOL, lambda view: promote(view, "hoy7")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy8 "Head of Year 8"
            post hoy9 "Head of Year 9"
          post hoy7 "Head of Year 7"
            post tutor "Form Tutor"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
        """)
    assert label(SCHOOL, lambda view: promote(view, "dh1")) == "Move Deputy, Pastoral up beside Headteacher"
    assert refusal(SCHOOL, lambda view: promote(view, "head")) == (
        "“Headteacher” reports to nobody, so it can't move up."
    )


def test_a_demoted_post_reports_to_the_one_before_it() -> None:
    assert after(SCHOOL, lambda view: demote(view, "hoy8")) == picture("""
        post head "Headteacher"
          post dh1 "Deputy, Pastoral"
            post hoy7 "Head of Year 7"
              post tutor "Form Tutor"
              post hoy8 "Head of Year 8"
            post hoy9 "Head of Year 9"
          post dh2 "Deputy, Curriculum"
            post english "Head of English"
        """)
    assert refusal(SCHOOL, lambda view: demote(view, "hoy7")) == (
        "There is no post before “Head of Year 7” that it could report to."
    )


def test_a_post_that_has_gone_is_not_moved() -> None:
    assert refusal(SCHOOL, lambda view: report_to(view, ["ghost"], "dh1")) == "That post is no longer there."
    assert refusal(SCHOOL, lambda view: report_to(view, ["hoy7"], "ghost")) == "That post is no longer there."


def test_posts_that_were_stored_in_one_place_keep_the_order_that_is_shown() -> None:
    tied = """
        post head "Headteacher"
          post a "A" order=0
          post b "B" order=0
          post c "C" order=0
        """
    assert touched(tied, lambda view: report_to(view, ["b"], "head", before="c")) == []
    structure = parse(tied)
    structure.apply(report_to(structure.view, ["c"], "head", before="a"))
    assert [post.id for post in reports(structure.view, "head")] == ["c", "a", "b"]
    assert structure.view.need(Post, "c").order == -GAP
