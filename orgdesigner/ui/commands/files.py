"""The commands of the File menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from orgdesigner.errors import UserError
from orgdesigner.ui.commands.importing import ImportCommands
from orgdesigner.ui.doing import Doing
from orgdesigner.ui.filing import SUFFIX, Filing, read_file, read_orphan, takes_long
from orgdesigner.ui.reading import Reading
from orgdesigner.ui.recent import forget_files, recent_files, remember_file
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.bar import Bars
from orgdesigner.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from orgdesigner.storage.parts import Parts
    from orgdesigner.storage.sessions import Orphan
    from orgdesigner.storage.working_copy import Saved, WorkingCopy
    from orgdesigner.ui.dialogs.leaving import Answer

_FIRST_SEEN = "year-one"
"""The structure of the example that is seen first: the three leadership teams, and two findings to clear."""
_PLANS = f"OrgDesigner plans (*{SUFFIX})"
_WELCOME = (
    "This is an example school: three leadership teams, two proposals. Drag a card to another team and watch "
    "the findings below. Everything can be undone."
)


class FileCommands:
    """Opens and saves plans; never loses what is open without asking."""

    def __init__(self, window: QWidget, session: Session, filing: Filing, bars: Bars, toast: Toast) -> None:
        self._window, self._filing, self._bars, self._toast = window, filing, bars, toast
        self._reading = Reading(window, filing, self._after_leaving)
        self.imports = ImportCommands(window, session, filing, self._after_leaving, self._reading, toast)
        self._recent = QMenu("Open &recent", window)
        self._recent.aboutToShow.connect(self._list_recent)
        self._leaving = False
        filing.state_changed.connect(self._show_state)

    def recent_menu(self) -> QMenu:
        """Return the menu of recent files."""
        return self._recent

    # Starting

    def start(self, file: Path | None) -> None:
        """Open a file, the one that was open last, or the example school at the very first start."""
        last = next(iter(recent_files()), None)
        if file is not None:
            self._filing.open_new()
            self._open(file)
        elif last is not None and last.exists():
            self._filing.open_new()
            self._open(last)
        else:
            self.show_example()

    def show_example(self) -> None:
        """Show the example school, with a short way in."""
        self._reading.give_up()
        self._filing.open_example(_FIRST_SEEN)
        actions = [
            ("Start with my school", self.new_plan),
            ("Import a staff list…", self.imports.import_organogram),
        ]
        self._bars.show_bar("welcome", _WELCOME, actions)

    def settle_soon(self) -> None:
        """Settle, when what that takes has been imported in a thread: it is most of the work."""
        doing = Doing(_storage_imported(), self._window)
        doing.finished.connect(self._settle_if_open)
        doing.begin()

    def _settle_if_open(self) -> None:
        if self._window.isVisible():  # it may have been closed meanwhile
            self.settle()

    def settle(self) -> None:
        """Do what can wait until the first picture is there: keep edits safe, and look for earlier work."""
        self._filing.protect()
        try:
            orphans = self._filing.orphans()
        except UserError as error:
            self._toast.say(str(error))
            return
        if orphans:
            count = len(orphans)
            words = "Work from an earlier session was not saved." if count == 1 else (
                f"Work from {count} earlier sessions was not saved."
            )  # fmt: skip
            self._bars.show_bar("recovery", words, [("Recover…", self.recover_work)], warning=True)

    # Opening

    def new_plan(self) -> None:
        """Begin with an empty structure."""
        self._after_leaving(self._new)

    def open_example(self) -> None:
        """Open the example school."""
        self._after_leaving(self.show_example)

    def open_plan(self) -> None:
        """Ask for a file and open it."""
        self._after_leaving(self._ask_for_plan)

    def open_path(self, path: Path) -> None:
        """Open a file that is known already."""
        self._after_leaving(partial(self._open, path))

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """Open what was dropped on the window: a plan, or the files of a staff list."""
        if len(paths) == 1 and paths[0].suffix.casefold() == SUFFIX:
            self.open_path(paths[0])
        elif paths:
            self.imports.import_paths(paths)

    # Saving

    def save_plan(self) -> None:
        """Save to the plan's file, or ask for one."""
        if self._filing.path is None or self._filing.locked_by:
            self.save_plan_as()
        else:
            self.save_at(None)

    def save_plan_as(self) -> None:
        """Ask for a file and save there."""
        self._ask_where_to_save(None)

    def save_at(self, path: Path | None, then: Callable[[], object] | None = None) -> None:
        """Save to a file, None for the plan's own, and go on once nothing would be lost."""
        self._filing.begin_to_save(path, partial(self._saved, then), self._say_refused)

    # Closing

    def close_window(self) -> None:
        """Close the window."""
        self._window.close()

    def may_close(self) -> bool:
        """Whether the window may close now; if not, the user is asked, and it closes after the answer."""
        self._filing.finish_saving()
        if self._leaving or not self._filing.dirty:
            self._reading.give_up()
            self._filing.close()
            return True
        self._after_leaving(self._leave)
        return False

    def recover_work(self) -> None:
        """Show what earlier sessions left, and let the user choose what becomes of it."""
        from orgdesigner.ui.dialogs.recovery import RecoveryDialog

        dialog = RecoveryDialog(self._filing.orphans(), self._window)
        dialog.recover_asked.connect(self._recover)
        dialog.open()

    # How it is done

    def _leave(self) -> None:
        self._leaving = True
        self._window.close()

    def _new(self) -> None:
        self._reading.give_up()
        self._bars.hide_bar("welcome")
        self._filing.open_new()
        self._filing.protect()

    def _open(self, path: Path) -> None:
        """Open a plan's file: at once, or while the window goes on if that takes longer than a moment."""
        if takes_long(path):
            self._filing.make_way_for(path)
            read = partial(read_file, path, self._filing.store())
            self._reading.begin(f"Opening {path.name}…", read, partial(self._look_at, path))
        else:
            self._try(partial(self._open_at_once, path))

    def _open_at_once(self, path: Path) -> None:
        self._reading.give_up()
        self._filing.open_file(path)
        self._opened(path)

    def _look_at(self, path: Path, copy: WorkingCopy) -> None:
        self._filing.take(copy)
        self._opened(path)

    def _opened(self, path: Path) -> None:
        self._bars.hide_bar("welcome")
        remember_file(path.resolve())

    def _ask_for_plan(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a plan", _folder(), _PLANS)
        if name:
            self._open(Path(name))

    def _saved(self, then: Callable[[], object] | None, saved: Saved) -> None:
        self._say_saved(saved)
        if then is not None:
            self._after_leaving(then)  # which asks again if something was edited meanwhile

    def _say_saved(self, saved: Saved) -> None:
        remember_file(saved.path)
        self._bars.hide_bar("welcome")
        if saved.conflict:
            words = (
                "Somebody else had changed the file since you opened it. It was left as it is, and "
                f"your version is in “{saved.path.name}” beside it, with which you go on."
            )
            self._bars.show_bar("conflict", words, warning=True)
        else:
            self._toast.say(f"Saved as {saved.path.name}")

    def _ask_where_to_save(self, then: Callable[[], object] | None) -> None:
        suggestion = str(Path(_folder()) / Path(self._filing.name).with_suffix(SUFFIX).name)
        name, _ = QFileDialog.getSaveFileName(self._window, "Save the plan", suggestion, _PLANS)
        if name:
            self.save_at(Path(name), then)

    def _after_leaving(self, then: Callable[[], object]) -> None:
        self._filing.finish_saving()
        if not self._filing.dirty:
            then()
            return
        from orgdesigner.ui.dialogs.leaving import ask_what_to_do

        ask_what_to_do(self._window, self._filing.name, partial(self._decided, then))

    def _decided(self, then: Callable[[], object], answer: Answer) -> None:
        from orgdesigner.ui.dialogs.leaving import Answer

        if answer is Answer.FORGET:
            then()
        elif answer is Answer.SAVE:
            if self._filing.path is None or self._filing.locked_by:
                self._ask_where_to_save(then)
            else:
                self.save_at(None, then)

    def _recover(self, orphan: Orphan) -> None:
        read = partial(read_orphan, orphan, self._filing.store())
        self._after_leaving(partial(self._reading.begin, "Recovering earlier work…", read, self._take_up))

    def _take_up(self, copy: WorkingCopy) -> None:
        self._filing.take(copy, "Recovered plan")
        self._bars.hide_bar("recovery")
        self._toast.say("Recovered. Save it to keep it; undo goes back step by step.")

    def _try(self, do: Callable[[], None]) -> None:
        """Do something; if it can't be done, say why."""
        try:
            do()
        except UserError as error:
            self._say_refused(str(error))

    def _say_refused(self, words: str) -> None:
        from orgdesigner.ui.dialogs.refusal import say_refused

        say_refused(self._window, words)

    def _show_state(self) -> None:
        if self._filing.locked_by:
            words = (
                f"{self._filing.locked_by} has this plan open. You can look and try; save under another name."
            )
            self._bars.show_bar("locked", words, [("Save as…", self.save_plan_as)], warning=True)
        else:
            self._bars.hide_bar("locked")
        if self._filing.recovery_off:
            self._bars.show_bar("unprotected", self._filing.recovery_off, warning=True)
        else:
            self._bars.hide_bar("unprotected")

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in recent_files():
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setEnabled(path.exists())
            action.triggered.connect(partial(self.open_path, path))
        self._recent.addSeparator()
        self._recent.addAction("Clear this list", forget_files)


def _storage_imported() -> Parts[None]:
    yield partial(import_module, "orgdesigner.storage.working_copy")


def _folder() -> str:
    """Return the folder of the file that was open last, or the user's documents."""
    last = next(iter(recent_files()), None)
    if last is not None and last.parent.is_dir():
        return str(last.parent)
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
