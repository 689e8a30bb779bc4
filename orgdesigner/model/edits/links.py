"""Ties between posts beside the line of management, and what the school calls its kinds of tie."""

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import forget, removal
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.ids import new_id
from orgdesigner.model.records import LINE, Link, LinkName, Post, build
from orgdesigner.model.relations import TIES_UPWARD
from orgdesigner.model.view import View
from orgdesigner.model.words import Stroke


def add_link(view: View, lower: str, upper: str, *, link_kind: str, link_id: str | None = None) -> Change:
    """Tie two posts: the lower is coached by, … the upper; in the line, it reports to it from now on."""
    if link_kind == LINE:
        return report_to(view, [lower], upper)
    name = _name_of(view, link_kind)
    below, above = view.need(Post, lower), view.need(Post, upper)
    if lower == upper:
        raise EditRefused("A post can't be tied to itself. Choose another post.")
    for link in view.find(TIES_UPWARD, lower):
        if (link.upper, link.link_kind) == (upper, link_kind):
            raise EditRefused(f"“{below.title}” {name.upward} “{above.title}” already.")
    draft = Draft(view)
    draft.add(Link, record_id=link_id, link_kind=link_kind, lower=lower, upper=upper)
    return draft.change(f"{below.title} {name.upward} {above.title}")


def remove_link(view: View, link_id: str) -> Change:
    """Take away a tie between two posts; both stay where they are drawn."""
    link = view.need(Link, link_id)
    below, above = view.need(Post, link.lower), view.need(Post, link.upper)
    return removal(view, [link], f"Untie {below.title} from {above.title}")


def add_link_kind(
    view: View,
    *,
    name: str,
    upward: str,
    downward: str,
    stroke: Stroke = Stroke.DOTTED,
    kind_id: str | None = None,
) -> Change:
    """Add a kind of tie of the school's own, with what it is called when read upward and downward."""
    kind = build(
        LinkName, kind=kind_id or new_id("tie"), name=name, upward=upward, downward=downward, stroke=stroke
    )
    names = view.school.link_names
    if any(each.kind == kind.kind for each in names):
        raise EditRefused(f"There is a kind of link “{kind.kind}” already.")
    draft = Draft(view)
    draft.set(view.school, link_names=(*names, kind))
    return draft.change(f"Add the kind of link {name}")


def rename_link_kind(
    view: View,
    link_kind: str,
    *,
    name: str | None = None,
    upward: str | None = None,
    downward: str | None = None,
    stroke: Stroke | None = None,
) -> Change:
    """Say what the school calls a kind of tie and how it is drawn; what is not given stays."""
    old = _name_of(view, link_kind)
    new = build(
        LinkName,
        kind=link_kind,
        name=old.name if name is None else name,
        upward=old.upward if upward is None else upward,
        downward=old.downward if downward is None else downward,
        stroke=old.stroke if stroke is None else stroke,
    )
    draft = Draft(view)
    names = view.school.link_names
    draft.set(view.school, link_names=tuple(new if each.kind == link_kind else each for each in names))
    return draft.change(f"Call {old.name} {new.name}" if new.name != old.name else f"Change {old.name}")


def remove_link_kind(view: View, link_kind: str) -> Change:
    """Take away a kind of tie and all its ties; the line of management always stays."""
    old = _name_of(view, link_kind)
    if link_kind == LINE:
        raise EditRefused("Every structure has a line of management. Rename it instead.")
    draft = Draft(view)
    draft.set(
        view.school, link_names=tuple(each for each in view.school.link_names if each.kind != link_kind)
    )
    forget(draft, [link for link in view.all(Link) if link.link_kind == link_kind])
    return draft.change(f"Remove the kind of link {old.name}")


def _name_of(view: View, link_kind: str) -> LinkName:
    for name in view.school.link_names:
        if name.kind == link_kind:
            return name
    raise EditRefused("That kind of link is no longer there.")
