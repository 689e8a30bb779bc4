"""How a plan comes to be open: from its file, from a session that was kept, or out of memory."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from orgdesigner.model.document import Document, Entry
from orgdesigner.storage import locks
from orgdesigner.storage.database import WorkingDatabase
from orgdesigner.storage.disk import Disk
from orgdesigner.storage.image import fingerprint
from orgdesigner.storage.making import working_image, working_image_of
from orgdesigner.storage.reading import read_generation, read_structures
from orgdesigner.storage.refusal import Refusal
from orgdesigner.storage.sessions import Mark, SessionFolder, SessionRecord, dead, left_behind
from orgdesigner.storage.untrusted import open_image

Point = tuple[int, Entry | None]
"""A point of a history: how many lines are done, and the newest of them; two are one if both are."""


@dataclass(frozen=True)
class Beginning:
    """A document, how many edits it has seen, its session's record, and where in its history the file stands.

    Either `image` is the working database that is yet to be written, or `folder` and `database` are those of
    a session that goes on. `unaltered` is None if later edits have taken the place of what the file holds.
    """

    document: Document
    generation: int
    record: SessionRecord
    unaltered: Point | None = (0, None)
    image: bytes | None = None
    folder: SessionFolder | None = None
    database: WorkingDatabase | None = None


def from_memory(document: Document) -> Beginning:
    """Begin with a document that has no file; what its history holds already is not saved yet."""
    generation = len(document.history)
    return Beginning(document, generation, SessionRecord(), image=working_image(document, generation))


def from_file(path: Path, contents: bytes) -> Beginning:
    """Begin with what a file holds; raises Refusal if that is not a whole plan."""
    with closing(open_image(contents)) as connection:
        document = Document(read_structures(connection))
        generation = read_generation(connection)
        image = working_image_of(connection)
    saved = Mark(generation=generation, position=0)
    record = SessionRecord(path=str(path), fingerprint=fingerprint(contents), saved=saved)
    return Beginning(document, generation, record, image=image)


def from_kept(path: Path, contents: bytes, store: Path, disk: Disk) -> Beginning | None:
    """Begin with the session that was kept for a file, if there is one: its history is worth having.

    One with edits beyond the last save is left for the user to choose; one whose file has changed since is of
    no more use.
    """
    for folder in dead(store, disk):
        record = folder.read()
        if record is None or record.path != str(path):
            folder.release()
            continue
        record = record.settled(disk)
        if left_behind(folder, record).edits != 0:
            folder.release()
        elif record.fingerprint != fingerprint(contents):
            folder.end()
        else:
            try:
                return _from_session(folder, record)
            except (Refusal, sqlite3.Error):
                folder.end()  # damaged, and nothing unsaved in it: the file itself is opened
    return None


def from_orphan(path: Path, disk: Disk) -> Beginning:
    """Begin where a session ended without a word; raises Refusal if it is damaged, alive or gone."""
    try:
        folder = SessionFolder.take_over(path, disk)
    except locks.Held:
        raise Refusal("it is open in another window") from None
    record = folder.read()
    if record is None:
        folder.release()
        raise Refusal("the edits that were kept of it are not there any more")
    try:
        return _from_session(folder, record.settled(disk))
    except (Refusal, sqlite3.Error) as reason:
        folder.release()
        raise Refusal("the edits that were kept of it are damaged; open the file itself") from reason


def _from_session(folder: SessionFolder, record: SessionRecord) -> Beginning:
    """Go on with a session whose folder is held; raises Refusal or sqlite3.Error if it is damaged."""
    database = folder.open_database(record.working)
    try:
        restored = database.read()
    except BaseException:
        database.close()
        raise
    if restored.made is None:
        database.close()
        record = _without_history(record, restored.generation)
    return Beginning(
        restored.document,
        restored.generation,
        record,
        unaltered=_unaltered(record.saved, restored.document, restored.made or ()),
        folder=folder,
        database=None if restored.made is None else database,
    )


def _without_history(record: SessionRecord, generation: int) -> SessionRecord:
    """What a record says once the history is given up: no undoing leads to the file if edits were unsaved."""
    saved = record.saved
    position = 0 if saved.generation == generation else None
    return record.model_copy(update={"saved": Mark(generation=saved.generation, position=position)})


def _unaltered(saved: Mark, document: Document, made: tuple[int, ...]) -> Point | None:
    """Where in the history the file stands: its newest line was made before the save."""
    if saved.position == 0:
        return 0, None
    if saved.position is None or saved.position > len(made) or made[saved.position - 1] > saved.generation:
        return None
    return saved.position, document.history[saved.position - 1]
