"""What a row is worth to its ledger: against the sum year by year, and by hand."""

from fractions import Fraction
from random import Random

from planner.operations import worth
from planner.operations.returns import npv
from planner.scenario.operations import POOL, Fund, Line, PoolTerms, UpkeepTerms
from tests.operations.by_hand import row
from tests.rules.by_hand import community

TEN = PoolTerms(years=2, rate=Fraction(1, 10))


def test_a_year_is_counted_at_its_end() -> None:
    assert worth.in_pool(row("a", income=121), TEN) == 210  # 110 + 100
    assert worth.in_pool(row("a", income=121, first=2), TEN) == 100
    assert worth.in_pool(row("a", income=121, years=1), TEN) == 110
    assert worth.in_pool(row("a", income=121, first=3), TEN) == 0


def test_construction_profit_counts_once_and_in_full() -> None:
    assert worth.in_pool(row("a", Line.CONSTRUCTION, once=100), TEN) == 100
    assert worth.in_pool(row("a", once=100, investment=130), TEN) == -30


def test_half_a_yuan_is_rounded_up() -> None:
    two = PoolTerms(years=1, rate=Fraction(1))
    assert [worth.in_pool(row("a", income=yuan), two) for yuan in (1, 2, 3)] == [1, 1, 2]
    assert worth.in_pool(row("a", cost=1), two) == 0
    assert worth.in_pool(row("a", cost=3), two) == -1


def test_the_closed_form_is_the_sum_year_by_year() -> None:
    rng = Random(1)
    for _ in range(200):
        setting = PoolTerms(years=rng.randint(1, 30), rate=Fraction(rng.choice([0, 1, 35, 80]), 1000))
        found = row(
            "a",
            income=rng.randint(0, 10**6),
            cost=rng.randint(0, 10**6),
            once=rng.randint(0, 10**6),
            first=rng.randint(1, 31),
            years=rng.choice([None, rng.randint(1, 10)]),
        )
        running = found.runs(setting.years)
        flows = [found.once, *((found.income - found.cost) * (y in running) for y in range(1, 31))]
        assert worth.in_pool(found, setting) == (2 * npv(flows, setting.rate) + 1) // 2


def test_a_row_counts_in_one_ledger_alone() -> None:
    for line in Line:
        found = row("a", line, income=5)
        assert bool(worth.in_pool(found, TEN)) == (line in POOL)
        assert worth.in_upkeep(found, UpkeepTerms(years=2)) == (0 if line in POOL else 10)


def test_the_upkeep_fund_is_by_floor_area() -> None:
    five = Fund(rate=Fraction(5), warranty=2)
    assert worth.fund(five, community("a", floor_area=8_696), 3) == 43_480
    assert worth.fund(five, community("a", floor_area=Fraction("0.1")), 3) == 1
    assert worth.fund(five, community("a", floor_area=8_696), 2) == 0


def test_at_the_cap_each_row_is_rounded_down_and_upkeep_is_no_part_of_it() -> None:
    assert (
        worth.at_cap(row("a", investment=100, income=132), Fraction(1, 10), TEN) == 129
    )  # 120 + 109.09 − 100
    assert worth.at_cap(row("a", cost=1, years=1), Fraction(1, 10), TEN) == -1  # −0.91
    assert worth.at_cap(row("a", Line.UPKEEP, cost=1), Fraction(1, 10), TEN) == 0
