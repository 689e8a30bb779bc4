"""The sheet of people: a row for each post that somebody holds, and one for who holds none."""

from collections.abc import Iterator

from orgdesigner.disclosure.audience import Pay
from orgdesigner.exchange.grid import column_name
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.fields import cells_of, columns_of, used_fields
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Column, Formula, Sheet, Shown
from orgdesigner.model.pay import annual_salary, full_time_salary, salaried_part
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_PERSON, part_of_full_time


def people_sheet(told: Told, tables: PayTables) -> Sheet:
    """Return who holds what; with what it pays where that may be told, as a sum or as a band."""
    of_person = used_fields(told.view, Person, told.audience, without=("name",))
    of_holding = used_fields(told.view, Holding, told.audience, without=("person", "post", "salary"))
    columns = [
        Column("Name"),
        *columns_of(Person, of_person),
        Column("Post"),
        *columns_of(Holding, of_holding),
        Column("Part of full time", Shown.SHARE),
    ]
    if told.audience.pay is Pay.EXACT:
        columns += _PAY
    elif told.audience.pay is Pay.BANDED:
        columns.append(Column("Salary for the year"))
    rows = []
    for person in sorted(told.view.all(Person), key=lambda each: (each.name.casefold(), each.id)):
        begins = (person.name, *cells_of(told.view, person, of_person))
        held = told.view.find(HOLDINGS_OF_PERSON, person.id)
        for holding in held:
            post = told.view.need(Post, holding.post)
            rows.append(
                (
                    *begins,
                    post.title,
                    *cells_of(told.view, holding, of_holding),
                    part_of_full_time(told.view, holding),
                    *_pay(told, holding, tables, first=len(begins) + len(of_holding) + 2),
                )
            )
        if not held:
            rows.append((*begins, *(None for _ in range(len(columns) - len(begins)))))
    about = "Everybody, with a row for each post that they hold."
    return Sheet("People", about, tuple(columns), tuple(rows))


_PAY = (
    Column("Full-time salary", Shown.MONEY),
    Column("Part of a full-time year", Shown.SHARE),
    Column("Salary for the year", Shown.MONEY, summed=True),
)


def _pay(told: Told, holding: Holding, tables: PayTables, *, first: int) -> Iterator[Cell]:
    """The full-time salary, the part of it that is paid, and their product, from the column `first` on."""
    if told.audience.pay is Pay.BANDED:
        yield told.bands.get(holding.id)
    if told.audience.pay is not Pay.EXACT:
        return
    view = told.view
    salary = full_time_salary(view.need(Post, holding.post), holding, tables, view.school)
    paid = annual_salary(view, holding, tables)
    if salary is None or paid is None:
        yield from (None, None, None)
        return
    yield salary.value
    yield salaried_part(view, holding, tables.terms)
    yield Formula(f"=ROUND({column_name(first)}{{row}}*{column_name(first + 1)}{{row}},2)", paid.value)
