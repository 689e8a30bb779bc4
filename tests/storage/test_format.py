"""The tables are the records, and the format is the tables as they were released."""

from pathlib import Path
from types import NoneType
from typing import get_args

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from orgdesigner.model.records import KINDS, RECORD_TYPES, ref_fields
from orgdesigner.storage.formats import FORMATS, HISTORY, NEWEST, statements
from orgdesigner.storage.plan_file import read_plan
from orgdesigner.storage.tables import HISTORY as HISTORY_TABLE
from orgdesigner.storage.tables import META, RECORD_TABLES
from tests.storage.plans import FORMER, a_document, contents

RELEASED = Path(__file__).with_name("formats")


def test_there_is_a_table_for_every_kind_of_record() -> None:
    assert list(RECORD_TABLES) == [record_type.kind for record_type in RECORD_TYPES]


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_a_table_are_the_fields_of_its_records(kind: str) -> None:
    columns = [column.name for column in RECORD_TABLES[kind].columns]
    assert columns == ["structure", *KINDS[kind].model_fields]


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_is_optional_where_the_field_may_be_none(kind: str) -> None:
    optional = {column.name for column in RECORD_TABLES[kind].columns if column.nullable}
    assert optional == {
        name for name, field in KINDS[kind].model_fields.items() if NoneType in get_args(field.annotation)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_foreign_key_stands_for_every_field_that_points_at_one_record(kind: str) -> None:
    keys = {
        (key.columns[1].name, key.elements[1].target_fullname)
        for key in RECORD_TABLES[kind].foreign_key_constraints
    }
    assert keys == {(ref.name, f"{ref.kind}.id") for ref in ref_fields(KINDS[kind]) if not ref.many}


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_holds_text_or_whole_numbers(kind: str) -> None:
    for column in RECORD_TABLES[kind].columns:
        assert column.type.compile(dialect=sqlite.dialect()) in ("TEXT", "INTEGER")


def test_the_newest_format_is_what_the_tables_say() -> None:
    tables = [META, *RECORD_TABLES.values()]
    assert FORMATS[NEWEST].statements == tuple(_statement(table) for table in tables)
    assert (_statement(HISTORY_TABLE),) == HISTORY


@pytest.mark.parametrize("version", FORMATS)
def test_a_plan_of_every_released_format_opens(version: int) -> None:
    """Files of former formats stay here for ever: nobody's plan may become unreadable."""
    plan = a_document(FORMER) if version == 1 else a_document()
    assert contents(read_plan(RELEASED / f"{version}.orgplan")) == contents(plan)


def _statement(table: Table) -> str:
    compiled = str(CreateTable(table).compile(dialect=sqlite.dialect()))
    return statements(compiled)[0]
