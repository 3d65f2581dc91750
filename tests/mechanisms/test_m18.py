"""M18: the fee of a consultant, 2 % of 1,000 万元 are 20.00 in other costs; rate 0 changes nothing."""

from dataclasses import replace
from fractions import Fraction

from planner.mechanisms.figures import measure
from planner.scenario.scope import Scope
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

WORKS = "works:\n  - {小区: 甲, 类型: road, 费用: 1000万元}\n  - {小区: 乙, 类型: road, 费用: 1000万元}\n"


def test_two_per_cent_of_a_thousand() -> None:
    found = scenario(
        WORKS + "mechanisms: {ningbo-whole-process-consulting: {rate: 2%, where: {district: 东区}}}"
    )
    costs = {w.community: (w.construction, w.other, w.cost) for w in found.works}
    assert costs == {
        "东区/甲": (10_000_000, 200_000, 10_200_000),
        "西区/乙": (10_000_000, 0, 10_000_000),
    }


def test_rate_zero_leaves_the_scenario_as_it_is() -> None:
    plain = scenario(WORKS)
    free = scenario(WORKS + "mechanisms: {M18: {rate: 0}}")
    assert replace(free, mechanisms=()) == plain


def test_a_rate_the_scenario_contradicts() -> None:
    (problem,) = problems(WORKS + "consulting: 3%\nmechanisms: {宁波全过程工程咨询: {费率: 2%}}")
    assert "M18" in problem
    assert "3%" in problem


def test_beside_other_costs_of_the_table() -> None:
    """A work of 1,000 with other costs of 100: the fee is of the 900 of construction."""
    works = "works:\n  - {小区: 甲, 类型: road, 费用: 1000万元, 其他费用: 100万元}\n"
    found = scenario(works + "mechanisms: {M18: {rate: 2%}}")
    work = next(w for w in found.works if w.kind == "road")
    assert (work.construction, work.other) == (9_000_000, 1_180_000)


def test_a_delay_in_the_calendar_only_where_it_is_stated() -> None:
    """20 days lost to co-ordination, of which half is left under one consultant."""
    where = "where: {district: 东区}"
    found = scenario(WORKS + f"mechanisms: {{M18: {{delay: 20天, 延误系数: 0.5, {where}}}}}")
    assert found.calendar is not None
    (setting,) = found.calendar.coordination
    assert setting.factor == Fraction(1, 2)
    assert setting.where == Scope(districts=frozenset({"东区"}))
    assert scenario(WORKS + f"mechanisms: {{M18: {{rate: 2%, {where}}}}}").calendar is None


def test_the_figure_is_the_fee_the_plan_pays_where_another_rate_comes_first() -> None:
    """1 % of 1,000 万元 in the east, as the scenario states it, and 2 % of 1,000 in the west."""
    money = "funding: {市级财政: 5000万元}\n"
    first = "consulting: [{rate: 1%, where: {district: 东区}}]\n"
    found = scenario(WORKS + money + first + "mechanisms: {M18: {rate: 2%}}")
    plan = solve(found, time_limit=20, gap=0.0).plan
    figures = {f.key: f.value for f in measure(found, plan)}
    assert figures == {"consulting_fee": 300_000, "total_with_fee": 20_300_000}
