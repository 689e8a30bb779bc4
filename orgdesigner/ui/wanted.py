"""What is wanted on paper or in a file, and the words for every choice in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.paper.setup import A0, A1, A2, A3, A4, LETTER, Mode, Orientation, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_PAPER, Showing
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.model.document import CURRENT
from orgdesigner.ui.session import Session


@dataclass(frozen=True)
class Wanted:
    """What is wanted on paper, a chart or a report by its name; pay is never there by accident."""

    kind: ChartView | str = ChartView.TEAMS
    showing: Showing = ON_PAPER
    setup: PageSetup = field(default_factory=PageSetup)


CHARTS: tuple[tuple[ChartView, str], ...] = (
    (ChartView.TEAMS, "Teams"),
    (ChartView.REPORTING, "Reporting lines"),
    (ChartView.COACHING, "Coaching"),
)
NAMES = ((Names.FULL, "Full names"), (Names.INITIALS, "Initials"), (Names.NONE, "Posts only, no names"))
PAPERS = tuple((paper, paper.name) for paper in (A3, A4, A2, A1, A0, LETTER))
MODES = (
    (Mode.FEWEST, "As few as can be"),
    (Mode.APART, "One for each team or branch"),
    (Mode.POSTER, "A poster of tiles"),
)
WAYS = (
    (Orientation.BEST, "Whichever suits it best"),
    (Orientation.LANDSCAPE, "Landscape"),
    (Orientation.PORTRAIT, "Portrait"),
)


def caption_of(session: Session, day: date) -> Caption:
    """Return what stands at the head of every page that a session prints on a day."""
    structure = session.place_name(session.place)
    if session.place != CURRENT:
        structure += " (proposal)"
    return Caption(session.view.school.name, structure, day)


def without_pay(wanted: Wanted) -> Wanted:
    """Return the same without pay: what was shown once is not shown again unless somebody asks."""
    return replace(wanted, showing=replace(wanted.showing, pay=Pay.ABSENT))
