"""Page set-up on the command line: the options, and what they come to."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from orgdesigner.errors import UserError

if TYPE_CHECKING:
    from orgdesigner.chart.paper.setup import PageSetup

PAPERS = ("a4", "a3", "a2", "a1", "a0", "letter")
PAGED = (".pdf", ".png", ".docx", ".pptx")
"""The endings of files that have pages; a PNG has them if one picture would be huge."""

_WORDED = ("header", "footer", "version_label", "draft")
"""What the pages of a workbook can say; a spreadsheet lays them out itself."""

_OPTIONS: Mapping[str, str] = {
    "pages": "--pages",
    "orientation": "--orientation",
    "smallest_text": "--smallest-text",
    "margin": "--margin",
    "index": "--index",
    "header": "--header",
    "footer": "--footer",
    "version_label": "--version-label",
    "draft": "--draft",
}


def add_page_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of page set-up to those of a command."""
    pages = parser.add_argument_group("pages (PDF, Word, PowerPoint)")
    pages.add_argument(
        "--paper", choices=PAPERS, help="the size of the pages (a3 for a chart, a4 for a report)"
    )
    pages.add_argument(
        "--orientation",
        choices=("best", "portrait", "landscape"),
        help="which way round (best: whichever takes fewest pages, and suits the tables of a report)",
    )
    pages.add_argument(
        "--pages",
        choices=("fewest", "apart", "levels", "poster"),
        help="a chart on as few pages as can be (fewest), on pages of their own for each team or branch"
        " (apart) or for each level or kind of team (levels), or as tiles of a poster",
    )
    pages.add_argument(
        "--smallest-text",
        type=float,
        metavar="POINTS",
        help="no text of a chart is smaller than this; what has no room goes on another page (7.5)",
    )
    pages.add_argument("--margin", type=float, metavar="MM", help="what is left white at every edge (10)")
    pages.add_argument("--index", action="store_true", help="add pages that say where every post is")
    pages.add_argument("--header", metavar="WORDS", help="words at the head of every page")
    pages.add_argument("--footer", metavar="WORDS", help="words at the foot of every page")
    pages.add_argument("--version-label", metavar="WORDS", help="the version, at the foot of every page")
    pages.add_argument("--draft", action="store_true", help="write DRAFT across every page")


def refuse_page_options(parsed: argparse.Namespace, ending: str) -> None:
    """Raise UserError if pages are set up for a file that has none."""
    fitting = _WORDED if ending == ".xlsx" else ()
    given = [option for name, option in _OPTIONS.items() if getattr(parsed, name) and name not in fitting]
    if given and ending not in PAGED:
        raise UserError(
            f"{given[0]} is about pages, and a {ending} file has none: write a PDF, Word or PowerPoint file."
        )


def page_setup(parsed: argparse.Namespace, usual: str) -> PageSetup:
    """Return the page set-up that was asked for; `usual` is the paper if none was named.

    Raises UserError for a size of text or a margin that no page has room for.
    """
    from orgdesigner.chart.paper import setup as s

    papers = dict(zip(PAPERS, (s.A4, s.A3, s.A2, s.A1, s.A0, s.LETTER), strict=True))
    plain = s.PageSetup()
    smallest = plain.smallest if parsed.smallest_text is None else parsed.smallest_text
    if not s.SMALLEST_SMALLEST_TEXT <= smallest <= s.LARGEST_SMALLEST_TEXT:
        raise UserError(
            f"--smallest-text is between {s.SMALLEST_SMALLEST_TEXT:g} and {s.LARGEST_SMALLEST_TEXT:g} points."
        )
    margin = plain.margin if parsed.margin is None else parsed.margin
    if not s.SMALLEST_MARGIN <= margin <= s.LARGEST_MARGIN:
        raise UserError(f"--margin is between {s.SMALLEST_MARGIN:g} and {s.LARGEST_MARGIN:g} millimetres.")
    return s.PageSetup(
        paper=papers[parsed.paper or usual],
        orientation=s.Orientation(parsed.orientation or "best"),
        margin=margin,
        mode=s.Mode(parsed.pages or "fewest"),
        smallest=smallest,
        index=parsed.index,
        wording=s.Wording(
            parsed.header or "", parsed.footer or "", parsed.version_label or "", draft=parsed.draft
        ),
    )
