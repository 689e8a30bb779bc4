"""The rules of a plan: asking them in another way, and sharing that as a pack."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from orgdesigner.errors import FileRefused, UserError
from orgdesigner.ui.dialogs.refusal import say_refused
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from orgdesigner.rules.packs import Pack
    from orgdesigner.ui.dialogs.rules import RulesDialog

_FILES = "Packs of rules (*.orgrules.json *.json)"
_SUFFIX = ".orgrules.json"


class RuleCommands:
    """Shows and changes how a plan asks its rules."""

    def __init__(self, window: QWidget, session: Session, toast: Toast) -> None:
        self._window, self._session, self._toast = window, session, toast

    def plan_rules(self) -> None:
        """Show every rule and how it is asked."""
        self.show_rule("")

    def show_rule(self, rule_id: str) -> None:
        """Show the rules of the plan, with one of them chosen."""
        from orgdesigner.ui.dialogs.rules import RulesDialog

        dialog = RulesDialog(self._session, self._window, rule_id=rule_id)
        dialog.save_asked.connect(partial(self._save, dialog))
        dialog.use_asked.connect(partial(self._use, dialog))
        dialog.open()

    def _save(self, dialog: RulesDialog, pack: Pack) -> None:
        name, _ = QFileDialog.getSaveFileName(dialog, "Save as a pack", f"Our rules{_SUFFIX}", _FILES)
        if not name:
            return
        path = Path(name)
        path = path if path.suffix else path.with_name(path.name + _SUFFIX)
        from orgdesigner.exchange.writing import write_file
        from orgdesigner.rules.packs import packed, write_pack

        try:
            write_file(path, write_pack(packed(_name(path), pack.settings)))
        except UserError as error:
            say_refused(dialog, str(error))
        else:
            self._toast.say(f"Saved as {path.name}")

    def _use(self, dialog: RulesDialog) -> None:
        name, _ = QFileDialog.getOpenFileName(dialog, "Use a pack", "", _FILES)
        if not name:
            return
        from orgdesigner.rules.packs import read_pack
        from orgdesigner.ui.dialogs.pack import PackPreview

        try:
            pack = read_pack(_read(Path(name)))
        except UserError as error:
            say_refused(dialog, str(error))
            return
        preview = PackPreview(dialog.pack, pack, dialog)
        preview.accepted.connect(partial(self._adopt, dialog, pack))
        preview.open()

    def _adopt(self, dialog: RulesDialog, pack: Pack) -> None:
        """Use a pack in every structure at once; what was set in the dialog and not yet done is forgotten."""
        from orgdesigner.rules.packs import adopt

        self._session.perform_everywhere(
            lambda view: adopt(view, pack), label=f"Use the rules of “{pack.name}”"
        )
        dialog.load(pack)


def _name(path: Path) -> str:
    """Return what a pack is called that is saved in a file: the file's name without its endings."""
    return path.name.removesuffix(_SUFFIX).removesuffix(".json") or "Rules"


def _read(path: Path) -> bytes:
    from orgdesigner.rules.packs import LARGEST

    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise FileRefused(f"“{path.name}” can't be read. Choose another file, or try again.") from None
