"""Every command of the window as a table: its words, shortcut and icon, and the menus that hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from orgdesigner.ui.icons import Icons

Key = QKeySequence.StandardKey


@dataclass(frozen=True)
class Command:
    """What a command is called and how it is reached; `name` is the method of the window that does it."""

    name: str
    text: str
    shortcut: str | QKeySequence.StandardKey | None = None
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    gesture_safe: bool = True
    """Whether it may run while the mouse drags something; what would destroy or replace may not."""
    typed: bool = True
    """Whether its shortcut works anywhere; the keys that also mean something in a text field do not."""


COMMANDS = (
    Command("new_plan", "&New plan", Key.New, "file-plus", "With an empty structure", gesture_safe=False),
    Command("open_plan", "&Open…", Key.Open, "folder-open", gesture_safe=False),
    Command("open_example", "Open the e&xample school", None, "school", gesture_safe=False),
    Command("save_plan", "&Save", Key.Save, "save", gesture_safe=False),
    Command("save_plan_as", "Save &as…", "Ctrl+Shift+S", gesture_safe=False),
    Command("import_organogram", "&Import a staff list…", "Ctrl+I", "file-input", gesture_safe=False),
    Command("export_chart", "&Export what is shown…", "Ctrl+E", "file-output", "PDF, SVG or PNG"),
    Command("export_json", "Export the whole plan as &JSON…", tip="Every name and figure is in it"),
    Command("print_preview", "Print pre&view…", "Ctrl+Shift+P"),
    Command("print_chart", "&Print…", Key.Print, "printer"),
    Command("recover_work", "Recover earlier &work…", None, "", "Work that was not saved before a crash"),
    Command("close_window", "&Quit", Key.Quit, gesture_safe=False),
    Command("undo", "&Undo", Key.Undo, "undo-2", gesture_safe=False),
    Command("redo", "&Redo", Key.Redo, "redo-2", gesture_safe=False),
    Command("rename", "Re&name", "F2", "pencil", typed=False),
    Command("duplicate", "&Duplicate", "Ctrl+D", "copy", gesture_safe=False, typed=False),
    Command("cut", "Cu&t (to move)", Key.Cut, "scissors", gesture_safe=False, typed=False),
    Command("paste", "&Move here what was cut", Key.Paste, "clipboard", gesture_safe=False, typed=False),
    Command("remove", "Remo&ve", Key.Delete, "trash-2", gesture_safe=False, typed=False),
    Command("find", "&Find a post or person", Key.Find, "search"),
    Command("add_post", "Add a &post below", "Insert", "plus", gesture_safe=False, typed=False),
    Command("add_posts", "Add se&veral posts…", "Ctrl+Shift+N", "", gesture_safe=False),
    Command("add_team", "Add a &team…", "Ctrl+T", "users", gesture_safe=False),
    Command("add_person", "Add a p&erson…", "Ctrl+Shift+E", "user-plus", gesture_safe=False),
    Command("add_priority", "Add a priorit&y…", None, "flag", gesture_safe=False),
    Command("move_to", "&Move to…", "Ctrl+M", "move", "To another manager or team, without dragging"),
    Command("move_up", "Move &up", "Ctrl+Shift+Up", "arrow-up", gesture_safe=False, typed=False),
    Command("move_down", "Move do&wn", "Ctrl+Shift+Down", "arrow-down", gesture_safe=False, typed=False),
    Command("what_if_empty", "What i&f this post were empty?", tip="What would be lost; nothing is changed"),
    Command("what_if_leaves", "What if its holder leaves?", tip="What would be lost; nothing is changed"),
    Command("edit_school", "The &school…", None, "school", "Name, pay area, headcounts, names of the links"),
    Command("new_proposal", "&New proposal…", "Ctrl+Shift+D", "plus", "A copy in which to try things"),
    Command("rename_proposal", "&Rename the proposal…"),
    Command("remove_proposal", "Re&move the proposal", gesture_safe=False),
    Command("plan_rules", "R&ules of this plan…", "Ctrl+Shift+R", "list-checks", "Which are asked, and how"),
    Command("view_teams", "&Teams", "Ctrl+1", "users", checkable=True),
    Command("view_reporting", "&Reporting", "Ctrl+2", "network", checkable=True),
    Command("view_access", "A&ccess", "Ctrl+3", checkable=True),
    Command("view_allowances", "Allo&wances", "Ctrl+4", checkable=True),
    Command("view_priorities", "&Priorities", "Ctrl+5", checkable=True),
    Command("view_review", "Re&view", "Ctrl+6", checkable=True),
    Command("zoom_in", "Zoom &in", Key.ZoomIn, "zoom-in"),
    Command("zoom_out", "Zoom &out", Key.ZoomOut, "zoom-out"),
    Command("zoom_actual", "&Actual size", "Ctrl+0"),
    Command("zoom_fit", "&Fit in the window", "Ctrl+9", "maximize"),
    Command("show_outline", "Out&line", "Ctrl+Alt+1", "list-tree", checkable=True),
    Command("show_inspector", "&Details", "Ctrl+Alt+2", "panel-right", checkable=True),
    Command("show_findings", "Findin&gs and history", "Ctrl+Alt+3", "list-checks", checkable=True),
    Command("find_next", "Find ne&xt", "F3", "arrow-down", "The next of what was found"),
    Command("find_previous", "Find pr&evious", "Shift+F3", "arrow-up", "The one before in what was found"),
    Command("focus_here", "Foc&us on this branch or team", "Ctrl+Shift+F", "", "Show nothing else; Esc goes back"),
    Command("focus_back", "&Back from the focus", "Alt+Up", "", "To what was shown before"),
    Command("next_pane", "&Next pane", "F6"),
    Command("show_guide", "&Guide", Key.HelpContents, "circle-question-mark"),
    Command("show_shortcuts", "&Keyboard shortcuts", "Ctrl+/"),
    Command("show_kept", "&What is kept on this computer…"),
    Command("show_about", "&About OrgDesigner"),
)  # fmt: skip

SEPARATOR = "-"
RECENT = "recent"
"""Where the menu of recent files goes."""

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("&File", (
        "new_plan", "open_plan", RECENT, "open_example", SEPARATOR, "save_plan", "save_plan_as", SEPARATOR,
        "import_organogram", "export_chart", "export_json", SEPARATOR,
        "print_preview", "print_chart", SEPARATOR,
        "recover_work", SEPARATOR, "close_window",
    )),
    ("&Edit", (
        "undo", "redo", SEPARATOR, "rename", "duplicate", "cut", "paste", "remove", SEPARATOR, "find", "find_next", "find_previous",
    )),
    ("&View", (
        "view_teams", "view_reporting",
        "view_access", "view_allowances", "view_priorities", "view_review", SEPARATOR,
        "zoom_in", "zoom_out", "zoom_actual", "zoom_fit", SEPARATOR,
        "focus_here", "focus_back", SEPARATOR,
        "show_outline", "show_inspector", "show_findings", "next_pane",
    )),
    ("&Structure", (
        "add_post", "add_posts", "add_team", "add_person", "add_priority", SEPARATOR,
        "move_to", "move_up", "move_down", SEPARATOR,
        "what_if_empty", "what_if_leaves", SEPARATOR, "edit_school",
    )),
    ("&Plan", ("new_proposal", "rename_proposal", "remove_proposal", SEPARATOR, "plan_rules")),
    ("&Help", ("show_guide", "show_shortcuts", SEPARATOR, "show_kept", "show_about")),
)  # fmt: skip

SELECTION_MENU = (
    "add_post", "rename", "duplicate", SEPARATOR,
    "move_to", "move_up", "move_down", "cut", "paste", SEPARATOR,
    "what_if_empty", "what_if_leaves", SEPARATOR, "remove",
)  # fmt: skip
"""What a right click, or Shift+F10, offers for what is selected."""


class Actions:
    """The commands as QActions by name, connected to the methods that do them.

    `structure_panes` are the widgets in which the keys of editing (F2, Delete, …) mean the structure.
    """

    def __init__(
        self,
        owner: QWidget,
        icons: Icons,
        slots: Mapping[str, Callable[[], None]],
        *,
        structure_panes: Sequence[QWidget],
    ) -> None:
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.text, owner)
            if command.shortcut is not None:
                action.setShortcut(QKeySequence(command.shortcut))
            if not command.typed:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if command.icon:
                action.setIcon(icons.icon(command.icon))
            plain = command.text.replace("&", "").rstrip("…")
            action.setToolTip(command.tip or plain)
            action.setStatusTip(command.tip)
            action.setCheckable(command.checkable)
            action.triggered.connect(slots[command.name])
            for widget in (owner,) if command.typed else structure_panes:
                widget.addAction(action)
            self._actions[command.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def refresh_icons(self, icons: Icons) -> None:
        """Draw the icons again, in the colours of another theme."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.name].setIcon(icons.icon(command.icon))

    def allow_during_gesture(self, *, gesture: bool) -> None:
        """Switch off, while the mouse drags something, what would destroy or replace."""
        for command in COMMANDS:
            if not command.gesture_safe:
                self._actions[command.name].setEnabled(not gesture)

    def fill(self, bar: QMenuBar, recent: QMenu) -> None:
        """Put the menus into a menu bar, with the menu of recent files in its place."""
        for title, names in MENUS:
            self.fill_menu(bar.addMenu(title), names, recent)

    def fill_menu(self, menu: QMenu, names: Sequence[str], recent: QMenu | None = None) -> None:
        """Put commands into a menu, in the order of their names."""
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name == RECENT and recent is not None:
                menu.addMenu(recent)
            else:
                menu.addAction(self._actions[name])
