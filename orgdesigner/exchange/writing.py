"""Putting a finished file in its place: all of it, or what was there before."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from orgdesigner.errors import SaveFailed

_REASONS = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "there is no room left for your files on this disk",
    errno.EROFS: "nothing can be written on that disk",
    errno.ENOENT: "its folder is not there",
    errno.ENOTDIR: "its folder is not there",
    errno.EISDIR: "there is a folder of that name",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EACCES: "you may not write there, or another program has the file open",
    errno.EPERM: "you may not write there, or another program has the file open",
    errno.EBUSY: "another program has the file open",
}


def write_file(path: Path, data: bytes) -> None:
    """Make a file hold the data, and nothing else, once the disk has it; a link goes on pointing at it.

    The data goes to a file beside it, is read back and compared, and only then takes its place. Raises
    SaveFailed, in words; what was there is still there then, and nothing else is left behind.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            _write_through(beside, data)
            if beside.read_bytes() != data:
                raise SaveFailed(_sentence(path, "the disk did not give back what was written to it"))
            beside.replace(target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "the computer could not write it")
        raise SaveFailed(_sentence(path, reason)) from error


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sentence(path: Path, reason: str) -> str:
    return f"“{path.name}” could not be written: {reason}. Choose another place, or try again."
