"""What is in view is exposed to screen readers, in words, one object each, and only when somebody asks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface

from orgdesigner.chart.looking import PLAIN, Lens
from orgdesigner.chart.picture import ChartView, PlacedCard, Region
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.posts import add_post
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.listening import exposed
from orgdesigner.ui.canvas.listening.exposed import Thing
from orgdesigner.ui.main_window import MainWindow

Role, Text = QAccessible.Role, QAccessible.Text


def interface_of(window: MainWindow) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(window.canvas)


def walked(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what is in something, each before what is in it."""
    for number in range(interface.childCount()):
        child = interface.child(number)
        assert interface.indexOfChild(child) == number
        yield child
        yield from walked(child)


def told(window: MainWindow) -> dict[str, QAccessibleInterface]:
    """Return what the chart tells of, by name, without the widgets on it."""
    things = (each for each in walked(interface_of(window)) if isinstance(each.object(), Thing))
    return {each.text(Text.Name): each for each in things}


@pytest.mark.parametrize("chart_view", ChartView)
def test_every_card_and_team_in_view_is_told_once_where_it_is_drawn(
    window: MainWindow, chart_view: ChartView
) -> None:
    window.navigation.show_view(chart_view)
    canvas = window.canvas
    seen = canvas.extent.within(canvas.camera.seen(canvas.visible_size()))
    things = [each for each in walked(interface_of(window)) if isinstance(each.object(), Thing)]
    cards = [each for each in things if isinstance(each.object().drawn, PlacedCard)]  # type: ignore[attr-defined]
    regions = [each for each in things if isinstance(each.object().drawn, Region)]  # type: ignore[attr-defined]
    assert {each.object().drawn.post for each in cards} == {placed.post for placed in seen.cards}  # type: ignore[attr-defined]
    assert len(cards) == len(seen.cards)
    assert len(regions) == len(seen.regions)
    for each in cards:
        drawn = each.object().drawn  # type: ignore[attr-defined]
        box = canvas.camera.box_on_screen(drawn.box)
        corner = canvas.viewport().mapToGlobal(QPoint(0, 0))
        off = each.rect().topLeft() - corner - QPoint(round(box.x), round(box.y))
        assert max(abs(off.x()), abs(off.y())) <= 1
        assert abs(each.rect().width() - box.width) <= 2
        assert each.role() is Role.ListItem
        above = each.parent().object()
        assert (above.drawn is drawn.region) if drawn.region else (above is canvas)  # type: ignore[attr-defined]


def test_a_card_says_everything_that_is_drawn_on_it(window: MainWindow) -> None:
    words = told(window)["Grassroots Leader 1, Joan Mbeki"].text(Text.Description)
    assert words.startswith("2 of 3 in Students & Achievement. Joan Mbeki: teaching staff. ")
    for part in (
        "Reports to Deputy: Students",
        "In Students & Achievement",
        "Allowance: TLR3 £2,000 to Aug 2027",
    ):
        assert f"{part}. " in words
    about = [each.message for each in window.session.findings if Subject("post", "gl1") in each.badged]
    assert f"{len(about)} findings: " in words
    assert all(message.rstrip(".") in words for message in about)
    vacant = told(window)["Grassroots Leader 3, vacant"].text(Text.Description)
    assert "Open to support staff only" in vacant


def test_each_card_has_its_depth_and_what_folds_it(window: MainWindow) -> None:
    window.views.view_reporting()
    deputy = told(window)["Deputy: Students, Miriam Okafor"]
    level = QAccessible.Attribute.Level
    assert deputy.attributesInterface().attributeValue(level) == 2
    assert deputy.state().expanded
    deputy.actionInterface().doAction("Toggle")
    assert "dep1" in window.canvas.folding.folded
    deputy = told(window)["Deputy: Students, Miriam Okafor"]
    assert deputy.state().collapsed
    assert "Collapsed. 2 below are folded away" in deputy.text(Text.Description)
    assert "Grassroots Leader 1, Joan Mbeki" not in told(window)


def test_a_reader_selects_and_hears_what_is_selected(window: MainWindow) -> None:
    cards = told(window)
    one, other = cards["Grassroots Leader 1, Joan Mbeki"], cards["Deputy: Curriculum, Rolf Lindqvist"]
    one.actionInterface().doAction("Press")
    assert window.session.selected_posts() == ("gl1",)
    assert one.state().selected
    assert not other.state().selected
    chart = interface_of(window)
    assert chart.selectionInterface().select(other)
    assert window.session.selected_posts() == ("gl1", "dep2")
    chosen = chart.selectionInterface().selectedItems()
    assert {each.text(Text.Name) for each in chosen} == {one.text(Text.Name), other.text(Text.Name)}
    assert chart.selectionInterface().unselect(one)
    assert window.session.selected_posts() == ("dep2",)
    asked: list[QPoint] = []
    window.canvas.menu_requested.disconnect()
    window.canvas.menu_requested.connect(asked.append)
    one.actionInterface().doAction("ShowMenu")
    assert window.session.selected_posts() == ("gl1",)
    assert asked == [one.rect().center()]
    one.actionInterface().doAction("SetFocus")
    assert window.canvas.hasFocus()
    assert chart.focusChild().text(Text.Name) == one.text(Text.Name)


def test_a_point_of_the_screen_leads_to_what_is_drawn_there(window: MainWindow) -> None:
    chart = interface_of(window)
    for called, each in told(window).items():
        if each.role() is Role.ListItem:
            middle = each.rect().center()
            assert chart.childAt(middle.x(), middle.y()).text(Text.Name) == called


def test_an_edit_is_told_with_the_same_objects(window: MainWindow) -> None:
    before = told(window)
    window.session.perform(
        lambda view: set_fields(view, view.need(Post, "gl1"), title="Keeper of the Orchard")
    )
    after = told(window)
    assert "Keeper of the Orchard, Joan Mbeki" in after
    assert "Grassroots Leader 1, Joan Mbeki" not in after
    same = "Headteacher, Beatrice Aldous"
    assert after[same].object() is before[same].object()
    window.session.perform(lambda view: add_post(view, title="Grower", post_id="grower", manager="dep1"))
    window.canvas.reveal("grower")
    assert "Grower, vacant" in told(window)


def test_nothing_is_made_until_a_reader_asks_and_objects_serve_again(window: MainWindow) -> None:
    assert not QAccessible.isActive()
    window.session.select(Subject("post", "gl1"))
    window.canvas.look(window.canvas.camera.panned(-50, 0))
    assert window.canvas.exposed.count == 0
    many = len(told(window))
    assert window.canvas.exposed.count == many
    for turn in (-900, 900) * 4:
        window.canvas.look_exactly(window.canvas.camera.panned(turn, 0))
        told(window)
    assert window.canvas.exposed.count <= many + 1


def test_of_a_chart_too_large_to_be_listened_to_the_first_cards_are_told_and_that_there_are_more(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exposed, "MOST", 3)
    window.canvas.look(window.canvas.camera.panned(1, 0))
    assert sum(each.role() is Role.ListItem for each in told(window).values()) == 3
    assert interface_of(window).text(Text.Description).startswith("3 posts in view, and more")
    window.session.select(Subject("post", "gl3"))
    focused = told(window)["Grassroots Leader 3, vacant"]
    assert focused.state().selected


def test_a_card_that_fades_says_so_and_so_does_one_in_the_hand(window: MainWindow) -> None:
    called = "Grassroots Leader 1, Joan Mbeki"
    assert "Faded" not in told(window)[called].text(Text.Description)
    window.canvas.look_through(Lens(kept={"gl2"}))
    assert "Faded: other cards stand out" in told(window)[called].text(Text.Description)
    window.canvas.look_through(PLAIN)
    assert "Faded" not in told(window)[called].text(Text.Description)
    window.session.select(Subject("post", "gl1"))
    window.canvas.commands.cut()
    assert "In the hand" in told(window)[called].text(Text.Description)
