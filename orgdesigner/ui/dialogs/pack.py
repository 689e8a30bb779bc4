"""What a pack of rules will make different, before it is used."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.model.records import RuleSetting
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.packs import Pack
from orgdesigner.rules.shared.wording import listed
from orgdesigner.rules.ways import own_ways
from orgdesigner.ui.widgets.tips import literal


class PackPreview(QDialog):
    """Lists every rule that will be asked in another way; `accepted` if the pack shall be used."""

    def __init__(self, before: Pack, after: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Use a pack of rules")
        self.resize(780, 420)
        self.differences = tuple(_differences(before, after))
        if self.differences:
            said = f"“{after.name}” asks these rules of your plan in another way, in every structure of it:"
        else:
            said = f"“{after.name}” asks every rule as your plan does already."
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("What will differ")
        self.tree.setHeaderLabels(["Rule", "Now", "With the pack"])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setColumnWidth(0, 270)
        self.tree.setColumnWidth(1, 230)
        for row in self.differences:
            item = QTreeWidgetItem(list(row))
            for place, words in enumerate(row):
                item.setToolTip(place, literal(words))
            self.tree.addTopLevelItem(item)
        self.tree.setVisible(bool(self.differences))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        use = QPushButton("Use this pack")
        use.setDefault(True)
        use.setEnabled(bool(self.differences))
        buttons.addButton(use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.addWidget(_sentence(said, "strong"))
        column.addWidget(self.tree, 1)
        if after.unknown:
            kept = f"Kept, though this version does not know it: {listed(after.unknown)}."
            column.addWidget(_sentence(kept, "hint"))
        column.addWidget(buttons)


def _differences(before: Pack, after: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield every rule that is asked in another way: its name, and how it is asked now and then."""
    now = {each.rule: each for each in before.settings}
    then = {each.rule: each for each in after.settings}
    for rule in rules():
        ways = [_way(own_ways(rule, settings.get(rule.id))) for settings in (now, then)]
        if ways[0] != ways[1]:
            yield f"{rule.id}  {rule.name}", ways[0], ways[1]
    known = {rule.id for rule in rules()}
    for rule_id in sorted({*now, *then} - known):
        if _said(now.get(rule_id)) != _said(then.get(rule_id)):
            yield rule_id, _said(now.get(rule_id)), _said(then.get(rule_id))


def _way(ways: tuple[str, ...]) -> str:
    words = "; ".join(ways) or "as it comes"
    return words[:1].upper() + words[1:]


def _said(setting: RuleSetting | None) -> str:
    return "Not set" if setting is None else "Set"


def _sentence(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
