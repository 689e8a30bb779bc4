"""A file holds all that was to be written, or what it held before; nothing else is left behind."""

import errno
from pathlib import Path

import pytest

from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.writing import write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


def test_a_file_is_made_or_replaced(tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    write_file(path, b"first")
    write_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert names(tmp_path) == ["chart.pdf"]


def test_a_link_goes_on_pointing_at_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="its folder is not there"):
        write_file(tmp_path / "nowhere" / "chart.pdf", b"data")


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "chart.pdf").mkdir()
    with pytest.raises(SaveFailed, match="could not be written"):
        write_file(tmp_path / "chart.pdf", b"data")
    assert names(tmp_path) == ["chart.pdf"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "chart.pdf"
    path.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"os.{call}", full)
    with pytest.raises(SaveFailed, match="no room left on the disk"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["chart.pdf"]


def test_a_disk_that_gives_back_something_else_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chart.pdf"
    path.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda _: b"garbage")
        with pytest.raises(SaveFailed, match="did not give back"):
            write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["chart.pdf"]
