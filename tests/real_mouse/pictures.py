"""Takes the pictures of the README and the guide, with the real window on a screen of its own.

    python -m tests.real_mouse.pictures [FOLDER] [WIDTHxHEIGHT]

Writes window-light.png, window-dark.png, drag.png, reporting.png, coaching.png, search.png, the sheets,
import.png, export.png and page.png, into docs/pictures if no folder is named. The guide's pictures are drawn
when its pages are read.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import LEADERS
from orgdesigner.exchange.outgoing.exporting import Source, export_for
from orgdesigner.exchange.outgoing.formats import Choice
from orgdesigner.model.document import CURRENT
from orgdesigner.rules.base import Subject
from orgdesigner.ui.dialogs.exporting import ExportDialog
from orgdesigner.ui.importing.window import ImportWindow
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.sheets.pages import PagesSheet
from orgdesigner.ui.wanted import Wanted
from tests.real_mouse.hand import (
    Player,
    Steps,
    Until,
    card,
    click,
    key,
    move,
    photograph,
    press,
    region,
    release,
    type_words,
)
from tests.real_mouse.screen import LAPTOP, ROOT, drive, screen
from tests.real_mouse.stage import application, at_rest, opened, ready

SCREEN = "ORGDESIGNER_PICTURES"
"""Set where the screen is there already."""

LEADER = "gl-3"
"""Whose details are shown."""


def pictures(folder: Path) -> Steps:
    """Take one picture after another."""
    window = opened()
    yield from ready(window)
    window.bars.hide_bar("welcome")
    yield from at_rest(window)
    yield from click(card(window.canvas, LEADER))
    yield Until("the post is selected", lambda: window.session.selected_posts() == (LEADER,))
    yield from taken(window, folder / "window-light.png")
    window.appearance.choose(dark=True)
    yield from taken(window, folder / "window-dark.png")
    window.appearance.choose(dark=False)
    yield from held_over_another_team(window, folder / "drag.png")
    window.session.select(Subject("post", "dht-pedagogy"))
    key("ctrl+2")
    yield from taken(window, folder / "reporting.png")
    key("ctrl+3")
    yield from taken(window, folder / "coaching.png")
    key("ctrl+1")
    yield from searched(window, folder / "search.png")
    yield from the_sheets(window, folder)
    yield from imported(window, folder)
    yield from exported(window, folder)
    yield from first_page(window, folder)
    window.filing.open_new()
    window.close()


def the_sheets(window: MainWindow, folder: Path) -> Steps:
    """Take the sheets, of the structure that has a gap to show."""
    window.session.look_at("year-two")
    for keys, name in (
        ("ctrl+4", "access"),
        ("ctrl+5", "allowances"),
        ("ctrl+6", "priorities"),
        ("ctrl+8", "pages"),
    ):
        key(keys)
        chosen = window.actions_by_name[f"view_{name}"]
        yield Until(f"{name} is shown", chosen.isChecked)
        yield Until("its pages are there", lambda: pages_are_drawn(window))
        yield from taken(window, folder / f"{name}.png")
    key("ctrl+1")
    yield Until("the chart is back", lambda: window.middle.sheet is None)


def pages_are_drawn(window: MainWindow) -> bool:
    """Whether the sheet that is shown is not the one of pages, or has drawn them."""
    sheet = window.middle.sheet
    return not isinstance(sheet, PagesSheet) or sheet.is_settled


def searched(window: MainWindow, file: Path) -> Steps:
    """Take a picture of what stands out in a search, and end it."""
    key("ctrl+f")
    yield Until("the keyboard is in the search", window.topbar.search.hasFocus)
    type_words("grassroots")
    yield Until("something is found", lambda: bool(window.canvas.lens.kept))
    yield from taken(window, file)
    key("Escape")
    yield Until("nothing is looked for", lambda: window.canvas.lens.kept is None)


def taken(window: MainWindow, file: Path) -> Steps:
    """Take a picture of the screen when nothing moves any more."""
    yield from at_rest(window)
    photograph(file)


def held_over_another_team(window: MainWindow, file: Path) -> Steps:
    """Take a picture in the middle of a drag, and let go of it."""
    yield from move(card(window.canvas, LEADER))
    press()
    yield from move(region(window.canvas, "pedagogy"))
    yield Until("the cue names the team", lambda: "Curriculum" in window.status.words)
    yield from taken(window, file)
    key("Escape")
    yield Until("the drag is over", lambda: not window.canvas.gesture_active)
    release()


def imported(window: MainWindow, folder: Path) -> Steps:
    """Take what the list of staff of a proposal would do to the current structure, and leave it."""
    staff = folder / "Staff list, autumn.csv"
    later = window.session.document.view("year-one")
    export_for(staff, Source(later, Caption("", "", window.session.today)), LEADERS, Choice())
    window.session.look_at(CURRENT)
    window.files.imports.import_paths([staff])
    yield Until("the import is asked about", lambda: bool(window.findChildren(ImportWindow)))
    [asked] = window.findChildren(ImportWindow)
    yield Until("it is known what it would do", lambda: asked.can_be_taken and not asked.is_busy)
    staff.unlink()
    yield from taken(window, folder / "import.png")
    asked.reject()


def exported(window: MainWindow, folder: Path) -> Steps:
    """Take the question before anything leaves the program, and leave it."""
    window.session.look_at("year-one")
    key("ctrl+e")
    yield Until("the question is there", lambda: bool(window.findChildren(ExportDialog)))
    [asked] = window.findChildren(ExportDialog)
    yield Until("its first page is drawn", lambda: asked.preview.words.text().startswith("Page"))
    yield from taken(window, folder / "export.png")
    asked.reject()


def first_page(window: MainWindow, folder: Path) -> Steps:
    """Make a picture of the first page of the PDF."""
    pdf = folder / "page.pdf"
    window.paper.export_to(pdf, Wanted())
    yield Until("the PDF is written", lambda: window.toast.words.startswith("Written"))
    command = ["pdftoppm", "-png", "-singlefile", "-r", "80", str(pdf), str(folder / "page")]
    subprocess.run(command, check=True)
    pdf.unlink()


def take(folder: Path) -> int:
    """Take the pictures on the screen that is there."""
    running = application()
    player = Player(pictures(folder), folder)
    code = running.exec()
    del player
    return code


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    if SCREEN in os.environ:
        sys.exit(take(folder))
    width, height = sys.argv[2].split("x") if sys.argv[2:] else LAPTOP
    with (
        tempfile.TemporaryDirectory() as home,
        screen(Path(home), (int(width), int(height))) as environment,
    ):
        drive("pictures", str(folder.resolve()), environment=environment | {SCREEN: "1"})


if __name__ == "__main__":
    main()
