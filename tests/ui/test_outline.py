"""The outline says in words everything that the picture shows, and follows every edit."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView
from pytestqt.modeltest import ModelTester

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.people import add_person
from orgdesigner.model.edits.posts import add_post
from orgdesigner.model.edits.waivers import add_waiver
from orgdesigner.model.records import Person, Post
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.base import Subject
from orgdesigner.rules.rollup import Badge, Rollup, branch, team
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.outline import OutlineModel
from orgdesigner.ui.panels.outline_tree import Node, outline
from tests.ui.hands import LEFT


def everything(node: Node) -> list[Node]:
    return [each for child in node.children for each in (child, *everything(child))]


def spoken(index: QModelIndex) -> str:
    """Return what is said of a line beside its text."""
    return str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or "")


def line_of(tree: QTreeView, text: str) -> QModelIndex:
    model = tree.model()
    found = model.match(
        model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, 1,
        Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive,
    )  # fmt: skip
    assert found, text
    return found[0]


def test_every_post_and_every_person_has_a_line_in_both_views(window: MainWindow) -> None:
    window.session.perform(lambda view: add_post(view, title="Spare post", post_id="spare"))
    window.session.perform(lambda view: add_person(view, name="Una Placed", staff_group=StaffGroup.SUPPORT))
    view = window.session.view
    for chart_view in ChartView:
        lines = everything(outline(view, chart_view))
        subjects = {line.subject for line in lines}
        assert {Subject("post", post.id) for post in view.all(Post)} <= subjects
        words = "\n".join(line.text for line in lines)
        assert all(person.name in words for person in view.all(Person))


def test_the_tree_keeps_what_qt_expects_of_a_model(window: MainWindow, qtmodeltester: ModelTester) -> None:
    model = OutlineModel(window)
    for chart_view in ChartView:
        model.show(outline(window.session.view, chart_view))
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_click_selects_the_post_and_the_canvas_selection_is_followed(window: MainWindow) -> None:
    tree = window.outline.tree
    index = line_of(tree, "Grassroots Leader 1")
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index).center())
    assert window.session.selection == (Subject("post", "gl1"),)
    window.session.select(Subject("post", "gl3"))
    selected = [each.data() for each in tree.selectionModel().selectedIndexes()]
    assert selected == ["Grassroots Leader 3 · vacant"]


def test_an_edit_is_shown_and_what_was_open_stays_open(window: MainWindow) -> None:
    tree = window.outline.tree
    tree.collapse(line_of(tree, "Curriculum"))
    window.session.perform(lambda view: join_team(view, ["gl1"], "cp", leave="sa"))
    assert not tree.isExpanded(line_of(tree, "Curriculum"))
    assert tree.isExpanded(line_of(tree, "Students"))
    above = line_of(tree, "Grassroots Leader 1").parent()
    assert above.data() == "Curriculum & Pedagogy"


def test_enter_on_a_line_brings_the_card_into_view(window: MainWindow) -> None:
    tree = window.outline.tree
    index = line_of(tree, "Grassroots Leader 3")
    tree.setCurrentIndex(index)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    placed = window.canvas.extent.card("gl3")
    assert placed is not None
    box = window.canvas.camera.box_on_screen(placed.box)
    size = window.canvas.visible_size()
    assert box.x >= 0
    assert box.y >= 0
    assert box.right <= size.width
    assert box.bottom <= size.height


def test_findings_are_said_on_the_lines(window: MainWindow) -> None:
    finding = next(each for each in window.session.findings if each.subjects[0].kind == "post")
    lines = {node.subject: node for node in everything(outline(window.session.view, ChartView.TEAMS))}
    assert finding.subjects[0] in lines
    title = lines[finding.subjects[0]].text
    index = line_of(window.outline.tree, title)
    about = [each for each in window.session.findings if finding.subjects[0] in each.badged]
    badge = Badge.of(about)
    assert badge is not None
    said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert str(said).endswith(f". {badge.words}: {about[0].message}")


def test_a_line_that_is_closed_speaks_for_those_beneath_it(window: MainWindow) -> None:
    window.views.view_reporting()
    tree = window.outline.tree
    view, rollup = window.session.view, Rollup(window.session.findings)
    for title, post in (("Deputy: Students", "dep1"), ("Headteacher", "head")):
        index = line_of(tree, title)
        tree.collapse(index)
        closed = Badge.of(rollup.about(*branch(view, post)))
        own = Badge.of(rollup.about(Subject("post", post)))
        assert closed is not None
        assert own is not None
        assert closed.count > own.count
        assert f". {closed.words}: " in spoken(index)
        tree.expand(index)
        assert f". {own.words}: " in spoken(index)


def test_a_team_speaks_for_its_members(window: MainWindow) -> None:
    badge = Badge.of(Rollup(window.session.findings).about(*team(window.session.view, "sa")))
    assert badge is not None
    assert f". {badge.words}: " in spoken(line_of(window.outline.tree, "Students"))


def test_what_is_waived_leaves_no_badge(window: MainWindow) -> None:
    for rule in {each.rule for each in window.session.findings}:
        window.session.perform(
            lambda view, rule=rule: add_waiver(  # type: ignore[misc]
                view,
                rule,
                sorted({str(s) for e in window.session.findings if e.rule == rule for s in e.subjects}),
                reason="Agreed",
                owner="Headteacher",
                expires=date(2027, 8, 31),
            )
        )
    assert all(each.is_waived for each in window.session.findings)
    lines = everything(outline(window.session.view, ChartView.TEAMS))
    said = [spoken(line_of(window.outline.tree, line.text)) for line in lines if line.subject]
    assert not any("finding" in each for each in said)
    assert not any(placed.card.mark for placed in window.canvas.picture.cards)


def test_the_outline_takes_the_shape_of_the_view(window: MainWindow) -> None:
    window.views.view_reporting()
    assert (
        line_of(window.outline.tree, "Grassroots Leader 1").parent().data()
        == "Deputy: Students · Miriam Okafor"
    )
    window.views.view_teams()
    assert line_of(window.outline.tree, "Grassroots Leader 1").parent().data() == "Students & Achievement"


def test_what_is_selected_stays_so_when_it_changes_its_place_in_the_outline(window: MainWindow) -> None:
    window.views.view_reporting()
    window.session.select(Subject("post", "dep2"))
    window.actions_by_name["move_up"].trigger()
    assert window.session.selected_posts() == ("dep2",)
