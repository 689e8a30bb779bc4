"""What a fault test lets the program do to a plan, and how it judges what is left of one."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from orgdesigner.errors import UserError
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.storage.disk import DISK
from orgdesigner.storage.plan_file import read_plan, write_plan
from orgdesigner.storage.reading import read_generation
from orgdesigner.storage.refusal import opening
from orgdesigner.storage.sessions import dead, orphans
from orgdesigner.storage.untrusted import open_image
from orgdesigner.storage.working_copy import WorkingCopy
from orgdesigner.testing.random_edits import edit_somehow, small_school

Say = Callable[[str], None]


def make(plan: Path, *, posts: int = 30) -> None:
    """Write a small school to a new file; it has seen no edit yet."""
    write_plan(Document({CURRENT: Structure(small_school(posts))}), plan)


def run(plan: Path, work: Path, *, edits: int, seed: int, save_every: int, say: Say) -> None:
    """Open a plan, or recover what a crash left of it, edit it at random and save it now and then.

    Says `ACK edit N` when edit N is promised to survive a crash, `ACK save N` when the file holds it, and
    `ERR …` with the reason where the program would show it.
    """
    with open_or_recovered(plan, work) as copy:
        for number in range(copy.generation + 1, copy.generation + edits + 1):
            edit(copy, number, seed)
            say(f"ERR edit {copy.recovery_off}" if copy.recovery_off else f"ACK edit {number}")
            if number % save_every == 0:
                try:
                    copy.save()
                except UserError as error:
                    say(f"ERR save {error}")
                else:
                    say(f"ACK save {number}")
    say("ACK done 0")


def edit(copy: WorkingCopy, number: int, seed: int) -> None:
    """Make the edit of this number, unless it has been made; then try to keep what could not be kept."""
    chance = random.Random(f"{seed}/{number}")
    copy.keep()
    while copy.generation < number:
        edit_somehow(copy.document, chance)


def check(plan: Path, work: Path) -> dict[str, Any]:
    """Return what is left of a plan: which edits its file holds, and which can be recovered.

    `ok` is False, and `err` says why, if either can't be opened, or if the history does not lead back to the
    beginning and forth again. `strays` are the files that lie beside the plan after it was opened once more.
    """
    found: dict[str, Any] = {"ok": False, "doc_gen": None, "rec_gen": None, "err": None}
    try:
        found["doc_gen"] = found["rec_gen"] = generation_of(plan)
        _lead_here(plan, work)
        with open_or_recovered(plan, work) as copy:
            found["rec_gen"] = max(copy.generation, found["doc_gen"])
            check_history(copy.document)
        found["ok"] = True
    except (UserError, AssertionError) as error:
        found["err"] = f"{type(error).__name__}: {error}"
    found["strays"] = sorted(each.name for each in plan.parent.iterdir() if each.name != plan.name)
    return found


def opened(plan: Path) -> str:
    """Return what a plan holds, in a few words; raises FileRefused, in words, if it can't be opened."""
    document = read_plan(plan)
    posts = len(document.view().all(Post))
    return f"{posts} posts, {len(document.places()) - 1} proposals"


def generation_of(plan: Path) -> int:
    """Return how many edits the content of a plan's file has seen."""
    with opening(plan), closing(open_image(DISK.read(plan))) as connection:
        return read_generation(connection)


@contextmanager
def open_or_recovered(plan: Path, work: Path) -> Iterator[WorkingCopy]:
    """Open a plan as a person does who chooses to recover what there is; keep the session afterwards."""
    left = [orphan for orphan in orphans(work) if orphan.path == plan.resolve()]
    copy = WorkingCopy.recover(left[0], work) if left else WorkingCopy.open(plan, work)
    try:
        yield copy
    finally:
        copy.close(keep_session=True)


def _lead_here(plan: Path, work: Path) -> None:
    """Have sessions of a plan of this name belong to this one: what a crash left is judged in a copy."""
    for folder in dead(work, DISK):
        record = folder.read()
        if record is not None and record.path is not None and Path(record.path).name == plan.name:
            folder.write(record.model_copy(update={"path": str(plan.resolve())}))
        folder.release()


def check_history(document: Document) -> None:
    """Raise AssertionError or EditRefused unless everything can be undone and done again, to the same end."""
    structures = {place: structure.copy() for place, structure in document.structures.items()}
    twin = Document(structures, history=document.history, position=document.position)
    while twin.undo():
        pass
    while twin.position < document.position and twin.redo():
        pass
    for place, structure in document.structures.items():
        if twin.structure(place).tables != structure.tables:
            raise AssertionError(f"the history of {place} leads elsewhere")
