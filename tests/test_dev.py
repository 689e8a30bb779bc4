"""The set-up says what to do where it can't do it, and does nothing twice."""

import os
import sys
from pathlib import Path

import pytest

import dev

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has system packages to install")


def test_without_a_command_it_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        dev.main([])
    assert stop.value.code == 2
    assert "dev.py run" in capsys.readouterr().err


@on_linux
def test_who_may_not_install_packages_is_told_the_one_command_that_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "apt-get").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev, "QT_LIBRARIES", {"libnowhere.so.1": "libnowhere1", "libc.so.6": "libc6"})
    with pytest.raises(SystemExit) as stop:
        dev.install_packages(dev.missing_libraries())
    assert stop.value.code == 2
    command = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libnowhere1\n"
    assert command in capsys.readouterr().err


@on_linux
def test_who_may_install_packages_has_what_is_missing_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "apt-get").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n')
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.install_packages({"libnowhere.so.1": "libnowhere1"})
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked == ["update", "install --yes --no-install-recommends libnowhere1"]


def test_a_finished_set_up_is_not_done_again_until_something_it_depends_on_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text("pydantic==2.14.3\n")
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "LOCKS", {"run": lock})
    assert not dev.is_stamped("run")
    dev.stamp_file("run").write_text(dev.stamp("run"))
    assert dev.is_stamped("run")
    lock.write_text("pydantic==2.14.4\n")
    assert not dev.is_stamped("run")
