"""A branch is copied to another place: what belongs to its posts comes along, and nobody does."""

from orgdesigner.model.edits.copies import copy_branches
from orgdesigner.model.records import Post, Proposal
from orgdesigner.model.relations import manager
from orgdesigner.model.sketch import parse, sketch
from tests.model.pictures import after, label, picture, refusal

SCHOOL = """
    team sa "Students" leadership leads=eng
      member eng
    post head "Headteacher" head
      post eng "Head of English" critical second=second
        held "M. Okafor" teaching
        allowance TLR2 3500
        post second "Second in English" fte=0.6
          link coaching eng
        post tutor "Tutor"
      post bm "Business Manager"
    """


def test_a_branch_is_copied_vacant_and_in_order_with_what_belongs_to_its_posts() -> None:
    structure = parse(SCHOOL)
    change = copy_branches(structure.view, ["eng"], manager="bm", ids=["copy"])
    structure.apply(change)
    added = {post.title: post.id for post in change.added(Post)}
    assert sketch(structure.view, exact=False) == picture(
        f"""
        team sa "Students" leadership leads=eng
          member eng
        post head "Headteacher" head
          post eng "Head of English" critical second=second
            held "M. Okafor" teaching
            allowance TLR2 3500
            post second "Second in English" fte=0.6
              link coaching eng
            post tutor "Tutor"
          post bm "Business Manager"
            post copy "Head of English" critical second={added["Second in English"]}
              allowance TLR2 3500
              post {added["Second in English"]} "Second in English" fte=0.6
                link coaching copy
              post {added["Tutor"]} "Tutor"
        """
    )


def test_a_post_that_comes_along_below_another_is_copied_once() -> None:
    structure = parse(SCHOOL)
    change = copy_branches(structure.view, ["second", "eng"], manager="bm")
    assert sorted(post.title for post in change.added(Post)) == [
        "Head of English",
        "Second in English",
        "Tutor",
    ]
    assert change.label == "Copy 3 posts"


def test_copies_can_join_a_team_instead_and_report_to_nobody() -> None:
    assert after(
        'team it "IT"\npost a "A"', lambda view: copy_branches(view, ["a"], team="it", ids=["b"])
    ) == picture('team it "IT"\n  member b\npost a "A"\npost b "A"')


def test_a_copy_below_itself_is_no_loop() -> None:
    assert after('post a "A"', lambda view: copy_branches(view, ["a"], manager="a", ids=["b"])) == picture(
        'post a "A"\n  post b "A"'
    )


def test_a_branch_is_copied_from_another_structure_with_what_makes_sense_there() -> None:
    source = parse(SCHOOL + '  post deputy "Deputy" second=bm\n')
    here = parse('post bursar "Bursar"')
    here.apply(copy_branches(here.view, ["eng", "deputy"], manager="bursar", source=source.view))
    posts = {post.title: post for post in here.view.all(Post)}
    assert posts.keys() == {"Bursar", "Head of English", "Second in English", "Tutor", "Deputy"}
    assert manager(here.view, posts["Second in English"].id) == posts["Head of English"]
    assert posts["Head of English"].second == posts["Second in English"].id
    assert posts["Deputy"].second is None


def test_copies_in_a_proposal_are_new() -> None:
    structure = parse('proposal "Year one"\npost a "A"')
    assert structure.view.all(Proposal)
    [copy] = copy_branches(structure.view, ["a"]).added(Post)
    assert copy.new


def test_one_that_is_gone_is_refused() -> None:
    assert "no longer there" in refusal('post a "A"', lambda view: copy_branches(view, ["b"]))
    assert label('post a "A"', lambda view: copy_branches(view, ["a"])) == "Copy A"
