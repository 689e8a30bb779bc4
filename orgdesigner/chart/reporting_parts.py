"""The reporting view as parts: a part for each tree, and one for the posts that nothing is linked to."""

from orgdesigner.chart.draft import MARGIN, Draft
from orgdesigner.chart.part import Inner, Part, Spot
from orgdesigner.chart.picture import Box
from orgdesigner.chart.placing import Branch
from orgdesigner.chart.reporting_view import BELOW_TREES, BETWEEN_TREES, unlinked_area
from orgdesigner.chart.ties import Pencil
from orgdesigner.chart.tree import CARD, ReportingTree

ROOT = "reporting"
UNLINKED = "unlinked"


def root_part(tree: ReportingTree) -> Part:
    """Return the whole reporting view: the trees side by side, and below them who is linked to nobody."""
    pencil = Pencil(tree.view)
    x = bottom = 0.0
    inner: list[Inner] = []
    for post in tree.tops:
        branch = tree.branch(post)
        inner.append(Inner(x, 0.0, _branch_part(tree, pencil, branch)))
        x += branch.width + BETWEEN_TREES
        bottom = max(bottom, branch.height)
    right = max(0.0, x - BETWEEN_TREES)
    if tree.unlinked:
        area = unlinked_part(tree, width=right)
        y = bottom + BELOW_TREES if tree.tops else 0.0
        inner.append(Inner(0.0, y, area))
        right, bottom = max(right, area.bounds.width), y + area.bounds.height
    bounds = Box(-MARGIN, -MARGIN, right + 2 * MARGIN, bottom + 2 * MARGIN) if inner else Box(0, 0, 0, 0)
    boxes = {spot.post: spot.box.shifted(each.x, each.y) for each in inner for spot in each.part.spots}
    return Part(ROOT, bounds, lines=tuple(pencil.ties(tree.view, boxes)), inner=tuple(inner))


def unlinked_part(tree: ReportingTree, *, width: float) -> Part:
    """Return the area of the posts that are tied to nobody."""
    area = unlinked_area(tree, width=width)
    draft = Draft()
    area.place(draft, 0, 0, heading=area.heading, body=area.body)
    (region,) = draft.regions
    spots = tuple(Spot(placed.post, placed.box, CARD, placed.flow) for placed in draft.cards)
    return Part(UNLINKED, region.box, spots, region)


def _branch_part(tree: ReportingTree, pencil: Pencil, branch: Branch) -> Part:
    spots = tuple(
        Spot(key, Box(x, y, width, height), CARD, flow) for key, x, y, width, height, flow in branch.spots
    )
    lines = tuple(pencil.line(tree.link(lower), points) for _, lower, points in branch.paths)
    return Part(branch.spots[0].key, Box(0, 0, branch.width, branch.height), spots, None, lines)
