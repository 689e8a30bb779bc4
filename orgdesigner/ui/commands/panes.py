"""The commands of the View menu that open and close panes, and go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from orgdesigner.ui import motion
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.canvas.canvas import Canvas

_MINIMAP = "window/minimap"


class PaneCommands:
    """Opens and closes panes, by the name of the command of each; `stops` are where the keyboard can be."""

    def __init__(
        self,
        canvas: Canvas,
        panes: Mapping[str, QWidget],
        stops: Callable[[], Sequence[QWidget]],
        actions: Actions,
    ) -> None:
        self._canvas, self._panes, self._stops, self._actions = canvas, panes, stops, actions
        canvas.minimap.wanted = bool(QSettings().value(_MINIMAP, True, type=bool))
        actions["show_minimap"].setChecked(canvas.minimap.wanted)
        actions["less_motion"].setChecked(motion.is_unwanted())
        for name in panes:
            actions[name].setChecked(True)

    def show_minimap(self) -> None:
        """Show or hide the map of the chart."""
        minimap = self._canvas.minimap
        minimap.wanted = not minimap.wanted
        QSettings().setValue(_MINIMAP, minimap.wanted)
        self._actions["show_minimap"].setChecked(minimap.wanted)

    def less_motion(self) -> None:
        """Let cards that an edit moves be at their places at once, or glide there again."""
        motion.keep_unwanted(unwanted=not motion.is_unwanted())
        self._canvas.animated = motion.may_move(self._canvas)
        self._actions["less_motion"].setChecked(motion.is_unwanted())

    def show_outline(self) -> None:
        """Open or close the outline."""
        self._turn("show_outline")

    def show_inspector(self) -> None:
        """Open or close the details."""
        self._turn("show_inspector")

    def show_findings(self) -> None:
        """Open or close the pane below."""
        self._turn("show_findings")

    def next_pane(self) -> None:
        """Put the keyboard into the next pane that is open."""
        opened = [pane for pane in self._stops() if pane.isVisible()]
        here = next((n for n, pane in enumerate(opened) if _holds_focus(pane)), -1)
        _first_stop(opened[(here + 1) % len(opened)]).setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, name: str) -> None:
        pane = self._panes[name]
        pane.setVisible(pane.isHidden())
        self._actions[name].setChecked(not pane.isHidden())


def _first_stop(pane: QWidget) -> QWidget:
    """Return the first place in a pane where the keyboard can be seen to be."""
    places = (pane, *pane.findChildren(QWidget))
    return next((each for each in places if _takes_tab(each)), pane)


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()


def _holds_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))
