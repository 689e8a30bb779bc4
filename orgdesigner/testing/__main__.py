"""`python -m orgdesigner.testing`: the headless entry for fault tests; docs/file-format.md describes it."""

import argparse
import json
import os
import sys
from pathlib import Path

from orgdesigner.errors import UserError
from orgdesigner.exchange.incoming.account import dry_run
from orgdesigner.storage.sessions import default_store
from orgdesigner.testing import acts


def say(line: str) -> None:
    """Write a line in one call, so that whoever watches the calls sees a whole line or none."""
    os.write(1, f"{line}\n".encode())


def main(arguments: list[str]) -> int:
    """Do what the command line says; return 0, or 2 if the program would have refused."""
    parsed = _parser().parse_args(arguments)
    try:
        if parsed.command == "make":
            acts.make(parsed.plan, posts=parsed.posts)
        elif parsed.command == "run":
            acts.run(
                parsed.plan,
                parsed.work or default_store(),
                edits=parsed.edits,
                seed=parsed.seed,
                save_every=parsed.save_every,
                say=say,
            )
        elif parsed.command == "check":
            say(json.dumps(acts.check(parsed.plan, parsed.work or default_store())))
        elif parsed.command == "open":
            say(f"OPENED {acts.opened(parsed.plan)}")
        else:
            say(json.dumps(dry_run(parsed.files)))
    except UserError as error:
        say(f"REFUSED {error}")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m orgdesigner.testing", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="write a small school to a new file")
    make.add_argument("--posts", type=int, default=30)
    run = commands.add_parser("run", help="edit a plan at random, and save it now and then")
    run.add_argument("--edits", type=int, default=4)
    run.add_argument("--seed", type=int, default=1)
    run.add_argument("--save-every", type=int, default=2)
    check = commands.add_parser("check", help="say in one line of JSON what is left of a plan")
    opening = commands.add_parser("open", help="open a plan as the program would, or say why not")
    for command in (make, run, check, opening):
        command.add_argument("plan", type=Path)
    for command in (run, check):
        command.add_argument("--work", type=Path, help="where sessions are kept, not in the user's store")
    importing = commands.add_parser("import", help="say in one line of JSON what an import would do")
    importing.add_argument("--dry-run", action="store_true", required=True)
    importing.add_argument("files", type=Path, nargs="+")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
