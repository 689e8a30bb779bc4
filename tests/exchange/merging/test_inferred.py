"""What a list does not say itself, and titles and pay told its reader, alters nobody who is here already."""

from orgdesigner.exchange.incoming.merging.choosing import change_of
from orgdesigner.exchange.incoming.merging.lines import Kind
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.model import records as r
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Level, StaffGroup
from tests.exchange.stafflist.reading_lists import listed

HERE = """
post h "Headteacher" middle
  held ada "Ada Hart" support
  post d "Deputy Headteacher"
    held ivo "Ivo Lane" support
"""
ROWS = ("Ada Hart,Headteacher,", "Ivo Lane,Deputy Headteacher,Ada Hart", "Bo Ray,Teacher,Ivo Lane")
SILENT = listed("Name,Job title,Line manager", *ROWS).imported
SAYING = listed(
    "Name,Job title,Line manager,Staff group,Level",
    *(f"{row},Teaching,{level}" for row, level in zip(ROWS, ("Headteacher", "SLT", ""), strict=True)),
).imported


def test_what_a_school_has_set_is_never_altered_by_what_a_title_usually_means() -> None:
    here = parse(HERE)
    preview = preview_of(here.view, SILENT)
    assert [line.subject.caption for line in preview.lines if line.kind is Kind.ALTERED] == []
    assert len(preview.remarks) == 2, "that they keep their staff group, and their level"


def test_it_is_altered_where_the_list_says_so_itself() -> None:
    here = parse(HERE)
    preview = preview_of(here.view, SAYING)
    here.apply(change_of(here.view, preview, preview.default))
    assert here.view.need(r.Person, "ada").staff_group is StaffGroup.TEACHING
    assert here.view.need(r.Post, "h").level is Level.HEAD
    # The empty cell beside the teacher says nothing of her level, and the head's says his.
    assert preview.remarks == ()


def test_whoever_is_new_is_what_the_title_usually_means_and_the_line_says_that_it_was_taken_so() -> None:
    (line,) = (line for line in preview_of(parse(HERE).view, SILENT).lines if line.subject.kind == "person")
    assert line.sentence.startswith("New, taken for teaching staff")
    made = Structure()
    preview = preview_of(made.view, SILENT)
    made.apply(change_of(made.view, preview, preview.default))
    assert {post.title: post.level for post in made.view.all(r.Post)}["Headteacher"] is Level.HEAD


def test_a_list_of_names_alone_takes_nobodys_title_away() -> None:
    names = listed("Name,Line manager", "Ada Hart,", "Ivo Lane,Ada Hart").imported
    here = parse(HERE)
    preview = preview_of(here.view, names)
    here.apply(change_of(here.view, preview, preview.default))
    assert {each.title for each in here.view.all(r.Post)} == {"Headteacher", "Deputy Headteacher"}, [
        line.sentence for line in preview.lines
    ]
