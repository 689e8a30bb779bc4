"""What a picture may tell about people. On paper pay is off until somebody asks for it."""

from dataclasses import dataclass

from orgdesigner.disclosure.audience import Names, Pay


@dataclass(frozen=True)
class Showing:
    """How names and pay (points and allowances) are told, and whether the marks of findings may be seen."""

    names: Names = Names.FULL
    pay: Pay = Pay.ABSENT
    marks: bool = False


ON_SCREEN = Showing(pay=Pay.EXACT, marks=True)
ON_PAPER = Showing()
