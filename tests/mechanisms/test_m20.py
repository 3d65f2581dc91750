"""M20: gas 2024, heat 2025 and water 2026 are one dig; two survey units break the seven ones."""

import pytest

from planner.rules import gate, one_dig, seven_ones
from planner.scenario.scope import EVERYWHERE, Scope
from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import area, figures, plan

BASE = """
years: [2024, 2025, 2026]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 300, 建筑面积: 24000}
works:
  - {小区: 甲, 类型: gas, 费用: 20万元}
  - {小区: 甲, 类型: heat, 费用: 90万元}
  - {小区: 甲, 类型: water, 费用: 80万元}
funding: {市级财政: 1000万元}
"""


def city(water_survey: str = "勘一", more: str = "{}", programme: int | None = None) -> str:
    rows = [
        f"  - {{小区: 甲, 管线: {kind}, 勘察单位: {survey}, 设计单位: 设, 施工总承包单位: 建, "
        f"监理单位: 监, 申报年度: {year}}}"
        for kind, survey, year in (
            ("gas", "勘一", 2024),
            ("heat", "勘一", 2025),
            ("water", water_survey, 2026),
        )
    ]
    text = "contracts:\n" + "\n".join(rows) + f"\nmechanisms: {{shijingshan-seven-ones: {more}}}\n"
    if programme is not None:
        text += f"programmes: [{{专项: 电力, 年份: {programme}, 小区: 甲}}]\n"
    return text


def test_three_requests_one_dig_two_avoided() -> None:
    found = scenario(city(), BASE)
    assert found.rules.one_dig == found.rules.seven_ones == (EVERYWHERE,)
    measured = figures(plan(found, [area(found, ["甲"], 2025)]))
    assert measured == {"asked": 3, "digs": 1, "avoided": 2, "seven_ones": 1}


def test_two_survey_units_are_a_violation() -> None:
    found = scenario(city("勘二"), BASE)
    reason = gate(found, found.communities[0])[2024]
    assert reason is not None
    assert (reason.code, reason.value) == ("SEVEN_ONES_VIOLATION", "勘一、勘二")
    made = plan(found, [area(found, ["甲"], 2024)])
    assert [c.code for c in seven_ones.check(found, made) if not c.ok] == ["SEVEN_ONES_VIOLATION"]
    assert figures(made)["seven_ones"] == 0


@pytest.mark.parametrize(("programme", "ok"), [(2024, True), (2025, False)])
def test_a_programme_that_digs_in_another_year_is_a_second_dig(programme: int, ok: bool) -> None:
    found = scenario(city(programme=programme), BASE + "rules: {special_programmes: off}\n")
    made = plan(found, [area(found, ["甲"], 2024)])
    assert all(check.ok for check in one_dig.check(found, made)) == ok


def test_where_it_holds() -> None:
    found = scenario(city("勘二", "{where: {district: 东区}}"), BASE)
    assert found.rules.seven_ones == (Scope(districts=frozenset({"东区"})),)
    assert scenario(city(), BASE + "rules: {one_dig: on}\n").rules.one_dig == (EVERYWHERE,)


def test_without_years_asked_for_nothing_is_counted() -> None:
    text = "\n".join(
        line.split(", 申报")[0] + ("}" if ", 申报" in line else "") for line in city().splitlines()
    )
    found = scenario(text, BASE)
    measured = figures(plan(found, [area(found, ["甲"], 2024)]))
    assert measured == {"asked": None, "digs": None, "avoided": None, "seven_ones": 1}


def test_a_pipe_the_community_does_not_have() -> None:
    (problem,) = problems(city().replace("管线: gas", "管线: telecom"), BASE)
    assert "a work of 东区/甲" in problem


def test_one_pipe_twice() -> None:
    (problem,) = problems(city().replace("管线: heat", "管线: 燃气"), BASE)
    assert "gas of 东区/甲 a second time" in problem
