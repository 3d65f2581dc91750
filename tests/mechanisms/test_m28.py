"""M28: what residents buy for their homes changes no investment (trap 5)."""

from dataclasses import replace

from planner.mechanisms import catalogue
from planner.mechanisms.figures import measure
from planner.solver import solve
from tests.mechanisms.by_hand import scenario

MORE = "mechanisms: {jiaozhou-home-spending: {}}"
LEDGER = """
resident_payments:
  - {小区: 甲, 渠道: 户内, 品目: 空调, 数量: 1300, 金额: 390万元}
  - {小区: 甲, 渠道: 户内, 品目: 电热水器, 数量: 9000, 金额: 900万元}
"""


def test_the_plan_is_the_same_with_and_without() -> None:
    with_it = solve(scenario(LEDGER + MORE), time_limit=60)
    without = solve(scenario("{}"), time_limit=60)
    assert with_it.plan.areas == without.plan.areas
    assert with_it.plan.allocations == without.plan.allocations
    plain = replace(with_it.scenario, mechanisms=(), resident_payments=())
    assert plain.payers == without.scenario.payers == ()


def test_units_are_at_least_those_of_the_list() -> None:
    result = solve(scenario(LEDGER + MORE), time_limit=60)
    figures = {f.key: f.value for f in measure(result.scenario, result.plan)}
    row = next(m for m in catalogue() if m.code == "M28")
    assert figures["home_units"] == sum(int(fact.value) for fact in row.facts.values()) == 10_300
    assert {fact.qualifier for fact in row.facts.values()} == {"more than"}
    assert figures["investment"] == 2_000_000
