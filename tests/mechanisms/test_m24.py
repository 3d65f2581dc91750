"""M24: the loan of a project company; the annuities of 5亿元 over 25 years."""

from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.plan import Allocation, Plan
from planner.scenario.operations import Loan
from planner.solver import solve
from tests.mechanisms import measured as by_hand
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


TWO = """
years: [2026]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 100, 建筑面积: 8000, 估算投资: 300万元}
  - {小区名称: 乙, 区县: 西区, 户数: 100, 建筑面积: 8000, 估算投资: 300万元}
adjacency: [{a: 甲, b: 乙}]
operations:
  - {对象: 甲, 科目: 增值服务, 年收入: 40万元, 年成本: 9万元}
funding: {市级财政: 0}
goals: [households]
"""
USE = "mechanisms: {M24: {首贷年度: 2026, 贷款期限: 25, 利率: 3.5%, 贷款额度: PRINCIPAL, where: WHERE}}"


def _use(principal: str, where: str) -> str:
    return USE.replace("PRINCIPAL", principal).replace("WHERE", where)


@pytest.mark.parametrize(("principal", "planned"), [("300万元", 1), ("299万元", 0), ("600万元", 1)])
def test_a_where_keeps_the_loan_in_its_district(principal: str, planned: int) -> None:
    found = scenario(_use(principal, "{区县: 东区}"), TWO)
    assert str(found.source["运营主体项目贷款"].where) == "东区"
    plan = solve(found, time_limit=60, gap=0.0).plan
    assert len(plan.areas) == planned
    assert {a.subject for a in plan.allocations} <= {"东区/甲"}
    assert plan.paid(source="运营主体项目贷款") == planned * 3_000_000


@pytest.mark.parametrize(
    ("where", "planned"),
    [
        ("{subdistrict: 一街}", 1),
        ("{community: 甲}", 1),
        ("{district: 东区, community: 甲}", 1),
        ("{community: 乙}", 0),
        ("{district: 西区, community: 甲}", 0),
    ],
)
def test_a_where_may_be_any_part_of_the_city(where: str, planned: int) -> None:
    """A loan for 乙 pays nothing of 甲, whose ledger has the income."""
    base = TWO.replace("甲, 区县", "甲, 街道: 一街, 区县").replace("乙, 区县", "乙, 街道: 二街, 区县")
    found = solve(scenario(_use("300万元", where), base), time_limit=60, gap=0.0)
    paid = {a.subject.split("/")[-1] for a in found.plan.allocations}
    assert ("甲" in paid) == bool(planned)


@pytest.mark.parametrize("district", ["东区", "西区"])
def test_an_area_with_one_member_in_the_district_is_the_operators(district: str) -> None:
    found = scenario(_use("600万元", f"{{区县: {district}}}"), TWO)
    area = by_hand.area(found, ["甲", "乙"])
    cover = by_hand.figures(by_hand.plan(found, [area], _drawn("西区/乙")))["lowest_cover"]
    assert cover == Fraction(310_000, 182_022)
    assert by_hand.figures(by_hand.plan(found, [area]))["lowest_cover"] is None


def test_all_that_is_drawn_is_served() -> None:
    """Drawn outside of the district, where no ledger is the operator's, it has no income to be paid from."""
    found = scenario(_use("600万元", "{区县: 西区}"), TWO)
    alone = by_hand.area(found, ["甲"])
    assert by_hand.figures(by_hand.plan(found, [alone], _drawn("东区/甲")))["lowest_cover"] == 0


def _drawn(subject: str) -> Allocation:
    return Allocation(
        subject=subject, work="comprehensive", year=2026, source="运营主体项目贷款", amount=3_000_000
    )


def test_income_of_31_against_two_loans_of_300() -> None:
    found = scenario(_use("600万元", "").replace(", where: }", "}"), TWO)
    areas = [by_hand.area(found, [name]) for name in ("甲", "乙")]
    paid = [_drawn(subject) for subject in ("东区/甲", "西区/乙")]
    cover = by_hand.figures(by_hand.plan(found, areas, *paid))["lowest_cover"]
    assert cover == Fraction(310_000, 2 * 182_022)
