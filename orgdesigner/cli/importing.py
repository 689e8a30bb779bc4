"""`orgdesigner import SOURCE… -o FILE` makes a plan of staff lists, or brings them into one."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from orgdesigner.errors import UserError
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.incoming import account
from orgdesigner.exchange.incoming.lists import import_list
from orgdesigner.exchange.incoming.merging.choosing import change_of
from orgdesigner.exchange.incoming.merging.lines import Kind, Preview
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.outcome import Imported, Remark
from orgdesigner.exchange.incoming.source import read_source
from orgdesigner.model.document import Document
from orgdesigner.model.records import Person, Post
from orgdesigner.storage.plan_file import read_plan, write_plan

DONE, COULD_NOT_RUN = 0, 2


def run(parsed: argparse.Namespace) -> int:
    """Import, print the account, and return 0; or 2, with the reason, if nothing was imported."""
    is_plan = any(source.suffix.lower() == ".json" for source in parsed.sources)
    try:
        told = _plan(parsed.sources, parsed.output) if is_plan else _staff(parsed)
    except UserError as error:
        if parsed.format == "text":
            raise
        told = account.account_of_refusal(error)
    sys.stdout.write((json.dumps(told) if parsed.format == "json" else account.in_words(told)) + "\n")
    return COULD_NOT_RUN if told["status"] == account.REFUSED else DONE


def _staff(parsed: argparse.Namespace) -> dict[str, Any]:
    imported = import_list(parsed.sources, sheet=parsed.sheet)
    told = account.account_of(imported)
    if parsed.output is not None:
        preview, told["changes"] = _bring_into(parsed.output, imported, complete=parsed.complete)
        told["message"] += f" In {parsed.output.name}: {preview.message(preview.default)}."
        told["remarks"] += [
            account.plain(Remark(each, parsed.output.name)) for each in (*preview.remarks, *_staying(preview))
        ]
    return told


def _bring_into(output: Path, imported: Imported, *, complete: bool) -> tuple[Preview, int]:
    """Bring an import into a plan, which is made if it is not there; return how many records that changes."""
    there = output.exists()
    document = read_plan(output) if there else Document({})
    view = document.view()
    preview = preview_of(view, imported, complete=complete)
    change = change_of(view, preview, preview.default)
    if change:
        document.apply(change)
        write_plan(document, output, replace=there)
    return preview, len(change.steps)


def _staying(preview: Preview) -> Iterator[str]:
    """Say of how many posts and people the list has nothing, if they stay in the plan."""
    gone = preview.of_kind(Kind.GONE) - preview.default
    # Of somebody who is in the list a line may say that they are not in their post any more.
    subjects = {subject for place in gone if not (subject := preview.lines[place].subject).listed}
    for kind, one, many in ((Post.kind, "post", "posts"), (Person.kind, "person", "people")):
        count = sum(subject.kind == kind for subject in subjects)
        if count:
            word = f"1 {one} is" if count == 1 else f"{count:,} {many} are"
            yield f"{word} not in the list, and stayed. If it has everybody, import it with --complete."


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
