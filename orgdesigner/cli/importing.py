"""`orgdesigner import SOURCE… -o FILE` makes a plan of staff lists, or brings them into one."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from orgdesigner.errors import UserError
from orgdesigner.exchange import account, json_plan
from orgdesigner.exchange.lists import import_list
from orgdesigner.exchange.merging.choosing import change_of
from orgdesigner.exchange.merging.previewing import preview_of
from orgdesigner.exchange.outcome import Imported
from orgdesigner.exchange.source import read_source
from orgdesigner.model.document import Document
from orgdesigner.storage.plan_file import read_plan, write_plan

DONE, COULD_NOT_RUN = 0, 2


def run(parsed: argparse.Namespace) -> int:
    """Import, print the account, and return 0; or 2, with the reason, if nothing was imported."""
    is_plan = any(source.suffix.lower() == ".json" for source in parsed.sources)
    try:
        told = _plan(parsed.sources, parsed.output) if is_plan else _staff(parsed.sources, parsed.output)
    except UserError as error:
        if parsed.format == "text":
            raise
        told = account.account_of_refusal(error)
    sys.stdout.write((json.dumps(told) if parsed.format == "json" else account.in_words(told)) + "\n")
    return COULD_NOT_RUN if told["status"] == account.REFUSED else DONE


def _staff(sources: Sequence[Path], output: Path | None) -> dict[str, Any]:
    imported = import_list(sources)
    told = account.account_of(imported)
    if output is not None:
        told["changes"] = _bring_into(output, imported)
        told["message"] += f" {told['changes']} records of {output.name} were added or changed."
    return told


def _bring_into(output: Path, imported: Imported) -> int:
    """Add an import to a plan, which is made if it is not there; return how many records that changes.

    What the list does not have stays.
    """
    there = output.exists()
    document = read_plan(output) if there else Document({})
    view = document.view()
    preview = preview_of(view, imported)
    change = change_of(view, preview, preview.default)
    if change:
        document.apply(change)
        write_plan(document, output, replace=there)
    return len(change.steps)


def _plan(sources: Sequence[Path], output: Path | None) -> dict[str, Any]:
    if len(sources) > 1:
        raise UserError("A plan in JSON is imported alone.")
    document = Document(json_plan.read(read_source(sources[0])))
    if output is not None:
        write_plan(document, output)
    proposals = len(document.places()) - 1
    return account.account_of_plan(
        f"Imported {sources[0].name}: the current structure and {proposals}"
        f" {'proposal' if proposals == 1 else 'proposals'}."
    )
