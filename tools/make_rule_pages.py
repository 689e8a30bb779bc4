"""Writes the pages of the rules in docs/rules/ anew, one for each rule and an index.

    .venv/bin/python -m tools.make_rule_pages

The pages come from the rules themselves: their docstrings, their limits, and the examples in their files.
"""

import sys
from pathlib import Path

from orgdesigner.report.rule_pages import INDEX, file_name, index, page
from orgdesigner.rules.catalogue import rules

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "rules"
COMMAND = ".venv/bin/python -m tools.make_rule_pages"


def pages() -> dict[str, str]:
    """Return every page by the name of its file, as it should be."""
    return {INDEX: index(), **{file_name(rule): page(rule) for rule in rules()}}


def main() -> int:
    """Write what differs, remove what belongs to no rule, and say how many pages there are."""
    FOLDER.mkdir(exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"Wrote {len(wanted)} pages to {FOLDER.name}/.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
