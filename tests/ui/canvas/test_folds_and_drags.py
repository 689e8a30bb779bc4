"""A drag meets folded branches: a drop leaves them folded, a wait springs them open, Esc closes them."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from orgdesigner.model import relations
from tests.ui.canvas.folding import far, handle, selected
from tests.ui.canvas.hand import Hand

KEY = Qt.Key


def test_a_drop_on_a_folded_card_leaves_it_folded_and_its_badge_counts(reporting: Hand) -> None:
    reporting.click(handle(reporting, "dep1"))
    reporting.drag("maths", reporting.at("dep1"))
    assert relations.manager(reporting.canvas.session.view, "maths").id == "dep1"  # type: ignore[union-attr]
    assert reporting.canvas.folding.folded == {"dep1"}
    placed = reporting.canvas.extent.card("dep1")
    assert placed is not None
    assert placed.card.below is not None
    assert placed.card.below[:2] == (4, 5)
    assert selected(reporting) == ("dep1",)


def test_a_folded_card_springs_open_under_what_is_dragged(reporting: Hand, qtbot: QtBot) -> None:
    reporting.click(handle(reporting, "dep1"))
    place = reporting.box("dep1")
    reporting.begin_drag("maths", reporting.at("dep1"))
    assert reporting.canvas.folding.folded == {"dep1"}
    qtbot.waitUntil(lambda: not reporting.canvas.folding.folded)
    assert reporting.canvas.gesture_active
    assert far(place, reporting.box("dep1")) <= 1
    to = reporting.at("hoy7")
    reporting.move(to)
    reporting.release(to)
    assert relations.manager(reporting.canvas.session.view, "maths").id == "hoy7"  # type: ignore[union-attr]
    assert reporting.canvas.folding.folded == frozenset()


def test_what_sprang_open_closes_if_the_drop_is_elsewhere(reporting: Hand, qtbot: QtBot) -> None:
    reporting.click(handle(reporting, "dep1"))
    reporting.begin_drag("maths", reporting.at("dep1"))
    qtbot.waitUntil(lambda: not reporting.canvas.folding.folded)
    to = reporting.at("bm")
    reporting.move(to)
    reporting.release(to)
    assert relations.manager(reporting.canvas.session.view, "maths").id == "bm"  # type: ignore[union-attr]
    assert reporting.canvas.folding.folded == {"dep1"}


def test_esc_closes_what_sprang_open(reporting: Hand, qtbot: QtBot) -> None:
    reporting.click(handle(reporting, "dep1"))
    before = reporting.canvas.picture
    reporting.begin_drag("maths", reporting.at("dep1"))
    qtbot.waitUntil(lambda: not reporting.canvas.folding.folded)
    reporting.key(KEY.Key_Escape)
    assert reporting.canvas.picture == before
    assert not reporting.canvas.gesture_active
