"""M06: a subsidy for each lift by floors, at most 35 万元; allocated is not paid, and nothing is divided."""

from fractions import Fraction

import pytest

from planner.mechanisms import catalogue, examine_text
from planner.mechanisms.figures import measure
from planner.plan import Plan
from planner.scenario.assembly.lift_subsidies import tables
from planner.scenario.lifts import Lift, LiftSubsidy
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

LIFTS = """
works:
  - {小区: 甲, 类型: roof, 费用: 100万元}
  - {小区: 乙, 类型: roof, 费用: 100万元}
lifts:
  - {小区: 甲, 单元号: "1", 加梯楼层数: 6, 费用: 70万元}
  - {小区: 甲, 单元号: "2", 加梯楼层数: 3, 费用: 70万元}
"""


def _subsidy(more: str) -> LiftSubsidy:
    (payer,) = scenario(LIFTS + f"mechanisms: {{shenzhen-lift-subsidy: {more}}}").payers
    assert isinstance(payer, LiftSubsidy)
    return payer


def _lift(floors: int, cost: int = 700_000) -> Lift:
    return Lift(community="甲", work="lift", entrance="1", floors=floors, cost=cost)


def test_without_a_table_every_lift_gets_the_cap() -> None:
    assert _subsidy("{}").of(_lift(6)) == 350_000
    found = scenario(LIFTS + "mechanisms: {shenzhen-lift-subsidy: {cap: 30万元, where: {district: 东区}}}")
    (payer,) = found.payers
    assert isinstance(payer, LiftSubsidy)
    assert (payer.cap, str(payer.where)) == (300_000, "东区")
    assert any("without a table of floors" in text for text in found.defaults)


def test_chuzhou_by_floors() -> None:
    """Six floors 17.00, three are not in the table: nothing, and a warning."""
    payer = _subsidy("{like: 滁州}")
    assert [payer.of(_lift(floors)) for floors in (3, 4, 5, 6, 7)] == [0, 150_000, 160_000, 170_000, 180_000]
    warned = scenario(LIFTS + "mechanisms: {shenzhen-lift-subsidy: {like: 滁州}}").warnings
    assert any("below the floor table" in text and "甲 2 (3)" in text for text in warned)


def test_a_table_above_the_cap_is_refused() -> None:
    (problem,) = problems(LIFTS + "mechanisms: {shenzhen-lift-subsidy: {floors: {4: 30万元, 6: 40万元}}}")
    assert "400,000 yuan for 6 floors" in problem
    assert "at most the cap of 350,000 yuan" in problem


def test_a_table_that_falls_is_refused() -> None:
    (problem,) = problems(LIFTS + "mechanisms: {shenzhen-lift-subsidy: {floors: {4: 20万元, 6: 10万元}}}")
    assert "less for more floors" in problem


@pytest.mark.parametrize("city", sorted(tables()))
def test_the_shipped_tables_never_fall(city: str) -> None:
    amounts = [yuan for _, yuan in sorted(tables()[city].items())]
    assert amounts == sorted(amounts)
    assert max(amounts) <= 350_000


@pytest.mark.parametrize(
    ("allocated", "warned"), [("7245万元", False), ("7246万元", True), ("15864万元", True)]
)
def test_allocated_above_cap_times_lifts_is_a_warning(allocated: str, warned: bool) -> None:
    """207 lifts at 35 are 7,245 万元; 15,864 are 76.64 each, which no lift got: other years are in it."""
    text = LIFTS + f"mechanisms: {{shenzhen-lift-subsidy: {{completed: 207, allocated: {allocated}}}}}"
    found = scenario(text)
    assert any("ALLOCATED_EXCEEDS_CAP_X_COMPLETIONS" in text for text in found.warnings) == warned
    figures = {f.key: f for f in measure(found, Plan(scenario=found))}
    assert (figures["lifts_completed"].value, figures["subsidy_allocated"].met) == (207, None)


def test_a_subsidy_is_paid_whole_or_the_lift_is_left_out() -> None:
    """Of 52 万元 in one year the lift of 乙 gets its 35; that of 甲 is not built for the 17 that are left."""
    lifts = """
years: [2026]
funding: {市级财政: 1000万元}
lifts:
  - {小区: 甲, 单元号: "1", 加梯楼层数: 6, 费用: 70万元, 补短板: 1}
  - {小区: 乙, 单元号: "1", 加梯楼层数: 6, 费用: 70万元, 补短板: 5}
mechanisms: {shenzhen-lift-subsidy: {money: {2026: 52万元}}}
"""
    result = solve(scenario(lifts), time_limit=20, gap=0)
    (left_out,) = result.left_out
    name = result.scenario.community[left_out.community].name
    assert (name, left_out.reason.code) == ("甲", "SUBSIDY_USED_UP")
    assert result.plan.paid(source="lift-subsidy") == 350_000


def test_the_figures_of_the_list() -> None:
    """207 are 107 % more than 100; 35 of 70 is half."""
    row = next(m for m in catalogue() if m.code == "M06")
    assert Fraction(row.facts["completed"].value) / (1 + Fraction(107, 100)) == 100
    assert row.facts["saving"].qualifier == "nearly"


def test_unknown_city() -> None:
    (problem,) = problems(LIFTS + "mechanisms: {shenzhen-lift-subsidy: {like: 滁洲}}")
    assert "a city whose floor table we have" in problem


def test_without_lifts_it_says_what_it_needs() -> None:
    (problem,) = problems("mechanisms: {shenzhen-lift-subsidy: {}}")
    assert "加梯楼层数 (floors)" in problem
    assert examine_text("years: [2026]", name="x").scenario is None
