"""Copying posts with everybody below them to another place."""

from collections.abc import Sequence

from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.line import children, set_manager, topmost
from orgdesigner.model.edits.memberships import seat_posts
from orgdesigner.model.edits.orders import place
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import PROPOSAL_ID, Post, Proposal, Team
from orgdesigner.model.relations import ALLOWANCES_OF_POST, TIES_UPWARD
from orgdesigner.model.view import View


def copy_branches(
    view: View,
    post_ids: Sequence[str],
    *,
    manager: str | None = None,
    team: str | None = None,
    ids: Sequence[str] = (),
    source: View | None = None,
) -> Change:
    """Add posts like the given ones and everybody below them: last below a post, or in a team, and vacant.

    A copy has what belongs to the post itself, its allowances, and the ties inside its branch. It is in no
    team of the original: where it works is what the copy is there to change. Without a manager the copies
    report to nobody. `ids` name the copies of the topmost posts; the others get ids of their own. The
    originals are in `source`, such as another proposal, or else where the copies go.
    """
    draft, source = Draft(view), source or view
    tops = topmost(source, post_ids)
    upper = view.need(Post, manager) if manager is not None else None
    siblings = children(view, manager)
    is_proposed = view.get(Proposal, PROPOSAL_ID) is not None
    chosen = dict(zip((post.id for post in tops), ids, strict=False))
    copies: dict[str, Post] = {}
    for top in tops:
        for post in (top, *relations.below(source, top.id)):
            copies[post.id] = draft.add_like(post, record_id=chosen.get(post.id), new=post.new or is_proposed)
    for original, copy in copies.items():
        above = relations.manager(source, original)
        if above is not None and above.id in copies:
            set_manager(draft, copy.id, copies[above.id].id)
        _copy_what_belongs(draft, source, original, copies)
    heads = [copies[top.id] for top in tops]
    for head in heads:
        set_manager(draft, head.id, upper.id if upper else None)
    place(draft, heads, siblings, len(siblings))
    if team is not None:
        seat_posts(draft, heads, view.need(Team, team))
    return draft.change(f"Copy {what(list(copies.values()))}")


def _copy_what_belongs(draft: Draft, source: View, original: str, copies: dict[str, Post]) -> None:
    copy, known = copies[original], {name.kind for name in draft.view.school.link_names}
    for allowance in source.find(ALLOWANCES_OF_POST, original):
        if allowance.person is None:
            draft.add_like(allowance, post=copy.id)
    for tie in source.find(TIES_UPWARD, original):
        if tie.upper in copies and tie.link_kind in known:
            draft.add_like(tie, lower=copy.id, upper=copies[tie.upper].id)
    if copy.second in copies:
        draft.set(copy, second=copies[copy.second].id)
    elif copy.second is not None and draft.view.get(Post, copy.second) is None:
        draft.set(copy, second=None)  # whoever takes over there is not here
