"""A consultation pack on the command line: whole, for an audience, and nothing in it that is not for them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from orgdesigner.cli import main
from orgdesigner.model.records import Person, Post
from orgdesigner.storage.plan_file import read_plan

PARTS = [
    *("Senior leadership, now and proposed", "Current structure", "Proposed structure: Year one"),
    *("Posts that change", "Posts that stay as they are", "What changes", "Who may apply"),
    *("Coverage of the priorities", "Allowance parity", "Access and representation", "Timetable"),
    "Findings and waivers",
]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "example.orgplan"
    assert main(["example", "-o", str(path)]) == 0
    return path


Packs = Callable[[str, str, str], Path]


@pytest.fixture(scope="module")
def packs(qapp: QApplication, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Packs:
    """Packs of the example by proposal, audience and ending; each is made once."""

    @cache
    def pack(proposal: str, audience: str, ending: str) -> Path:
        path = tmp_path_factory.mktemp("pack") / f"pack{ending}"
        command = ["pack", str(example), "--proposal", proposal, "--for", audience, "-o", str(path)]
        assert main(command) == 0
        return path

    return pack


@pytest.mark.parametrize(("audience", "ending"), [("governors", ".pdf"), ("public", ".docx")])
def test_a_pack_is_made_of_a_proposal_with_vacant_posts_and_notes_that_repeat_a_finding(
    packs: Packs, audience: str, ending: str
) -> None:
    words = words_of(packs("year one", audience, ending))
    assert "vacant" in words
    assert "posts are reserved for support staff, one post short" in words


def words_of(path: Path) -> str:
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
    else:
        with zipfile.ZipFile(path) as archive:
            text = re.sub("<[^>]*>", " ", archive.read("word/document.xml").decode())
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_a_pack_tells_governors_who_and_not_how_much(packs: Packs, example: Path, ending: str) -> None:
    path = packs("year one", "governors", ending)
    words = words_of(path)
    document = read_plan(example)
    place = document.places()[1]
    people = document.view(place).all(Person)
    titles = [post.title for where in document.places()[:1] for post in document.view(where).all(Post)]
    assert [person.name for person in people if person.name not in words] == []
    assert [title for title in titles if title not in words] == []
    assert "to £" in words
    assert "DRAFT FOR CONSULTATION" in words
    if ending == ".pdf":
        outline = PdfReader(path).outline
        titles = [str(each["/Title"]) for each in outline if not isinstance(each, list)]
        assert titles == ["Consultation pack", *PARTS]
    else:
        paragraphs = docx.Document(str(path)).paragraphs
        assert [each.text for each in paragraphs if each.style and each.style.name == "Heading 1"] == PARTS


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_a_pack_for_the_public_names_nobody(packs: Packs, example: Path, ending: str) -> None:
    words = words_of(packs("year two", "public", ending))
    document = read_plan(example)
    people = [person for where in document.places() for person in document.view(where).all(Person)]
    assert [person.name for person in people if person.name in words] == []
    assert "Grassroots Leader" in words


def test_a_pack_says_what_changes_in_sentences(packs: Packs) -> None:
    words = words_of(packs("year two", "leaders", ".docx"))
    assert re.search(r"Eight new posts: [^.]*“Grassroots Leader: Coaching”", words)
    assert re.search(r"11 posts go: [^.]*“Pedagogy Leader: Oracy”", words)
    assert re.search(r"Achievement”: [^.]*“Grassroots Leader: Homework”[^.]* join", words)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--proposal", "year two", "-o", "pack.svg"], "PDF or Word"),
        (["--proposal", "nothing", "-o", "pack.pdf"], "There is no proposal"),
    ],
)
def test_what_can_not_be_made_is_said(
    qapp: QApplication, example: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert main(["pack", str(example), "--for", "staff", *options]) == 2
    assert said in capsys.readouterr().err


def test_an_audience_decides_over_names_and_pay(
    qapp: QApplication, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chart.svg"
    assert main(["export", str(example), "--for", "public", "--pay", "-o", str(path)]) == 2
    assert not path.exists()
    assert main(["export", str(example), "--for", "unions", "-o", str(path)]) == 0
    assert "initials in place of names, pay in bands" in capsys.readouterr().out


def test_a_pack_has_the_words_and_the_paper_that_are_asked_for(
    qapp: QApplication, example: Path, tmp_path: Path
) -> None:
    path = tmp_path / "pack.pdf"
    options = [
        "--paper",
        "a4",
        "--header",
        "For the meeting in May",
        "--version-label",
        "2",
        "--pages",
        "poster",
    ]
    asked = ["pack", str(example), "--proposal", "year two", "--for", "staff", "-o", str(path), *options]
    assert main(asked) == 0
    pages = PdfReader(path).pages
    assert {round(max(float(side) for side in page.mediabox[2:])) for page in pages} == {842}
    words = [page.extract_text() for page in pages]
    for said in ("For the meeting in May", "For staff · Version 2", "DRAFT"):
        assert all(said in each for each in words)
    assert not any("tile" in each for each in words)
