"""Operations, the settings of the two ledgers, loans, management: what is read, and what is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.operations import Line, Loan, Management, Operating, Operation, Upkeep
from planner.scenario.scope import Scope
from tests.scenario.written import MINIMAL, error, examined, scenario

HEAD = "对象,科目,年收入（万元）,年成本（万元）,一次性收入,起始运营年,年数,工程\n"


def test_rows_of_communities_facilities_and_works(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        MINIMAL + "operations: o.csv\nfacilities: f.csv\nworks: w.csv\n",
        (),
        o=HEAD + "F1,增值服务,3,1,,2,5,\n一号,停车,2,,,,,停车位\nB,施工利润,,,7000,,,\n",
        f="id,kind,host,cost\nF1,canteen,A,0\n",
        w="小区,类型,费用,年收益\nA,停车位,100,\nB,充电桩,100,500\n",
    )
    assert found.operations == (
        Operation(subject="A", line=Line.PARKING, work="parking", income=20_000),
        Operation(subject="B", line=Line.CONSTRUCTION, once=7_000),
        Operation(subject="F1", line=Line.SERVICES, income=30_000, cost=10_000, first=2, years=5),
    )
    charging = Operation(subject="B", line=Line.SERVICES, work="charging", income=500)
    assert found.operations_of["B"] == (found.operations[1], charging)
    assert found.operating == (Operating(),)
    assert any("3.5%" in text for text in found.defaults)


def test_the_settings_of_both_ledgers(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        MINIMAL.replace("{区级财政: 550万元}", "{区级财政: 550万元, 专项债: 100万元}") + "operation:\n"
        "  - {运营年数: 20, 折现率: 4%, 微利上限: 8%, 须平衡: [专项债], 适用范围: {subdistrict: 东街},\n"
        "     贷款: {资金来源: 专项债, 利率: 2.5%, 期限: 20, 宽限期: 2, 还款方式: 到期还本}}\n"
        "  - {}\n"
        "管养账: {共建基金: 5元/m2, 质保期: 3, must_balance: 全部}\n",
    )
    first, second = found.operating
    assert first == Operating(
        years=20,
        rate=Fraction(4, 100),
        irr_cap=Fraction(8, 100),
        must_balance=frozenset({"专项债"}),
        loans=(Loan(source="专项债", rate=Fraction(25, 1000), term=20, grace=2, at_end=True),),
        where=Scope(subdistricts=frozenset({"东街"})),
    )
    assert second == Operating()
    assert found.upkeep == (
        Upkeep(fund=Fraction(5), warranty=3, must_balance=frozenset({"专项债", "区级财政"})),
    )


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    rows = ["A,停车,2,,,,,\n", "A,停车,1,,,,,\n", "A,广告,1,,,,,\n", "B,停车,,1,,,,\n"]
    one = scenario(tmp_path, MINIMAL + "operations: o.csv\n", (), o=HEAD + "".join(rows))
    other = scenario(tmp_path, MINIMAL + "operations: o.csv\n", (), o=HEAD + "".join(reversed(rows)))
    assert one.operations == other.operations


def test_management(tmp_path: Path) -> None:
    table = "小区,业委会,应缴,已缴（万元）\n二号,是,,3\nA,否,50000,\n"
    found = scenario(tmp_path, MINIMAL + "management: m.csv\n", (), m=table)
    assert found.management == (
        Management(community="A", committee=False, fund_due=50_000),
        Management(community="B", committee=True, fund_paid=30_000),
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Q,停车,1,,,,,\n", "“Q”"),
        ("A,彩票,1,,,,,\n", "“彩票”"),
        ("A,停车,1,,,0,,\n", "an operating year, from 1 on"),
        ("A,停车,1,,,,,电梯\n", "a work of A"),
    ],
)
def test_rows_that_cannot_be(tmp_path: Path, row: str, words: str) -> None:
    assert words in str(error(tmp_path, MINIMAL + "operations: o.csv\n", o=HEAD + row))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("operation: {must_balance: 彩票}", "“彩票”"),
        ("operation: {years: 0}", "0 operating years"),
        ("operation: {loans: {source: 彩票, rate: 3%, term: 5}}", "“彩票”"),
        ("operation: {loans: {source: 区级财政, rate: 3%, term: 0}}", "a term of 0 years"),
        ("operation: {loans: {source: 区级财政, rate: 3%, term: 2, grace: 2}}", "with 2 of grace"),
        ("operation: {where: {district: 丁区}}", "“丁区”"),
        ("upkeep: {years: 51}", "51 operating years"),
        ("upkeep: {fund: 4.99元/m2, fund_least: 5元/m2}", "4.99 yuan for each m²"),
        ("upkeep: {must_balance: 彩票}", "“彩票”"),
    ],
)
def test_settings_that_cannot_be(tmp_path: Path, line: str, words: str) -> None:
    assert words in str(error(tmp_path, MINIMAL + line + "\n"))


def test_a_community_twice_in_the_table_of_management(tmp_path: Path) -> None:
    found = error(tmp_path, MINIMAL + "management: m.csv\n", m="小区,业委会\nA,是\nA,否\n")
    assert "a second time" in str(found)


def test_a_work_that_earns_is_enough_for_a_ledger(tmp_path: Path) -> None:
    found = scenario(tmp_path, MINIMAL + "works: w.csv\n", (), w="小区,类型,费用,年收益\nA,停车位,100,500\n")
    assert found.operating == (Operating(),)
    assert found.operations_of["A"][0].line is Line.PARKING


def test_without_any_of_it_nothing_is_said(tmp_path: Path) -> None:
    found = examined(tmp_path).scenario
    assert found is not None
    assert (found.operations, found.operating, found.upkeep, found.management) == ((), (), (), ())


@pytest.mark.parametrize(("years", "warned"), [(2, True), (3, False)])
def test_a_fund_without_a_year_after_the_warranty_is_doubted(
    tmp_path: Path, years: int, warned: bool
) -> None:
    line = f"upkeep: [{{fund: 5元/m2, where: {{community: A}}}}, {{years: {years}}}]\n"
    found = examined(tmp_path, MINIMAL + line)
    texts = [str(problem) for problem in found.problems if "upkeep fund" in str(problem)]
    assert bool(texts) is warned
    assert all(f"an upkeep fund with {years} operating years" in text for text in texts)
