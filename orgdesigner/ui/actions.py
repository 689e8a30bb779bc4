"""Every command of the window as a table: its words, shortcut and icon, and the menus that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from orgdesigner.ui.command import Command, change_key, key_of
from orgdesigner.ui.icons import Icons
from orgdesigner.ui.widgets.tips import literal

Key = QKeySequence.StandardKey


COMMANDS = (
    Command("new_plan", "&New plan", Key.New, "file-plus", "With an empty structure", gesture_safe=False,
            words="blank empty start over file"),
    Command("open_plan", "&Open…", Key.Open, "folder-open", gesture_safe=False, words="load file plan"),
    Command("open_example", "Open the e&xample school", None, "school", gesture_safe=False,
            words="demo sample try"),
    Command("save_plan", "&Save", Key.Save, "save", gesture_safe=False, words="keep file"),
    Command("save_plan_as", "Save &as…", "Ctrl+Shift+S", gesture_safe=False, words="copy file another name"),
    Command("import_organogram", "&Import a staff list…", "Ctrl+I", "file-input", gesture_safe=False,
            words="organogram spreadsheet excel csv load people"),
    Command("export", "&Export…", "Ctrl+E", "file-output", "PDF, Word, Excel and others, for whom you choose",
            words="organogram picture image pdf png svg docx pptx xlsx csv json html drawio workbook"
            " share send data backup governors unions staff public audience pack consultation redact names"),
    Command("print_preview", "Print pre&view…", "Ctrl+Shift+P", words="paper pages"),
    Command("print_chart", "&Print…", Key.Print, "printer", words="paper organogram"),
    Command("recover_work", "Recover earlier &work…", None, "", "Work that was not saved before a crash",
            words="lost unsaved restore"),
    Command("close_window", "&Quit", Key.Quit, gesture_safe=False, words="exit close leave"),
    Command("undo", "&Undo", Key.Undo, "undo-2", gesture_safe=False, words="take back"),
    Command("redo", "&Redo", Key.Redo, "redo-2", gesture_safe=False, words="again repeat"),
    Command("rename", "Re&name", "F2", "pencil", typed=False, words="title edit change holder fte"),
    Command("duplicate", "&Duplicate", "Ctrl+D", "copy", "A post like it, beside it and vacant",
            gesture_safe=False, typed=False, words="same again twin"),
    Command("cut", "Cu&t (to move)", Key.Cut, "scissors", "Taken up now, moved when you paste",
            gesture_safe=False, typed=False, words="take up"),
    Command("copy", "&Copy", Key.Copy, "", "With everybody below; the copies are vacant", gesture_safe=False,
            typed=False, words="branch duplicate"),
    Command("paste", "P&aste below", Key.Paste, "clipboard", "Below the selected post, or into the team",
            gesture_safe=False, typed=False, words="put move here insert"),
    Command("paste_staff_list", "&Paste as a staff list…", "Ctrl+Shift+V", "",
            "Rows that were copied from a spreadsheet", gesture_safe=False,
            words="import excel spreadsheet clipboard cells people"),
    Command("remove", "Remo&ve", Key.Delete, "trash-2", "Whoever reports to it goes up one",
            gesture_safe=False, typed=False, words="delete close post redundant abolish clear"),
    Command("remove_and_place", "Remove, and p&lace its reports…", "Shift+Delete", "",
            "You choose to whom its reports go", gesture_safe=False, typed=False,
            words="delete close post redundant tray nobody"),
    Command("find", "&Find a post or person", Key.Find, "search", words="search look for who where"),
    Command("show_palette", "Find a c&ommand…", "Ctrl+K", "search", "Type what you want to do",
            words="palette search anything do"),
    Command("add_post", "Add a &post", "Insert", "plus", "Below the selected post, or in the selected team",
            gesture_safe=False, typed=False, words="new role job report below create"),
    Command("add_beside", "Add a post &beside", tip="With the same manager, just after it (Enter)",
            gesture_safe=False, words="new sibling colleague next create"),
    Command("add_posts", "Add &several posts…", "Ctrl+Shift+N", "", gesture_safe=False,
            words="new many bulk batch list paste grassroots leaders create"),
    Command("add_team", "Add a &team…", "Ctrl+T", "users", gesture_safe=False,
            words="new group department faculty committee create"),
    Command("add_person", "Add a p&erson…", "Ctrl+Shift+E", "user-plus", gesture_safe=False,
            words="new appoint staff employee holder hire teacher create"),
    Command("add_priority", "Add a priorit&y…", None, "flag", gesture_safe=False,
            words="new school improvement plan sip goal create"),
    Command("move_to", "&Move to…", "Ctrl+M", "move", "To another manager or team, without dragging",
            gesture_safe=False, words="manager report team join leave between before after line drag nobody"),
    Command("set_aside", "Set aside (into the t&ray)", "Ctrl+Shift+T", gesture_safe=False,
            tip="It reports to nobody then, and is in no team", words="tray unplace unlink out of teams"),
    Command("move_up", "Move &up", "Ctrl+Shift+Up", "arrow-up", gesture_safe=False, typed=False,
            words="order earlier before first"),
    Command("move_down", "Move do&wn", "Ctrl+Shift+Down", "arrow-down", gesture_safe=False, typed=False,
            words="order later after last"),
    Command("line_insert", "&Insert a post in this line", tip="Between the two posts that it joins",
            gesture_safe=False, words="between layer new"),
    Command("line_remove", "Ta&ke this line away", tip="Its posts stay", gesture_safe=False,
            words="link tie unlink report nobody delete"),
    Command("arrange_inherit", "As the post a&bove", checkable=True, gesture_safe=False,
            words="layout lay out reports arrange inherit"),
    Command("arrange_automatic", "&Automatic", checkable=True, gesture_safe=False,
            words="layout lay out reports arrange usual default"),
    Command("arrange_row", "&Row", checkable=True, gesture_safe=False,
            words="layout lay out reports arrange side by side horizontal"),
    Command("arrange_stack_left", "Stack, line on the &left", checkable=True, gesture_safe=False,
            words="layout lay out reports arrange vertical list column"),
    Command("arrange_stack_right", "Stack, line on the r&ight", checkable=True, gesture_safe=False,
            words="layout lay out reports arrange vertical list column"),
    Command("arrange_two_columns", "&Two columns", checkable=True, gesture_safe=False,
            words="layout lay out reports arrange pairs both sides"),
    Command("arrange_grid", "&Grid", checkable=True, gesture_safe=False,
            words="layout lay out reports arrange square block"),
    Command("arrange_assistants", "A&ssistants beside the line", checkable=True, gesture_safe=False,
            tip="Whoever leads nobody stands beside the line, the others in a row",
            words="layout lay out reports arrange staff pa secretary"),
    Command("what_if_empty", "What i&f this post were empty?", tip="What would be lost; nothing is changed",
            words="vacant leave risk"),
    Command("what_if_leaves", "What if its holder leaves?", tip="What would be lost; nothing is changed",
            words="resign retire maternity risk"),
    Command("edit_school", "The sc&hool…", None, "school", "Name, pay area, headcounts, names of the links",
            words="settings options headcount meetings"),
    Command("new_proposal", "&New proposal…", "Ctrl+Shift+D", "plus", "A copy in which to try things",
            words="draft scenario version option compare copy what if"),
    Command("rename_proposal", "&Rename the proposal…", words="draft scenario title"),
    Command("remove_proposal", "Re&move the proposal", gesture_safe=False, words="delete draft scenario"),
    Command("plan_rules", "R&ules of this plan…", "Ctrl+Shift+R", "list-checks", "Which are asked, and how",
            words="settings limits checks options preferences"),
    Command("view_teams", "&Teams", "Ctrl+1", "users", "Who works together: leadership teams as columns",
            checkable=True, words="view chart columns groups"),
    Command("view_reporting", "&Reporting", "Ctrl+2", "network", "Who reports to whom, as a tree",
            checkable=True, words="view org chart tree line management hierarchy organogram"),
    Command("view_coaching", "Coac&hing", "Ctrl+3", "", "Who coaches whom, and who has no coach",
            checkable=True, words="view chart coach mentor growth"),
    Command("view_access", "A&ccess", "Ctrl+4", "", "Who may hold which post, and who does",
            checkable=True, words="view sheet who may hold support"),
    Command("view_allowances", "Allo&wances", "Ctrl+5", "", "Equal responsibility, equal money",
            checkable=True, words="view sheet parity tlr pay equal gap"),
    Command("view_priorities", "&Priorities", "Ctrl+6", "", "Who serves which priority",
            checkable=True, words="view sheet coverage sip"),
    Command("view_review", "Re&view", "Ctrl+7", "", "Questions to ask of the structure, without a score",
            checkable=True, words="view sheet questions prompts"),
    Command("view_pages", "Pa&ges", "Ctrl+8", "", "How the chart falls on paper, page by page",
            checkable=True, words="view sheet paper print preview edges"),
    Command("align_levels", "Align levels", None, "", "Cards equally far down, equally high in every branch",
            checkable=True, words="layout rows tiers level line up tree reporting"),
    Command("zoom_in", "Zoom &in", Key.ZoomIn, "zoom-in", words="larger bigger nearer"),
    Command("zoom_out", "Zoom &out", Key.ZoomOut, "zoom-out", words="smaller further"),
    Command("zoom_actual", "&Actual size", "Ctrl+0", words="zoom 100 %"),
    Command("zoom_fit", "&Fit in the window", "Ctrl+9", "maximize", words="zoom whole everything all"),
    Command("turn_fold", "Collapse or e&xpand", "Ctrl+.", "", "What is below the selected post",
            words="fold branch hide show open close tree"),
    Command("open_folds", "&Expand all", words="unfold open everything whole tree"),
    Command("fold_to_1", "Collapse to &1 level", tip="Only the top shows", words="collapse fold"),
    Command("fold_to_2", "Collapse to &2 levels", tip="Each card opens one more", words="collapse fold"),
    Command("fold_to_3", "Collapse to &3 levels", tip="Each card opens one more", words="collapse fold"),
    Command("fold_to_4", "Collapse to &4 levels", tip="Each card opens one more", words="collapse fold"),
    Command("colour_by_own", "Colour by the &teams’ own colours", checkable=True, words="plain usual none"),
    Command("colour_by_staff_group", "Colour by &staff group", checkable=True,
            words="filter show only teaching support vacant"),
    Command("colour_by_access", "Colour by &who may hold it", checkable=True, words="filter access reserved"),
    Command("colour_by_contract", "Colour by &contract", checkable=True, words="filter permanent fixed term"),
    Command("colour_by_priority", "Colour by &priority", checkable=True, words="filter show only plan"),
    Command("colour_by_finding", "Colour by &finding", checkable=True, words="filter errors problems"),
    Command("colour_by_level", "Colour by &level", checkable=True, words="filter senior middle leadership"),
    Command("colour_by_team", "Colour by te&am", checkable=True, words="filter show only pattern"),
    Command("show_legend", "Legend", "Ctrl+Alt+4", "", "What the colours and signs on the chart mean",
            checkable=True, words="key colours signs symbols"),
    Command("show_outline", "Out&line", "Ctrl+Alt+1", "list-tree", checkable=True,
            words="pane show hide tree list"),
    Command("show_inspector", "&Details", "Ctrl+Alt+2", "panel-right", checkable=True,
            words="pane show hide inspector properties"),
    Command("show_findings", "Fi&ndings and history", "Ctrl+Alt+3", "list-checks", checkable=True,
            words="pane show hide problems errors warnings advice"),
    Command("find_next", "Find ne&xt", "F3", "arrow-down", "The next of what was found"),
    Command("find_previous", "Find pr&evious", "Shift+F3", "arrow-up", "The one before in what was found"),
    Command("focus_here", "Foc&us on this branch or team", "Ctrl+Shift+F", "",
            "Show nothing else; Esc goes back"),
    Command("focus_back", "&Back from the focus", "Alt+Up", "", "To what was shown before"),
    Command("show_minimap", "&Map of the chart", "Ctrl+Alt+5", "", "Where in the chart the view is",
            checkable=True, words="minimap overview navigate"),
    Command("less_motion", "Less motion", tip="Nothing glides to its place: it is there at once",
            checkable=True),
    Command("next_pane", "Next pane", "F6", words="keyboard focus"),
    Command("show_guide", "&Guide", Key.HelpContents, "circle-question-mark", words="help manual how"),
    Command("show_shortcuts", "&Keyboard shortcuts…", "Ctrl+/", words="keys help hotkeys change"),
    Command("show_kept", "&What is kept on this computer…", words="privacy files recovery clear"),
    Command("show_about", "&About OrgDesigner", words="version licence"),
)  # fmt: skip

SEPARATOR = "-"
RECENT = "recent"
"""Where the menu of recent files goes."""

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("&File", (
        "new_plan", "open_plan", RECENT, "open_example", SEPARATOR, "save_plan", "save_plan_as", SEPARATOR,
        "import_organogram", "export", SEPARATOR,
        "print_preview", "print_chart", SEPARATOR,
        "recover_work", SEPARATOR, "close_window",
    )),
    ("&Edit", (
        "undo", "redo", SEPARATOR, "rename", "duplicate", "cut", "copy", "paste",
        "paste_staff_list", "remove", "remove_and_place", SEPARATOR,
        "find", "find_next", "find_previous", "show_palette",
    )),
    ("&View", (
        "view_teams", "view_reporting", "view_coaching",
        "view_access", "view_allowances", "view_priorities", "view_review", "view_pages", SEPARATOR,
        "zoom_in", "zoom_out", "zoom_actual", "zoom_fit", "align_levels", SEPARATOR,
        "focus_here", "focus_back", "turn_fold", "open_folds", "collapse", "colours", "show_legend",
        SEPARATOR, "show_outline", "show_inspector", "show_findings", "show_minimap", "less_motion",
        "next_pane",
    )),
    ("&Structure", (
        "add_post", "add_beside", "add_posts", "add_team", "add_person", "add_priority", SEPARATOR,
        "move_to", "set_aside", "move_up", "move_down", "arrange", SEPARATOR,
        "line_insert", "line_remove", SEPARATOR,
        "what_if_empty", "what_if_leaves", SEPARATOR, "edit_school",
    )),
    ("&Plan", ("new_proposal", "rename_proposal", "remove_proposal", SEPARATOR, "plan_rules")),
    ("&Help", ("show_guide", "show_shortcuts", SEPARATOR, "show_kept", "show_about")),
)  # fmt: skip

BUTTONS = ("new_proposal", "find_previous", "find_next", "undo", "redo", "print_chart")
"""The commands that are buttons too."""

SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "arrange": ("Lay &out its reports", (
        "arrange_inherit", SEPARATOR, "arrange_automatic", "arrange_row", "arrange_stack_left",
        "arrange_stack_right", "arrange_two_columns", "arrange_grid", "arrange_assistants",
    )),
    "collapse": ("Collap&se", ("fold_to_1", "fold_to_2", "fold_to_3", "fold_to_4")),
    "colours": ("Colours", (
        "colour_by_own", SEPARATOR, "colour_by_staff_group", "colour_by_access", "colour_by_contract",
        "colour_by_priority", "colour_by_finding", "colour_by_level", "colour_by_team",
    )),
}  # fmt: skip
"""The menus inside other menus, by the name that stands there for them."""

SELECTION_MENU = (
    "add_post", "add_beside", "add_posts", "rename", "duplicate", SEPARATOR,
    "move_to", "set_aside", "move_up", "move_down", "cut", "copy", "paste", SEPARATOR,
    "arrange", "turn_fold", SEPARATOR,
    "what_if_empty", "what_if_leaves", SEPARATOR, "remove", "remove_and_place",
)  # fmt: skip
"""What a right click, or Shift+F10, offers for a post."""

SEVERAL_MENU = (
    "move_to", "set_aside", "cut", "copy", "duplicate", SEPARATOR,
    "arrange", SEPARATOR, "remove", "remove_and_place",
)  # fmt: skip
"""What it offers for several posts."""

TEAM_MENU = ("add_post", "add_posts", "rename", "paste", SEPARATOR, "remove")
LINE_MENU = ("line_insert", "line_remove")
RECORD_MENU = ("rename", "what_if_leaves", SEPARATOR, "remove")
"""What it offers for a person, a priority and whatever else can be selected."""

GROUND_MENU = (
    "add_post", "add_posts", "add_team", "add_person", "add_priority", SEPARATOR,
    "zoom_fit", "zoom_actual", SEPARATOR, "new_proposal", "show_palette",
)  # fmt: skip
"""What it offers where nothing is."""

CONTEXT_MENUS = (SELECTION_MENU, SEVERAL_MENU, TEAM_MENU, LINE_MENU, RECORD_MENU, GROUND_MENU)


def context_menu(kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the commands for a selection, given the kinds of record in it."""
    if not kinds:
        return GROUND_MENU
    if len(kinds) > 1 and set(kinds) == {"post"}:
        return SEVERAL_MENU
    return {"post": SELECTION_MENU, "team": TEAM_MENU, "link": LINE_MENU}.get(kinds[-1], RECORD_MENU)


_BY_NAME = {command.name: command for command in COMMANDS}


def keys_of(name: str) -> str:
    """Return the keys of a command as this system writes them; empty if it has none."""
    return key_of(_BY_NAME[name]).toString(QKeySequence.SequenceFormat.NativeText)


class Actions:
    """The commands as QActions by name; `connect_all` gives each its method.

    `structure_panes` are the widgets in which the keys of editing (F2, Delete, …) mean the structure.
    """

    def __init__(
        self,
        owner: QWidget,
        icons: Icons,
        *,
        structure_panes: Sequence[QWidget],
    ) -> None:
        self._actions: dict[str, QAction] = {}
        self._said: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._gesture = False
        for command in COMMANDS:
            action = QAction(command.text, owner)
            action.setObjectName(command.name)
            action.setShortcut(key_of(command))
            if not command.typed:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setStatusTip(command.tip)
            action.setCheckable(command.checkable)
            action.setIconVisibleInMenu(not command.checkable)  # its place is the tick's
            for widget in (owner,) if command.typed else structure_panes:
                widget.addAction(action)
            self._actions[command.name] = action
            self.say(command.name, command.tip or command.plain)
        self.refresh_icons(icons)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def connect_all(self, groups: Sequence[object]) -> None:
        """Let each command do the method of its name, of the first group that has one."""
        for name, action in self._actions.items():
            action.triggered.connect(next(getattr(group, name) for group in groups if hasattr(group, name)))

    def change_key(self, name: str, keys: QKeySequence | None) -> None:
        """Give a command other keys from now on, none if they are empty; None gives it back its own."""
        change_key(_BY_NAME[name], keys)
        self._actions[name].setShortcut(key_of(_BY_NAME[name]))
        self.say(name, self._said[name])

    def say(self, name: str, words: str) -> None:
        """Let the tip of a command say something, and behind it the keys that the command has now."""
        self._said[name] = words
        keys = self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._actions[name].setToolTip(literal(f"{words} ({keys})" if keys else words))

    def refresh_icons(self, icons: Icons) -> None:
        """Draw icons in the colours of a theme: those of the buttons now, those of a menu when it opens."""
        self._icons = icons
        self._draw_icons(BUTTONS)

    def _draw_icons(self, names: Sequence[str]) -> None:
        for name in names:
            if name in _BY_NAME and (icon := _BY_NAME[name].icon):
                self._actions[name].setIcon(self._icons.icon(icon))

    def allow(self, reasons: Mapping[str, str]) -> None:
        """Switch off the commands that have a reason why they can't run now, and let each say its reason."""
        self._reasons = {name: reason for name, reason in reasons.items() if reason}
        self._switch()

    def allow_during_gesture(self, *, gesture: bool) -> None:
        """Switch off, while the mouse drags something, what would destroy or replace."""
        self._gesture = gesture
        self._switch()

    def why_not(self, name: str) -> str:
        """Return why a command can't run now; empty if it can."""
        reason = self._reasons.get(name, "")
        unsafe = self._gesture and not _BY_NAME[name].gesture_safe
        return reason or ("Let go of what the mouse drags first." if unsafe else "")

    def _switch(self) -> None:
        for command in COMMANDS:
            reason = self.why_not(command.name)
            action = self._actions[command.name]
            action.setEnabled(not reason)
            action.setStatusTip(reason or command.tip)

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
            elif name in SUBMENUS:
                title, inner = SUBMENUS[name]
                self.fill_menu(menu.addMenu(title), inner)
            else:
                menu.addAction(self._actions[name])
        menu.aboutToShow.connect(partial(self._draw_icons, names))
