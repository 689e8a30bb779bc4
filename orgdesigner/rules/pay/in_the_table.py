"""A pay point is in the tables of the year, and a salary inside the range of its scale.

Why: A point that no table has can't be paid or costed. It is usually a slip of the key, or a point that has
been deleted since. A salary below its range pays less than the terms allow, one above needs a decision of its
own.

Source: The pay tables, where each figure has its own source and says how sure it is: teachers' points and
ranges from the Department for Education's pay calculator (July 2026), support staff's from the NJC spine as
job adverts of 2026 print it, and that NJC point 2 was deleted on 1 April 2026 from a union's notice of the
award; read in November 2026. The numbered leadership points are advisory. Scales that no table has for the
school's area are left alone, and nothing is said under the school's own pay terms.

To fix: Correct the point, or bring the salary into the range.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.index import Index
from orgdesigner.model.money import exactly
from orgdesigner.model.pay_tables import first_day, number_of, point_code
from orgdesigner.model.records import Holding, Person, Post, School
from orgdesigner.model.relations import (
    POINTS_OF_HOLDINGS,
    POINTS_OF_POSTS,
    is_on_national_terms,
    pay_settings,
)
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.scales import scale_of
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.rules.shared.wording import count, day


@rule(
    "PAY-213",
    "Points and salaries in the tables",
    each=(School, Post, Holding),
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, record: School | Post | Holding) -> Iterator[Found]:
    if isinstance(record, School):
        if is_on_national_terms(view):
            yield from _unknown_points(view)
    elif record.salary is not None and is_on_national_terms(view):
        yield from _salary(view, record)


@dataclass(frozen=True)
class Stated:
    """A pay point as it is written on posts and holdings, by record type and id."""

    written: str
    records: tuple[tuple[type[Post] | type[Holding], str], ...]


def _unknown_points(view: View) -> Iterator[Found]:
    """Yield for each point that its scale does not have the posts on it, all together."""
    for code, stated in sorted(_points(view).items()):
        _, year, area = pay_settings(view)
        tables = pay_tables()
        written = re.fullmatch(r"([A-Z]+)(\d+)", code)
        if written is None or tables.point(code, year=year, area=area) is not None:
            continue
        scale = tables.scale(written[1], year=year, area=area)
        if not scale:
            continue
        nearest = min(scale, key=lambda point: abs(number_of(point) - int(written[2])))
        deleted, starts = tables.deleted(code, area=area), first_day(year)
        gone = f"was deleted on {day(deleted)}" if deleted and starts and deleted <= starts else ""
        found = tables.point(nearest.code, year=year, area=area)
        table = f"{found[0].year}, as at {day(found[0].as_at)}" if found else year
        has = f"the table has {scale[0].code} to {scale[-1].code} ({table})"
        yield _unknown(view, code, stated, nearest.code, gone or f"is not in the pay tables for {year}", has)


def _points(view: View) -> dict[str, list[Stated]]:
    """The points that are stated, by their code in the tables; posts before holdings."""
    points: dict[str, list[Stated]] = {}
    for scale, written in _keys(view, POINTS_OF_POSTS):
        ids = view.ids(POINTS_OF_POSTS, (scale, written))
        points.setdefault(point_code(scale, written), []).append(
            Stated(written, tuple((Post, each) for each in ids))
        )
    for scale, written in _keys(view, POINTS_OF_HOLDINGS):
        for holding in view.find(POINTS_OF_HOLDINGS, (scale, written)):
            of_the_post = scale or view.need(Post, holding.post).pay_scale
            points.setdefault(point_code(of_the_post, written), []).append(
                Stated(written, ((Holding, holding.id),))
            )
    return points


def _keys(view: View, index: Index[Any]) -> list[tuple[str, str]]:
    return sorted(cast("tuple[tuple[str, str], ...]", view.keys(index)))


def _unknown(view: View, code: str, stated: list[Stated], nearest: str, wrong: str, has: str) -> Found:
    records = [view.need(*each) for every in stated for each in every.records]
    posts = sorted({each.id if isinstance(each, Post) else each.post for each in records})
    first = view.need(Post, posts[0]).title
    who = first if len(posts) == 1 else count(len(posts), "post")
    draft = Draft(view)
    for every in stated:
        number = re.sub(r"\D", "", nearest)
        for each in every.records:
            draft.set(view.need(*each), pay_point=re.sub(r"\d+", number, every.written))
    return found(
        f"{code}, the point of {who}, {wrong}",
        *(Subject(Post.kind, each) for each in posts),
        working=has,
        fixes=[Fix(f"Set it to {nearest}", draft.change(f"Change the pay point {code}"))],
    )


def _salary(view: View, record: Post | Holding) -> Iterator[Found]:
    post = record if isinstance(record, Post) else view.need(Post, record.post)
    scale = scale_of(view, record, post)
    salary = record.salary
    if scale is None or salary is None:
        return
    nearest = min(max(salary, scale.least), scale.most)
    if nearest != salary:
        of = f"{view.need(Person, record.person).name} as " if isinstance(record, Holding) else ""
        change = set_fields(view, record, salary=nearest).relabelled(
            f"Bring the salary of {post.title} into its range"
        )
        yield found(
            f"The salary of {of}{post.title} is {exactly(salary)}, "
            f"{'below' if salary < nearest else 'above'} the range in this table",
            *dict.fromkeys((post, record)),
            working=scale.said,
            fixes=[Fix(f"Set it to {exactly(nearest)}", change)],
        )


GOOD = (
    """
    post head "Headteacher" head pay_scale=Leadership salary=90000
    post hod "Head of Art" pay_point=U3
    post ta "Teaching Assistant" pay_scale=NJC pay_point=3
      held "F. Osei" support pay_point=5
    post local "Site Manager" pay_scale="Grade H" pay_point=99
    post typed "Project Officer" salary=100
    """,
    """
    school "Hill Academy" pay_terms=own
    post hod "Head of Art" pay_point=M9
    post head "Headteacher" head salary=100
    """,
    """
    school "Hill School" pay_area=inner_london
    post dh "Deputy Headteacher" pay_point=L99
    post ta "Teaching Assistant" pay_point=SCP2
    """,
    """
    school "Hill School" pay_year=2025-26
    post ta "Teaching Assistant" pay_point=SCP2
    """,
)
BAD = (
    Example(
        """
        post ta1 "Teaching Assistant" pay_scale=NJC pay_point=2
          held "F. Osei" support
        post ta2 "Teaching Assistant" pay_scale=NJC pay_point=5
          held "L. Hart" support pay_point=02
        post ta3 "Cleaner" pay_point=SCP2
        post hod "Head of Art" pay_point=M9
        post dh "Deputy Headteacher" pay_scale=Leadership pay_point=44
        """,
        found_at=("ta1", "hod", "dh"),
    ),
    Example(
        """
        post head "Headteacher" head salary=40000
        post dh "Deputy Headteacher" pay_scale=Leadership
          held "P. Iyer" teaching salary=200000
        post t "Teacher of Art" pay_scale=Main salary=60000
        post lp "Lead Practitioner" pay_scale="Leading Practitioner" salary=20000
        """,
        found_at=("head", "dh", "t", "lp"),
    ),
)
