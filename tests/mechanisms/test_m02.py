"""M02: 9 of 9 subdistricts with a team are 100.0 %, 8 of 9 are 88.9 % and gate the ninth."""

from planner.mechanisms.figures import measure
from planner.plan import Plan
from planner.scenario.scope import EVERYWHERE
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026]
communities:
  - {小区名称: 甲, 区县: 石景山, 街道: 街道9, 户数: 100, 建筑面积: 8000}
funding: {市级财政: 1000万元}
"""


def _figures(teams: int, use: str) -> dict[str, str]:
    rows = "".join(
        f"  - {{街道: 街道{i}, 区县: 石景山, 责任设计师: {'是' if i <= teams else '否'}}}\n"
        for i in range(1, 10)
    )
    found = scenario(f"subdistricts:\n{rows}mechanisms: {{石景山责任设计师: {use}}}", BASE)
    return {f.key: f"{f.shown} {f.met}" for f in measure(found, Plan(scenario=found))}


def test_nine_of_nine_and_eight_of_nine() -> None:
    assert _figures(9, "{}") == {"designer_coverage": "100.00% True", "designer_teams": "9 True"}
    assert _figures(8, "{}")["designer_coverage"] == "88.89% False"


def test_in_a_part_of_the_city_its_subdistricts_count() -> None:
    assert _figures(8, "{where: {subdistrict: 街道9}}")["designer_coverage"] == "0.00% False"


def test_it_only_reports_until_the_gate_is_on() -> None:
    rows = "subdistricts: [{街道: 街道9, 责任设计师: 否}]\n"
    assert scenario(rows + "mechanisms: [M02]", BASE).rules.designer_team == ()
    gated = scenario(rows + "mechanisms: {M02: {作为门槛: on}}", BASE)
    assert gated.rules.designer_team == (EVERYWHERE,)


def test_without_its_table_it_says_which_columns_it_needs() -> None:
    (problem,) = problems("mechanisms: [M02]", BASE)
    assert "街道 (name), 责任设计师团队 (designer_team) in subdistricts" in problem
