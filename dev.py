"""Sets OrgDesigner up, and runs or tests it, on a machine that has Python 3.11 and nothing else.

    python3 dev.py run [FILE ...]       opens the program (without a file: the example school, the first time)
    python3 dev.py test [PYTEST ...]    checks format, lint and types, and runs the tests
    python3 dev.py lock [--upgrade]     writes requirements/ anew from pyproject.toml (needs uv)

On Windows say `py dev.py`. Only the standard library is used here, and nothing outside .venv is altered but
the shared libraries that Qt needs, by apt. A stamp in .venv lets the next call start at once.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": ROOT / "requirements" / "run.txt", "test": ROOT / "requirements" / "test.txt"}
COULD_NOT_RUN = 2

CHECKS = (
    ("ruff", "format", "--check", "--quiet", "."),
    ("ruff", "check", "--quiet", "."),
    ("mypy",),
)

# The shared libraries that Qt loads and no wheel brings, and the Debian packages that hold them.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (an older Python has to hear it from this file)
        give_up(f"OrgDesigner needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
    commands = {"run": run, "test": test, "lock": lock}
    if not arguments or arguments[0] not in commands:
        give_up(__doc__ or "")
    return commands[arguments[0]](arguments[1:])


def run(arguments: Sequence[str]) -> int:
    """Open the program."""
    set_up("run")
    if not arguments and not has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        arguments = ("--picture", "orgdesigner-window.png")
        say("There is no screen here: the window is drawn into orgdesigner-window.png instead.")
    command = [str(PYTHON), "-m", "orgdesigner", *arguments]
    if os.name == "posix":
        os.execv(PYTHON, command)  # so that signals reach the program itself
    return call(*command)


def test(arguments: Sequence[str]) -> int:
    """Check format, lint and types, then run the tests; stop at the first check that fails."""
    set_up("test")
    os.chdir(ROOT)
    for check in CHECKS:
        say(" ".join(check))
        if failed := call(PYTHON, "-m", *check):
            return failed
    return call(PYTHON, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", *arguments)


def lock(arguments: Sequence[str]) -> int:
    """Write the locked requirements anew: for every system, with hashes, naming no server."""
    os.chdir(ROOT)
    command = shlex.split("uv pip compile pyproject.toml --quiet --universal --generate-hashes --group build")
    command += ["--no-header", "--no-annotate", *arguments]
    to_run, to_test = (str(LOCKS[purpose]) for purpose in ("run", "test"))
    return call(*command, "-o", to_run) or call(*command, "--group", "test", "-c", to_run, "-o", to_test)


# Setting up


def set_up(purpose: str) -> None:
    """Make .venv hold what a purpose needs, and the machine what Qt needs; end the program if that fails."""
    ready = is_stamped("test") or is_stamped(purpose)
    install_packages(missing_libraries() if ready else missing_libraries() | missing_installer())
    if ready:
        return
    say("Setting up .venv: the first time this fetches about 145 MB.")
    if not is_ours(PYTHON):
        make_environment()
    install = installer()
    locked = call(*install, "--require-hashes", "-r", LOCKS[purpose])
    if locked or call(*install, "--no-deps", "--no-build-isolation", "--editable", ROOT):
        give_up("The libraries could not be installed. Is there a network? The lines above say more.")
    stamp_file(purpose).write_text(stamp(purpose))


def stamp(purpose: str) -> str:
    """Return what a set-up depends on, as one hash: requirements, project, Python and place."""
    content = hashlib.sha256(LOCKS[purpose].read_bytes())
    content.update((ROOT / "pyproject.toml").read_bytes())
    content.update(f"{sys.version} {sys.base_prefix} {ROOT}".encode())
    return content.hexdigest()


def stamp_file(purpose: str) -> Path:
    """Return where the stamp of a finished set-up is."""
    return VENV / f"set-up-for-{purpose}"


def is_stamped(purpose: str) -> bool:
    """Whether .venv was set up for a purpose and nothing has changed since."""
    return stamp_file(purpose).exists() and stamp_file(purpose).read_text() == stamp(purpose)


def is_ours(python: Path) -> bool:
    """Whether an environment works and was made from the Python that runs this."""
    ask = "import sys; print(sys.version, sys.base_prefix)"
    try:
        answer = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == f"{sys.version} {sys.base_prefix}"


def make_environment() -> None:
    """Make .venv without pip, which not every Python can put there."""
    import venv

    venv.create(VENV, clear=True, symlinks=os.name != "nt")


def installer() -> tuple[str | Path, ...]:
    """Return the command that installs into .venv: uv's, the environment's own pip, or this Python's."""
    if uv := shutil.which("uv"):
        # Schools' networks open up TLS: only the system's certificates serve there. (Older and newer names.)
        os.environ |= {"UV_NATIVE_TLS": "true", "UV_SYSTEM_CERTS": "true"}
        return uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON
    options = ("install", "--quiet", "--disable-pip-version-check", "--no-input")
    if has_module("ensurepip") and call(PYTHON, "-m", "ensurepip", quiet=True) == 0:
        return PYTHON, "-m", "pip", *options
    return sys.executable, "-m", "pip", "--python", PYTHON, *options


def has_module(name: str) -> bool:
    """Whether this Python can import a module."""
    return importlib.util.find_spec(name) is not None


# The machine


def missing_libraries() -> dict[str, str]:
    """Return the shared libraries that Qt needs and that are missing, with their packages."""
    if sys.platform != "linux":
        return {}
    wanted = QT_LIBRARIES | (SCREEN_LIBRARIES if has_screen() else {})
    return {library: package for library, package in wanted.items() if not can_load(library)}


def missing_installer() -> dict[str, str]:
    """Return pip and its package, if there is nothing that could install the requirements."""
    there = shutil.which("uv") or has_module("ensurepip") or has_module("pip")
    return {} if there else {"pip": "python3-pip"}


def can_load(library: str) -> bool:
    """Whether a shared library is there, with all that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(missing: dict[str, str]) -> None:
    """Install the Debian packages of what is missing, or end the program with the one command that does."""
    if not missing:
        return
    say(f"This machine has no {', '.join(missing)}.")
    packages = list(missing.values())
    update = ["apt-get", "update"]
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    command = f"sudo {shlex.join(update)} && sudo {shlex.join(install)}"
    if not shutil.which("apt-get"):
        give_up(f"Please install what holds it (Debian's packages are {', '.join(packages)}) and try again.")
    as_root = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() != 0:
        as_root = ["sudo", "-n", *as_root]
        if not shutil.which("sudo") or call("sudo", "-n", "true", quiet=True) != 0:
            give_up(f"Please run this and try again:\n\n    {command}\n")
    say(f"Installing {' '.join(packages)} ...")
    call(*as_root, *update, quiet=True)
    if call(*as_root, *install, quiet=True):
        give_up(f"That failed. Please run this and try again:\n\n    {command}\n")


def has_screen() -> bool:
    """Whether a window could be seen."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(*command: str | Path, quiet: bool = False) -> int:
    """Run a command to its end and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, stdout=output, stderr=output, check=False).returncode
    except FileNotFoundError:
        give_up(f"{command[0]} is not installed.")


def say(sentence: str) -> None:
    """Tell the user at once, before anything that takes a while."""
    print(sentence, flush=True)


def give_up(sentence: str) -> NoReturn:
    """End the program with a sentence that says what to do."""
    print(sentence, file=sys.stderr)
    sys.exit(COULD_NOT_RUN)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
