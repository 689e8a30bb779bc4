"""Text can be read in every theme, and what a theme offers is complete."""

import pytest

from orgdesigner.chart.theme import (
    NO_CATEGORY,
    QUIET,
    TEAM_COLOURS,
    THEMES,
    Theme,
    category_colour,
    on_screen,
    pattern_of,
)

READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3."""

READABLE_BY_MORE = 7.0
"""Success criterion 1.4.6, for those who ask for high contrast."""

SEEN = 3.0
"""Success criterion 1.4.11: signs, and outlines that say something."""


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on_ground(theme: Theme) -> list[tuple[str, str, str]]:
    grounds = {name: getattr(theme, name) for name in ("window", "panel", "canvas", "field", "card", "chip")}
    grounds |= {name: getattr(theme, name) for name in ("selected", "hover")}
    grounds |= {f"tint {name}": colour.tint for name, colour in theme.teams.items()}
    pairs = [
        (f"{words} on {ground}", getattr(theme, words), grounds[ground])
        for words in ("text", "muted")
        for ground in grounds
    ]
    pairs += [
        (f"title on {name}", ground, colour.title)
        for name, colour in theme.teams.items()
        for ground in (colour.tint, theme.card)
    ]
    pairs += [("dot", theme.on_priority, hue) for hue in theme.priorities]
    pairs += [(mark, theme.on_mark, getattr(theme, mark)) for mark in ("error", "warning", "advice")]
    pairs.append(("accent", theme.on_accent, theme.accent))
    pairs.append(("tool tip", theme.window, theme.text))
    pairs += [
        (f"{words} on {ground}", getattr(theme, words), grounds[ground])
        for words in ("accent", "wrong")
        for ground in ("window", "panel", "field", "card", "selected", "hover")
    ]
    return pairs


def signs_on_ground(theme: Theme) -> list[tuple[str, str, str]]:
    """What says something by being there: outlines of vacancies and focus, ties, marks, rings and bars."""
    grounds = {name: getattr(theme, name) for name in ("canvas", "card", "panel")}
    regions = {f"tint {name}": colour.tint for name, colour in theme.teams.items()}
    pairs = [
        (f"{sign} on {name}", getattr(theme, sign), ground)
        for sign in ("strong_border", "accent", "error", "warning", "advice")
        for name, ground in (grounds | regions).items()
    ]
    pairs += [
        (f"tie on {name}", theme.tie, ground) for name, ground in ({"canvas": theme.canvas} | regions).items()
    ]
    pairs += [(f"bar of {name}", colour.bar, theme.card) for name, colour in theme.teams.items()]
    pairs += [
        (f"ring on {name}", hue, ground) for hue in theme.priorities for name, ground in grounds.items()
    ]
    pairs += [
        (f"{sign} on a {row} row", getattr(theme, sign), getattr(theme, row))
        for sign in ("error", "warning", "advice")
        for row in ("selected", "hover")
    ]
    pairs.append(("field", theme.strong_border, theme.field))
    pairs.append(("the tick in a box", theme.on_accent, theme.accent))
    pairs.append(("disabled words, which need none of it, can be read", theme.disabled, theme.window))
    return pairs


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_all_text_reaches_the_contrast_that_readers_need(theme: Theme) -> None:
    faint = [
        (pair, round(contrast(a, b), 2)) for pair, a, b in text_on_ground(theme) if contrast(a, b) < READABLE
    ]
    assert faint == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_all_signs_stand_out_from_their_ground(theme: Theme) -> None:
    faint = [
        (pair, round(contrast(a, b), 2)) for pair, a, b in signs_on_ground(theme) if contrast(a, b) < SEEN
    ]
    assert faint == []


@pytest.mark.parametrize("dark", [False, True])
def test_who_asks_for_high_contrast_gets_more_of_it_and_every_outline(*, dark: bool) -> None:
    theme = on_screen(dark=dark, strong=True)
    assert theme.dark is dark
    words = {"text", "muted", "title", "accent", "wrong"}
    faint = [
        (pair, round(contrast(a, b), 2))
        for pair, a, b in text_on_ground(theme)
        if pair.split()[0] in words and contrast(a, b) < READABLE_BY_MORE
    ]
    assert faint == []
    tints = (colour.tint for colour in theme.teams.values())
    for ground in (theme.window, theme.canvas, theme.card, theme.field, *tints):
        assert contrast(theme.border, ground) >= READABLE


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_theme_has_the_whole_palette(theme: Theme) -> None:
    assert set(theme.teams) == {*TEAM_COLOURS, QUIET}
    assert theme.team("no such colour") == theme.teams[QUIET]
    assert theme.priority(7) == theme.priority(1)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_colours_of_categories_stand_out_from_a_card_and_from_the_ground(theme: Theme) -> None:
    grounds = (theme.card, theme.canvas, theme.panel)
    assert min(contrast(hue, ground) for hue in theme.categories for ground in grounds) >= 3  # WCAG 1.4.11


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_no_two_categories_look_alike_even_in_grey(theme: Theme) -> None:
    names = [category_colour(number) for number in range(49)]
    assert len({(theme.bar(name), pattern_of(name)) for name in names}) == len(names)
    assert len({pattern_of(name) for name in names[:7]} | {pattern_of(NO_CATEGORY)}) == 8
    assert NO_CATEGORY not in names
