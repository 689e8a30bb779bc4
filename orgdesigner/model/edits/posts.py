"""Adding, copying and removing posts."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from orgdesigner.errors import EditRefused
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import forget
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.line import children, picture_order, refuse_loop, set_manager
from orgdesigner.model.edits.memberships import seat_posts
from orgdesigner.model.edits.orders import place, position
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import PROPOSAL_ID, Allowance, Post, Proposal, Team
from orgdesigner.model.relations import ALLOWANCES_OF_POST, TEAMS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind


class Reports(Enum):
    """Where the reports of a removed post go: up one, to a named post, or to the tray (to nobody)."""

    UP = "up"
    TO = "to"
    TRAY = "tray"


def add_post(
    view: View,
    *,
    title: str,
    manager: str | None = None,
    team: str | None = None,
    before: str | None = None,
    count: int = 1,
    post_id: str | None = None,
    **values: Any,
) -> Change:
    """Add a post, or several alike: reporting to a post, a member of a team, or both.

    It comes last among the posts beside it, or before the given one. Other fields of a post are given by
    name; in a proposal a post is marked as new unless `new` says otherwise. If an id is given and there are
    several, those after the first get a number behind it.
    """
    ids = [post_id and (f"{post_id}-{number}" if number > 1 else post_id) for number in range(1, count + 1)]
    draft = Draft(view)
    posts = _add(draft, [(title, each) for each in ids], manager, team, before, values)
    return draft.change(f"Add {what(posts)}")


def add_posts(
    view: View,
    *,
    titles: Sequence[str],
    manager: str | None = None,
    team: str | None = None,
    allowance: AllowanceKind | None = None,
    annual: Decimal | None = None,
    **values: Any,
) -> Change:
    """Add a post for each title, last below a post, in a team, or both; each with the allowance, if any."""
    if not titles:
        raise EditRefused("Type at least one title.")
    if (allowance is None) != (annual is None):
        raise EditRefused("An allowance needs its kind and its yearly value.")
    draft = Draft(view)
    posts = _add(draft, [(title, None) for title in titles], manager, team, None, values)
    if allowance is not None:
        for post in posts:
            draft.add(Allowance, post=post.id, allowance_kind=allowance, annual=annual)
    return draft.change(f"Add {what(posts)}")


def _add(
    draft: Draft,
    named: Sequence[tuple[str, str | None]],
    manager: str | None,
    team: str | None,
    before: str | None,
    values: dict[str, Any],
) -> list[Post]:
    """Draft posts, by their titles and ids, in their places in the line and in a team."""
    view = draft.view
    values.setdefault("new", view.get(Proposal, PROPOSAL_ID) is not None)
    posts = [draft.add(Post, record_id=each, title=title, **values) for title, each in named]
    if manager is not None:
        upper = view.need(Post, manager)
        for post in posts:
            set_manager(draft, post.id, upper.id)
    if team is not None:
        seat_posts(draft, posts, view.need(Team, team))
    siblings = children(view, manager)
    place(draft, posts, siblings, position(siblings, before=before))
    return posts


def duplicate_post(view: View, post_id: str, *, copy_id: str | None = None) -> Change:
    """Add a post like another, just after it: same manager, teams and allowances, and nobody in it."""
    post = view.need(Post, post_id)
    draft = Draft(view)
    copy = draft.add_like(post, record_id=copy_id)
    above = relations.manager(view, post_id)
    if above is not None:
        set_manager(draft, copy.id, above.id)
    siblings = children(view, above.id if above else None)
    place(draft, [copy], siblings, siblings.index(post) + 1)
    for seat in view.find(TEAMS_OF_POST, post_id):
        seat_posts(draft, [copy], view.need(Team, seat.team), like=seat)
    for allowance in view.find(ALLOWANCES_OF_POST, post_id):
        if allowance.person is None:
            draft.add_like(allowance, post=copy.id)
    return draft.change(f"Duplicate {post.title}")


def remove_posts(
    view: View, post_ids: Sequence[str], *, reports: Reports = Reports.UP, to: str | None = None
) -> Change:
    """Remove posts; those who report to them are never lost, and the people who held them stay.

    The reports go up one, in the place of the removed post; or to the post `to`; or to the tray, where they
    report to nobody. Everything else that named the posts is settled in the same change: links, holdings,
    allowances, seats, leads, priorities, seconds and meetings.
    """
    if (reports is Reports.TO) != (to is not None):
        raise TypeError("Reports.TO and the post that they go to belong together")
    removed = {post_id: view.need(Post, post_id) for post_id in post_ids}
    draft = Draft(view)
    if reports is Reports.UP:
        move_reports_up(draft, removed)
    else:
        _send_to(draft, removed, to)
    forget(draft, removed.values())
    return draft.change(f"Remove {what(list(removed.values()))}")


def move_reports_up(draft: Draft, removed: Collection[str]) -> None:
    """Let those who lose their manager report to the nearest one that stays, in the removed post's place."""
    above = [relations.manager(draft.view, post_id) for post_id in removed]
    for heir in dict.fromkeys(post.id if post else None for post in above):
        if heir in removed:
            continue
        siblings = children(draft.view, heir)
        line = [post for post in siblings if post.id not in removed]
        at = 0
        for post in siblings:
            heirs = _survivors(draft.view, post, removed)
            if post.id in removed:
                for each in heirs:
                    set_manager(draft, each.id, heir)
                place(draft, heirs, line, at)
                line[at:at] = heirs
            at += len(heirs)


def _survivors(view: View, post: Post, removed: Collection[str]) -> list[Post]:
    """The post itself, or if it is removed those below it who take its place, in the order of the picture."""
    found = []
    waiting = [post]
    while waiting:
        each = waiting.pop()
        if each.id in removed:
            waiting.extend(relations.reports(view, each.id)[::-1])
        else:
            found.append(each)
    return found


def _send_to(draft: Draft, removed: Mapping[str, Post], to: str | None) -> None:
    """Let those who lose their manager report to one post, or to nobody; the post itself moves up instead."""
    view = draft.view
    if to is not None and to in removed:
        raise EditRefused(f"“{removed[to].title}” is to be removed too. Choose a post that stays.")
    ranks = picture_order(view, removed)
    orphans = {each.id: each for post in ranks for each in _survivors(view, post, removed)}
    if to is not None:
        target = view.need(Post, to)
        if orphans.pop(to, None) is not None:
            above = (each for each in relations.managers_upward(view, to) if each.id not in removed)
            heir = next(above, None)
            set_manager(draft, to, heir.id if heir else None)
        refuse_loop(view, orphans.values(), target)
    for post_id in orphans:
        set_manager(draft, post_id, to)
    line = [post for post in children(view, to) if post.id not in removed and post.id not in orphans]
    place(draft, list(orphans.values()), line, len(line))
