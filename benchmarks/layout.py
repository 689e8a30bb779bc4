"""What a layout costs, against d3-flextree on the same cards, and how much of it one edit costs.

Run it by hand: `python -m benchmarks.layout`. Milliseconds of CPU, medians; only ratios inside one run mean
anything. The goals are a full layout within 0.2 of d3-flextree's, which grows no faster than N^1.05, and at
most 1 ms after one edit of 10,000 posts. d3-flextree is fetched by npm into a temporary folder where node and
npm are there; without them its column stays empty. `--sweep` instead makes 10,000 random edits of a school,
and compares the tree with a new layout and the order of reports with the stored one after every hundredth.
"""

import argparse
import gc
import json
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import partial
from math import log
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from benchmarks.schools import SIZES, school
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.chart import Chart
from orgdesigner.chart.layout.branches import CARD
from orgdesigner.chart.layout.reporting_view import ReportingView
from orgdesigner.chart.layout.stacks import GAP
from orgdesigner.chart.layout.tidy import DROP, Tree, lay_out
from orgdesigner.chart.paint.typeface import FontMeasure, load_fonts
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Arrangement
from tests.chart.test_branches import Drawn, edits, in_stored_order, told

ROUNDS = 7
IN_ROWS = "all in rows"
STACKED = "with stacks, as it is drawn"
SWEPT = 10_000
FLEXTREE = """
import { flextree } from "d3-flextree";
import { readFileSync } from "node:fs";
const { tree, rounds, gap, drop } = JSON.parse(readFileSync(0, "utf8"));
const times = [];
for (let round = 0; round < rounds + 3; round++) {
  const begin = process.cpuUsage();
  const nodes = tree.map(([above, width, height]) => ({ size: [width + gap, height + drop], children: [] }));
  tree.forEach(([above], place) => above >= 0 && nodes[above].children.push(nodes[place]));
  const layout = flextree({});
  const laidOut = layout.hierarchy(nodes[0]);
  layout(laidOut);
  const places = [];
  laidOut.each((node) => places.push([node.x, node.y]));
  const { user, system } = process.cpuUsage(begin);
  if (round >= 3) times.push((user + system) / 1000);
}
console.log(JSON.stringify(times));
"""


def main() -> None:
    application = QGuiApplication(["layout", "-platform", "offscreen"])
    load_fonts()
    folder = Path(tempfile.mkdtemp())
    try:
        flextree = _install_flextree(folder)
        print(f"{'ms of CPU':44}" + "".join(f"{size:>10,}" for size in SIZES))
        rows = [_measure(posts, folder if flextree else None) for posts in SIZES]
        for name in rows[0]:
            cells = "".join(f"{row[name]:>10.2f}" if row[name] is not None else f"{'–':>10}" for row in rows)
            print(f"{name:44}{cells}")
        for name in (IN_ROWS, STACKED):
            first, *_, last = (row[name] or 0.0 for row in rows)
            print(f"{name}: grows as N^{log(last / first) / log(SIZES[-1] / SIZES[0]):.2f}")
        print(f"after one edit below a manager of 1,000: {_wide(by_branch=False):.2f} ms,", end=" ")
        print(f"with a branch below each of them {_wide(by_branch=True):.2f} ms")
    finally:
        shutil.rmtree(folder)
    del application


def _measure(posts: int, flextree: Path | None) -> dict[str, float | None]:
    structure = Structure(school(posts))
    measure = FontMeasure()
    tree = _tree(structure, measure)
    rows = tree._replace(arrangements=[Arrangement.ROW] * len(tree.above))
    gc.collect()
    gc.freeze()
    peer = _flextree(tree, flextree) if flextree else None
    stacked = _median(lambda: lay_out(tree))
    unstacked = _median(lambda: lay_out(rows))
    found: dict[str, float | None] = {
        "d3-flextree, all in rows": peer,
        IN_ROWS: unstacked,
        "  in d3-flextrees": unstacked / peer if peer else None,
        STACKED: stacked,
        "  in d3-flextrees, ": stacked / peer if peer else None,
    }
    after = _layout_after_edits(structure, measure)
    found["layout after one edit"] = after
    found["  in full layouts"] = after / stacked
    for kind in ChartView:
        chart = Chart(structure.view, kind, showing=ON_SCREEN, measure=measure)
        found[f"{kind.value}: first picture, cards and all"] = _cost(chart.picture)
        found[f"{kind.value}: picture after one edit"] = _after_edits(structure, chart)
    gc.unfreeze()
    return found


def _tree(structure: Structure, measure: FontMeasure) -> Tree:
    picture = Chart(structure.view, ChartView.REPORTING, showing=ON_SCREEN, measure=measure).picture()
    cards = {placed.card.post: placed.card for placed in picture.cards}
    (top, *_) = relations.roots(structure.view)
    order = [top.id, *(post.id for post in relations.below(structure.view, top.id))]
    places = {post_id: place for place, post_id in enumerate(order)}
    above = [relations.manager(structure.view, post_id) for post_id in order]
    return Tree(
        above=[places[post.id] if post else -1 for post in above],
        widths=[cards[post_id].width for post_id in order],
        heights=[cards[post_id].height for post_id in order],
        arrangements=[Arrangement.AUTOMATIC] * len(order),
        assistants=[False] * len(order),
    )


def _layout_after_edits(structure: Structure, measure: FontMeasure) -> float:
    """What it costs to lay out the tree anew after an edit whose cards are measured already."""
    book = CardBook(structure.view, showing=ON_SCREEN, measure=measure)
    tree = ReportingView(book)
    tree.part()
    posts = sorted(structure.view.all(r.Post), key=relations.in_order)
    costs = []
    for post in posts[5 :: max(1, len(posts) // 60)]:
        change = set_fields(structure.view, post, title=f"{post.title} and of much else besides")
        structure.apply(change)
        altered = book.follow(change)
        for post_id in altered:
            book.size(post_id, CARD)
        costs.append(_cost(partial(_follow_tree, tree, change, altered)))
    return statistics.median(costs)


def _follow_tree(tree: ReportingView, change: Change, altered: AbstractSet[str]) -> None:
    tree.follow(change, altered)
    tree.part()


def _wide(*, by_branch: bool) -> float:
    """What an edit costs below a manager of 1,000."""
    records: list[r.Record] = [r.School(id=r.SCHOOL_ID), r.Post(id="head", title="Headteacher")]
    for number in range(1_000):
        own = f"p{number}"
        records.append(r.Post(id=own, title=f"Lead {number}", order=number))
        records.append(r.Link(id=f"l{number}", lower=own, upper="head"))
        for place in range(3 if by_branch else 0):
            records.append(r.Post(id=f"{own}-{place}", title=f"Post {place}", order=place))
            records.append(r.Link(id=f"l{number}-{place}", lower=f"{own}-{place}", upper=own))
    return _layout_after_edits(Structure(records), FontMeasure())


def _sweep() -> None:
    structure = Structure(school(300))
    choose = random.Random(0)
    drawn = Drawn(structure)
    for number, change in zip(range(SWEPT), edits(choose, structure), strict=False):
        drawn.make(change)
        if number % 100 == 0:
            assert told(drawn.part) == told(Drawn(structure).part), number
            in_stored_order(structure, drawn.boxes())
    print(f"{SWEPT:,} edits: equal to a new layout, and reports in their stored order")


def _after_edits(structure: Structure, chart: Chart) -> float:
    posts = sorted(structure.view.all(r.Post), key=relations.in_order)
    costs = []
    for post in posts[5 : 5 + ROUNDS]:
        change = set_fields(structure.view, post, title=f"{post.title} and of much else besides")
        structure.apply(change)
        costs.append(_cost(partial(_follow, chart, change)))
    return statistics.median(costs)


def _follow(chart: Chart, change: Change) -> None:
    chart.follow(change)
    chart.picture()


def _install_flextree(folder: Path) -> bool:
    if not (shutil.which("node") and shutil.which("npm")):
        print("d3-flextree is not measured: node and npm are not here.")
        return False
    command = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "d3-flextree@2.1.2"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        print("d3-flextree is not measured: npm could not fetch it.")
    return not done.returncode


def _flextree(tree: Tree, folder: Path) -> float:
    script = folder / "flextree.mjs"
    script.write_text(FLEXTREE, encoding="utf-8")
    question = json.dumps(
        {
            "tree": list(zip(tree.above, tree.widths, tree.heights, strict=True)),
            "rounds": ROUNDS,
            "gap": GAP,
            "drop": DROP,
        }
    )
    command = ["node", "--stack-size=60000", str(script)]
    answer = subprocess.run(command, input=question, capture_output=True, text=True, check=True)
    times: list[float] = json.loads(answer.stdout)
    return statistics.median(times)


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_cost(work) for _ in range(ROUNDS))


def _cost(work: Callable[[], object]) -> float:
    # As timeit does: a collection that happens to be due is the cost of whatever was made before.
    gc.disable()
    begin = time.thread_time()
    work()
    cost = (time.thread_time() - begin) * 1000
    gc.enable()
    return cost


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--sweep", action="store_true")
    if asked.parse_args().sweep:
        _sweep()
    else:
        main()
