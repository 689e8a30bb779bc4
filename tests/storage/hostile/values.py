"""Documents whose tables are right and whose values are not."""

from tests.storage.hostile.made import Spoil, Spoilt, by_sql, resealed, spoiling, with_definition


def _chain(*, closed: bool) -> bytes:
    """Five thousand posts, each below the one before: too deep for whoever climbs with a recursive call."""
    with spoiling() as connection:
        head = connection.execute("SELECT * FROM post WHERE id = 'head'").fetchone()
        posts = [("current", f"p{n}", *head[2:]) for n in range(5_000)]
        connection.executemany(f"INSERT INTO post VALUES ({', '.join('?' * len(head))})", posts)
        links = [("current", f"c{n}", "line", f"p{n}", f"p{n - 1}") for n in range(1, 5_000)]
        if closed:
            links.append(("current", "c0", "line", "p0", "p4999"))
        connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", links)
        return resealed(connection.serialize())


def _loose(table: str, *statements: str) -> Spoil:
    """Values of a kind that the table would not take, put there while it was less strict."""
    return with_definition(table, "ROWID, STRICT", "ROWID", *statements)


REFUSED: Spoilt = {
    "teams inside each other": by_sql("UPDATE team SET parent = 'people' WHERE id = 'slt'"),
    "team inside itself": by_sql("UPDATE team SET parent = id WHERE id = 'slt'"),
    "posts that report in a loop": by_sql("INSERT INTO link VALUES ('current', 'x', 'line', 'head', 'ta')"),
    "post that reports to itself": by_sql("INSERT INTO link VALUES ('current', 'x', 'line', 'head', 'head')"),
    "post that reports to two": by_sql("INSERT INTO link VALUES ('current', 'x', 'line', 'ta', 'head')"),
    "loop of five thousand": lambda: _chain(closed=True),
    "link to nowhere": by_sql("INSERT INTO link VALUES ('current', 'x', 'coaching', 'ta', 'nobody')"),
    "link into another structure": by_sql(
        "INSERT INTO person SELECT structure, 'new', name, staff_group, staff_code, qts, early_career,"
        " expertise, notes FROM person WHERE id = 'sian' AND structure = 'current'",
        "UPDATE holding SET person = 'new' WHERE structure = 'year-one'",
    ),
    "list that leads nowhere": by_sql("UPDATE team SET leads = '[\"nobody\"]' WHERE id = 'slt'"),
    "bytes in a text": _loose("person", "UPDATE person SET name = x'00ff'"),
    "text in a number": _loose("post", "UPDATE post SET salary = 'a lot'"),
    "number in a text": with_definition(
        "person", "staff_code TEXT", "staff_code ANY", "UPDATE person SET staff_code = 7.5"
    ),
    "infinite pay": _loose("post", "UPDATE post SET salary = 9e999"),
    "not a number": _loose("post", "UPDATE post SET fte = 'NaN'"),
    "fraction of a penny": _loose("post", "UPDATE post SET salary = 100.5"),
    "pay beyond measure": by_sql("UPDATE post SET salary = 9223372036854775807"),
    "negative pay": by_sql("UPDATE post SET salary = -1"),
    "negative FTE": by_sql("UPDATE post SET fte = -1"),
    "share above one": by_sql("UPDATE holding SET share = 10001"),
    "order beyond measure": by_sql('UPDATE team SET "order" = 9223372036854775807'),
    "neither yes nor no": by_sql("UPDATE post SET critical = 2"),
    "nothing where something must be": by_sql("UPDATE person SET name = ''"),
    "null where something must be": with_definition(
        "person", "name TEXT NOT NULL", "name TEXT", "UPDATE person SET name = NULL"
    ),
    "unknown word": by_sql("UPDATE post SET access = 'everyone else'"),
    "day that is none": by_sql("UPDATE post SET starts = '2026-02-30'"),
    "day in another calendar": by_sql("UPDATE post SET starts = '9999-01-01'"),
    "words for a day": by_sql("UPDATE post SET starts = 'next Tuesday'"),
    "text of five million letters": by_sql("UPDATE person SET notes = hex(zeroblob(2500000))"),
    "name of ten thousand letters": by_sql("UPDATE person SET name = hex(zeroblob(5000))"),
    "control characters": by_sql("UPDATE person SET name = 'A' || char(0) || 'B' || char(27) || '[31m'"),
    "name that turns the reading round": by_sql("UPDATE person SET name = 'A' || char(8238) || 'gnp.exe'"),
    "line break in a name": by_sql("UPDATE person SET name = 'A' || char(10) || 'B'"),
    "text that is no UTF-8": by_sql("UPDATE person SET name = CAST(x'41ff80' AS TEXT)"),
    "half a character": by_sql("UPDATE person SET name = CAST(x'eda080' AS TEXT)"),
    "list that is no JSON": by_sql("UPDATE person SET expertise = '[\"Maths\"'"),
    "object for a list": by_sql("""UPDATE person SET expertise = '{"Maths": 1}'"""),
    "numbers for ids": by_sql("UPDATE team SET leads = '[1, 2]'"),
    "list a thousand lists deep": by_sql(f"UPDATE team SET leads = '{'[' * 900}{']' * 900}'"),
    "unknown part of a nested value": by_sql(
        """UPDATE school SET link_names = '[{"kind": "x", "evil": 1}]'"""
    ),
    "id that is a path": by_sql("UPDATE slot SET id = '../../etc/passwd'"),
    "empty id": by_sql("UPDATE slot SET id = ''"),
    "id of ten thousand letters": by_sql("UPDATE slot SET id = hex(zeroblob(5000))"),
    "membership of nobody": by_sql("UPDATE membership SET post = NULL, person = NULL"),
    "membership of two": by_sql("UPDATE membership SET post = 'head', person = 'sian'"),
    "structure without a school": by_sql("DELETE FROM school"),
    "structure that only one record knows": by_sql(
        "INSERT INTO priority VALUES ('hidden', 'x', 1, 'Hidden', '', NULL, '[]')"
    ),
    "two schools": by_sql(
        "INSERT INTO school SELECT structure, 'school2', name, phase, pay_area, pay_year, pay_terms,"
        " teaching_headcount, support_headcount, pension_rate_support, link_names, committees,"
        " distribution_phase, notes FROM school"
    ),
    "structure with a strange name": by_sql(
        *(
            f"UPDATE {table} SET structure = 'a b' WHERE structure = 'year-one'"
            for table in ("school", "proposal")
        ),
        *(
            f"DELETE FROM {table} WHERE structure = 'year-one'"
            for table in ("link", "holding", "membership", "slot")
        ),
    ),
    "two hundred and one structures": by_sql(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 200)"
        " INSERT INTO school SELECT 's' || x, id, name, phase, pay_area, pay_year, pay_terms,"
        " teaching_headcount, support_headcount, pension_rate_support, link_names, committees,"
        " distribution_phase, notes FROM school, n"
        " WHERE structure = 'current'"
    ),
    "no word about itself": by_sql("DELETE FROM meta"),
    "two words about itself": by_sql("INSERT INTO meta SELECT * FROM meta"),
    "negative generation": by_sql("UPDATE meta SET generation = -1"),
    "generation beyond measure": by_sql("UPDATE meta SET generation = 9223372036854775807"),
}

OPENED: Spoilt = {
    "chain of five thousand": lambda: _chain(closed=False),
    "name that is a formula": by_sql("""UPDATE person SET name = '=HYPERLINK("http://x","click")'"""),
    "name that is HTML": by_sql("UPDATE person SET name = '<img src=\"file:///etc/passwd\"><b>x</b>'"),
    "name that is SQL": by_sql("UPDATE person SET name = '''); DROP TABLE person; --'"),
}
