"""Which commands can run now, and for the others the reason in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT
from orgdesigner.model.records import LINE, Link, Post
from orgdesigner.model.words import Arrangement
from orgdesigner.ui.session import Session

Reason = str


class State(NamedTuple):
    """What the commands depend on."""

    kinds: tuple[str, ...] = ()
    """The kind of each selected record."""
    in_hand: int = 0
    """How many posts were cut or copied and not put down yet."""
    has_posts: bool = True
    is_held: bool = False
    """Whether somebody holds the selected post, or a person is selected."""
    is_line: bool = False
    """Whether a line of management is selected, and not a tie of another kind."""
    is_proposal: bool = False
    can_undo: bool = False
    can_redo: bool = False

    @property
    def posts(self) -> int:
        """How many posts are selected."""
        return self.kinds.count("post")


def state_of(session: Session, in_hand: int) -> State:
    """Return what the commands depend on, as it is now."""
    selection, view, document = session.selection, session.view, session.document
    last = session.find(selection[-1]) if selection else None
    return State(
        kinds=tuple(subject.kind for subject in selection),
        in_hand=in_hand,
        has_posts=view.has(Post),
        is_held=last is not None
        and (last.kind == "person" or (isinstance(last, Post) and bool(relations.holdings(view, last.id)))),
        is_line=bool(selection) and selection[-1].kind == "link" and _is_line(session),
        is_proposal=session.place != CURRENT,
        can_undo=document.can_undo,
        can_redo=document.can_redo,
    )


def reasons(state: State) -> dict[str, Reason]:
    """Return, for each command that can't always run, why it can't now: an empty reason if it can."""
    return {name: reason(state) for name, reason in _REASONS.items()}


def _is_line(session: Session) -> bool:
    link = session.find(session.selection[-1])
    return isinstance(link, Link) and link.link_kind == LINE


def _undo(state: State) -> Reason:
    return "" if state.can_undo else "There is nothing to undo."


def _redo(state: State) -> Reason:
    return "" if state.can_redo else "There is nothing to redo."


def _something(state: State) -> Reason:
    return "" if state.kinds else "Select something first."


def _named(state: State) -> Reason:
    if len(state.kinds) != 1:
        return "Select one post, team or person first." if not state.kinds else "Select only one first."
    return "A line has no name of its own." if state.kinds[0] == "link" else ""


def _a_post(state: State) -> Reason:
    return "" if state.posts else "Select a post first."


def _a_post_or_person(state: State) -> Reason:
    return "" if state.posts or state.kinds[-1:] == ("person",) else "Select a post or a person first."


def _one_post(state: State) -> Reason:
    if not state.posts:
        return "Select a post first."
    return "Select only one post first." if state.posts > 1 else ""


def _paste(state: State) -> Reason:
    if not state.in_hand:
        return "Cut or copy a post first."
    if not state.kinds or state.kinds[-1] not in ("post", "team"):
        return "Select the post or the team where it shall go."
    return ""


def _a_line(state: State) -> Reason:
    if state.kinds[-1:] != ("link",):
        return "Select a line between two posts first."
    return "" if state.is_line else "Only a line of management can take a post in."


def _any_line(state: State) -> Reason:
    return "" if state.kinds[-1:] == ("link",) else "Select a line between two posts first."


def _held(state: State) -> Reason:
    return "" if state.is_held else "Select a person, or a post that somebody holds."


def _proposal(state: State) -> Reason:
    return "" if state.is_proposal else "This is the current structure. Choose a proposal first, or make one."


def _drawn(state: State) -> Reason:
    return "" if state.has_posts else "There is no post yet."


_REASONS: dict[str, Callable[[State], Reason]] = {
    "undo": _undo,
    "redo": _redo,
    "rename": _named,
    "duplicate": _a_post,
    "cut": _a_post,
    "copy": _a_post,
    "paste": _paste,
    "remove": _something,
    "remove_and_place": _a_post,
    "add_beside": _one_post,
    "move_to": _a_post_or_person,
    "set_aside": _a_post,
    "move_up": _one_post,
    "move_down": _one_post,
    "line_insert": _a_line,
    "line_remove": _any_line,
    "what_if_empty": _one_post,
    "what_if_leaves": _held,
    "rename_proposal": _proposal,
    "remove_proposal": _proposal,
    "zoom_fit": _drawn,
    **{f"arrange_{arrangement.value}": _a_post for arrangement in Arrangement},
}
