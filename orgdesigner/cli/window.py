"""`orgdesigner [FILE]` opens the window."""

import argparse
import os
import sys

from orgdesigner.errors import UserError


def run(parsed: argparse.Namespace) -> int:
    """Open the window, on a plan if one is given, or draw it into a picture; return the exit code."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        if parsed.picture is None:
            # Qt would end the process here, without a word that helps.
            raise UserError(
                "There is no screen here to open a window on. "
                "`orgdesigner --help` lists what works without one."
            )
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from orgdesigner.ui.app import main

    return main(parsed.file, picture=parsed.picture)
