"""What a layout costs, against d3-flextree on the same cards, and how much of it one edit costs.

Run it by hand: `python -m benchmarks.layout`. Milliseconds of CPU, medians; only ratios inside one run mean
anything. The goal is a full layout within 0.2 of d3-flextree's. That is fetched by npm into a temporary
folder where node and npm are there; without them its column stays empty.
"""

import gc
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from benchmarks.schools import SIZES, school
from orgdesigner.chart.chart import Chart
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.stacks import GAP
from orgdesigner.chart.tidy import DROP, Tree, lay_out
from orgdesigner.chart.typeface import FontMeasure, load_fonts
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Arrangement

ROUNDS = 7
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
        "all in rows": unstacked,
        "  in d3-flextrees": unstacked / peer if peer else None,
        "with stacks, as it is drawn": stacked,
        "  in d3-flextrees, ": stacked / peer if peer else None,
    }
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
    main()
