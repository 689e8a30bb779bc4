"""What a picture may tell about people. On paper pay is off until somebody asks for it."""

from dataclasses import dataclass
from enum import Enum


class Names(Enum):
    """How a holder is named."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


@dataclass(frozen=True)
class Showing:
    """Whether names, pay (points and allowances) and the marks of findings may be seen."""

    names: Names = Names.FULL
    pay: bool = False
    marks: bool = False


ON_SCREEN = Showing(pay=True, marks=True)
ON_PAPER = Showing()
