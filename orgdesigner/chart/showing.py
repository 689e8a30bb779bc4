"""What a picture may tell about people. On paper pay is off until somebody asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.disclosure.bands import BandedAllowance


@dataclass(frozen=True)
class Showing:
    """How names and pay (points and allowances) are told, and whether the marks of findings may be seen.

    Where pay is told in bands, `banded` has the allowances of each post by its id: records hold none then.
    """

    names: Names = Names.FULL
    pay: Pay = Pay.ABSENT
    marks: bool = False
    banded: Mapping[str, tuple[BandedAllowance, ...]] = field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )


ON_SCREEN = Showing(pay=Pay.EXACT, marks=True)
ON_PAPER = Showing()
