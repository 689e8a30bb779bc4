"""Every fact of the founding documents has a rule, a place in the review sheet, or a reason why not.

`facts.json` holds the facts' ids and strengths, from the shared domain research.
"""

import json
from pathlib import Path

import pytest

from orgdesigner.rules.base import Strength
from orgdesigner.rules.catalogue import rules
from tests.report.asked import ASKED

REVIEW = "review"
"""The fact is a question of the review sheet, which shows what the structure has to say to it."""

FACTS: dict[str, tuple[str, ...] | str] = {
    "SF01": ("TEAM-401",),
    "SF02": ("TEAM-403",),
    "SF03": ("COV-101", "COV-102", "COV-108"),
    "SF04": ("COV-103",),
    "SF05": ("AUT-706",),
    "SF06": ("AUT-707",),
    "SF07": ("AUT-708",),
    "SF08": ("AUT-709", "AUT-710"),
    "SF09": REVIEW,
    "SF10": ("TEAM-411",),
    "SF11": ("EQ-504",),
    "SF12": ("EQ-505",),
    "SF13": ("TEAM-405",),
    "SF14": ("EQ-506",),
    "SF15": ("COV-104",),
    "SF16": ("EQ-514",),
    "SF17": ("EQ-501",),
    "SF18": ("EQ-507",),
    "SF19": ("EQ-508", "TERM-301"),
    "SF20": ("EQ-509", "EQ-502"),
    "SF21": ("EQ-510",),
    "SF22": REVIEW,
    "SF23": ("PAY-201",),
    "SF24": ("EQ-503",),
    "SF25": REVIEW,
    "SF26": ("WORD-901",),
    "SF27": ("EQ-511",),
    "SF28": ("TEAM-406",),
    "SF29": ("EQ-512",),
    "SF30": ("EQ-513",),
    "SF31": REVIEW,
    "SF32": ("AUT-702",),
    "SF33": ("AUT-703",),
    "SF34": ("AUT-704",),
    "SF35": REVIEW,
    "SF36": ("AUT-711",),
    "SF37": ("AUT-701",),
    "SF38": ("AUT-705",),
    "SF39": REVIEW,
    "SF40": REVIEW,
    "SF41": ("TEAM-409", "TEAM-410"),
    "SF42": ("TEAM-412", "TEAM-413"),
    "SF43": ("AUT-712",),
    "SF44": ("TEAM-409", "RES-604"),
    "SF45": REVIEW,
    "SF46": ("TEAM-404",),
    "SF47": ("TEAM-414",),
    "SF48": ("TEAM-402",),
    "SF49": ("TERM-303",),
    "SF50": REVIEW,
    "SF51": REVIEW,
    "SF52": ("TERM-301", "TERM-302"),
    "SF53": ("AUT-713",),
    "SF54": REVIEW,
    "SF55": REVIEW,
    "SF56": ("COV-105",),
    "SF57": ("EQ-507", "EQ-509"),
    "SF58": ("RES-601", "RES-602", "RES-603"),
    "SF59": REVIEW,
    "SF60": "Benefits are what a design hopes for, and nothing in a structure shows them",
    "SF61": ("TEAM-407", "TEAM-408"),
    "SF62": ("AUT-714", "AUT-715"),
    "SF63": "The diagram is missing from the source, and its categories were found nowhere else",
    "SF64": REVIEW,
    "SF65": ("STAFF-805",),
    "SF66": REVIEW,
    "SF67": ("TERM-304",),
    "SF68": ("COV-107",),
    "SF69": REVIEW,
    "SF70": REVIEW,
    "SF71": REVIEW,
    "SF72": ("AUT-716",),
    "SF73": ("RES-601", "RES-602", "RES-605"),
    "SF74": ("AUT-715",),
    "SF75": ("AUT-713",),
    "SF76": "Respect, regard, competence and integrity are not structural, and must not be scored",
    "SF77": ("STAFF-806",),
    "SF78": ("COV-106",),
    "SF79": ("AUT-717",),
    "SF80": "The size of a study, whose figures disagree, is nothing for a school to have",
}
"""The rules that decide or list a fact; or that it is in the review sheet; or why it is nowhere."""

STRENGTHS: dict[str, str] = {
    each["id"]: each["strength"]
    for each in json.loads(Path(__file__).with_name("facts.json").read_text("utf-8"))["facts"]
}


def test_there_are_eighty_facts_and_each_is_accounted_for() -> None:
    assert list(STRENGTHS) == [f"SF{number:02}" for number in range(1, 81)]
    assert FACTS.keys() == STRENGTHS.keys()


@pytest.mark.parametrize("fact", [fact for fact, strength in STRENGTHS.items() if strength != "prompt"])
def test_a_fact_that_a_program_can_decide_or_list_has_a_rule(fact: str) -> None:
    assert isinstance(FACTS[fact], tuple)
    assert FACTS[fact]


@pytest.mark.parametrize("fact", [fact for fact, strength in STRENGTHS.items() if strength == "hard"])
def test_a_hard_fact_is_decided_by_a_rule_and_not_only_listed(fact: str) -> None:
    strengths = {rule.id: rule.strength for rule in rules()}
    assert Strength.HARD in {strengths[rule_id] for rule_id in FACTS[fact]}


@pytest.mark.parametrize("fact", [fact for fact, strength in STRENGTHS.items() if strength == "prompt"])
def test_a_prompt_is_reviewed_or_says_why_not_and_is_never_decided(fact: str) -> None:
    said = FACTS[fact]
    assert isinstance(said, str)
    assert said == REVIEW or len(said.split()) > 5


def test_every_fact_that_is_for_review_is_asked_about_there() -> None:
    assert ASKED.keys() == {fact for fact, said in FACTS.items() if said == REVIEW}


def test_every_rule_that_is_named_exists() -> None:
    named = {rule_id for said in FACTS.values() if isinstance(said, tuple) for rule_id in said}
    assert named <= {rule.id for rule in rules()}
