"""`orgdesigner explain RULE` prints the page of a rule."""

import argparse
import sys
import textwrap

from orgdesigner.rules.catalogue import explain

_WIDTH = 90


def run(parsed: argparse.Namespace) -> int:
    """Print the page of a rule; raises UserError, with the rules there are, if there is none of that id."""
    paragraphs = explain(parsed.rule).split("\n\n")
    filled = [textwrap.fill(each, _WIDTH, break_on_hyphens=False) for each in paragraphs]
    sys.stdout.write("\n\n".join(filled) + "\n")
    return 0
