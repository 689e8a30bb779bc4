"""The project itself keeps its promises: what is locked, what is shipped, and where its documents lead."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
LOCKS = {
    "run": (*PROJECT["project"]["dependencies"], *GROUPS["build"]),
    "test": (*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["test"]),
}
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("resources/**/*.md")]


def locked(purpose: str) -> dict[str, str]:
    """Every locked name and its entry, hashes included."""
    text = (ROOT / "requirements" / f"{purpose}.txt").read_text(encoding="utf-8")
    return {entry.split("==")[0]: entry for entry in re.split(r"\n(?=\S)", text.strip())}


@pytest.mark.parametrize("purpose", LOCKS)
def test_every_requirement_is_locked_to_a_version_it_allows(purpose: str) -> None:
    for line in LOCKS[purpose]:
        requirement = Requirement(line)
        entry = locked(purpose)[requirement.name.lower()]
        version = entry.split("==")[1].split()[0]
        assert requirement.specifier.contains(version), entry


@pytest.mark.parametrize("purpose", LOCKS)
def test_every_locked_version_has_hashes_and_names_no_server(purpose: str) -> None:
    for name, entry in locked(purpose).items():
        assert "--hash=sha256:" in entry, name
        assert "://" not in entry, name


def test_what_runs_the_program_is_what_was_tested() -> None:
    tested = locked("test")
    assert {name: tested.get(name) for name in locked("run")} == locked("run")


def test_a_wheel_brings_its_resources_and_finds_them(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(wheel).extractall(unpacked)
    shipped = {
        path.relative_to(unpacked / "orgdesigner") for path in unpacked.glob("orgdesigner/resources/**/*")
    }
    kept = [
        path for path in ROOT.glob("resources/**/*") if path.is_file() and not path.suffix.startswith(".py")
    ]
    assert {path.relative_to(ROOT) for path in kept} <= shipped
    ask = "from orgdesigner.assets import resource; print(resource('icons', 'plus.svg'))"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=unpacked, check=True, capture_output=True, text=True
    )
    assert Path(answer.stdout.strip()).is_relative_to(unpacked)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_in_a_document_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    # What is drawn is looked for by the guide's own test.
    local = [link for link in links if not link.startswith(("https://", "drawing:"))]
    assert [link for link in local if not (document.parent / link).exists()] == []
