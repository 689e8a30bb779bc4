"""What is left of a working copy when its process is killed, without the process."""

import os

from orgdesigner.storage.working_copy import WorkingCopy


def crash(copy: WorkingCopy) -> None:
    """Drop a working copy as the operating system does: locks go, files stay, nothing is put in order."""
    journal = copy._journal
    copy.document.unsubscribe(journal._hear)
    if journal._database is not None:
        journal._database.close()
    locks = [copy._lock, journal._folder._lock if journal._folder else None]
    for lock in locks:
        if lock is not None:
            os.close(lock._descriptor)
