"""Each core task that changes the structure, by keyboard alone and by single clicks alone."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.tasks.comparing import same_but_for_new_ids
from tests.ui.tasks.core import EDITS
from tests.ui.tasks.core.task import Task
from tests.ui.tasks.hands import Keyboard, Mouse


@pytest.mark.parametrize("hand", [Keyboard, Mouse], ids=["keyboard", "clicks"])
@pytest.mark.parametrize("task", EDITS, ids=[task.name.replace(" ", "-") for task in EDITS])
def test_a_core_task(task: Task, hand: type[Keyboard | Mouse], make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    session = window.session
    before = session.view.snapshot().view
    wanted = session.view.snapshot()
    wanted.apply(task.edit(wanted.view))
    window.canvas.setFocus()
    if hand is Keyboard:
        task.by_keyboard(Keyboard(window))
    else:
        task.by_clicks(Mouse(window))
    assert same_but_for_new_ids(before, session.view, wanted.view) == []
    while session.document.can_undo:
        session.undo()
    assert session.view == before
