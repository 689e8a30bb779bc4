"""What can be done now: the commands that can run, and the menu for what is selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QStatusTipEvent
from PySide6.QtWidgets import QMenu, QWidget

from orgdesigner.ui.actions import Actions, context_menu
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.readiness import reasons, state_of
from orgdesigner.ui.session import Session


class Offering(QObject):
    """Switches commands on and off as selection and plan change, and shows the menu of a right click.

    `explained` carries what the command under the mouse does, or why it can't be now; nothing when it leaves.
    """

    explained = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._canvas, self._actions, self._window = session, canvas, actions, window
        for signal in (session.selection_changed, session.place_changed, session.changed, session.replaced):
            signal.connect(self._allow)
        session.history_changed.connect(self._allow)
        canvas.commands.in_hand_changed.connect(self._allow)
        canvas.menu_requested.connect(self.show_menu)
        window.installEventFilter(self)
        self._allow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QMenu):
            self._explain(watched, event)
        elif isinstance(event, QStatusTipEvent):
            self.explained.emit(event.tip())
            return True
        elif event.type() is QEvent.Type.Show:
            for menu in self._window.findChildren(QMenu):
                menu.installEventFilter(self)
        return super().eventFilter(watched, event)

    def _explain(self, menu: QMenu, event: QEvent) -> None:
        """Say why a command is off when the mouse comes over it: Qt says nothing of such commands."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            action: QAction | None = menu.actionAt(event.position().toPoint())  # None beside them
            if action is not None and not action.isEnabled():
                self.explained.emit(action.statusTip())
        elif event.type() is QEvent.Type.Hide:
            self.explained.emit("")

    def show_menu(self, where: QPoint) -> None:
        """Show what can be done with what is selected."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.installEventFilter(self)
        kinds = [subject.kind for subject in self._session.selection]
        self._actions.fill_menu(menu, context_menu(kinds))
        menu.popup(where)

    def _allow(self) -> None:
        in_hand = len(self._canvas.commands.in_hand)
        self._actions.allow(reasons(state_of(self._session, in_hand)))
