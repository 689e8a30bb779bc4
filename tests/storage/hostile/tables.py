"""Documents whose tables are not OrgDesigner's: they run code, swallow memory, or hide something."""

from tests.storage.hostile.made import (
    GOOD,
    Spoilt,
    by_bytes,
    by_sql,
    resealed,
    root_page,
    spoiling,
    with_definition,
)

_FOREVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


def _view_for_post(query: str) -> tuple[str, ...]:
    return "DROP TABLE post", f"CREATE VIEW post AS {query}"


def _many_tables() -> bytes:
    with spoiling() as connection:
        connection.execute("BEGIN")
        for n in range(1_000):
            connection.execute(f"CREATE TABLE z{n} (x)")
        connection.execute("COMMIT")
        return resealed(connection.serialize())


def _roots_changed_round() -> bytes:
    with spoiling() as connection:
        pages = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema"))
        for name, other in (("person", "post"), ("post", "person")):
            connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?", (pages[other], name))
        return resealed(connection.serialize())


REFUSED: Spoilt = {
    "trigger that alters pay": by_sql(
        "CREATE TRIGGER evil AFTER UPDATE ON post BEGIN UPDATE post SET salary = 1; END"
    ),
    "trigger that deletes": by_sql("CREATE TRIGGER evil AFTER INSERT ON post BEGIN DELETE FROM person; END"),
    "view in place of a table": by_sql(*_view_for_post("SELECT * FROM person")),
    "view that never ends": by_sql(*_view_for_post(_FOREVER)),
    "view that loads code": by_sql(*_view_for_post("SELECT load_extension('/tmp/evil.so') AS id")),
    "view that swallows memory": by_sql(*_view_for_post("SELECT zeroblob(1000000000) AS id")),
    "view besides": by_sql("CREATE VIEW extra AS SELECT 1"),
    "generated column": by_sql("ALTER TABLE post ADD COLUMN bomb AS (randomblob(900000000))"),
    "expensive constraint": by_sql("ALTER TABLE post ADD COLUMN x TEXT CHECK (length(randomblob(9)) > 0)"),
    "default that calls a function": by_sql(
        "CREATE TABLE twin (structure TEXT, id TEXT DEFAULT (hex(randomblob(99))))"
    ),
    "index": by_sql("CREATE INDEX evil ON post (title)"),
    "index on an expression": by_sql("CREATE INDEX evil ON post (abs(salary))"),
    "unique index": by_sql("CREATE UNIQUE INDEX evil ON post (structure, id)"),
    "extra table": by_sql("CREATE TABLE extra (secret TEXT)"),
    "a thousand tables": _many_tables,
    "history brought along": by_sql("CREATE TABLE history (number INTEGER PRIMARY KEY, steps TEXT) STRICT"),
    "full-text table": by_sql("CREATE VIRTUAL TABLE ft USING fts5(x)"),
    "unknown virtual table": by_sql(
        "INSERT INTO sqlite_schema VALUES ('table', 'vv', 'vv', 0, 'CREATE VIRTUAL TABLE vv USING evil(x)')"
    ),
    "statistics": by_sql("CREATE TABLE t (x)", "INSERT INTO t VALUES (1)", "ANALYZE", "DROP TABLE t"),
    "missing table": by_sql("DROP TABLE waiver"),
    "missing column": by_sql("ALTER TABLE person DROP COLUMN notes"),
    "extra column": by_sql("ALTER TABLE person ADD COLUMN secret TEXT"),
    "renamed column": by_sql("ALTER TABLE person RENAME COLUMN notes TO memo"),
    "renamed table": by_sql("ALTER TABLE waiver RENAME TO waivers"),
    "table named to break a statement": by_sql('CREATE TABLE "x; DROP TABLE person; --" (x)'),
    "table that is not strict": by_sql("UPDATE sqlite_schema SET sql = replace(sql, ', STRICT', '')"),
    "definition in other words": by_sql("UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'post'"),
    "definition that is no text": by_sql(
        "UPDATE sqlite_schema SET sql = CAST(x'435245415445ff80' AS TEXT) WHERE name = 'post'"
    ),
    "definition that is missing": by_sql("UPDATE sqlite_schema SET sql = NULL WHERE name = 'post'"),
    "definition that is nonsense": by_sql(
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'post'"
    ),
    "two tables on one page": by_sql(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'person')"
        " WHERE name = 'post'"
    ),
    "two tables changed round": _roots_changed_round,
    "table on the first page": by_sql("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'post'"),
    "table beyond the end": by_sql("UPDATE sqlite_schema SET rootpage = 4000000 WHERE name = 'post'"),
    "page that holds itself": by_bytes(root_page("post") + 8, (root_page("post") // 4096 + 1).to_bytes(4)),
    "page with 65,535 cells": by_bytes(root_page("post") + 3, b"\xff\xff"),
    "page of an unknown kind": by_bytes(root_page("holding"), b"\x07"),
    "two rows with one key": with_definition(
        "slot",
        "PRIMARY KEY (structure, id)",
        "PRIMARY KEY (structure, minutes)",
        "INSERT INTO slot SELECT structure, id, forum, team, minutes + 1 FROM slot",
    ),
    "one page overwritten with another": lambda: resealed(
        GOOD[: root_page("post")] + GOOD[root_page("person") :][:4096] + GOOD[root_page("post") + 4096 :]
    ),
}
