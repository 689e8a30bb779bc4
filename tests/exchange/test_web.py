"""The page for a browser: all of the structure, and nothing that runs, loads or names what it should not."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import resource
from orgdesigner.disclosure.audience import AUDIENCES, PUBLIC, Audience, Names
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.outgoing.outline import sections
from orgdesigner.exchange.outgoing.web.page import page
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.exchange.hostile import NAMES, hostile_view, told_of

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
in_a_browser = pytest.mark.skipif(BROWSER is None, reason="no browser is installed here")

EXPECTED_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "script", "header", "h1", "h2", "p", "br", "div"),
    *("button", "input", "output", "nav", "ul", "li", "b", "span", "main", "figure", "figcaption"),
    *(
        "svg",
        "g",
        "rect",
        "text",
        "path",
        "line",
        "polygon",
        "polyline",
        "ellipse",
        "clippath",
        "defs",
        "use",
    ),
}
VOID = {"meta", "br", "input"}
SHAPES = {"rect", "path", "polygon", "polyline", "ellipse", "use"}


class Reader(HTMLParser):
    """Reads a page as a browser would: every tag with its attributes, what is not closed, and all text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.lines: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p":
            self.lines.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        assert tag in SHAPES

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)
            if "p" in self.open:
                self.lines[-1] += data


def example(audience: Audience = AUDIENCES[0]) -> str:
    view = json_plan.read(resource("example", "plan.json").read_bytes())[CURRENT].view
    return page(told_of(view, audience), unwatched).decode()


def check_harmless(reader: Reader) -> None:
    assert reader.open == []
    assert {tag for tag, _ in reader.tags} <= EXPECTED_TAGS
    assert sum(tag == "script" for tag, _ in reader.tags) == 1
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in reader.tags:
        assert not {"src", "href", "action", "style", "srcdoc"} & attributes.keys()
        assert attributes.get("xlink:href", "#").startswith("#")
        assert [name for name in attributes if name.startswith("on")] == []
        if tag != "meta" and "aria-label" not in attributes:
            assert "url(" not in " ".join(attributes.values()).replace("url(#", "")
    (script,) = reader.texts["script"]
    assert script == resource("web", "page.js").read_text(encoding="utf-8")
    (style,) = reader.texts["style"]
    assert "url(" not in style
    assert "@import" not in style


def test_names_stay_names(qapp: QApplication) -> None:
    told = told_of(hostile_view())
    reader = Reader(page(told, unwatched).decode())
    check_harmless(reader)
    assert reader.texts["title"] == [f"{NAMES[0]} – {NAMES[1]}"]
    assert reader.texts["h1"] == [NAMES[0]]
    assert set(NAMES) <= set(reader.texts["button"])


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_the_outline_on_the_page_is_the_outline(qapp: QApplication, audience: Audience) -> None:
    view = json_plan.read(resource("example", "plan.json").read_bytes())[CURRENT].view
    told = told_of(view, audience)
    text = page(told, unwatched).decode()
    reader = Reader(text)
    check_harmless(reader)
    said = [" ".join((line.name, line.about)).strip() for each in sections(told) for line in each.lines]
    assert [line for line in reader.lines if line][1:] == said
    named = [person.name for person in view.all(r.Person) if person.name in text]
    assert bool(named) is (audience.names is Names.FULL)
    drawn = " ".join(reader.texts["text"])
    assert [post.title for post in view.all(r.Post) if post.title.split()[0] not in drawn] == []


def test_every_post_has_one_place_on_each_chart_and_a_line_that_leads_there(qapp: QApplication) -> None:
    view = hostile_view()
    reader = Reader(page(told_of(view), unwatched).decode())
    places = [a["data-post"] for tag, a in reader.tags if tag == "rect" and a.get("class") == "post"]
    numbers = [str(number) for number in range(len(NAMES))]
    assert sorted(places) == sorted(numbers * 3)
    assert {a["data-goes"] for _, a in reader.tags if "data-goes" in a} == set(numbers)


def test_no_id_of_a_record_is_told(qapp: QApplication) -> None:
    records = [r.School(id=r.SCHOOL_ID), r.Post(id="CANARY-4711", title="Head")]
    assert "CANARY" not in page(told_of(Structure(records).view, PUBLIC), unwatched).decode()


def test_an_empty_school_and_a_deep_one_are_pages_too(qapp: QApplication) -> None:
    check_harmless(Reader(page(told_of(Structure([r.School(id=r.SCHOOL_ID)]).view), unwatched).decode()))
    check_harmless(Reader(page(told_of(_chain(300)), unwatched).decode()))


def _chain(length: int) -> View:
    posts = [r.Post(id=f"p{n}", title=f"Post {n}") for n in range(length)]
    links = [r.Link(id=f"l{n}", lower=f"p{n}", upper=f"p{n - 1}") for n in range(1, length)]
    return Structure([r.School(id=r.SCHOOL_ID), *posts, *links]).view


def after_running(text: str, folder: Path) -> str:
    """The page as it is after a browser has run it."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--user-data-dir={folder}/browser")
    command = [str(BROWSER), *flags, "--window-size=1200,800", "--virtual-time-budget=2000", file.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=50).stdout.decode()


@in_a_browser
def test_nothing_hostile_runs_in_a_browser(qapp: QApplication, tmp_path: Path) -> None:
    text = page(told_of(hostile_view()), unwatched).decode()
    # Even a script that had got into it would not run.
    injected = text.replace(
        "<nav", "<script>document.title = 'ran'</script><img src=x onerror='ran()'><nav", 1
    )
    for each in (text, injected):
        ran = after_running(each, tmp_path)
        assert '<body class="live">' in ran
        assert "<title>ran</title>" not in ran
        assert "<title>1</title>" not in ran
    assert "<title>ran</title>" in after_running(without_policy(injected), tmp_path), "the test sees nothing"


def without_policy(text: str) -> str:
    """The page as it would be if any script might run in it."""
    changed, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    assert count == 1
    return changed


DRIVER = """
const say = [];
const find = document.getElementById("find");
const type = (words) => { find.value = words; find.dispatchEvent(new Event("input")); };
const box = () => document.querySelector("figure:not([hidden]) > svg").getAttribute("viewBox");
type("%(words)s");
say.push(document.getElementById("found").textContent);
const shown = document.querySelectorAll("nav li:not([hidden])").length;
say.push(shown < document.querySelectorAll("nav li").length);
let before = box();
find.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
say.push(document.querySelector("nav p.chosen").textContent.includes("%(words)s"));
say.push(document.querySelectorAll("rect.chosen").length);
type("");
say.push(document.querySelectorAll("nav li[hidden], rect.quiet").length);
document.querySelector('[data-shows="reporting"]').click();
say.push(document.querySelector("figure:not([hidden])").dataset.view);
before = box();
document.querySelector("main").dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true}));
say.push(box() !== before);
document.querySelector('[data-zoom="0"]').click();
const [x, y, w, h] = box().split(" ").map(Number);
const whole = [...document.querySelectorAll("figure:not([hidden]) rect.post")].every((each) => {
  const b = each.getBBox();
  return b.x >= x && b.y >= y && b.x + b.width <= x + w && b.y + b.height <= y + h;
});
say.push(whole);
document.title = JSON.stringify(say);
"""


@in_a_browser
def test_it_is_searched_moved_and_shown_whole(qapp: QApplication, tmp_path: Path) -> None:
    # The test's own hand on the page is a script, which the page's policy would stop.
    text = without_policy(example())
    driver = DRIVER % {"words": "Beatrice Aldous"}
    ran = after_running(text.replace("</body>", f"<script>{driver}</script></body>"), tmp_path)
    assert "<title>[" in ran, ran[:2000]
    title = ran.split("<title>")[1].split("</title>")[0]
    assert title == '["1 found",true,true,3,0,"reporting",true,true]'
