"""What is wanted on paper or in a file, and the words for every choice in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.paper.setup import A0, A1, A2, A3, A4, LETTER, Mode, Orientation, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import STAFF, Audience, Names, Pay
from orgdesigner.exchange.outgoing.formats import Choice, Kind, Whole
from orgdesigner.model.document import CURRENT
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.ui.session import Session


class Purpose(Enum):
    """What somebody who is asked for all that is about to do: what the question is called, and its button."""

    EXPORT = "Export"
    PREVIEW = "Print preview"
    PRINT = "Print"

    @property
    def button(self) -> str:
        """What is to be pressed to go on."""
        return _BUTTONS[self]


_BUTTONS = {
    Purpose.EXPORT: "Choose the file…",
    Purpose.PREVIEW: "Show the pages",
    Purpose.PRINT: "Choose the printer…",
}


@dataclass(frozen=True)
class Wanted:
    """What is wanted, for whom, in which kind of file and on which pages; pay is never there by accident."""

    kind: Kind = ChartView.TEAMS
    audience: Audience = STAFF
    ending: str = ".pdf"
    setup: PageSetup = field(default_factory=PageSetup)
    marks: bool = False

    @property
    def choice(self) -> Choice:
        """What is chosen of the structure."""
        return Choice(self.kind, self.setup, self.marks)


CHARTS: tuple[tuple[ChartView, str], ...] = (
    (ChartView.TEAMS, "Teams"),
    (ChartView.REPORTING, "Reporting lines"),
    (ChartView.COACHING, "Coaching"),
)
WHOLES: tuple[tuple[Whole, str], ...] = (
    (Whole.STRUCTURE, "The whole structure"),
    (Whole.PACK, "Consultation pack"),
    (Whole.PLAN, "The whole plan, with every proposal"),
)
NAMES = ((Names.FULL, "Full names"), (Names.INITIALS, "Initials"), (Names.NONE, "Posts only, no names"))
PAYS = ((Pay.EXACT, "Pay to the penny"), (Pay.BANDED, "Pay in bands"), (Pay.ABSENT, "No pay"))
PAPERS = tuple((paper, paper.name) for paper in (A3, A4, A2, A1, A0, LETTER))
MODES = (
    (Mode.FEWEST, "As few as can be"),
    (Mode.APART, "One for each team or branch"),
    (Mode.LEVELS, "One for each level, or kind of team"),
    (Mode.POSTER, "A poster of tiles"),
)
WAYS = (
    (Orientation.BEST, "Whichever suits it best"),
    (Orientation.LANDSCAPE, "Landscape"),
    (Orientation.PORTRAIT, "Portrait"),
)


def kinds_for(purpose: Purpose, *, is_proposal: bool) -> tuple[tuple[tuple[Kind, str], ...], ...]:
    """Return what can be asked for, in groups: charts, reports, and what is more than one of them."""
    reports = tuple((kind.name, kind.title) for kind in REPORTS)
    if purpose is not Purpose.EXPORT:
        return CHARTS, reports
    wholes = tuple(each for each in WHOLES if is_proposal or each[0] is not Whole.PACK)
    return CHARTS, reports, wholes


def is_for(purpose: Purpose, kind: Kind, *, is_proposal: bool) -> bool:
    """Whether something can be asked for."""
    return any(kind == each for group in kinds_for(purpose, is_proposal=is_proposal) for each, _ in group)


def caption_of(session: Session, day: date) -> Caption:
    """Return what stands at the head of every page that a session prints on a day."""
    structure = session.place_name(session.place)
    if session.place != CURRENT:
        structure += " (proposal)"
    return Caption(session.view.school.name, structure, day)
