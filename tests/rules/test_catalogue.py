"""Rules are found by looking, explained by their pages, and never skipped."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import orgdesigner.rules
from orgdesigner.errors import UserError
from orgdesigner.rules.catalogue import explain, rule, rules
from tests.rules.examples import bad, drawn, findings, good

PAGE = '"""All is well.\n\nWhy: because.\n\nSource: a book, read in November 2026.\n\nTo fix: mend it.\n"""\n'
RULE = """
from orgdesigner.model.records import Post
from orgdesigner.rules.base import Severity, Strength, rule

@rule("{id}", "Well", each=Post, severity=Severity.ADVICE, strength=Strength.HARD)
def check(view, post):
    yield from ()
"""


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A further folder of rules, beside the program's own."""
    folder = tmp_path / "further_area"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.setattr(orgdesigner.rules, "__path__", [*orgdesigner.rules.__path__, str(tmp_path)])
    yield folder
    for name in [name for name in sys.modules if "further_area" in name]:
        del sys.modules[name]
    vars(orgdesigner.rules).pop("further_area", None)


def found() -> set[str]:
    return {each.id for each in rules.__wrapped__()}


def test_a_file_in_a_folder_is_a_rule_with_no_list_to_enter_it_in(area: Path) -> None:
    (area / "well.py").write_text(PAGE + RULE.format(id="NEW-901"), "utf-8")
    assert found() == {each.id for each in rules()} | {"NEW-901"}


def test_the_rule_that_the_documents_show_is_one(area: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "adding-a-rule.md").read_text("utf-8")
    (area / "shown.py").write_text(page.split("```python\n")[1].split("```")[0], "utf-8")
    (shown,) = (each for each in rules.__wrapped__() if each.id == "AUT-799")
    for example in good(shown):
        assert findings(drawn(example.sketch), [shown]) == ()
    for example in bad(shown):
        assert [each.subjects[0].id for each in findings(drawn(example.sketch), [shown])] == ["sa"]


def test_a_rule_that_fails_to_import_stops_the_program(area: Path) -> None:
    (area / "broken.py").write_text("import nothing_of_that_name\n", "utf-8")
    with pytest.raises(ModuleNotFoundError):
        found()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('"""A file with no rule in it."""\n', "should hold one rule, and holds 0"),
        ('"""All is well."""\n' + RULE.format(id="NEW-901"), "a rule's page lacks: fix, source, why"),
        (PAGE + RULE.format(id="COV-101"), "two rules have the same id: COV-101"),
    ],
)
def test_a_file_that_is_no_whole_rule_stops_the_program(area: Path, text: str, complaint: str) -> None:
    (area / "half.py").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=complaint):
        found()


def test_a_rule_is_found_and_explained_however_its_id_is_typed() -> None:
    assert rule(" pay-201 ").id == "PAY-201"
    page = explain("pay-201")
    assert page.startswith("Equal role, equal money (PAY-201, warning, hard)\n\nEveryone in one role")
    for heading in ("\n\nWhy: ", "\n\nSource: ", "\n\nTo fix: "):
        assert heading in page


def test_an_unknown_rule_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UserError, match=r"no rule “COV-999”\. The rules are: AUT-701, AUT-702"):
        explain("COV-999")
