"""M07: lifts up to the entrances that agree, and none before the platform 2+3 is complete."""

from planner.mechanisms.figures import measure
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

LIFTS = """
works:
  - {小区: 甲, 类型: roof, 费用: 100万元}
  - {小区: 乙, 类型: roof, 费用: 100万元}
lifts:
%s
platforms:
  - {小区: 甲, 街道办事处: 街道, 社区工作站: 社区, 实施主体: 城投, 设计企业: 设计院, 施工企业: "%s"}
mechanisms: {shenzhen-2-3-x: {}}
"""


def _text(agree: int, contractor: str = "建工") -> str:
    row = "  - {小区: 甲, 单元号: '%d', 加梯楼层数: 6, 费用: 60万元, 是否同意: %s, 补短板: 2}"
    rows = [row % (i, "是" if i < agree else "否") for i in range(6)]
    return LIFTS % ("\n".join(rows), contractor)


def _figures(agree: int, contractor: str = "建工") -> dict[str, str]:
    result = solve(scenario(_text(agree, contractor)), time_limit=60, gap=0.0)
    return {figure.key: figure.shown for figure in measure(result.scenario, result.plan)}


def test_four_of_six_entrances() -> None:
    assert _figures(4) == {"lifts_planned": "4", "entrances_agreeing": "4", "platforms_complete": "100.00%"}


def test_a_missing_contractor_is_said_and_no_lift_planned() -> None:
    assert _figures(4, "")["lifts_planned"] == "0"
    assert any("PLATFORM_INCOMPLETE: 甲 (施工企业)" in text for text in scenario(_text(4, "")).warnings)


def test_others_are_free() -> None:
    """X may be anybody or nobody: the platform is complete without."""
    (platform,) = scenario(_text(4)).platforms
    assert (platform.others, platform.missing) == ((), ())


def test_without_its_tables() -> None:
    assert len(problems("mechanisms: {M07: {}}")) == 1


def test_no_platforms_are_asked_for_where_the_mechanism_asks_for_none() -> None:
    text = _text(4).replace("{shenzhen-2-3-x: {}}", "{shenzhen-2-3-x: {platform: 否}}")
    without = "\n".join(line for line in text.splitlines() if "街道" not in line and line != "platforms:")
    result = solve(scenario(without), time_limit=20, gap=0.0)
    figures = {figure.key: figure.shown for figure in measure(result.scenario, result.plan)}
    assert figures["lifts_planned"] == "4"
    (problem,) = problems(without.replace(": 否}", ": 是}"))
    assert "街道办事处 (subdistrict_office)" in problem
