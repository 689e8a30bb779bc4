"""The kinds of value that a record's field may hold, each with its limits.

Limits are part of the file format: a value that a record accepts can be stored, printed and exported.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

# Control characters, line breaks where there should be none, and the marks that turn the reading
# direction round (they can make "gnp.exe" read as "exe.png") have no place in a title or a name.
_ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"
_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]*$"

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$")]
Title = Annotated[str, Field(min_length=1, max_length=200, pattern=_ONE_LINE)]
Line = Annotated[str, Field(max_length=300, pattern=_ONE_LINE)]
Text = Annotated[str, Field(max_length=10_000, pattern=_LINES)]

Money = Annotated[Decimal, Field(ge=0, le=10_000_000, decimal_places=2)]
"""Pounds, to the penny; pounds a year where it is a rate of pay."""

Fte = Annotated[Decimal, Field(ge=0, le=500, decimal_places=4)]
"""Full-time equivalent; above 1 where one card stands for several like posts."""

Fraction = Annotated[Decimal, Field(ge=0, le=1, decimal_places=4)]
"""A share of a whole, such as the part of a year that a term-time contract pays for."""

Count = Annotated[int, Field(ge=0, le=1_000_000)]
GuardedCount = Annotated[int, Field(ge=5, le=1_000_000)]
"""A count of people by a protected characteristic: a smaller one could point at somebody."""

Threshold = Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=4)]
"""Where a rule begins to find something."""

Months = Annotated[int, Field(ge=1, le=600)]
Order = Annotated[int, Field(ge=-(2**53), le=2**53)]
"""A place in a stored order: lower comes first, and gaps are ordinary."""

Hours = Annotated[Decimal, Field(ge=0, le=168, decimal_places=2)]
Weeks = Annotated[Decimal, Field(ge=0, le=53, decimal_places=3)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of another record, and says of which kind."""

    kind: str


PostRef = Annotated[Id, Ref("post")]
PersonRef = Annotated[Id, Ref("person")]
TeamRef = Annotated[Id, Ref("team")]
ForumRef = Annotated[Id, Ref("forum")]
