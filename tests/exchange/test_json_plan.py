"""A plan in JSON is the whole plan: written and read it is equal, and the published schema describes it."""

import json
import subprocess
import sys
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.assets import resource
from orgdesigner.errors import FileRefused
from orgdesigner.exchange import json_plan, json_schema
from orgdesigner.exchange.json_plan import read, write
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.structure import Structure
from tests.model.strategies import structures

EXAMPLE = resource("example", "plan.json").read_text(encoding="utf-8")
SCHEMA = json_schema.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def views(plan: dict[str, Structure]) -> dict[str, Any]:
    return {place: structure.view for place, structure in plan.items()}


def small(**changes: Any) -> str:
    """A small plan with some of its members replaced; None takes a member out."""
    plan = {
        "format": "orgplan",
        "version": json_plan.VERSION,
        "current": {
            "school": [{"id": "school"}],
            "post": [{"id": "head", "title": "Headteacher"}, {"id": "deputy", "title": "Deputy"}],
            "link": [{"id": "line", "lower": "deputy", "upper": "head"}],
        },
        "proposals": [
            {
                "id": "next",
                "changed": {"proposal": [{"id": "proposal", "name": "Next year"}]},
                "removed": {"link": ["line"], "post": ["deputy"]},
            }
        ],
    }
    return json.dumps({name: value for name, value in (plan | changes).items() if value is not None})


def refusal(text: str | bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        read(text)
    return str(caught.value)


@pytest.mark.parametrize("version", range(1, json_plan.VERSION + 1))
def test_a_plan_of_every_version_is_read(version: int) -> None:
    assert views(read(small(version=version))) == views(read(small()))


def test_the_example_comes_back_equal_to_the_byte() -> None:
    assert write(views(read(EXAMPLE))) == EXAMPLE


def test_the_example_fits_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(json.loads(EXAMPLE))


def test_the_published_schema_is_that_of_the_records() -> None:
    published = resource("schema", f"orgplan-{json_plan.VERSION}.json").read_text(encoding="utf-8")
    assert published == json_schema.text(), "python -m orgdesigner.exchange.json_schema writes it anew"


def test_the_schema_knows_every_field_of_every_record() -> None:
    for record_type in r.RECORD_TYPES:
        assert set(SCHEMA["$defs"][record_type.__name__]["properties"]) == set(record_type.model_fields)
    assert set(SCHEMA["$defs"]["Records"]["properties"]) == set(r.KINDS)


def test_a_proposal_is_what_differs_from_the_current_structure() -> None:
    plan = read(small())
    assert plan["next"].view.all(r.Post) == (r.Post(id="head", title="Headteacher"),)
    (proposal,) = json.loads(write(views(plan)))["proposals"]
    assert proposal["removed"] == {"post": ["deputy"], "link": ["line"]}
    assert list(proposal["changed"]) == ["proposal"]


def test_sums_of_money_stay_exact() -> None:
    post = r.Post.model_validate({"id": "head", "title": "Head", "salary": "71019.10"})
    text = write({CURRENT: Structure([r.School(id=r.SCHOOL_ID), post]).view})
    assert '"71019.10"' in text
    assert '71019.1"' not in text
    (same,) = read(text.replace('"71019.10"', "71019.10"))[CURRENT].view.all(r.Post)
    assert str(same.salary) == "71019.1"


def test_the_order_of_records_and_proposals_does_not_matter_to_what_is_written() -> None:
    plan = read(EXAMPLE)
    turned = {place: Structure(reversed(all_records(plan[place]))) for place in reversed(plan)}
    assert write(views(turned)) == EXAMPLE


def all_records(structure: Structure) -> list[r.Record]:
    return [record for record_type in r.RECORD_TYPES for record in structure.view.all(record_type)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1 is not JSON"),
        ("{", "line 1 is not JSON"),
        ("[]", "not a JSON object"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b'"\xe9"', "not text in UTF-8"),
        ("[" * 100_000, "no plan holds"),
        ("9" * 5_000, "no plan holds"),
        ('{"format": NaN}', "no plan holds"),
        (small(format="other"), "“orgplan”"),
        (small(version=None), "no version"),
        (small(version=True), "no version"),
        (small(version=0), "no version"),
        (small(version=json_plan.VERSION + 1), "newer OrgDesigner"),
        (small(current=None), "“current” is missing"),
        (small(current=[]), "“current” is missing"),
        (small(proposals=None), "“proposals” is missing"),
        (small(current={"spy": []}), "holds something unknown"),
        (small(current={"post": {}}), "holds something unknown"),
        (small(current={"post": ["head"]}), "post 1 of the current structure does not fit"),
        (small(current={"post": [{"id": "x", "title": "X", "spy": 1}]}), "look at spy"),
        (small(current={"post": [{"id": "x", "title": "X", "fte": -1}]}), "look at fte"),
        (small(current={"post": [{"id": "x", "title": "X", "fte": 1e400}]}), "no plan holds"),
        (small(current={"post": [{"id": "x"}]}), "look at title"),
        (small(current={"post": [{"id": "../x", "title": "X"}]}), "look at id"),
        (small(current={"post": [{"id": "x", "title": "X\u202egnp.exe"}]}), "look at title"),
        (small(current={"post": [{"id": "x", "title": "\ud800"}]}), "look at title"),
        (small(current={"school": [{"id": "school"}, {"id": "school"}]}), "two records"),
        (small(current={"school": [{"id": "other"}]}), "in the current structure"),
        (small(proposals=["next"]), "proposal 1 is not an object"),
        (small(proposals=[{"id": "", "changed": {}, "removed": {}}]), "proposal 1 has no id"),
        (small(proposals=[{"id": "current", "changed": {}, "removed": {}}]), "proposal 1 has no id"),
        (small(proposals=[{"id": "a", "changed": {}, "removed": {}}] * 2), "proposal 2 has no id"),
        (small(proposals=[{"id": "a"}]), "“changed” is missing"),
        (small(proposals=[{"id": "a", "changed": {}, "removed": {"spy": []}}]), "removes something unknown"),
        (small(proposals=[{"id": "a", "changed": {}, "removed": {"post": ["x"]}}]), "removes a record"),
        (small(proposals=[{"id": "a", "changed": {}, "removed": {"post": [[]]}}]), "removes a record"),
        (small(proposals=[{"id": "a", "changed": {}, "removed": {"post": ["head"]}}]), "in proposal 1"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(text: str | bytes, words: str) -> None:
    message = refusal(text)
    assert words in message
    assert message.endswith(".")


def test_a_link_to_nowhere_and_a_loop_are_refused() -> None:
    posts = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    for upper in (["b", "a"], ["b", "nowhere"], ["a", "b"]):
        links = [
            {"id": f"{n}", "lower": post["id"], "upper": to}
            for n, (post, to) in enumerate(zip(posts, upper, strict=True))
        ]
        current = {"school": [{"id": "school"}], "post": posts, "link": links}
        assert "in the current structure" in refusal(small(current=current, proposals=[]))


def test_a_chain_of_twenty_thousand_is_read() -> None:
    posts = [{"id": f"p{n}", "title": "P"} for n in range(20_000)]
    links = [{"id": f"l{n}", "lower": f"p{n}", "upper": f"p{n - 1}"} for n in range(1, 20_000)]
    current = {"school": [{"id": "school"}], "post": posts, "link": links}
    assert len(read(small(current=current, proposals=[]))[CURRENT].view.all(r.Link)) == 19_999
    assert sys.getrecursionlimit() < 20_000


def test_reading_a_plan_loads_nothing_of_the_window_and_of_the_file_format() -> None:
    program = (
        "import sys; from orgdesigner.exchange.json_plan import read;"
        "from orgdesigner.assets import resource; read(resource('example', 'plan.json').read_bytes());"
        "assert not {'PySide6', 'sqlalchemy', 'jsonschema'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@given(structures(proposal=False), st.lists(structures(proposal=True), max_size=2))
def test_whatever_a_plan_holds_comes_back_equal_and_fits_the_schema(
    current: Structure, proposals: list[Structure]
) -> None:
    plan = {CURRENT: current} | {f"p{number}": each for number, each in enumerate(proposals)}
    text = write(views(plan))
    again = read(text)
    assert views(again) == views(plan)
    assert write(views(again)) == text
    VALIDATOR.validate(json.loads(text))
