"""Money that asks for a balanced ledger pays only in areas whose ledger balances; earning more is no bar."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from planner.model import Model
from planner.plan import Plan, PlannedArea
from planner.scenario.operations import (
    POOL,
    Operation,
    PoolTerms,
    UpkeepTerms,
    fund_at,
    operating_at,
    upkeep_at,
)
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "operating_balance"


def add(model: Model) -> None:
    """An area that claims to balance does; packages stand only in areas that do without the same sources."""
    for i, community in enumerate(model.community):
        table = model.packages.tables[i]
        for bar in table.bases if len(table.bases) > 1 else ():
            for year in model.years:
                extra, starts = model.under_bar(community.id, bar, year)
                subject = f"{community.name} {year} {bar}"
                if table.stands[bar]:
                    model.rows.at_most(NAME, subject, extra - starts, 0)
                else:
                    model.rows.exactly(NAME, subject, extra - starts, 0)
    model.rows.extend(model.balance.rows())
    model.separators.append(model.balance.broken)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Of every area where such money pays: what the ledger comes to, year by year."""
    paying: dict[str, set[str]] = {}
    for a in plan.allocations:
        if a.amount:
            paying.setdefault(a.subject, set()).add(a.source)
    for area in plan.areas:
        paid = set().union(*(paying.get(subject, ()) for subject in (area.id, *area.members)))
        inside = [scenario.community[c] for c in area.members]
        pool, kept_up = operating_at(scenario.operating, inside), upkeep_at(scenario.upkeep, inside)
        for word, setting in (("pool", pool), ("upkeep", kept_up)):
            if setting is None or not setting.must_balance:
                continue
            if paid.intersection(setting.must_balance):
                more = 0 if setting is pool or pool is None else _surplus(scenario, area, pool)
                yield Check(NAME, f"{area.id} {word}", _worth(scenario, area, setting) + more, "at least", 0)


def _worth(scenario: Scenario, area: PlannedArea, setting: PoolTerms | UpkeepTerms) -> int:
    """The ledger, row by row: each row rounded half up to the yuan."""
    found = 0
    if isinstance(setting, UpkeepTerms):
        for community in (scenario.community[c] for c in area.members):
            fund = fund_at(scenario.upkeep, community)
            if fund.warranty < setting.years:
                found += _rounded(fund.rate * community.floor_area_m2)
    for row in _rows(scenario, area):
        if (row.line in POOL) == isinstance(setting, PoolTerms):
            found += _rounded(_row(row, setting))
    return found


def _surplus(scenario: Scenario, area: PlannedArea, pool: PoolTerms) -> int:
    """What the pool is certain to earn beyond its cap and beyond all the works of the area can cost."""
    if pool.irr_cap is None:
        return 0
    at_cap = replace(pool, rate=pool.irr_cap)
    found = -sum(own.cost for own in area.own)
    for c in area.members:
        found -= sum(work.cost for work in scenario.works_of[c])
        of_works = (row for row in scenario.operations_of.get(c, ()) if row.work and row.line in POOL)
        found += sum(min(0, _row(row, at_cap) // 1) for row in of_works)
    for row in _rows(scenario, area):
        if row.line in POOL and not row.work:
            found += _row(row, at_cap) // 1
    return max(0, found)


def _row(row: Operation, setting: PoolTerms | UpkeepTerms) -> Fraction:
    rate = setting.rate if isinstance(setting, PoolTerms) else Fraction(0)
    value, discount = Fraction(row.once - row.investment), Fraction(1)
    for year in range(1, setting.years + 1):
        discount /= 1 + rate
        if row.first <= year and (row.years is None or year < row.first + row.years):
            value += (row.income - row.cost) * discount
    return value


def _rounded(yuan: Fraction) -> int:
    return (2 * yuan + 1) // 2


def _rows(scenario: Scenario, area: PlannedArea) -> Iterator[Operation]:
    """Operations of the members and of their works that are done, of facilities that stand or are built."""
    for row in (row for rows in scenario.operations_of.values() for row in rows):
        if row.subject in area.members:
            if not row.work or row.work in area.works.get(row.subject, ()):
                yield row
        elif any(own.id == row.subject for own in area.own) or any(
            f.id == row.subject and f.existing and f.host in area.members for f in scenario.facilities
        ):
            yield row
