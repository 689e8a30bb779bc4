"""Looking at one branch or team alone, and finding the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from orgdesigner.chart.scope import scope_of
from orgdesigner.model.records import KINDS, Post, Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.picture.scene import box_of
from orgdesigner.ui.canvas.picture.trail import Focus, Step, path

WHOLE = "Whole school"


class Focusing(QObject):
    """Decides which branch or team is looked at alone.

    What is gone to stays where it is on screen, and what is selected stays selected. `left` says in words
    that a focus was left because something outside it was wanted.
    """

    left = Signal(str)

    def __init__(self, area: ChartArea) -> None:
        super().__init__(area)
        self._area = area

    @property
    def focus(self) -> Focus | None:
        """The post or team that is looked at alone; None for the whole school."""
        return self._area.looking.focus

    @property
    def path(self) -> Sequence[Focus]:
        """What leads from the whole school to the focus, which comes last."""
        return path(self._area.session.view, self._area.chart_view, self.focus)

    @property
    def candidate(self) -> Focus | None:
        """What is selected and could be looked at alone, or None."""
        for subject in reversed(self._area.session.selection):
            key = subject.kind, subject.id
            if subject.kind in (Post.kind, Team.kind) and key != self.focus:
                return key
        return None

    def name(self, focus: Focus | None) -> str:
        """Return what a focus is called on screen."""
        record = self._area.session.view.get(KINDS[focus[0]], focus[1]) if focus else None
        return record.caption if record else WHOLE

    def go(self, focus: Focus | None) -> None:
        """Look at a branch or team alone, or for None at the whole school.

        To go where one has come from is to go back.
        """
        area = self._area
        if focus == self.focus:
            return
        steps = area.trail.steps(area.chart_view)
        before = [None, *(step.focus for step in steps[:-1])] if steps else []
        if focus in before:
            while len(steps) > before.index(focus):
                self.back()
        elif focus is not None:
            subject = Subject(*focus)
            above = tuple(path(area.session.view, area.chart_view, focus))[:-1]
            steps.append(Step(focus, above, area.camera, box_of(area.extent, subject)))
            area.look_so(replace(area.looking, focus=focus), holding=subject)
            area.reveal_subject(subject)

    def back(self) -> bool:
        """Go back one step, and look from where that was looked at; return whether there was one."""
        area = self._area
        steps = area.trail.steps(area.chart_view)
        if not steps:
            return False
        step = steps.pop()
        subject = Subject(*step.focus)
        focus = area.trail.focus(area.chart_view, area.session.view)
        area.look_so(replace(area.looking, focus=focus), holding=subject)
        place = box_of(area.extent, subject)
        if step.place is not None and place is not None:
            # What an edit has moved meanwhile is where it was on screen; nothing else is a pixel away.
            moved = place != step.place
            area.look_exactly(step.camera.following(step.place, place) if moved else step.camera)
        elif step.place is None and focus is None:
            area.look_exactly(step.camera)
        return True

    def reach(self, subject: Subject) -> None:
        """Leave the focus if a post is not in it, and say so: what it leaves out can be gone to."""
        focus = self.focus
        while self.focus is not None and subject.kind == Post.kind:
            if scope_of(self._area.session.view, self.focus).has_post(subject.id):
                break
            self._leave_one()
        if self.focus != focus:
            self.left.emit(f"{self.name(focus)}: left, because that is outside it.")

    def _leave_one(self) -> None:
        area = self._area
        steps = area.trail.steps(area.chart_view)
        if steps:
            steps.pop()
        focus = area.trail.focus(area.chart_view, area.session.view)
        area.look_so(replace(area.looking, focus=focus))
