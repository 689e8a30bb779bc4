"""The least and the most that a stated scale pays full time, as far as the tables of the year say."""

import re
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.model.money import exactly
from orgdesigner.model.pay_tables import PayYear, point_code
from orgdesigner.model.records import Holding, Post
from orgdesigner.model.relations import pay_settings
from orgdesigner.model.view import View
from orgdesigner.model.words import Level
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.rules.shared.wording import day

_LEADING_PRACTITIONER = re.compile(r"leading practitioner|lp\b", re.IGNORECASE)
_TEACHERS = ("M", "U", "UQ")
"""The scales of which the tables have the statutory least and most as points."""


@dataclass(frozen=True)
class Scale:
    """The least and the most in pounds a year, and both with their table in words."""

    least: Decimal
    most: Decimal
    said: str


def scale_of(view: View, record: Post | Holding, post: Post) -> Scale | None:
    """Return the limits of the scale that a post, or its holder, is on; None where no table has them.

    A headteacher is in the leadership group, whatever is stated. Support staff's scales have no such limits:
    local grades go on above them.
    """
    stated = record.pay_scale or post.pay_scale
    _, year, area = pay_settings(view)
    if _LEADING_PRACTITIONER.match(stated):
        return _range(view, "leading_practitioner")
    prefix = point_code(stated, "1").removesuffix("1")
    if prefix == "L" or (not stated and post.level is Level.HEAD):
        return _range(view, "leadership")
    points = pay_tables().scale(prefix, year=year, area=area) if prefix in _TEACHERS else []
    if not points:
        return None
    found = pay_tables().point(points[0].code, year=year, area=area)
    return _scale(points[0].annual, points[-1].annual, found[0]) if found else None


def _range(view: View, name: str) -> Scale | None:
    _, year, area = pay_settings(view)
    found = pay_tables().range(name, year=year, area=area)
    if found is None or found[1].minimum is None or found[1].maximum is None:
        return None
    return _scale(found[1].minimum, found[1].maximum, found[0])


def _scale(least: Decimal, most: Decimal, table: PayYear) -> Scale:
    said = f"{exactly(least)} to {exactly(most)} ({table.year}, as at {day(table.as_at)})"
    return Scale(least, most, said)
