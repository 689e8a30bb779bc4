"""Rules of this plan: which are asked, how much they matter, and from where on they find something."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.model.edits.rule_settings import set_rules
from orgdesigner.model.records import RuleSetting
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.packs import Pack, pack_of, packed
from orgdesigner.rules.shared.wording import count
from orgdesigner.ui.dialogs.rule_form import RuleForm
from orgdesigner.ui.dialogs.rule_list import RuleList
from orgdesigner.ui.session import Session

_ANY_NAME = "Rules of this plan"


class RulesDialog(QDialog):
    """Lists every rule and how it is asked; what is set here holds in every structure of the plan.

    `save_asked` carries the settings as a pack; `use_asked` when another pack is wanted in their place.
    """

    save_asked = Signal(object)
    use_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, rule_id: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Rules of this plan")
        self.resize(900, 600)
        self._session = session
        self._loaded = pack_of(session.view, _ANY_NAME)
        self._settings = {each.rule: each for each in self._loaded.settings}
        self.search = QLineEdit()
        self.search.setAccessibleName("Search the rules")
        self.search.setPlaceholderText("Search the rules")
        self.search.setClearButtonEnabled(True)
        self.own_only = QCheckBox("Only those asked in this plan's own way")
        self.list = RuleList()
        self.form = RuleForm()
        self._summary = QLabel()
        self._summary.setObjectName("hint")
        self._summary.setWordWrap(True)
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.own_only.toggled.connect(self._narrow)
        self.list.chosen.connect(self._show_rule)
        self.list.ticked.connect(self._tick)
        self.form.edited.connect(self._take)
        self._show()
        self.list.choose(rule_id or self.list.listed[0])
        self.list.setFocus()

    @property
    def pack(self) -> Pack:
        """The settings as they are shown."""
        return packed(_ANY_NAME, self._settings.values())

    def load(self, pack: Pack) -> None:
        """Show the settings of a pack that the plan has taken over; what was set here is forgotten."""
        self._settings = {each.rule: each for each in pack.settings}
        self._loaded = self.pack
        self._show()
        self._show_rule(self.list.current)

    def accept(self) -> None:
        """Ask the rules so in every structure, in one undo step; stay open while something does not fit."""
        if not self.form.finish():
            return
        pack, session = self.pack, self._session
        label = self._label(pack)
        session.perform_everywhere(lambda view: set_rules(view, pack.settings, label=label), label=label)
        super().accept()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.own_only, self.list):
            column.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.form)
        splitter.setSizes([480, 400])
        splitter.setChildrenCollapsible(False)
        save, use = QPushButton("Save as a pack…"), QPushButton("Use a pack…")
        save.setToolTip(
            "A file with these settings, to share with other schools; it holds no names and no pay"
        )
        use.setToolTip("Read the settings of such a file; you see what will differ first")
        save.clicked.connect(lambda: self.save_asked.emit(self.pack))
        use.clicked.connect(self.use_asked)
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        do = QPushButton("Use these settings")
        do.setObjectName("primary")
        buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (save, use, do, cancel):
            button.setAutoDefault(False)  # Enter finishes what is typed, and presses nothing
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(save)
        below.addWidget(use)
        below.addWidget(buttons, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.addWidget(splitter, 1)
        whole.addWidget(self._summary)
        whole.addLayout(below)

    def _show(self) -> None:
        self.list.show_settings(self._settings)
        self._narrow()
        own = count(len(self._settings), "rule")
        words = f"{own[:1].upper()}{own[1:]} asked in this plan's own way." if self._settings else ""
        if self._differ():
            words += " The structures of this plan ask their rules in different ways; here they become alike."
        self._summary.setText(words.strip() or "Every rule is asked as it comes.")

    def _differ(self) -> bool:
        """Whether the structures of the plan ask their rules in different ways."""
        document = self._session.document
        return any(pack_of(document.view(place), _ANY_NAME) != self._loaded for place in document.places())

    def _narrow(self) -> None:
        self.list.narrow(self.search.text(), self._settings, own_only=self.own_only.isChecked())

    def _show_rule(self, rule_id: str) -> None:
        self.form.show_rule(rule(rule_id), self._settings.get(rule_id))

    def _tick(self, rule_id: str, asked: bool) -> None:
        present = self._settings.get(rule_id) or RuleSetting(id=rule_id, rule=rule_id)
        self._take(present.evolve(off=not asked))
        self.list.choose(rule_id)

    def _take(self, setting: RuleSetting) -> None:
        self._settings.pop(setting.rule, None)
        if setting.off or setting.severity is not None or setting.limits:
            self._settings[setting.rule] = setting
        self._show()
        self._show_rule(setting.rule)

    def _label(self, pack: Pack) -> str:
        before = {each.rule: each for each in self._loaded.settings}
        after = {each.rule: each for each in pack.settings}
        altered = sorted(each for each in {*before, *after} if before.get(each) != after.get(each))
        if len(altered) != 1:
            return f"Ask {count(len(altered), 'rule')} in another way" if altered else "Ask the rules alike"
        [rule_id] = altered
        if rule_id not in after:
            return f"Ask {rule_id} as it comes"
        return f"Ask {rule_id} no longer" if after[rule_id].off else f"Ask {rule_id} in another way"
