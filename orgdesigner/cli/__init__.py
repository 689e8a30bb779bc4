"""The command line: opens the window, or does one thing without it. docs/command-line.md describes it.

Nothing is imported before it is needed, because whoever opens the window waits for it.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from orgdesigner.cli.arguments import parse
from orgdesigner.errors import UserError

COULD_NOT_RUN = 2
"""The exit code for what the user or the environment must mend; argparse gives it too."""

BUG = 3
"""The exit code for a mistake of ours."""

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; a failure is one sentence on stderr."""
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that lacks a letter shows a question mark instead of ending the command.
            stream.reconfigure(errors="replace")
    try:
        code: int = import_module(f"orgdesigner.cli.{parsed.module}").run(parsed)
        sys.stdout.flush()
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our output has seen enough; without this, Python complains while it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except Exception as bug:  # noqa: BLE001 - whatever it is, it is said in words, without the plan's contents
        sys.stderr.write(_in_words(bug))
        return BUG
    return code


def _in_words(bug: Exception) -> str:
    """Return what to report of a bug: its type and places in the program, never its message."""
    frames = traceback.extract_tb(bug.__traceback__)
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-5:]))
    return (
        "This is a bug in OrgDesigner, not a mistake of yours. Please report these two lines;"
        f" they hold nothing of your plan.\n{type(bug).__name__} at {places}\n"
    )
