"""The commands of the View menu that change how a chart is looked at, and not what it says."""

from __future__ import annotations

from PySide6.QtCore import QObject

from orgdesigner.chart.legend.categories import Aspect
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.navigation import Navigation

COLOUR_COMMANDS = {
    "colour_by_own": Aspect.OWN,
    "colour_by_staff_group": Aspect.STAFF_GROUP,
    "colour_by_access": Aspect.ACCESS,
    "colour_by_contract": Aspect.CONTRACT,
    "colour_by_priority": Aspect.PRIORITY,
    "colour_by_finding": Aspect.FINDING,
    "colour_by_level": Aspect.LEVEL,
    "colour_by_team": Aspect.TEAM,
}


class LookCommands(QObject):
    """Folds branches away, colours and filters the chart, and shows its legend."""

    def __init__(self, canvas: Canvas, navigation: Navigation, actions: Actions) -> None:
        super().__init__(canvas)
        self._canvas, self._navigation, self._actions = canvas, navigation, actions
        canvas.colouring.changed.connect(self._show_state)
        canvas.legend.turned.connect(self._show_state)

    def turn_fold(self) -> None:
        """Collapse what is below each selected post, or its team, or expand it where it is collapsed."""
        folding = self._canvas.folding
        chosen = folding.chosen()
        folded = [post for post in chosen if post in folding.folded]
        if folded:
            folding.open(folded)
        else:
            folding.fold(chosen)

    def open_folds(self) -> None:
        """Expand everything."""
        self._canvas.folding.open_all()

    def fold_to_1(self) -> None:
        """Show the top of the chart alone."""
        self._canvas.folding.fold_to(1)

    def fold_to_2(self) -> None:
        """Show two levels of the chart."""
        self._canvas.folding.fold_to(2)

    def fold_to_3(self) -> None:
        """Show three levels of the chart."""
        self._canvas.folding.fold_to(3)

    def fold_to_4(self) -> None:
        """Show four levels of the chart."""
        self._canvas.folding.fold_to(4)

    def colour_by_own(self) -> None:
        """Give the chart the colours of its teams again."""
        self._colour_by(Aspect.OWN)

    def colour_by_staff_group(self) -> None:
        """Colour the chart by the staff group of whoever holds a post."""
        self._colour_by(Aspect.STAFF_GROUP)

    def colour_by_access(self) -> None:
        """Colour the chart by who may hold a post."""
        self._colour_by(Aspect.ACCESS)

    def colour_by_contract(self) -> None:
        """Colour the chart by kind of contract."""
        self._colour_by(Aspect.CONTRACT)

    def colour_by_priority(self) -> None:
        """Colour the chart by the priorities that posts serve."""
        self._colour_by(Aspect.PRIORITY)

    def colour_by_finding(self) -> None:
        """Colour the chart by the worst finding about each post."""
        self._colour_by(Aspect.FINDING)

    def colour_by_level(self) -> None:
        """Colour the chart by level of leadership."""
        self._colour_by(Aspect.LEVEL)

    def colour_by_team(self) -> None:
        """Colour the chart by team, each with a pattern too."""
        self._colour_by(Aspect.TEAM)

    def show_legend(self) -> None:
        """Open or close the legend; from a sheet, go to the chart that it is of."""
        legend = self._canvas.legend
        elsewhere = self._navigation.leave_sheet()
        if legend.is_open and not elsewhere:
            legend.shut()
        else:
            legend.open()
        self._show_state()

    def _colour_by(self, aspect: Aspect) -> None:
        self._canvas.colouring.colour_by(aspect)
        if aspect is not Aspect.OWN:
            self._canvas.legend.open()
        self._show_state()

    def _show_state(self) -> None:
        actions = self._actions
        actions["show_legend"].setChecked(self._canvas.legend.is_open)
        for name, aspect in COLOUR_COMMANDS.items():
            actions[name].setChecked(aspect is self._canvas.colouring.aspect)
