"""A plan read from its file, and written to one: all that a program without a window needs."""

from contextlib import closing
from pathlib import Path

from orgdesigner.model.document import Document
from orgdesigner.storage.disk import DISK, Disk
from orgdesigner.storage.making import plan_image
from orgdesigner.storage.reading import read_structures
from orgdesigner.storage.refusal import Refusal, opening, saving
from orgdesigner.storage.saving import look, put
from orgdesigner.storage.untrusted import open_image

SUFFIX = ".orgplan"


def read_plan(path: Path, *, disk: Disk = DISK) -> Document:
    """Return the plan that a file holds; the file, and whatever lies beside it, is left as it is.

    Raises FileRefused, in words, for what is not a whole plan as OrgDesigner writes it.
    """
    with opening(path), closing(open_image(disk.read(disk.resolve(path)))) as connection:
        return Document(read_structures(connection))


def write_plan(document: Document, path: Path, *, replace: bool = False, disk: Disk = DISK) -> None:
    """Write a plan, without its history, to a file.

    Raises SaveFailed, in words, and leaves what was there, if it can't be written, or if there is such a
    file and `replace` does not say that it may go.
    """
    with saving(path):
        place = disk.resolve(path) if path.exists() else path
        seen = look(place, disk)
        if seen.state is not None and not replace:
            raise Refusal("there is a file of that name; choose another name, or say that it may be replaced")
        put(place, plan_image(document, 0), seen, disk=disk, keep=lambda _: None)
