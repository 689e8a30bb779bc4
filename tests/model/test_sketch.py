"""A sketch says everything about a structure, and is as legible as a picture."""

import pytest
from hypothesis import given

from orgdesigner.errors import UserError
from orgdesigner.model import sketch as package
from orgdesigner.model.records import (
    KINDS,
    LINK_NAMES,
    Allowance,
    Holding,
    Link,
    Membership,
    Person,
    Post,
    School,
)
from orgdesigner.model.relations import reports, roots
from orgdesigner.model.sketch import parse, sketch
from orgdesigner.model.sketch.grammar import HELD_BY_NAME, SHAPES, Shape, closed_list
from orgdesigner.model.structure import Structure
from tests.model.strategies import structures


@given(structures())
def test_every_structure_comes_back_from_its_sketch_and_gives_it_again(structure: Structure) -> None:
    text = sketch(structure.view)
    again = parse(text)
    assert again.view == structure.view
    assert sketch(again.view) == text


@given(structures())
def test_a_picture_without_numbers_keeps_what_a_reader_sees(structure: Structure) -> None:
    seen = parse(sketch(structure.view, exact=False)).view
    assert [post.id for post in roots(seen)] == [post.id for post in roots(structure.view)]
    for post in structure.view.all(Post):
        assert [each.id for each in reports(seen, post.id)] == [
            each.id for each in reports(structure.view, post.id)
        ]


def test_the_example_of_the_manual_is_in_the_form_that_sketches_have() -> None:
    example = "".join(
        f"{line[4:]}\n" for line in (package.__doc__ or "").split("\n") if line.startswith("    ")
    )
    assert sketch(parse(example).view) == example


def test_nothing_is_an_empty_structure_and_anything_else_has_a_school() -> None:
    assert parse("").view == parse("\n  # nothing to see\n").view == Structure().view
    assert sketch(Structure().view) == ""
    assert parse('post a "A"').view.school == School(id="school")


def test_what_is_not_written_follows_from_what_is() -> None:
    view = parse("""
        team sa "S&A"
          member b
          member a
        post a "A"
          held "Anne-Marie O'Neill" teaching
          post b "B"
        """).view
    assert view.need(Person, "anne-marie-o-neill").name == "Anne-Marie O'Neill"
    assert view.need(Holding, "holds:a:anne-marie-o-neill").share == 1
    assert view.need(Link, "line:b").upper == "a"
    assert view.need(Membership, "member:sa:b").order < view.need(Membership, "member:sa:a").order


def test_what_is_written_twice_without_an_id_is_numbered() -> None:
    view = parse("""
        post "Grassroots Leader"
          held "A. Smith" teaching
          allowance TLR3 600
          allowance TLR3 700
        post "Grassroots Leader"
          held "A. Smith" support
        """).view
    assert [post.id for post in roots(view)] == ["grassroots-leader", "grassroots-leader-2"]
    assert {person.id for person in view.all(Person)} == {"a-smith", "a-smith-2"}
    assert {allowance.id: allowance.annual for allowance in view.all(Allowance)} == {
        "TLR3:grassroots-leader": 600,
        "TLR3:grassroots-leader-2": 700,
    }


def test_values_may_hold_marks_that_mean_something_here() -> None:
    post = parse(r'post a "Say \"no\", # 1" notes="two\nlines" pool="a,b=c"  # a comment').view.need(
        Post, "a"
    )
    assert (post.title, post.notes, post.pool) == ('Say "no", # 1', "two\nlines", "a,b=c")


def test_a_school_with_kinds_of_link_of_its_own_names_them_all() -> None:
    text = (
        'school "Hill"\n'
        '  tie line "Guidance" upward="is guided by" downward=guides dotted\n'
        '  tie mentoring "Mentoring" upward="is mentored by" downward=mentors\n'
    )
    names = parse(text).view.school.link_names
    assert [name.kind for name in names] == ["line", "mentoring"]
    assert sketch(parse(text).view) == text
    assert parse('school "Hill"').view.school.link_names == LINK_NAMES
    assert parse('school "Hill" link_names=').view.school.link_names == ()


def test_there_is_a_line_for_every_kind_of_record() -> None:
    assert {shape.kind for shape in SHAPES.values()} - {""} == KINDS.keys()


@pytest.mark.parametrize("shape", [*SHAPES.values(), HELD_BY_NAME], ids=[*SHAPES, "held by name"])
def test_a_word_that_stands_alone_means_one_thing(shape: Shape) -> None:
    flags = [name for name, annotation in shape.fields.items() if annotation is bool]
    closed = [word.value for name in shape.alone for word in closed_list(shape.fields[name])]
    assert len({*flags, *closed}) == len(flags) + len(closed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("psot x", "Line 1: “psot” begins no line. Begin it with one of: school, tie, proposal, priority,"),
        ('post a "A"\n\npost b "B" fo=3', "Line 3: “fo=” means nothing in a “post” line. It may hold "),
        ('post a "A" boss', "Line 1: “boss” means nothing in a “post” line. It may hold "),
        ('post a "A" "B"', "Line 1: “title” is said twice."),
        ('post a "A" fte=x', "Line 1: FTE: this should be a number."),
        ('post a "A" level=boss', "Line 1: “boss” is none of head, senior, middle, none."),
        ('post a "A" fte=1,2', "Line 1: “fte=” takes one value, in double quotes if there is a mark in it."),
        ('post a "A" head,new', "Line 1: several values parted by commas need a field, such as leads=dh1"),
        ('post a "A', 'Line 1: this can\'t be read: "A. A value with a space or a mark in it goes in double'),
        ('post a "\\x"', 'Line 1: "\\x" holds a backslash that means nothing; write it twice.'),
        ("  member a", "Line 1: a “member” line belongs under a “team” line."),
        ('team t "T"\n  post a "A"', "Line 2: a “post” line belongs at the margin or under a “post” line."),
        ("post a", "Line 1: Title: this is needed."),
        ('post "?"', "Line 1: this post needs an id of its own. Write one before the name."),
        ('post a "A"\npost a "B"', "Line 2: line 1 has a post “a” already. Write another id."),
        ('post a "A"\n  held x', "Line 2: there is no person “x” in this text."),
        ('post a "A" second=b', "Line 1: there is no post “b” in this text."),
        ('team a "A" parent=b\nteam b "B" parent=a', "“A” can't be part of a team that is part of it."),
    ],
)  # fmt: skip
def test_a_line_that_can_not_be_read_says_its_number_and_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(text)
    assert str(refused.value).startswith(said)
