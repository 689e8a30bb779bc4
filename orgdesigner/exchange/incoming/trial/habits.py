"""What somebody has said before that columns mean, known by their headings.

Of a heading only a digest is kept: a list whose first row is no heading would leave somebody's name behind.
"""

from collections.abc import Mapping
from hashlib import sha256

Habits = Mapping[str, str]
"""The values of meanings by the digests of headings."""


def digest(heading: str) -> str:
    """Return what a heading is known by, however it is spaced and in whichever case."""
    return sha256(" ".join(heading.casefold().split()).encode()).hexdigest()
