"""Pages of the teams view: a page for each team where somebody wants that, and words from page to page."""

from collections.abc import Sequence
from dataclasses import replace

from orgdesigner.chart.blocks.bands import Band, Row, Strip
from orgdesigner.chart.blocks.regionblock import CONTINUED
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paper.setup import Mode
from orgdesigner.chart.paper.signposts import foot, head
from orgdesigner.chart.picture import NoteKind, Region, RegionKind
from orgdesigner.chart.teams import teams_view
from orgdesigner.chart.teams.teamset import TeamSet
from orgdesigner.model import records as r
from orgdesigner.model import relations


def in_groups(teamset: TeamSet, columns: int, mode: Mode) -> list[list[Band]]:
    """Return the bands of the teams view in groups that begin a page: all, by kind of team, or by team."""
    if mode is Mode.APART:
        return a_page_for_each(teamset, columns)
    bands = teams_view.bands(teamset, columns)
    if mode is Mode.LEVELS:
        return _by_kind(bands)
    return [bands]


def _by_kind(bands: Sequence[Band]) -> list[list[Band]]:
    """A group for the head and the leadership teams, for each kind of team below them, and for the others."""
    groups: list[list[Band]] = [[]]
    for band in bands:
        is_section = isinstance(band, Strip) and any(note.kind is NoteKind.SECTION for note in band.notes)
        in_none = any(region.kind is RegionKind.NO_TEAM for region in _regions([band]))
        if (is_section or in_none) and groups[-1]:
            groups.append([])
        groups[-1].append(band)
    return groups


def a_page_for_each(teamset: TeamSet, columns: int) -> list[list[Band]]:
    """Return the bands of each team, the head and the meetings before them and posts in no team at the end.

    Above a team is the way to the top from whoever leads it.
    """
    across = teams_view.grid_width(columns)
    found: list[list[Band]] = []
    for band in teams_view.team_by_team(teamset, columns):
        team = teamset.view.get(r.Team, _team_of(band))
        way = "" if team is None else _way_to(teamset, team)
        above: list[Band] = (
            [] if not way else [replace(head(way, across, teamset.book.source.measure), joined=True)]
        )
        if found and isinstance(found[-1][-1], Strip):
            found[-1] += [*above, band]  # the head of the school is on the page of the first team
        else:
            found.append([*above, band])
    return found


def with_signposts(
    pages: Sequence[Sequence[Band]], width: float, measure: Measure, before: int = 0
) -> list[list[Band]]:
    """Return pages with words both ways where a team goes on overleaf; pages are counted on from `before`."""
    signed: list[list[Band]] = []
    for number, page in enumerate(pages, before + 1):
        bands = list(page)
        regions = _regions(page[:1])
        if signed and any(region.title[-1] == CONTINUED for region in regions):
            signed[-1].append(foot(f"Continues on page {number}"))
            bands.insert(0, head(f"Continued from page {number - 1}", width, measure))
        signed.append(bands)
    return signed


def _regions(bands: Sequence[Band]) -> list[Region]:
    return [block.region for band in bands if isinstance(band, Row) for block in band.blocks]


def _team_of(band: Band) -> str:
    regions = _regions([band])
    return regions[0].team if regions else ""


def _way_to(teamset: TeamSet, team: r.Team) -> str:
    if not team.leads:
        return ""
    leader = teamset.view.need(r.Post, team.leads[0])
    above = reversed(list(relations.managers_upward(teamset.view, leader.id)))
    return " › ".join(post.title for post in (*above, leader))
