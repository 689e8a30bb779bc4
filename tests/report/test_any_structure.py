"""Whatever a structure holds, access and review can be reported on, and every link leads to a record."""

from collections.abc import Callable, Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.showing import ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Names
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import KINDS, AppointmentRound, Person, Post
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.report.access import access_report
from orgdesigner.report.blocks import Block, Details, PostRow, Report, Sentence, Table
from orgdesigner.report.review import review_report
from orgdesigner.rules.base import Subject
from tests.model.strategies import structures

Maker = Callable[[View, Showing], Report]


def subjects(blocks: Iterable[Block]) -> Iterator[Subject]:
    """Yield every record that blocks lead to."""
    for block in blocks:
        match block:
            case Sentence(subject=Subject() as subject):
                yield subject
            case Table():
                yield from (cell.subject for row in block.rows for cell in row if cell.subject)
            case PostRow():
                yield from (post.subject for post in block.posts if post.subject)
            case Details():
                yield from subjects(block.blocks)


@given(structures())
def test_every_link_leads_to_a_record_that_is_there(structure: Structure) -> None:
    view = structure.view
    for report in (access_report(view, ON_SCREEN), review_report(view, ON_SCREEN)):
        for subject in subjects(report.blocks):
            assert view.get(KINDS[subject.kind], subject.id) is not None


@given(structures())
def test_every_leadership_post_and_every_round_is_in_the_picture_of_access(structure: Structure) -> None:
    view = structure.view
    shown = {subject.id for subject in subjects(access_report(view, ON_SCREEN).blocks)}
    leading = {post.id for post in view.all(Post) if post.is_leadership and not post.external}
    assert leading | {each.id for each in view.all(AppointmentRound)} <= shown


@given(structures(), st.sampled_from([access_report, review_report]))
def test_without_names_the_names_of_holders_are_not_looked_at(structure: Structure, make: Maker) -> None:
    nameless = Showing(names=Names.NONE)
    before = list(make(structure.view, nameless).lines())
    for person in structure.view.all(Person):
        structure.apply(set_fields(structure.view, person, name="Somebody Else"))
    assert list(make(structure.view, nameless).lines()) == before
