"""M24: the loan of a project company; the annuities of 5亿元 over 25 years."""

from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.plan import Plan
from planner.scenario.operations import Loan
from tests.mechanisms.by_hand import problems, scenario

OPERATIONS = "operations:\n  - {对象: 甲, 科目: 停车, 年收入: 10万元}\n"


@pytest.mark.parametrize(
    ("rate", "shown"), [("3%", "2,871.39"), ("3.5%", "3,033.70"), ("4.5%", "3,371.95"), ("0%", "2,000.00")]
)
def test_principal_and_interest_of_a_year(rate: str, shown: str) -> None:
    found = scenario(OPERATIONS + f"mechanisms: {{M24: {{首贷年度: 2026, 贷款期限: 25, 利率: {rate}}}}}")
    (yearly,) = [f for f in measure(found, Plan(scenario=found)) if f.key == "annual_service"]
    assert yearly.shown == f"{shown} 万元"


def test_the_loan_is_money_of_the_pool_and_25_years_are_the_operation() -> None:
    text = (
        OPERATIONS + "mechanisms: {鼓楼运营主体贷款: {首贷年度: 2026, 贷款期限: 20, 利率: 3.5%, 宽限期: 2}}"
    )
    found = scenario(text)
    source = found.source["运营主体项目贷款"]
    assert (source.kind, source.money) == ("loan", {2026: 500_000_000})
    (pool,) = found.operating
    assert pool.years == 25
    assert pool.loans == (Loan(source="运营主体项目贷款", rate=Fraction(35, 1000), term=20, grace=2),)


@pytest.mark.parametrize("missing", ["首贷年度", "贷款期限", "利率"])
def test_the_list_gives_neither_term_nor_rate_so_both_are_asked(missing: str) -> None:
    given = {"首贷年度": "2026", "贷款期限": "25", "利率": "3.5%"}
    del given[missing]
    uses = ", ".join(f"{key}: {value}" for key, value in given.items())
    first, *_ = problems(OPERATIONS + f"mechanisms: {{M24: {{{uses}}}}}")
    assert "without its parameter" in first


def test_it_stands_beside_the_pool_of_m23() -> None:
    uses = "mechanisms: {M23: {}, M24: {首贷年度: 2026, 贷款期限: 25, 利率: 3.5%}}"
    (pool,) = scenario(OPERATIONS + uses).operating
    assert pool.rate == Fraction(35, 1000)
    assert pool.must_balance == {"市级财政", "运营主体项目贷款"}
    assert [loan.term for loan in pool.loans] == [25]
