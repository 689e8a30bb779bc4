"""A figure at the foot of the window is that of the findings, to the post and to the pound."""

from datetime import date

import pytest

from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.report.glance import access_at_a_glance, coverage_at_a_glance, parity_at_a_glance
from orgdesigner.rules.base import Finding
from orgdesigner.rules.engine import Engine

STAFF = 'school "Hill School" teaching_headcount=73 support_headcount=53'


def seven(reserved: int, level: str = "middle") -> str:
    """Draw seven Grassroots Leader posts, so many of them reserved and the others held by teachers."""
    posts = [f'post g{n} "Leader {n}" {level} role_class="Grassroots Leader"' for n in range(1, 8)]
    share = [f'{post} access=support access_reason="Share"' for post in posts[:reserved]]
    held = [f'{post}\n  held "P{n}" teaching qts' for n, post in enumerate(posts[reserved:])]
    return "\n".join([STAFF, *share, *held, ""])


UNEQUAL = """
post a "A" middle role_class=Leader
  held p "P" teaching
  allowance TLR3 2000 ends=2027-08-31
post b "B" middle role_class=Leader weeks=39
  held q "Q" support
  allowance R&R 2000 contract ends=2027-08-31
"""
FIGURES = {"access": access_at_a_glance, "parity": parity_at_a_glance, "coverage": coverage_at_a_glance}


def words(figure: str, sketch: str) -> str:
    structure = parse(sketch)
    return FIGURES[figure](structure.view, _found(structure)).words


def _found(structure: Structure) -> tuple[Finding, ...]:
    return Engine(structure, today=date(2026, 11, 21)).findings


@pytest.mark.parametrize(
    ("sketch", "said"),
    [
        (seven(2), "Grassroots Leader 2 of 7, one short"),
        (seven(3), "in proportion, within a post"),
        (seven(0), "Grassroots Leader 0 of 7, three short"),
        (f"{seven(2)}rule EQ-501 off\nrule EQ-506 off\nrule EQ-507 off", "not asked"),
        (seven(2, level="none"), "nothing to compare yet"),
        (STAFF, "no posts yet"),
        ('post a "A" middle role_class=Leader', "needs the headcounts"),
    ],
)
def test_access(sketch: str, said: str) -> None:
    assert words("access", sketch) == said


@pytest.mark.parametrize(
    ("sketch", "said"),
    [
        (UNEQUAL, "£287 gap"),
        (f"{UNEQUAL}rule PAY-201 off", "not asked"),
        (UNEQUAL.replace(" contract", ""), "equal"),
        (UNEQUAL + UNEQUAL.replace("Leader", "Tutor").replace('post a "A"', 'post c "C"').replace(
            'post b "B"', 'post d "D"').replace("held p", "held r").replace("held q", "held s"),
         "£575 gap in two roles"),
        ('post a "A"', "no allowances yet"),
        ("", "no posts yet"),
    ],
)  # fmt: skip
def test_parity(sketch: str, said: str) -> None:
    assert words("parity", sketch or STAFF) == said


def test_coverage() -> None:
    sketch = 'priority 1 "A" accountable=p\npriority 2 "B"\npost p "P"'
    assert words("coverage", sketch) == "1 of 2 priorities"
    assert words("coverage", STAFF) == "no priorities yet"


def test_what_is_waived_is_no_figure() -> None:
    waived = f'{UNEQUAL}waiver PAY-201 "Agreed" subjects=post:b owner=Head expires=2027-08-31'
    assert words("parity", waived) == "equal"
