"""The rules of a plan are asked as its window says, in every structure and one undo step; packs share it."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMessageBox, QWidget

from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.edits.rule_settings import set_rule
from orgdesigner.model.records import Limit, RuleSetting
from orgdesigner.model.words import Severity
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.packs import Pack, read_pack, write_pack
from orgdesigner.ui.dialogs.pack import PackPreview
from orgdesigner.ui.dialogs.rules import RulesDialog
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.form import Field
from tests.rules.examples import said
from tests.ui.hands import LEFT, choose_finding, line, press, retype
from tests.ui.test_accessible import nameless, worked_by_hand

OK = "Use these settings"


@pytest.fixture
def dialog(window: MainWindow) -> RulesDialog:
    window.actions_by_name["plan_rules"].trigger()
    return opened(window)


def opened(window: MainWindow) -> RulesDialog:
    [found] = [each for each in window.findChildren(RulesDialog) if each.isVisible()]
    return found


def tick(dialog: RulesDialog, rule_id: str) -> None:
    """Click the box of a rule."""
    dialog.list.choose(rule_id)
    item = dialog.list.currentItem()
    assert item is not None
    box = dialog.list.visualItemRect(item)
    QTest.mouseClick(dialog.list.viewport(), LEFT, pos=QPoint(box.left() + 10, box.center().y()))


def limit(dialog: RulesDialog, name: str) -> Field:
    fields = [each for each in dialog.form.findChildren(Field) if each.name == name and each.isVisible()]
    assert len(fields) == 1
    return fields[0]


def settings(window: MainWindow, place: str = CURRENT) -> dict[str, RuleSetting]:
    return {each.rule: each for each in window.session.document.view(place).all(RuleSetting)}


def all_said(window: MainWindow) -> list[tuple[object, ...]]:
    """Return what is found in the current structure and in the proposal."""
    return [said(each) for place in (CURRENT, "one") for each in window.session.findings_at(place)]


def propose(window: MainWindow) -> None:
    document = window.session.document
    document.apply(new_proposal(document.view(), "Year one"), "one")


def test_every_rule_is_listed_under_its_area_and_has_a_name_for_everything(dialog: RulesDialog) -> None:
    assert sorted(dialog.list.listed) == [rule.id for rule in rules()]
    assert list(worked_by_hand(dialog))
    assert nameless(dialog) == []


def test_a_rule_that_is_ticked_off_is_asked_no_longer_anywhere_and_undo_brings_it_back(
    window: MainWindow,
) -> None:
    propose(window)
    window.rules.plan_rules()
    dialog = opened(window)
    found = all_said(window)
    assert any(each[0] == "PAY-201" for each in found)
    before = window.session.document.position
    tick(dialog, "PAY-201")
    assert not settings(window), "nothing is changed until it is said"
    press(dialog, OK)
    assert not dialog.isVisible()
    for place in (CURRENT, "one"):
        assert settings(window, place)["PAY-201"].off
        assert "PAY-201" not in {each.rule for each in window.session.findings_at(place)}
    assert window.session.document.history[before].change.label == "Ask PAY-201 no longer"
    window.session.undo()
    assert window.session.document.position == before
    assert all_said(window) == found


def test_space_ticks_the_rule_that_the_keyboard_is_on(window: MainWindow, dialog: RulesDialog) -> None:
    dialog.list.choose("PAY-201")
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.mark("PAY-201") == "off"
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.mark("PAY-201") == ""
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    press(dialog, OK)
    assert settings(window)["PAY-201"].off


def test_a_limit_and_a_severity_are_the_plans_own_until_they_are_as_they_come(
    window: MainWindow, dialog: RulesDialog
) -> None:
    dialog.list.choose("TEAM-409")
    retype(line(limit(dialog, "most")), "12")
    box = dialog.form.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClicks(box, "To put")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert "12 (usually 8)" in words(dialog.form)
    assert dialog.list.mark("TEAM-409") == "own way"
    press(dialog, OK)
    own = settings(window)["TEAM-409"]
    assert (own.severity, own.limits) == (Severity.ERROR, (Limit(name="most", value=Decimal(12)),))
    assert window.session.document.history[-1].change.label == "Ask TEAM-409 in another way"

    window.rules.show_rule("TEAM-409")
    dialog = opened(window)
    press(dialog.form, "As it comes")
    press(dialog, OK)
    assert not settings(window)
    window.session.undo()
    assert settings(window)["TEAM-409"] == own


@pytest.mark.parametrize(("typed", "reason"), [("many", "should be a number"), ("-1", "smallest value is 0")])
def test_a_limit_that_does_not_fit_is_said_beneath_it_and_keeps_the_window_open(
    window: MainWindow, dialog: RulesDialog, typed: str, reason: str
) -> None:
    dialog.list.choose("TEAM-409")
    retype(line(limit(dialog, "most")), typed)
    assert reason in limit(dialog, "most").reason
    press(dialog, OK)
    assert dialog.isVisible()
    assert not window.session.document.history


def test_esc_leaves_everything_as_it_was(window: MainWindow, dialog: RulesDialog) -> None:
    tick(dialog, "PAY-201")
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not window.session.document.history


def test_words_and_what_is_the_plans_own_narrow_the_list(window: MainWindow) -> None:
    window.session.perform(lambda view: set_rule(view, "PAY-202", off=True))
    window.rules.plan_rules()
    dialog = opened(window)
    QTest.keyClicks(dialog.search, "direct reports")
    assert "TEAM-409" in dialog.list.listed
    assert len(dialog.list.listed) < len(rules()) / 2
    dialog.search.clear()
    QTest.mouseClick(dialog.own_only, LEFT, pos=QPoint(8, dialog.own_only.height() // 2))
    assert dialog.list.listed == ("PAY-202",)


def test_the_page_of_a_finding_leads_to_its_rule(window: MainWindow) -> None:
    choose_finding(window.findings, "PAY-201")
    press(window.findings.page, "Ask this rule in another way")
    assert opened(window).list.current == "PAY-201"


# Packs


def answer(monkeypatch: pytest.MonkeyPatch, method: str, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, method, lambda *_args, **_more: (str(file), ""))


def test_a_pack_is_saved_as_it_is_shown_and_holds_no_names(
    window: MainWindow, dialog: RulesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(dialog, "PAY-201")
    answer(monkeypatch, "getSaveFileName", tmp_path / "Trust")
    press(dialog, "Save as a pack")
    file = tmp_path / "Trust.orgrules.json"
    pack = read_pack(file.read_bytes())
    assert pack.name == "Trust"
    assert [(each.rule, each.off) for each in pack.settings] == [("PAY-201", True)]
    assert b"Okafor" not in file.read_bytes()
    assert not window.session.document.history


def test_a_pack_is_previewed_and_then_used_everywhere_in_one_step(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(window)
    window.rules.plan_rules()
    dialog = opened(window)
    use(dialog, tmp_path, monkeypatch, off("PAY-201"), off("XX-999"))
    preview = shown_preview(dialog)
    assert [row[1:] for row in preview.differences] == [("As it comes", "Not asked"), ("Not set", "Set")]
    assert "the rule XX-999" in words(preview)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not settings(window)

    press(dialog, "Use a pack")
    press(shown_preview(dialog), "Use this pack")
    for place in (CURRENT, "one"):
        assert {each.rule for each in settings(window, place).values() if each.off} == {"PAY-201", "XX-999"}
    dialog.list.choose("PAY-201")
    assert dialog.list.mark("PAY-201") == "off"
    assert window.session.document.history[-1].change.label == "Use the rules of “Trust”"
    window.session.undo()
    assert not settings(window)
    assert not settings(window, "one")


def test_a_pack_that_changes_nothing_says_so(
    dialog: RulesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(dialog, tmp_path, monkeypatch)
    preview = shown_preview(dialog)
    assert "as your plan does already" in words(preview)
    QTest.keyClick(preview, Qt.Key.Key_Escape)


@pytest.mark.parametrize("content", [b"{", None])
def test_a_file_that_is_no_pack_is_refused_in_words(
    window: MainWindow,
    dialog: RulesDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
) -> None:
    file = tmp_path / "pack.json"
    if content is not None:
        file.write_bytes(content)
    answer(monkeypatch, "getOpenFileName", file)
    press(dialog, "Use a pack")
    [box] = dialog.findChildren(QMessageBox, "refusal")
    assert "can be read" in box.text() or "can't be read" in box.text()
    box.reject()
    assert not window.session.document.history


def use(dialog: RulesDialog, folder: Path, monkeypatch: pytest.MonkeyPatch, *own: RuleSetting) -> None:
    file = folder / "pack.json"
    file.write_bytes(write_pack(Pack(name="Trust", settings=own)))
    answer(monkeypatch, "getOpenFileName", file)
    press(dialog, "Use a pack")


def shown_preview(dialog: RulesDialog) -> PackPreview:
    [preview] = [each for each in dialog.findChildren(PackPreview) if each.isVisible()]
    return preview


def off(rule: str) -> RuleSetting:
    return RuleSetting(id=rule, rule=rule, off=True)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))
