"""`orgdesigner example -o FILE` writes the example school as a plan."""

import argparse
import sys

from orgdesigner.assets import resource
from orgdesigner.exchange.json_plan import read
from orgdesigner.model.document import Document
from orgdesigner.storage.plan_file import write_plan


def run(parsed: argparse.Namespace) -> int:
    """Write the example; raises SaveFailed if the file is there and may not be replaced."""
    document = Document(read(resource("example", "plan.json").read_bytes()))
    write_plan(document, parsed.output, replace=parsed.replace)
    sys.stdout.write(f"Wrote the example school to {parsed.output}.\n")
    return 0
