"""The size of a card is known without making it, and is the one that it has when it is made."""

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.showing import ON_SCREEN, Showing
from orgdesigner.disclosure.audience import Pay
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from tests.chart.school import example_school
from tests.model.strategies import structures

STYLES = [CardStyle(208.0), CardStyle(188.0, compact=True), CardStyle(264.0), CardStyle(96.0, compact=True)]


def book(structure: Structure, showing: Showing, *, whole: bool) -> CardBook:
    return CardBook(structure.view, showing=showing, measure=EvenMeasure(), whole=whole)


def check(structure: Structure, showing: Showing, style: CardStyle, *, whole: bool) -> None:
    sizes, cards = book(structure, showing, whole=whole), book(structure, showing, whole=whole)
    for post in structure.view.all(r.Post):
        card = cards.content(post.id, style)
        assert sizes.size(post.id, style) == (card.width, card.height)


@given(
    structures(least=2),
    st.sampled_from(STYLES),
    st.sampled_from([ON_SCREEN, *(Showing(pay=pay) for pay in Pay)]),
    st.booleans(),
)
def test_the_size_is_that_of_the_card(
    structure: Structure, style: CardStyle, showing: Showing, whole: bool
) -> None:
    check(structure, showing, style, whole=whole)


def test_the_size_is_that_of_the_card_in_the_example() -> None:
    for style in STYLES:
        check(example_school(), ON_SCREEN, style, whole=False)
