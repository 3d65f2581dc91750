"""The tables of governance and of subdistricts: ids once, rates with their denominators."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.governance import Governance, reached
from planner.scenario.subdistricts import Subdistrict
from tests.scenario.written import MINIMAL, error, examined, scenario, warnings

GOVERNANCE = """\
小区编码,党组织,报到党员数,认领岗位数,议事进度,参与户数,支持率,居民出资,应出资额,问卷份数,解决问题数
B,是,12,13,群众提议、支部动议,60,92%,3.9万元,7.8万元,55,7
A,否,,,,,,,,,
"""


def test_what_a_table_says(tmp_path: Path) -> None:
    found = scenario(tmp_path, MINIMAL + "governance: g.csv\n", g=GOVERNANCE).governance
    assert found == (
        Governance(community="A", party_org=False),
        Governance(
            community="B",
            party_org=True,
            members=12,
            posts=13,
            steps=("proposed", "moved"),
            participation=Fraction(60, 80),
            support=Fraction(92, 100),
            contributed=39_000,
            contribution_by_amount=Fraction(1, 2),
            contribution_per_m2=Fraction(5),  # 39,000 yuan over 7,800 m²
            survey_responses=55,
            issues=7,
        ),
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("A,是,,,,106,,,,,", "at most its 105 households"),
        ("A,是,,,,,,8万元,7万元,,", "no more than is asked"),
        ("Z,是,,,,,,,,,", "“Z”"),
        ("B,是,,,,,,,,,", "“B” a second time"),
        ("A,是,,,开会,,,,,,", "“开会”"),
    ],
)
def test_rows_that_cannot_be(tmp_path: Path, row: str, words: str) -> None:
    table = GOVERNANCE.replace("A,否,,,,,,,,,", row)
    assert words in str(error(tmp_path, MINIMAL + "governance: g.csv\n", g=table))


def test_steps_are_counted_as_far_as_they_are_in_order() -> None:
    assert reached(("proposed", "moved", "deliberated")) == 3
    assert reached(("proposed", "deliberated")) == 1
    assert reached(()) == 0


def test_subdistricts(tmp_path: Path) -> None:
    table = (
        "街道,区县,责任设计师,首席设计师,设计团队,年度承接项目数\n东街,甲区,有,王工,一队,3\n南街,甲区,无,,,\n"
    )
    found = examined(tmp_path, MINIMAL + "subdistricts: s.csv\n", (), s=table)
    assert found.scenario is not None
    assert found.scenario.subdistricts == (
        Subdistrict(
            name="东街",
            district="甲区",
            designer_team=True,
            chief_designer="王工",
            team="一队",
            projects_per_year=3,
        ),
        Subdistrict(name="南街", district="甲区"),
    )
    assert any("“南街” has no community" in text for text in warnings(found))
    twice = table + "东街,甲区,无,,,\n"
    assert "“东街” a second time" in str(error(tmp_path, MINIMAL + "subdistricts: s.csv\n", s=twice))
