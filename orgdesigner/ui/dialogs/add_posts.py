"""Add several posts: one title and a number, or a list of titles that somebody pastes; one undo step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.posts import add_posts
from orgdesigner.model.records import Post, Team
from orgdesigner.model.words import Access, AllowanceKind, Level
from orgdesigner.ui.dialogs.question import Asked, Question
from orgdesigner.ui.panels.editors import Choice, TextChoiceEditor, TextEditor, TickEditor, WordEditor
from orgdesigner.ui.panels.lines import LineEditor, NumberEditor, RecordEditor
from orgdesigner.ui.panels.naming import Names
from orgdesigner.ui.session import Session

_LISTED = 4
"""How many of the titles a preview names."""

MOST = 500
"""How many posts are added in one step at most: a number typed with a zero too many stays a slip."""


def ask_for_posts(
    window: QWidget, session: Session, manager: str | None, team: str | None, add: Callable[[Change], None]
) -> None:
    """Ask what posts to add, and hand over the change that adds them."""
    AddPosts(window, session, manager, team, add).open()


def titles_of(text: str, count: int, *, numbered: bool) -> list[str]:
    """Return the titles to add: each line of a text so many times, with a number behind it if that is wanted.

    A title that is wanted once is not numbered.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if count == 1 or not numbered:
        return [line for line in lines for _ in range(count)]
    return [f"{line} {number}" for line in lines for number in range(1, count + 1)]


class AddPosts(Question):
    """The question; a list of several titles is wanted once each, until somebody says otherwise."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        manager: str | None,
        team: str | None,
        add: Callable[[Change], None],
    ) -> None:
        names = Names(session)
        self._session, self._add, self._count_is_typed = session, add, False
        kinds = [Choice("", "None"), *(Choice(kind.value, kind.label) for kind in AllowanceKind)]
        super().__init__(
            window,
            title="Add several posts",
            explanation="One title and how many, or a list of titles, one a line.",
            fields=(
                Asked("titles", "Titles", TextEditor(), "Grassroots Leader"),
                (
                    Asked("count", "How many of each", NumberEditor(optional=False, whole=True), 7),
                    Asked("numbered", "", TickEditor("Number them"), value=True),
                ),
                (
                    Asked("manager", "Reporting to", RecordEditor(names.chooser("post")), manager),
                    Asked("team", "In the team", RecordEditor(names.chooser("team")), team),
                ),
                (
                    Asked("role_class", "Role class", LineEditor(completions=names.role_classes), "",
                          "Posts that are the same job share a role class"),
                    Asked("level", "Level", WordEditor(Level), Level.NONE),
                ),
                (
                    Asked("access", "Who may hold them", WordEditor(Access), Access.ALL),
                    Asked("access_reason", "Reason for a limit", LineEditor(), ""),
                ),
                (
                    Asked("allowance", "Allowance for each", TextChoiceEditor(kinds), ""),
                    Asked("annual", "£ a year", NumberEditor(optional=True, money=True), None),
                ),
            ),
            button="Add",
            answer=self._add_them,
            preview=self._in_words,
        )  # fmt: skip
        self.setMinimumWidth(480)

    def _take(self, name: str, value: Any) -> None:
        if name == "count":
            self._count_is_typed = True
        elif name == "titles" and len(str(value).splitlines()) > 1 and not self._count_is_typed:
            super()._take("count", 1)
        super()._take(name, value)

    def _add_them(self, values: dict[str, Any]) -> None:
        asked = dict(values)
        kind = asked.pop("allowance")
        self._add(
            add_posts(
                self._session.view,
                titles=_titles(asked),
                allowance=AllowanceKind(kind) if kind else None,
                **{name: value for name, value in asked.items() if name not in _ABOUT_TITLES},
            )
        )

    def _in_words(self, values: Mapping[str, Any]) -> str:
        """Say which posts will come, and where."""
        if not 0 < values["count"] <= MOST:
            return f"Between 1 and {MOST} of each, please."
        titles = _titles(values)
        if not titles:
            return "Type at least one title."
        shown = titles if len(titles) <= _LISTED else [*titles[: _LISTED - 1], "…", titles[-1]]
        view, places = self._session.view, []
        if (upper := view.get(Post, values["manager"])) is not None:
            places.append(f"below {upper.title}")
        if (team := view.get(Team, values["team"])) is not None:
            places.append(f"in {team.name}")
        what = "1 post" if len(titles) == 1 else f"{len(titles)} posts"
        return f"Adds {what} {' and '.join(places) or 'that report to nobody yet'}: {', '.join(shown)}"


_ABOUT_TITLES = ("titles", "count", "numbered")


def _titles(values: Mapping[str, Any]) -> list[str]:
    count = max(0, min(values["count"], MOST))
    return titles_of(values["titles"], count, numbered=values["numbered"])
