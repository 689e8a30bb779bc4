"""The ground on which every test stands: no screen, no font of the machine's, no folder of the user's."""

import os
from pathlib import Path

# Qt and fontconfig read these once, when the application is made.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

# Quick runs try the same examples every time, so that nobody's change fails on another's luck; a thorough
# run (HYPOTHESIS_PROFILE=thorough) looks for new ones.
slow_machines_are_welcome = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "quick", max_examples=30, derandomize=True, deadline=None, suppress_health_check=slow_machines_are_welcome
)
settings.register_profile(
    "thorough", max_examples=2_000, deadline=None, suppress_health_check=slow_machines_are_welcome
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a home, and settings, in its own temporary folder."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application, in its light theme; pytest-qt's `qtbot` uses it too."""
    from orgdesigner.chart.theme import LIGHT
    from orgdesigner.ui.app import make_application
    from orgdesigner.ui.style import dress

    application = make_application(["orgdesigner"])
    dress(application, LIGHT)
    return application
