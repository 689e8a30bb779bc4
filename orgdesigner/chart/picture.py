"""A picture is a value: cards, regions, lines and notes with their places, before anything is painted.

Lengths are in chart units: one unit is a pixel at 100 % on screen, and 1/96 inch on paper. Layouts make
pictures; the canvas, print and every exporter draw the same ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from orgdesigner.model.words import StaffGroup, Stroke


class ChartView(Enum):
    """The ways of looking at one structure."""

    TEAMS = "teams"
    REPORTING = "reporting"
    COACHING = "coaching"


class Box(NamedTuple):
    """A rectangle: left, top, width and height in chart units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def shifted(self, dx: float, dy: float) -> "Box":
        """The same rectangle elsewhere."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)


class Mark(Enum):
    """The sign of the worst finding about a record: octagon, triangle, disc; the worst is first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


Marks = Mapping[tuple[str, str], Mark]
"""The worst finding about each record that has one, by the record's kind and id."""


class ChipKind(Enum):
    """What a chip on a card is about; a chip also always says it in words."""

    PLAIN = "plain"
    TEACHING_ONLY = "teaching_only"
    SUPPORT_ONLY = "support_only"
    ENDS = "ends"
    PAY = "pay"
    LEADS = "leads"
    ALSO = "also"


class Chip(NamedTuple):
    """A few words in a rounded frame at the foot of a card; `width` includes the frame.

    One that is too long for a row goes on in the empty rows below it, and so is of several `lines`.
    """

    kind: ChipKind
    text: str
    width: float
    lines: int = 1


class HolderLine(NamedTuple):
    """One line about who is in a post.

    There is no group where nobody is named: a vacancy, or one card that stands for several like posts; nor
    where the line goes on with what the one above began (`indented`). `width` is that of the text. Who holds
    another post too has an arrow after the text, and `goes_to` is the id of that post.
    """

    group: StaffGroup | None
    text: str
    width: float
    vacant: bool = False
    indented: bool = True
    goes_to: str = ""


class Dot(NamedTuple):
    """A priority by its number; `held` where this post or team answers for it, not where it contributes."""

    number: int
    held: bool


class Below(NamedTuple):
    """What a collapsed card stands for: its reports, everybody under it, and their worst finding."""

    direct: int
    total: int
    mark: Mark | None


class Card(NamedTuple):
    """What a card says about a post, already wrapped to its width.

    `colour` is the name of a colour of the theme, or empty; `faded` says that other cards stand out. `chips`
    are rows of chips. The dots stand at the right of row `dots_row` of them, or of the last holder's line if
    that is -1.
    """

    post: str
    title: tuple[str, ...]
    short_title: str
    holders: tuple[HolderLine, ...]
    chips: tuple[tuple[Chip, ...], ...]
    dots: tuple[Dot, ...]
    dots_row: int
    colour: str
    vacant: bool
    compact: bool
    width: float
    height: float
    mark: Mark | None = None
    below: Below | None = None
    faded: bool = False


class Flow(Enum):
    """How a card's neighbours in the stored order follow each other: left to right, or top to bottom."""

    ACROSS = "across"
    DOWN = "down"


class RegionKind(Enum):
    """What a region gathers: a team's posts, those of two teams at once, or whom somebody coaches.

    Or posts that lack something: a team, anybody that they report to or that reports to them, a coach.
    """

    TEAM = "team"
    SHARED = "shared"
    NO_TEAM = "no_team"
    UNLINKED = "unlinked"
    NO_COACH = "no_coach"
    COACHED = "coached"


@dataclass(frozen=True)
class Region:
    """An area with a heading. A post dropped in a team's region joins the team.

    `team` is empty where the region is no team's, and `partner` the other team, with its colour, of a region
    that two teams share. `heading` is the part that says what it is. `title` is wrapped to its width; the
    subtitle may need several lines on paper.
    """

    kind: RegionKind
    team: str
    title: tuple[str, ...]
    subtitle: str
    dots: tuple[Dot, ...]
    colour: str
    box: Box
    heading: Box
    mark: Mark | None = None
    partner: str = ""
    partner_colour: str = ""

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams whose region it is: none, one or two."""
        return tuple(team for team in (self.team, self.partner) if team)


class PlacedCard(NamedTuple):
    """A card and its place. Every post has at most one card in a picture.

    `region` is the one it stands in, or None.
    """

    card: Card
    box: Box
    flow: Flow
    region: Region | None = None

    @property
    def post(self) -> str:
        """The id of the post."""
        return self.card.post


@dataclass(frozen=True)
class Alias:
    """A small card where a post is a member too but is not drawn again; a click goes to its own card.

    `detail` stands below the text, or is empty; on paper both may need several lines. `post` is empty for a
    person without a post. `faded` says that other cards stand out.
    """

    post: str
    team: str
    text: str
    box: Box
    detail: str = ""
    faded: bool = False


class Line(NamedTuple):
    """A tie between two cards, as the corners of its path from the upper to the lower one.

    `link` is the id of the link and `kind` its kind, whose name is the school's.
    """

    link: str
    kind: str
    upper: str
    lower: str
    stroke: Stroke
    points: tuple[tuple[float, float], ...]


class NoteKind(Enum):
    """What a note is for, which decides how it looks."""

    MEETING = "meeting"
    SECTION = "section"
    EMPTY = "empty"
    CONTINUES = "continues"
    PATH = "path"


@dataclass(frozen=True)
class Note:
    """Words that are not about one post: a meeting, the name of a section, "nobody yet", "on page 3".

    `record_kind` and `record_id` say which record the note speaks for, or are empty.
    """

    kind: NoteKind
    text: str
    box: Box
    record_kind: str = ""
    record_id: str = ""


@dataclass(frozen=True)
class Picture:
    """Everything there is to draw, in order of painting: regions, lines, cards, aliases, notes.

    `bounds` holds all of it, with a margin.
    """

    view: ChartView
    cards: tuple[PlacedCard, ...] = ()
    regions: tuple[Region, ...] = ()
    lines: tuple[Line, ...] = ()
    aliases: tuple[Alias, ...] = ()
    notes: tuple[Note, ...] = ()
    bounds: Box = Box(0, 0, 0, 0)
