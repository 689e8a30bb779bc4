"""A trial in another process: what it answers, what is heard of it, and what may happen to it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue

import pytest

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming import child
from orgdesigner.exchange.incoming.merging.choosing import change_of
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.trial.conversation import Answer, Conversation, Counted, Drawn
from orgdesigner.exchange.incoming.trial.desk import Desk, Request
from orgdesigner.exchange.incoming.trial.habits import digest
from orgdesigner.exchange.incoming.trial.said import Repair, Said, Source, Two
from orgdesigner.exchange.incoming.trial.shown import Shown
from orgdesigner.exchange.incoming.trial.understanding import Reader
from orgdesigner.model.records import Person, Post
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View

HERE = """
school "Hill School"
post head "Headteacher" head
  held bea "Beatrice Aldous" teaching
  post cook "Cook"
    held joan "Joan Mbeki" support
"""
LIST = """\
Staff Code;Name;Job Title;Reports to;FTE;Zzyzx
BAL;Beatrice Aldous;Headteacher;;1;a
MOK;Miriam Okafor;Deputy;BAL;0,8;b
GTA;Gwen Tan;Catering Lead;BAL;0,5;c
"""
PATIENCE = 20.0


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    path = tmp_path / "staff.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def talks() -> Iterator[list[Conversation]]:
    begun: list[Conversation] = []
    yield begun
    for talk in begun:
        talk.end()


@pytest.fixture
def talk(staff: Path, talks: list[Conversation]) -> Conversation:
    talks.append(Conversation(Source((staff,)), parse(HERE).view))
    return talks[0]


@pytest.fixture(scope="module")
def long_talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversation]:
    """One process for all that only ask it."""
    path = tmp_path_factory.mktemp("lists") / "staff.csv"
    path.write_text(LIST, encoding="utf-8")
    talk = Conversation(Source((path,)), parse(HERE).view)
    yield talk
    talk.end()


def answer(talk: Conversation) -> Answer:
    """The answer to the newest question."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if heard := talk.heard():
            assert not talk.is_waiting
            return heard[-1]
    raise AssertionError("nothing was heard")


def shown(talk: Conversation, said: Said | None = None) -> Shown:
    talk.understand(said or Said(), {})
    found = answer(talk)
    assert isinstance(found, Shown)
    return found


def drawn(talk: Conversation) -> Drawn:
    found = answer(talk)
    assert isinstance(found, Drawn)
    return found


def taken(found: Shown) -> list[int]:
    return [place for place, offer in enumerate(found.offers) if offer.taken]


def test_the_other_process_says_what_would_be_said_here(long_talk: Conversation, staff: Path) -> None:
    here = parse(HERE).view
    found = Reader(Source((staff,))).understand(here, Said(), {})
    assert found.imported is not None
    preview = preview_of(here, found.imported)
    told = shown(long_talk)
    assert [offer.words.partition(" (to check)")[0] for offer in told.offers] == [
        f"{line.subject.caption}: {line.sentence}" for line in preview.lines
    ]
    assert taken(told) == sorted(preview.default)
    long_talk.take(taken(told))
    assert drawn(long_talk).change == change_of(here, preview, preview.default)


def test_a_change_can_be_made_to_the_structure_and_taken_back(long_talk: Conversation) -> None:
    structure = parse(HERE)
    before = structure.view.snapshot().view
    long_talk.take(taken(shown(long_talk)))
    change = drawn(long_talk).change
    structure.apply(change)
    assert "Miriam Okafor" in {person.name for person in structure.view.all(Person)}
    structure.apply(change.inverse)
    assert everything(structure.view) == everything(before)


def everything(view: View) -> list[dict[str, object]]:
    return [dict(table) for table in view.snapshot().tables.values()]


def test_the_sheet_is_told_once_and_again_when_it_is_another(talk: Conversation) -> None:
    first = shown(talk)
    assert first.sheet is not None
    assert [row.number for row in first.sheet.rows] == [1, 2, 3, 4]
    assert first.sheet.rows[2].texts[1] == "Miriam Okafor"
    assert shown(talk, Said().with_meaning(5, "notes")).sheet is None
    other = shown(talk, Said().with_setting("delimiter", "|")).sheet
    assert other is not None
    assert other.width == 1


def test_a_sheet_that_nobody_heard_of_is_told_again(talk: Conversation) -> None:
    talk.understand(Said(), {})
    talk.understand(Said().with_complete(complete=True), {})
    heard = answer(talk)
    assert isinstance(heard, Shown)
    assert heard.sheet is not None
    assert [offer.words for offer in heard.offers if offer.taken and offer.group == "Not in the list"]


def test_every_correction_is_heard(long_talk: Conversation) -> None:
    first = shown(long_talk)
    [joan] = [each for each in first.offers if each.caption == "Joan Mbeki" and each.present]
    [gwen] = [each for each in first.offers if each.caption == "Gwen Tan" and each.listed]
    assert (gwen.present, joan.listed, joan.kind) == ("", "", "person")
    same = shown(long_talk, Said().with_same(Two("person", gwen.listed, joan.present)))
    renamed = [each for each in same.offers if each.kind == "person" and each.present == joan.present]
    assert renamed
    assert all(each.tip == "Found because you say so." for each in renamed)
    repaired = shown(long_talk, Said().with_repairs((Repair(3, 1, "Miriam Okafor-Hill"),)))
    assert any(each.caption == "Miriam Okafor-Hill" for each in repaired.offers)
    said = shown(long_talk, Said().with_setting("decimal", "."))
    assert {each.name: each.value for each in said.settings}["decimal"] == "."


def test_what_was_said_before_of_such_a_heading_is_taken(long_talk: Conversation) -> None:
    long_talk.understand(Said(), {digest("zzyzx"): "notes", digest("name"): "no such meaning"})
    found = answer(long_talk)
    assert isinstance(found, Shown)
    assert [column.meaning for column in found.columns][-1] == "notes"
    assert found.columns[1].meaning == "name"


def test_lines_are_counted_with_those_that_they_need(long_talk: Conversation) -> None:
    found = shown(long_talk)
    [person] = [
        place
        for place, offer in enumerate(found.offers)
        if offer.caption == "Miriam Okafor" and offer.group == "Added"
    ]
    long_talk.count([person])
    counted = answer(long_talk)
    assert isinstance(counted, Counted)
    assert counted.words.startswith("1 added.")
    assert counted.words.endswith("One more comes along, because ticked lines need it.")


def test_the_whole_list_makes_a_plan_of_its_own(talk: Conversation) -> None:
    shown(talk)
    empty = parse('school "New"')
    talk.as_plan(empty.view)
    found = drawn(talk)
    empty.apply(found.change)
    assert {post.title for post in empty.view.all(Post)} == {"Headteacher", "Deputy", "Catering Lead"}
    assert found.words == "3 rows = 3 placed + 0 in the tray + 0 refused."


def test_pasted_cells_are_a_source_too(talks: list[Conversation]) -> None:
    talks.append(Conversation(Source(pasted="Name\tJob Title\nGwen Tan\tCook\n"), parse(HERE).view))
    assert shown(talks[0]).account.startswith("1 row = 1 placed")


def test_what_can_not_be_read_is_refused_and_may_be_read_later(
    tmp_path: Path, talks: list[Conversation]
) -> None:
    path = tmp_path / "late.csv"
    talks.append(Conversation(Source((path,)), parse(HERE).view))
    talks[0].understand(Said(), {})
    with pytest.raises(FileRefused, match=r"late\.csv"):
        answer(talks[0])
    path.write_text(LIST, encoding="utf-8")
    assert shown(talks[0]).account.startswith("3 rows")


def test_only_the_newest_question_is_answered(long_talk: Conversation) -> None:
    shown(long_talk)
    for value in (".", ",", ".", ","):
        long_talk.understand(Said().with_setting("decimal", value), {})
    heard = []
    deadline = time.monotonic() + PATIENCE
    while long_talk.is_waiting and time.monotonic() < deadline:
        heard += long_talk.heard()
    [found] = heard
    assert isinstance(found, Shown)
    assert {each.name: each.value for each in found.settings}["decimal"] == ","


def test_a_process_that_dies_is_told_in_words_and_begun_anew(talk: Conversation) -> None:
    shown(talk)
    process = talk._process
    assert process is not None
    talk.understand(Said().with_complete(complete=True), {})
    process.kill()
    with pytest.raises(FileRefused, match="broke off"):
        answer(talk)
    again = shown(talk)
    assert again.sheet is not None
    assert again.account.startswith("3 rows")


def test_a_process_that_died_in_silence_is_begun_anew(talk: Conversation) -> None:
    shown(talk)
    process = talk._process
    assert process is not None
    process.kill()
    process.wait()
    assert shown(talk).account.startswith("3 rows")


def test_whoever_waits_too_long_hears_so(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LONGEST", 0.0)
    talk.understand(Said(), {})
    with pytest.raises(FileRefused, match="longer than"):
        answer(talk)
    assert not talk.is_waiting


def test_the_end_ends_the_process_whatever_it_does(talk: Conversation) -> None:
    talk.understand(Said(), {})
    process = talk._process
    assert process is not None
    talk.end()
    assert process.wait(PATIENCE) != 0
    assert talk.heard() == []


def test_a_longer_list_tells_how_many_rows_are_read() -> None:
    """Heard on a desk in this process, so that no word is missed."""
    rows = "".join(f"P{n};Person {n};Teacher;BAL;1;\n" for n in range(400))
    out, requests = BytesIO(), SimpleQueue[Request | None]()
    desk = Desk(out, requests)
    desk.answer({"ask": "about", "number": 0, "paths": [], "pasted": LIST + rows}, [])
    told: list[str] = []

    class Slow:
        """A clock on which each word is due."""

        now = 0.0

        def __call__(self) -> float:
            self.now += 1
            return self.now

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orgdesigner.exchange.incoming.trial.desk.time.monotonic", Slow())
        desk.answer({"ask": "understand", "number": 1, "said": Said().plain(), "habits": {}, "shows": 0}, [])
    for line in out.getvalue().splitlines():
        head = json.loads(line)
        if isinstance(head, dict) and "done" in head:
            told.append(head["words"])
    assert told[0] == "Reading the rows: 1 of 403"
    assert told[-1] == "Comparing 403 rows with the structure"


def test_another_request_takes_the_place_of_the_one_under_way() -> None:
    out, requests = BytesIO(), SimpleQueue[Request | None]()
    desk = Desk(out, requests)
    desk.answer({"ask": "about", "number": 0, "paths": [], "pasted": LIST}, [])
    requests.put(({}, []))
    desk.answer({"ask": "understand", "number": 1, "said": Said().plain(), "habits": {}, "shows": 0}, [])
    assert out.getvalue() == b""


def test_a_bug_there_is_a_bug_here(long_talk: Conversation) -> None:
    long_talk._ask("nonsense")
    with pytest.raises(RuntimeError, match="AttributeError"):
        answer(long_talk)


def test_the_process_knows_nothing_of_qt() -> None:
    code = "import sys; from orgdesigner.exchange.incoming.trial import desk; print('PySide6' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_an_organogram_is_shown_as_it_is_and_stays_so(talks: list[Conversation]) -> None:
    folder = Path(__file__).resolve().parents[1] / "organograms"
    path = folder / "childrens_workforce_development_council-2011-03-31-senior.csv"
    talks.append(Conversation(Source((path,)), parse(HERE).view))
    first = shown(talks[0])
    assert first.sheet is not None
    assert (first.columns, first.settings) == ((), ())
    again = shown(talks[0], Said().with_complete(complete=True))
    assert again.sheet is None
    assert len(taken(again)) > len(taken(first))
