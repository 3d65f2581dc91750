"""What one row of the operations is worth to its ledger: whole yuan, so that an area is a plain sum of rows.

The pool is discounted: a year's money is counted at the end of that operating year, money of completion in
full, and each row is rounded half up to the yuan. The upkeep ledger adds years up as they are.
"""

from fractions import Fraction

from planner.money import floor, half_up
from planner.scenario.operations import POOL, Fund, Operation, PoolTerms, UpkeepTerms
from planner.scenario.types import Community


def in_pool(row: Operation, setting: PoolTerms) -> int:
    """The net present value of a row of the pool; 0 for a row of the upkeep ledger."""
    if row.line not in POOL:
        return 0
    years = row.runs(setting.years)
    yearly = (row.income - row.cost) * factor(years, setting.rate)
    return half_up(row.once - row.investment + yearly)


def at_cap(row: Operation, cap: Fraction, setting: PoolTerms) -> int:
    """What a row of the pool is worth at the capped rate of return, rounded down to the yuan."""
    if row.line not in POOL:
        return 0
    return floor(row.once - row.investment + (row.income - row.cost) * factor(row.runs(setting.years), cap))


def in_upkeep(row: Operation, setting: UpkeepTerms) -> int:
    """What a row adds to the upkeep ledger over the operating years; 0 for a row of the pool."""
    if row.line in POOL:
        return 0
    return row.once - row.investment + (row.income - row.cost) * len(row.runs(setting.years))


def fund(terms: Fund, community: Community, years: int) -> int:
    """What 共建基金 brings an upkeep ledger of `years`: rate times floor area, half a yuan up.

    It is for years after the warranty; where there are none it brings nothing.
    """
    return half_up(terms.rate * community.floor_area_m2) if years > terms.warranty else 0


def factor(years: range, rate: Fraction) -> Fraction:
    """What 1 yuan at the end of each of `years` is worth at completion."""
    if not years:
        return Fraction(0)
    if not rate:
        return Fraction(len(years))
    first: Fraction = (1 + rate) ** (1 - years[0])
    last: Fraction = (1 + rate) ** -years[-1]
    return (first - last) / rate
