"""Format 2 of the file: what a plan says for the rules, and how it asks each one.

These statements never change after their release; see `format_1` for why they are written out.
"""

import sqlite3

SCHEMA = """
CREATE TABLE meta ( digest TEXT NOT NULL, generation INTEGER NOT NULL ) STRICT;

CREATE TABLE school ( structure TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, phase TEXT NOT NULL,
    pay_area TEXT NOT NULL, pay_year TEXT NOT NULL, pay_terms TEXT NOT NULL, teaching_headcount INTEGER,
    support_headcount INTEGER, pension_rate_support INTEGER, link_names TEXT NOT NULL, committees TEXT NOT
    NULL, distribution_phase TEXT NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (structure, id) ) WITHOUT
    ROWID, STRICT;

CREATE TABLE proposal ( structure TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, starts TEXT,
    milestones TEXT NOT NULL, "order" INTEGER NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (structure, id) )
    WITHOUT ROWID, STRICT;

CREATE TABLE team ( structure TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, team_kind TEXT NOT NULL,
    parent TEXT, lead TEXT NOT NULL, leads TEXT NOT NULL, committee TEXT NOT NULL, authority TEXT NOT NULL,
    tasks TEXT NOT NULL, approvals INTEGER, concerns TEXT NOT NULL, colour TEXT NOT NULL, "order" INTEGER
    NOT NULL, starts TEXT, ends TEXT, notes TEXT NOT NULL, PRIMARY KEY (structure, id), FOREIGN
    KEY(structure, parent) REFERENCES team (structure, id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID,
    STRICT;

CREATE TABLE post ( structure TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, short_title TEXT NOT
    NULL, role_class TEXT NOT NULL, level TEXT NOT NULL, fte INTEGER NOT NULL, access TEXT NOT NULL,
    access_ground TEXT NOT NULL, access_reason TEXT NOT NULL, new INTEGER NOT NULL, filling TEXT NOT NULL,
    pool TEXT NOT NULL, contract TEXT NOT NULL, starts TEXT, ends TEXT, longest_term INTEGER, pay_scale TEXT
    NOT NULL, pay_point TEXT NOT NULL, salary INTEGER, hours INTEGER, weeks INTEGER, critical INTEGER NOT
    NULL, second TEXT, expertise TEXT NOT NULL, purpose TEXT NOT NULL, responsibilities TEXT NOT NULL,
    shared_responsibilities TEXT NOT NULL, without_priority TEXT NOT NULL, authority TEXT NOT NULL, autonomy
    TEXT NOT NULL, accountability TEXT NOT NULL, decides TEXT NOT NULL, distribution TEXT NOT NULL, review
    TEXT, appraisal TEXT NOT NULL, external INTEGER NOT NULL, "order" INTEGER NOT NULL, arrangement TEXT NOT
    NULL, assistant INTEGER NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (structure, id), FOREIGN
    KEY(structure, second) REFERENCES post (structure, id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID,
    STRICT;

CREATE TABLE person ( structure TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, staff_group TEXT NOT
    NULL, staff_code TEXT NOT NULL, qts INTEGER NOT NULL, early_career INTEGER NOT NULL, expertise TEXT NOT
    NULL, notes TEXT NOT NULL, PRIMARY KEY (structure, id) ) WITHOUT ROWID, STRICT;

CREATE TABLE holding ( structure TEXT NOT NULL, id TEXT NOT NULL, post TEXT NOT NULL, person TEXT NOT NULL,
    share INTEGER NOT NULL, holding_kind TEXT NOT NULL, starts TEXT, ends TEXT, term_time_fraction INTEGER
    NOT NULL, pay_scale TEXT NOT NULL, pay_point TEXT NOT NULL, salary INTEGER, PRIMARY KEY (structure, id),
    FOREIGN KEY(structure, post) REFERENCES post (structure, id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
    KEY(structure, person) REFERENCES person (structure, id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID,
    STRICT;

CREATE TABLE link ( structure TEXT NOT NULL, id TEXT NOT NULL, link_kind TEXT NOT NULL, lower TEXT NOT NULL,
    upper TEXT NOT NULL, PRIMARY KEY (structure, id), FOREIGN KEY(structure, lower) REFERENCES post
    (structure, id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(structure, upper) REFERENCES post (structure,
    id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE TABLE membership ( structure TEXT NOT NULL, id TEXT NOT NULL, team TEXT NOT NULL, post TEXT, person
    TEXT, membership_kind TEXT NOT NULL, starts TEXT, ends TEXT, reason TEXT NOT NULL, "order" INTEGER NOT
    NULL, PRIMARY KEY (structure, id), FOREIGN KEY(structure, team) REFERENCES team (structure, id)
    DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(structure, post) REFERENCES post (structure, id) DEFERRABLE
    INITIALLY DEFERRED, FOREIGN KEY(structure, person) REFERENCES person (structure, id) DEFERRABLE
    INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE TABLE priority ( structure TEXT NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT
    NULL, wording TEXT NOT NULL, accountable TEXT, contributing TEXT NOT NULL, PRIMARY KEY (structure, id),
    FOREIGN KEY(structure, accountable) REFERENCES post (structure, id) DEFERRABLE INITIALLY DEFERRED )
    WITHOUT ROWID, STRICT;

CREATE TABLE allowance ( structure TEXT NOT NULL, id TEXT NOT NULL, post TEXT NOT NULL, person TEXT,
    allowance_kind TEXT NOT NULL, annual INTEGER NOT NULL, basis TEXT NOT NULL, share INTEGER NOT NULL,
    starts TEXT, ends TEXT, reason TEXT NOT NULL, PRIMARY KEY (structure, id), FOREIGN KEY(structure, post)
    REFERENCES post (structure, id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(structure, person) REFERENCES
    person (structure, id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE TABLE forum ( structure TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, cadence TEXT NOT NULL,
    chair TEXT, attendees TEXT NOT NULL, teams TEXT NOT NULL, open_to_all INTEGER NOT NULL, directed_time
    INTEGER NOT NULL, "order" INTEGER NOT NULL, notes TEXT NOT NULL, PRIMARY KEY (structure, id), FOREIGN
    KEY(structure, chair) REFERENCES post (structure, id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID,
    STRICT;

CREATE TABLE slot ( structure TEXT NOT NULL, id TEXT NOT NULL, forum TEXT NOT NULL, team TEXT NOT NULL,
    minutes INTEGER NOT NULL, PRIMARY KEY (structure, id), FOREIGN KEY(structure, forum) REFERENCES forum
    (structure, id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(structure, team) REFERENCES team (structure,
    id) DEFERRABLE INITIALLY DEFERRED ) WITHOUT ROWID, STRICT;

CREATE TABLE waiver ( structure TEXT NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL, subjects TEXT NOT NULL,
    reason TEXT NOT NULL, owner TEXT NOT NULL, expires TEXT NOT NULL, PRIMARY KEY (structure, id) ) WITHOUT
    ROWID, STRICT;

CREATE TABLE appointment_round ( structure TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, role_class
    TEXT NOT NULL, held TEXT, method TEXT NOT NULL, applied_teaching INTEGER NOT NULL, applied_support
    INTEGER NOT NULL, shortlisted_teaching INTEGER NOT NULL, shortlisted_support INTEGER NOT NULL,
    appointed_teaching INTEGER NOT NULL, appointed_support INTEGER NOT NULL, appointed_internal INTEGER NOT
    NULL, panel TEXT NOT NULL, characteristics TEXT NOT NULL, PRIMARY KEY (structure, id) ) WITHOUT ROWID,
    STRICT;

CREATE TABLE rule_setting ( structure TEXT NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL, off INTEGER NOT
    NULL, severity TEXT, limits TEXT NOT NULL, PRIMARY KEY (structure, id) ) WITHOUT ROWID, STRICT
"""

_ADDED: dict[str, dict[str, str]] = {
    "school": {"committees": "'[]'", "distribution_phase": "'unstated'"},
    "proposal": {"milestones": "'[]'"},
    "team": {"tasks": "''", "approvals": "NULL", "concerns": "'nobody'"},
    "post": {
        "access_ground": "'unstated'",
        "expertise": "'[]'",
        "responsibilities": "'[]'",
        "shared_responsibilities": "'[]'",
        "without_priority": "''",
        "review": "NULL",
    },
    "appointment_round": {"appointed_internal": "0", "panel": "'[]'", "characteristics": "'[]'"},
}
"""The columns that format 1 lacked, and what a plan of that format says in them."""


def fill(connection: sqlite3.Connection) -> None:
    """Fill the empty tables of this format (the database `next`) from those of format 1 (`main`)."""
    names = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in names:
        known = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")]
        added = _ADDED.get(table, {})
        into, values = ", ".join([*known, *added]), ", ".join([*known, *added.values()])
        connection.execute(f"INSERT INTO next.{table} ({into}) SELECT {values} FROM main.{table}")
