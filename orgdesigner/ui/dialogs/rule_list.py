"""The rules of a plan as a tree by area, each with a tick that says whether it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from orgdesigner.model.records import RuleSetting
from orgdesigner.rules.areas import AREAS, area_of
from orgdesigner.rules.base import Rule
from orgdesigner.rules.catalogue import rule, rules
from orgdesigner.rules.ways import own_ways
from orgdesigner.ui.widgets.tips import literal

_ID = Qt.ItemDataRole.UserRole
_OWN = "own way"
"""What stands beside a rule that the plan does not ask as it comes."""


class RuleList(QTreeWidget):
    """`chosen` carries the id of the rule that the keyboard is on; `ticked` one, and whether it is asked."""

    chosen = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Rules by area")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._areas: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        for area in AREAS.values():
            self._add_area(area, [each for each in rules() if area_of(each.id) == area])
        self.currentItemChanged.connect(self._choose)
        self.itemChanged.connect(self._tick)

    def show_settings(self, settings: Mapping[str, RuleSetting]) -> None:
        """Show how every rule is asked; those that are not asked as they come stand out."""
        with QSignalBlocker(self):
            for rule_id, item in self._items.items():
                setting = settings.get(rule_id)
                is_asked = setting is None or not setting.off
                item.setCheckState(0, Qt.CheckState.Checked if is_asked else Qt.CheckState.Unchecked)
                ways = own_ways(rule(rule_id), setting)
                item.setText(1, ("off" if not is_asked else _OWN) if ways else "")
                item.setToolTip(1, literal("\n".join(ways)))
                font = QFont(self.font())
                font.setBold(bool(ways))
                item.setFont(0, font)

    def choose(self, rule_id: str) -> None:
        """Put the keyboard on a rule."""
        item = self._items[rule_id]
        for area, within in self._areas:
            if item in within:
                area.setExpanded(True)
        self.setCurrentItem(item)
        self.scrollToItem(item)

    def narrow(self, words: str, settings: Mapping[str, RuleSetting], *, own_only: bool) -> None:
        """List only rules that hold some words, and on demand only those that are not asked as they come."""
        wanted = words.casefold().split()
        first: QTreeWidgetItem | None = None
        for rule_id, item in self._items.items():
            about = rule(rule_id)
            said = f"{about.id} {about.name} {area_of(about.id)} {about.page.summary}".casefold()
            fits = all(word in said for word in wanted)
            fits = fits and (not own_only or bool(own_ways(about, settings.get(rule_id))))
            item.setHidden(not fits)
            if fits and first is None:
                first = item
        for area, within in self._areas:
            area.setHidden(all(item.isHidden() for item in within))
        current = self.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.setCurrentItem(first)

    def mark(self, rule_id: str) -> str:
        """What stands beside a rule that is not asked as it comes; empty beside the others."""
        return self._items[rule_id].text(1)

    @property
    def current(self) -> str:
        """The id of the rule that the keyboard is on; empty if it is on none."""
        item = self.currentItem()
        return (item.data(0, _ID) or "") if item is not None else ""

    @property
    def listed(self) -> tuple[str, ...]:
        """The ids of the rules that are listed."""
        return tuple(rule_id for rule_id, item in self._items.items() if not item.isHidden())

    def _add_area(self, area: str, within: list[Rule]) -> None:
        if not within:
            return
        heading = QTreeWidgetItem([area])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(heading)
        for each in within:
            item = QTreeWidgetItem([f"{each.id}  {each.name}"])
            item.setData(0, _ID, each.id)
            item.setToolTip(0, literal(each.page.summary))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            heading.addChild(item)
            self._items[each.id] = item
        self._areas.append((heading, [self._items[each.id] for each in within]))
        heading.setExpanded(True)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        rule_id = item.data(0, _ID) if item is not None else None
        if rule_id:
            self.chosen.emit(rule_id)

    def _tick(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0 and item.data(0, _ID):
            self.ticked.emit(item.data(0, _ID), item.checkState(0) is Qt.CheckState.Checked)
