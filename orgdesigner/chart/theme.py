"""The colours, type and spacing of everything that is drawn, on screen and on paper: plain values.

Light and dark are each designed; neither is the other inverted.
Every pair of text and ground reaches a contrast of 4.5:1 (WCAG 2.2, 1.4.3), and what is drawn in colour is
also said by a shape, a number or a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

GRID = 4
"""Lengths are multiples of this, in pixels at 100 %."""

RADIUS = 8
"""The corner of a region, a card or a field."""

BAR = 3
"""The width of the bar of a team's colour on a card."""


class TextRole(Enum):
    """What a piece of text is for, which decides its size in pixels at 100 % and its weight."""

    TITLE = 13, 600
    TEXT = 12, 400
    SMALL = 11, 400
    DOT = 11, 700
    HEADING = 14, 600
    SMALL_TITLE = 12, 600

    def __init__(self, size: int, weight: int) -> None:
        self.size = size
        self.weight = weight

    # Each is there once: by its identity it is looked up faster than by its name, for every text measured.
    __hash__ = object.__hash__


class Pattern(Enum):
    """How a category's colour is put on, so that categories are told apart without their colours."""

    SOLID = "solid"
    DASHES = "dashes"
    STRIPES = "stripes"
    DOTS = "dots"
    HALF = "half"
    RAILS = "rails"
    RUNGS = "rungs"
    HOLLOW = "hollow"


class TeamColour(NamedTuple):
    """One colour of the teams' palette: of the bar on a card, of a region, and of words on that region."""

    bar: str
    tint: str
    title: str


@dataclass(frozen=True)
class Theme:
    """Colours as "#rrggbb", by what they are for.

    `categories` are the hues of what a chart is coloured by, each of which has a pattern too; the last is for
    what is in no category. `priorities` are the hues of the numbered dots, white on each; the seventh
    priority starts again with the first hue, and the number tells them apart.
    """

    name: str
    dark: bool
    window: str
    panel: str
    canvas: str
    field: str
    card: str
    border: str
    strong_border: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    selected: str
    hover: str
    chip: str
    tie: str
    error: str
    warning: str
    advice: str
    wrong: str
    on_mark: str
    teams: Mapping[str, TeamColour]
    categories: tuple[str, ...]
    priorities: tuple[str, ...]
    on_priority: str

    def team(self, name: str) -> TeamColour:
        """Return the colour of that name; the quiet one for a name that the palette does not have."""
        return self.teams.get(name) or self.teams[QUIET]

    def bar(self, name: str) -> str:
        """Return the colour of the bar on a card, by the name of a team's colour or of a category's."""
        if name.startswith(_CATEGORY):
            return self.categories[int(name.removeprefix(_CATEGORY)) % len(self.categories)]
        return self.team(name).bar

    def block(self, name: str) -> str:
        """Return the colour of a card from so far away that it is only a block: halfway to the bar's."""
        bar, card = self.bar(name), self.card
        halves = ((int(bar[at : at + 2], 16) + int(card[at : at + 2], 16)) // 2 for at in (1, 3, 5))
        return "#" + "".join(f"{half:02x}" for half in halves)

    def priority(self, number: int) -> str:
        """Return the hue of a priority by its number."""
        return self.priorities[(number - 1) % len(self.priorities)]


TEAM_COLOURS = ("blue", "green", "orange", "purple", "teal", "rose")
"""The palette in the order in which leadership teams get their colours if nobody chose any."""

QUIET = "slate"
"""The colour of teams that need none."""

_CATEGORY = "category "
_HUES = 7
"""How many categories have a hue of their own; the next ones have it again, in other patterns."""

NO_CATEGORY = f"{_CATEGORY}{_HUES}"
"""The name of the colour of what is in no category."""

_OF_CATEGORIES = tuple(pattern for pattern in Pattern if pattern is not Pattern.HOLLOW)


def category_colour(number: int) -> str:
    """Return the name of the colour of a category, counted from 0: of the first 49 all look different."""
    return f"{_CATEGORY}{number % _HUES + (_HUES + 1) * (number // _HUES % _HUES)}"


def is_category(name: str) -> bool:
    """Whether the name of a colour is a category's."""
    return name.startswith(_CATEGORY)


def pattern_of(name: str) -> Pattern:
    """Return the pattern that goes with the name of a colour: those of teams have none."""
    if not name.startswith(_CATEGORY):
        return Pattern.SOLID
    again, hue = divmod(int(name.removeprefix(_CATEGORY)), _HUES + 1)
    return Pattern.HOLLOW if hue == _HUES else _OF_CATEGORIES[(hue + again) % _HUES]


_PRIORITIES = ("#2468b4", "#7a4fb5", "#2c7a4b", "#0e7c86", "#a65a12", "#b02f5c")
_BRIGHT_PRIORITIES = ("#6ea8f0", "#b394ee", "#63bd8a", "#4fb9c4", "#e39a52", "#ec85a8")

_CATEGORIES = ("#1d5fa8", "#b04a08", "#0b7358", "#8a3f9e", "#7d6400", "#bd2b66", "#3a7290", "#6d7886")

LIGHT = Theme(
    name="light",
    dark=False,
    window="#ffffff",
    panel="#ffffff",
    canvas="#eef1f5",
    field="#ffffff",
    card="#ffffff",
    border="#dde2e9",
    strong_border="#7c8899",
    text="#1a2230",
    muted="#566171",
    disabled="#8791a1",
    accent="#2160eb",
    on_accent="#ffffff",
    selected="#e6eefc",
    hover="#f3f6fb",
    chip="#f0f3f7",
    tie="#7d8b9e",
    error="#c62f3b",
    warning="#9a5b00",
    advice="#2160eb",
    wrong="#c62f3b",
    on_mark="#ffffff",
    teams={
        "blue": TeamColour("#2468b4", "#e8f1fb", "#1f5fa8"),
        "green": TeamColour("#2c7a4b", "#eaf6ee", "#256b41"),
        "orange": TeamColour("#a65a12", "#fbf0e4", "#96500d"),
        "purple": TeamColour("#6f4aa8", "#f3eefb", "#6440a0"),
        "teal": TeamColour("#0e7c86", "#e4f5f6", "#0a6a73"),
        "rose": TeamColour("#b02f5c", "#fceef3", "#a32753"),
        "slate": TeamColour("#7c8899", "#f6f8fa", "#3d4857"),
    },
    categories=_CATEGORIES,
    priorities=_PRIORITIES,
    on_priority="#ffffff",
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#1b212a",
    panel="#1b212a",
    canvas="#11151b",
    field="#161b23",
    card="#222a34",
    border="#2e3743",
    strong_border="#73808f",
    text="#e8ecf2",
    muted="#a3aebc",
    disabled="#6b7683",
    accent="#6ea0ff",
    on_accent="#0d1420",
    selected="#243650",
    hover="#26303c",
    chip="#2b3541",
    tie="#677485",
    error="#ff858b",
    warning="#f0ad4e",
    advice="#7fb0ff",
    wrong="#f0949b",
    on_mark="#0d1420",
    teams={
        "blue": TeamColour("#7db5f5", "#17283b", "#7db5f5"),
        "green": TeamColour("#7ccb9a", "#162b20", "#7ccb9a"),
        "orange": TeamColour("#f0ae6b", "#2f2316", "#f0ae6b"),
        "purple": TeamColour("#c3a4f0", "#261d36", "#c3a4f0"),
        "teal": TeamColour("#6fcbd3", "#132a2d", "#6fcbd3"),
        "rose": TeamColour("#f29ab8", "#331b25", "#f29ab8"),
        "slate": TeamColour("#73808f", "#181d25", "#c4cdd9"),
    },
    categories=("#7db5f5", "#f0a05a", "#5fcf9f", "#d09af0", "#e0c64a", "#f58ab5", "#8fd8ee", "#8d98a6"),
    priorities=_BRIGHT_PRIORITIES,
    on_priority="#0d1420",
)

PAPER = Theme(
    name="paper",
    dark=False,
    window="#ffffff",
    panel="#ffffff",
    canvas="#ffffff",
    field="#ffffff",
    card="#ffffff",
    border="#a9b2be",
    strong_border="#5f6b7a",
    text="#10151d",
    muted="#414b59",
    disabled="#7b8694",
    accent="#1d4fbf",
    on_accent="#ffffff",
    selected="#e6eefc",
    hover="#f3f6fb",
    chip="#f1f3f6",
    tie="#5f6b7a",
    error="#b3222e",
    warning="#8a5000",
    advice="#1d4fbf",
    wrong="#b3222e",
    on_mark="#ffffff",
    teams={
        "blue": TeamColour("#2468b4", "#eff5fc", "#1a5294"),
        "green": TeamColour("#2c7a4b", "#f0f8f3", "#1f5c37"),
        "orange": TeamColour("#a65a12", "#fcf5ec", "#834509"),
        "purple": TeamColour("#6f4aa8", "#f6f2fc", "#57368d"),
        "teal": TeamColour("#0e7c86", "#ecf7f8", "#085c64"),
        "rose": TeamColour("#b02f5c", "#fdf3f6", "#8f2148"),
        "slate": TeamColour("#7c8899", "#f7f8fa", "#333d4b"),
    },
    categories=_CATEGORIES,
    priorities=_PRIORITIES,
    on_priority="#ffffff",
)

LIGHT_STRONG = replace(
    LIGHT,
    name="light, high contrast",
    canvas="#f4f6f9",
    border="#5a6675",
    strong_border="#29323f",
    text="#000000",
    muted="#2f3845",
    disabled="#5f6a79",
    accent="#0a3796",
    selected="#dbe7ff",
    hover="#e3ecfa",
    tie="#3d4857",
    error="#8a0f1a",
    warning="#6b3e00",
    advice="#0a3796",
    wrong="#8a0f1a",
    teams={
        "blue": TeamColour("#1f5fa8", "#eff5fc", "#154783"),
        "green": TeamColour("#256b41", "#f0f8f3", "#1f5c37"),
        "orange": TeamColour("#96500d", "#fcf5ec", "#743d06"),
        "purple": TeamColour("#6440a0", "#f6f2fc", "#57368d"),
        "teal": TeamColour("#0a6a73", "#ecf7f8", "#06565d"),
        "rose": TeamColour("#a32753", "#fdf3f6", "#8f2148"),
        "slate": TeamColour("#4c5868", "#f7f8fa", "#29323f"),
    },
)
"""For those who ask their system for high contrast: words at 7:1, and every outline is seen."""

DARK_STRONG = replace(
    DARK,
    name="dark, high contrast",
    window="#000000",
    panel="#000000",
    canvas="#000000",
    field="#000000",
    card="#0d1116",
    border="#8a96a5",
    strong_border="#c9d2dd",
    text="#ffffff",
    muted="#d3dae3",
    disabled="#8f9bab",
    accent="#a6c5ff",
    selected="#12294c",
    hover="#1d2835",
    chip="#1d2530",
    tie="#aab5c3",
    error="#ffa3a8",
    warning="#ffc671",
    advice="#a6c5ff",
    wrong="#ffa3a8",
    teams={name: colour._replace(tint="#0b0f15") for name, colour in DARK.teams.items()}
    | {"slate": TeamColour("#aab5c3", "#0b0f15", "#e8ecf2")},
)


def on_screen(*, dark: bool, strong: bool) -> Theme:
    """Return the theme for a screen: light or dark, and with strong contrasts for those who ask for them."""
    if strong:
        return DARK_STRONG if dark else LIGHT_STRONG
    return DARK if dark else LIGHT


THEMES = (LIGHT, DARK, PAPER, LIGHT_STRONG, DARK_STRONG)
