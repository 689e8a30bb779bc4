"""The commands that choose how reports are laid out on the chart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.sequence import one_after_another
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.model.words import Arrangement
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.navigation import Navigation


class ArrangingCommands(QObject):
    """Lays out the reports of the selected posts in another way, and aligns levels."""

    def __init__(self, canvas: Canvas, navigation: Navigation, actions: Actions) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, canvas.session
        self._navigation, self._actions = navigation, actions
        for signal in (self._session.selection_changed, self._session.place_changed):
            signal.connect(self._show_state)
        self._session.changed.connect(self._show_state)
        self._session.replaced.connect(self._show_state)
        canvas.looked_otherwise.connect(self._show_state)

    def arrange_inherit(self) -> None:
        """Lay out the reports as those of the post above."""
        self._arrange(Arrangement.INHERIT)

    def arrange_automatic(self) -> None:
        """Lay out the reports as the chart sees fit."""
        self._arrange(Arrangement.AUTOMATIC)

    def arrange_row(self) -> None:
        """Lay out the reports side by side."""
        self._arrange(Arrangement.ROW)

    def arrange_stack_left(self) -> None:
        """Lay out the reports below each other, the line on their left."""
        self._arrange(Arrangement.STACK_LEFT)

    def arrange_stack_right(self) -> None:
        """Lay out the reports below each other, the line on their right."""
        self._arrange(Arrangement.STACK_RIGHT)

    def arrange_two_columns(self) -> None:
        """Lay out the reports in pairs on either side of the line."""
        self._arrange(Arrangement.TWO_COLUMNS)

    def arrange_grid(self) -> None:
        """Lay out the reports in rows of as many as there are rows."""
        self._arrange(Arrangement.GRID)

    def arrange_assistants(self) -> None:
        """Set the reports who lead nobody beside the line, and the others in a row."""
        self._arrange(Arrangement.ASSISTANTS)

    def align_levels(self) -> None:
        """Set cards that are equally far down equally high in all branches of the tree, or do so no more."""
        canvas = self._canvas
        if canvas.chart_view is not ChartView.REPORTING:
            self._navigation.show_view(ChartView.REPORTING)
            aligned = True
        else:
            aligned = not canvas.looking.levels_aligned
        chosen = self._session.selected_posts()
        holding = Subject(Post.kind, chosen[-1]) if chosen else None
        canvas.look_so(replace(canvas.looking, levels_aligned=aligned), holding=holding)
        self._show_state()

    def _arrange(self, arrangement: Arrangement) -> None:
        chosen = self._session.selected_posts()
        if chosen:
            # What the command is used on stays where it is, however its branch changes.
            self._canvas.hold(Subject(Post.kind, chosen[-1]))
            self._session.perform(lambda view: _laid_out(view, chosen, arrangement))
            self._canvas.bring_up_to_date()
            self._canvas.hold(None)
        self._show_state()

    def _show_state(self) -> None:
        actions, view = self._actions, self._session.view
        chosen: set[Arrangement] = set()
        for post_id in self._session.selected_posts():
            post = view.get(Post, post_id)  # one that an undo has just taken back is still selected
            if post is not None:
                chosen.add(post.arrangement)
            if len(chosen) > 1:
                break
        for arrangement in Arrangement:
            actions[f"arrange_{arrangement.value}"].setChecked(chosen == {arrangement})
        looking = self._canvas.looking
        reporting = self._canvas.chart_view is ChartView.REPORTING
        actions["align_levels"].setChecked(reporting and looking.levels_aligned)


def _laid_out(view: View, posts: tuple[str, ...], arrangement: Arrangement) -> Change:
    """Return the change that gives several posts one arrangement of their reports."""

    def edit(post_id: str, view: View) -> Change:
        return set_fields(view, view.need(Post, post_id), arrangement=arrangement)

    change = one_after_another(view, [partial(edit, post_id) for post_id in posts])
    whose = view.need(Post, posts[0]).title if len(posts) == 1 else f"{len(posts)} posts"
    return change.relabelled(f"Lay out the reports of {whose}: {arrangement.label}")
