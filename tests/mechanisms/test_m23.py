"""M23: one book for all an area earns; modest profit is a cap on what it returns, never a bar."""

from decimal import Decimal
from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.report.operation_lines import rows
from planner.scenario.operations import Line, Operating
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

OPERATIONS = """
operations:
  - {对象: 甲, 科目: 施工利润, 一次性收入: 5万元}
  - {对象: 甲, 科目: 停车, 自筹投入: 100万元, 年收入: 132万元}
"""


def test_it_sets_the_pool_and_what_must_balance() -> None:
    found = scenario(OPERATIONS + "mechanisms: {石景山鲁谷模式一本账: {}}")
    assert found.operating == (
        Operating(years=25, rate=Fraction(35, 1000), must_balance=frozenset({"市级财政"})),
    )
    assert [row.line for row in found.operations] == [Line.CONSTRUCTION, Line.PARKING]


def test_only_the_money_that_asks_for_it_must_balance() -> None:
    more = "funding: {专项债: 100万元, 市级财政: 100万元}\nmechanisms: {M23: {须平衡的资金: 专项债}}"
    assert scenario(OPERATIONS + more).operating[0].must_balance == {"专项债"}


def test_an_area_is_never_refused_for_earning_too_much() -> None:
    """105 put in less 5 of construction profit, 132 a year later; 10 % allowed: 25 beyond it come back."""
    more = "years: [2026]\nmechanisms: {M23: {运营年数: 1, 折现率: 0%, 微利上限: 10%}}"
    found = solve(scenario(OPERATIONS + more), time_limit=60, gap=0.0)
    assert found.plan.start_year("东区/甲") == 2026
    figures = {f.key: f.value for f in measure(found.scenario, found.plan)}
    assert figures["pool_worth"] == 370_000  # 5 − 100 + 132
    assert figures["public_returned"] == 250_000  # 5 − 100 + 132 ÷ 1.1
    assert figures["surplus_to_upkeep"] == 0


def test_without_the_table_it_says_what_it_needs() -> None:
    (problem,) = problems("mechanisms: {M23: {}}")
    assert "科目 (line)" in problem
    assert "operations" in problem


def test_a_stated_rate_that_contradicts_is_an_error() -> None:
    (problem,) = problems(OPERATIONS + "operation: {rate: 5%}\nmechanisms: {M23: {}}")
    assert "operation.rate is 5%" in problem


BOOKS = """
years: [2026]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 100, 建筑面积: 8000, 估算投资: 100万元}
operations:
  - {对象: 甲, 科目: 停车, 年收入: 60万元, 自筹投入: 100万元}
  - {对象: 甲, 科目: 管养, 年成本: COST}
funding: {市级财政: 100万元}
mechanisms: {M23: {运营年数: 5, 折现率: 3%, 微利上限: 6%}, M40: {运营年数: 5}}
"""


@pytest.mark.parametrize(("cost", "planned"), [("10.5483万元", 1), ("10.5484万元", 0)])
def test_the_surplus_reaches_upkeep_in_every_book(cost: str, planned: int) -> None:
    """60 a year for five years are 252.7418 at 6 %; less 100 put in and 100 of public money, 52.7418."""
    found = solve(scenario("{}", BOOKS.replace("COST", cost)), time_limit=60, gap=0.0)
    assert len(found.plan.areas) == planned
    if not planned:
        assert [reason.code for reason in found.rejected["东区/甲"]] == ["LEDGER"]
        return
    assert found.plan.paid(source="市级财政") == 1_000_000  # the money of the plan is what it was
    figures = {f.key: f.value for f in measure(found.scenario, found.plan)}
    assert (figures["public_returned"], figures["surplus_to_upkeep"]) == (1_000_000, 527_418)
    assert figures["left_for_upkeep"] == 527_418 - 5 * 105_483
    at_completion, *later = list(rows(found.plan))
    assert at_completion[-3] == Decimal("52.7418")
    assert sum(line[-1] for line in (at_completion, *later)) == Decimal("0.0003")
