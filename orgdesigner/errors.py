"""The two kinds of failure.

A `UserError` is the environment's or the user's fault and is said in the user's words: what happened and
what to do. Everything else that is raised is a bug and is reported as one.
"""


class UserError(Exception):
    """Something could not be done; the message says what, and what to do instead.

    The message is a whole sentence that is shown as it is: in a bar of the window, or on stderr with
    exit code 2. It never holds a name or a figure of somebody's pay.
    """


class EditRefused(UserError):
    """An edit would break what every structure must keep, such as a loop of line management."""


class FileRefused(UserError):
    """A file could not be opened or imported; it was left byte for byte as it was."""


class SaveFailed(UserError):
    """A file could not be written; what it held before is still there and the work is kept."""
