"""The file format, column by column: a table for every kind of record.

A row is found by its structure ("current" or the id of a proposal) and its id. The names of the fields are
written here a second time on purpose: a record may change with the program, a file changes only with a new
format (see `formats`). A test keeps the two equal.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import INTEGER, TEXT, Column, ForeignKeyConstraint, MetaData, Table

from orgdesigner.storage.columns import (
    count,
    day,
    flag,
    hundredths,
    listed,
    pence,
    pointer,
    ten_thousandths,
    text,
    thousandths,
)

metadata = MetaData()


def _table(kind: str, *columns: Column[Any]) -> Table:
    """A table of records; the key comes first, so that a structure's rows lie together."""
    return Table(
        kind,
        metadata,
        Column("structure", TEXT, primary_key=True),
        Column("id", TEXT, primary_key=True),
        *columns,
        *_foreign_keys(columns),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )


def _foreign_keys(columns: Iterable[Column[Any]]) -> Iterable[ForeignKeyConstraint]:
    """One for each pointer, checked at commit, because the steps of a change come in any order."""
    for column in columns:
        if kind := column.info.get("kind"):
            yield ForeignKeyConstraint(
                ["structure", column.name],
                [f"{kind}.structure", f"{kind}.id"],
                deferrable=True,
                initially="DEFERRED",
            )


# The table about the file itself comes first, and so lies on the second page, where `image` looks for it.
META = Table(
    "meta",
    metadata,
    Column("digest", TEXT, nullable=False),
    Column("generation", INTEGER, nullable=False),
    sqlite_strict=True,
)

_RECORDS = (
    _table(
        "school",
        text("name"),
        text("phase"),
        text("pay_area"),
        text("pay_year"),
        text("pay_terms"),
        count("teaching_headcount", optional=True),
        count("support_headcount", optional=True),
        ten_thousandths("pension_rate_support", optional=True),
        listed("link_names"),
        listed("committees"),
        text("distribution_phase"),
        text("notes"),
    ),
    _table(
        "proposal",
        text("name"),
        day("starts", optional=True),
        listed("milestones"),
        count("order"),
        text("notes"),
    ),
    _table(
        "team",
        text("name"),
        text("team_kind"),
        pointer("parent", "team", optional=True),
        text("lead"),
        listed("leads"),
        text("committee"),
        text("authority"),
        text("tasks"),
        count("approvals", optional=True),
        text("concerns"),
        text("colour"),
        count("order"),
        day("starts", optional=True),
        day("ends", optional=True),
        text("notes"),
    ),
    _table(
        "post",
        text("title"),
        text("short_title"),
        text("role_class"),
        text("level"),
        ten_thousandths("fte"),
        text("access"),
        text("access_ground"),
        text("access_reason"),
        flag("new"),
        text("filling"),
        text("pool"),
        text("contract"),
        day("starts", optional=True),
        day("ends", optional=True),
        count("longest_term", optional=True),
        text("pay_scale"),
        text("pay_point"),
        pence("salary", optional=True),
        hundredths("hours", optional=True),
        thousandths("weeks", optional=True),
        flag("critical"),
        pointer("second", "post", optional=True),
        listed("expertise"),
        text("purpose"),
        listed("responsibilities"),
        listed("shared_responsibilities"),
        text("without_priority"),
        text("authority"),
        text("autonomy"),
        text("accountability"),
        text("decides"),
        text("distribution"),
        day("review", optional=True),
        text("appraisal"),
        flag("external"),
        count("order"),
        text("arrangement"),
        flag("assistant"),
        text("notes"),
    ),
    _table(
        "person",
        text("name"),
        text("staff_group"),
        text("staff_code"),
        flag("qts"),
        flag("early_career"),
        listed("expertise"),
        text("notes"),
    ),
    _table(
        "holding",
        pointer("post", "post"),
        pointer("person", "person"),
        ten_thousandths("share"),
        text("holding_kind"),
        day("starts", optional=True),
        day("ends", optional=True),
        ten_thousandths("term_time_fraction"),
        text("pay_scale"),
        text("pay_point"),
        pence("salary", optional=True),
    ),
    _table(
        "link",
        text("link_kind"),
        pointer("lower", "post"),
        pointer("upper", "post"),
    ),
    _table(
        "membership",
        pointer("team", "team"),
        pointer("post", "post", optional=True),
        pointer("person", "person", optional=True),
        text("membership_kind"),
        day("starts", optional=True),
        day("ends", optional=True),
        text("reason"),
        count("order"),
    ),
    _table(
        "priority",
        count("number"),
        text("name"),
        text("wording"),
        pointer("accountable", "post", optional=True),
        listed("contributing"),
    ),
    _table(
        "allowance",
        pointer("post", "post"),
        pointer("person", "person", optional=True),
        text("allowance_kind"),
        pence("annual"),
        text("basis"),
        ten_thousandths("share"),
        day("starts", optional=True),
        day("ends", optional=True),
        text("reason"),
    ),
    _table(
        "forum",
        text("name"),
        text("cadence"),
        pointer("chair", "post", optional=True),
        listed("attendees"),
        listed("teams"),
        flag("open_to_all"),
        flag("directed_time"),
        count("order"),
        text("notes"),
    ),
    _table(
        "slot",
        pointer("forum", "forum"),
        pointer("team", "team"),
        count("minutes"),
    ),
    _table(
        "waiver",
        text("rule"),
        listed("subjects"),
        text("reason"),
        text("owner"),
        day("expires"),
    ),
    _table(
        "appointment_round",
        text("name"),
        text("role_class"),
        day("held", optional=True),
        text("method"),
        count("applied_teaching"),
        count("applied_support"),
        count("shortlisted_teaching"),
        count("shortlisted_support"),
        count("appointed_teaching"),
        count("appointed_support"),
        count("appointed_internal"),
        listed("panel"),
        listed("characteristics"),
    ),
    _table(
        "rule_setting",
        text("rule"),
        flag("off"),
        text("severity", optional=True),
        listed("limits"),
    ),
)

RECORD_TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _RECORDS})
"""The table of each kind of record, in the order in which a file has them."""

# In the private working copy only: a saved plan holds no history, because deleted names would survive in it.
HISTORY = Table(
    "history",
    metadata,
    Column("number", INTEGER, primary_key=True, autoincrement=False),
    Column("place", TEXT, nullable=False),
    Column("label", TEXT, nullable=False),
    Column("merge_key", TEXT),
    Column("steps", TEXT, nullable=False),
    Column("generation", INTEGER, nullable=False),
    Column("done", INTEGER, nullable=False),
    sqlite_strict=True,
)
