"""Every key of the program in groups, gathered from the tables that make them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from orgdesigner.ui.actions import COMMANDS, MENUS, SUBMENUS
from orgdesigner.ui.canvas.keyboard.keys import MOUSE, MOVES, OWN_KEYS
from orgdesigner.ui.canvas.keyboard.rename import KEYS as NAMING
from orgdesigner.ui.command import key_of
from orgdesigner.ui.panels.finding_list import KEYS as FINDINGS

NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyLine(NamedTuple):
    """One line of the list: what is done, with which keys, and the command whose keys can be changed."""

    words: str
    keys: str
    command: str = ""


def all_keys() -> list[tuple[str, list[KeyLine]]]:
    """Return the groups of lines: the menus, and then what has keys or gestures of its own."""
    commands = {command.name: command for command in COMMANDS}
    groups = [
        (
            title.replace("&", ""),
            [
                KeyLine(each.plain, key_of(each).toString(NATIVE), each.name)
                for each in (commands[name] for name in names if name in commands)
            ],
        )
        for title, names in (*MENUS, *SUBMENUS.values())
    ]
    own: dict[str, list[str]] = {}
    for bound in OWN_KEYS:
        names = [_name(bound.modifiers.value | key.value) for key in bound.keys]
        own.setdefault(bound.words, []).extend(names)
    lines = [KeyLine(words, ", ".join(names)) for words, names in own.items()]
    groups.append(("On the chart", [*_lines(MOVES), *lines]))
    for title, table in (("Naming on a card", NAMING), ("The mouse", MOUSE), ("In the findings", FINDINGS)):
        groups.append((title, _lines(table)))
    return groups


def taken_by(keys: QKeySequence, name: str) -> str:
    """Return what else has some keys, in words; empty if they are free for the command."""
    wanted = keys.toString(NATIVE)
    for _, lines in all_keys():
        for line in lines:
            if line.command != name and wanted in line.keys.split(", "):
                return line.words
    return ""


def as_text() -> str:
    """Return the whole list as text with tabs, to be pasted into a table or printed."""
    return "\n".join(
        line
        for title, lines in all_keys()
        for line in (title, *(f"{each.words}\t{each.keys}" for each in lines if each.keys), "")
    )


def _lines(table: tuple[tuple[str, str], ...]) -> list[KeyLine]:
    return [KeyLine(words, keys) for keys, words in table]


def _name(combination: int) -> str:
    return QKeySequence(combination).toString(NATIVE)
