"""What one edit costs at three sizes of school: making the change, checking it, applying it, noting it.

Run it by hand: `python -m benchmarks.edit`. Microseconds of CPU, medians; the ratio to the smallest school
is what matters. It stays near 1 where an edit costs what it touches, and grows where it reads the school.
"""

import gc
import statistics
import time
from collections.abc import Callable

from benchmarks.schools import IN_A_TEAM, SIZES, school
from orgdesigner.model.changes import Change
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.moves import report_to, shift
from orgdesigner.model.edits.people import swap_holders
from orgdesigner.model.edits.posts import add_post, remove_posts
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View

ROUNDS = 300
Edit = Callable[[View, int], Change]


def _member(number: int) -> str:
    return f"p{number * IN_A_TEAM + 4}"


EDITS: dict[str, Edit] = {
    "rename a post": lambda view, n: set_fields(view, view.need(Post, _member(n)), title=f"Title {n}"),
    "move a post to another manager": lambda view, n: report_to(
        view, [_member(n)], f"p{(n + 1) * IN_A_TEAM}"
    ),
    "move a post among its neighbours": lambda view, n: shift(view, _member(n), -1),
    "add a post to another team": lambda view, n: join_team(view, [_member(n)], f"t{n + 1}"),
    "add a post": lambda view, n: add_post(view, title="New", manager=f"p{n * IN_A_TEAM}", team=f"t{n}"),
    "swap two holders": lambda view, n: swap_holders(view, _member(n), f"p{n * IN_A_TEAM + 5}"),
    "remove a post": lambda view, n: remove_posts(view, [_member(n)]),
}


def main() -> None:
    print(f"{'microseconds of CPU':36}" + "".join(f"{size:>16,} posts" for size in SIZES))
    documents = [Document({CURRENT: Structure(school(size))}) for size in SIZES]
    gc.collect()
    gc.freeze()
    for name, edit in EDITS.items():
        costs = [_costs(document, edit) for document in documents]
        for part in ("done", "undone"):
            each = [cost[part] for cost in costs]
            row = "".join(f"{cost:>14.0f} {cost / each[0]:>6.2f}x" for cost in each)
            print(f"{name if part == 'done' else '  and taken back':36}{row}")


def _costs(document: Document, edit: Edit) -> dict[str, float]:
    """Return the median cost of an edit and of its undo; each is made in another corner of the school."""
    corners = len(document.view().all(Post)) // IN_A_TEAM - 1
    done, undone = [], []
    for turn in range(ROUNDS):
        start = time.thread_time_ns()
        document.apply(edit(document.view(), turn % corners))
        middle = time.thread_time_ns()
        document.undo()
        done.append(middle - start)
        undone.append(time.thread_time_ns() - middle)
    return {"done": statistics.median(done) / 1_000, "undone": statistics.median(undone) / 1_000}


if __name__ == "__main__":
    main()
