"""Cards as they are made for paper: whole, as wide as the page wants them, and with badges where folded."""

from orgdesigner.chart.cards.below import BelowCounts
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.cardsize import Size
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.layout.branches import CARD
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.sheets import ChartRequest
from orgdesigner.chart.picture import Below, Card, ChartView
from orgdesigner.model import records as r


class PaperBook(CardBook):
    """The cards of a structure on paper.

    Cards of the reporting view are `column` wide. A layout is told that they are smaller by `closer` than
    they are, and so it sets them closer to each other by as much.
    """

    def __init__(
        self, request: ChartRequest, measure: Measure, *, column: float = CARD.width, closer: float = 0.0
    ) -> None:
        super().__init__(request.view, showing=request.showing, measure=measure, whole=True)
        self._column, self.closer, self.beat = column, closer, request.beat
        # In the other views a fold is a team's, which says so itself.
        self._folded = request.looking.collapsed if request.kind is ChartView.REPORTING else frozenset()
        self._below = BelowCounts(request.view, lambda post_id: self.mark(r.Post.kind, post_id))
        self.wear(request.marks)

    def size(self, post_id: str, style: CardStyle) -> Size:
        """Return the room that a layout shall give to the card of a post."""
        self.beat()
        width, height = super().size(post_id, self._fitted(style))
        return Size(width - self.closer, height - self.closer)

    def card(self, post_id: str, style: CardStyle, *, below: Below | None = None) -> Card:
        """Return the card of a post, with a badge where what is below it is left out."""
        self.beat()
        if below is None and post_id in self._folded:
            below = self._below.below(post_id)
        return super().card(post_id, self._fitted(style), below=below)

    def _fitted(self, style: CardStyle) -> CardStyle:
        return CardStyle(self._column) if style == CARD else style
