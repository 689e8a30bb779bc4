"""Whose business every field is, written down once more and apart from the program's own table.

A field of the model that stands nowhere here fails the tests: somebody has to think about it first.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgdesigner.model.records import RECORD_TYPES

OPEN = {
    "school": "id name phase pay_area pay_year pay_terms teaching_headcount support_headcount link_names"
    " committees distribution_phase",
    "proposal": "id name starts milestones order",
    "team": "id name team_kind parent lead leads committee authority tasks approvals concerns colour order"
    " starts ends",
    "post": "id title short_title role_class level fte access access_ground new filling pool contract starts"
    " ends longest_term critical second expertise purpose responsibilities shared_responsibilities"
    " without_priority authority autonomy accountability decides distribution review appraisal external"
    " order arrangement assistant",
    "person": "id staff_group",
    "holding": "id post person share holding_kind",
    "link": "id link_kind lower upper",
    "membership": "id team post person membership_kind starts ends order",
    "priority": "id number name wording accountable contributing",
    "forum": "id name cadence chair attendees teams open_to_all directed_time order",
    "slot": "id forum team minutes",
    "rule_setting": "id rule off severity limits",
}
"""The fields that whoever sees a chart at all may read; an id is told as another one."""


def _of(kind: str, names: str) -> set[str]:
    return {f"{kind}.{name}" for name in names.split()}


KEPT = {
    "names": _of("person", "name") | _of("holding", "starts ends"),
    "personal": _of("person", "staff_code qts early_career expertise"),
    "notes": _of("school", "notes")
    | _of("proposal", "notes")
    | _of("team", "notes")
    | _of("post", "access_reason notes")
    | _of("person", "notes")
    | _of("membership", "reason")
    | _of("forum", "notes"),
    "pay": _of("school", "pension_rate_support")
    | _of("post", "pay_scale pay_point salary hours weeks")
    | _of("holding", "pay_scale pay_point salary term_time_fraction")
    | _of("allowance", "id post person allowance_kind annual basis share starts ends reason"),
    "waivers": _of("waiver", "id rule subjects reason owner expires"),
    "appointments": _of(
        "appointment_round",
        "id name role_class held method applied_teaching applied_support shortlisted_teaching"
        " shortlisted_support appointed_teaching appointed_support appointed_internal panel characteristics",
    ),
}
"""The fields that not everybody may read, by what they tell."""

FROM = {
    "leaders": (),
    "governors": ("personal", "notes", "pay"),
    "unions": ("names", "personal", "notes", "pay", "waivers"),
    "staff": ("personal", "notes", "pay", "waivers", "appointments"),
    "public": ("names", "personal", "notes", "pay", "waivers", "appointments"),
}
"""What is kept from each audience; governors and unions read pay in bands."""


def kept_from(audience: str) -> set[str]:
    """Return the fields that an audience may not read."""
    return {field for what in FROM[audience] for field in KEPT[what]}


def all_fields() -> Iterator[str]:
    """Yield every field of every record."""
    for record_type in RECORD_TYPES:
        yield from (f"{record_type.kind}.{name}" for name in record_type.model_fields)
