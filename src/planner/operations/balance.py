"""Which sources an area may not use because one of its ledgers must balance and does not.

A ledger is a plain sum: of rows that stand wherever a community is a member, rows of a work that is done,
rows of a facility that is built. So the program can hold it, and any finished plan can be measured.

What a capped pool earns beyond its cap goes to the upkeep ledger once no public contribution is left. Who
pays is decided after the areas, so upkeep counts what is certain: the excess without works that earn, less
all that the works of the area can cost. That is a figure of the area alone, and never above its surplus.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.operations import worth
from planner.plan import PlannedArea
from planner.scenario.operations import (
    Operation,
    PoolTerms,
    UpkeepTerms,
    fund_at,
    operating_at,
    upkeep_at,
)
from planner.scenario.types import Community, Scenario


@dataclass(frozen=True, slots=True)
class Condition:
    """A ledger that must come to 0 or more before some sources may pay."""

    setting: PoolTerms | UpkeepTerms
    capped: PoolTerms | None = None  # the pool whose surplus beyond its cap goes to this upkeep

    @property
    def sources(self) -> frozenset[str]:
        """The sources that ask for it."""
        return self.setting.must_balance

    def row(self, row: Operation) -> int:
        """What a row of the operations adds to the ledger, yuan."""
        if isinstance(self.setting, PoolTerms):
            return worth.in_pool(row, self.setting)
        return worth.in_upkeep(row, self.setting)

    def member(self, scenario: Scenario, community: Community) -> int:
        """What a community adds by itself: the upkeep fund its owners pay."""
        if isinstance(self.setting, PoolTerms):
            return 0
        return worth.fund(fund_at(scenario.upkeep, community), community, self.setting.years)

    def earned(self, row: Operation) -> int:
        """What a row brings beyond the cap; one of a work is certain only where it costs."""
        if self.capped is None or self.capped.irr_cap is None:
            return 0
        worth_at_cap = worth.at_cap(row, self.capped.irr_cap, self.capped)
        return min(0, worth_at_cap) if row.work else worth_at_cap


def conditions(scenario: Scenario, members: Iterable[str]) -> tuple[Condition, ...]:
    """What is asked of an area of `members`: of its pool, and of its upkeep."""
    inside = [scenario.community[c] for c in members]
    pool, kept_up = operating_at(scenario.operating, inside), upkeep_at(scenario.upkeep, inside)
    capped = pool if pool is not None and pool.irr_cap is not None else None
    found = [Condition(pool)] if pool is not None else []
    found += [Condition(kept_up, capped)] if kept_up is not None else []
    return tuple(condition for condition in found if condition.sources)


def barred(scenario: Scenario, area: PlannedArea) -> frozenset[str]:
    """The sources that may not pay for anything in a planned area."""
    asked = conditions(scenario, area.members)
    failing = (c.sources for c in asked if measure(scenario, area, c) < 0)
    return frozenset[str]().union(*failing)


def measure(scenario: Scenario, area: PlannedArea, condition: Condition) -> int:
    """What the ledger of a planned area comes to, yuan."""
    members = sum(condition.member(scenario, scenario.community[c]) for c in area.members)
    return (
        members
        + sum(condition.row(row) for row in rows(scenario, area))
        + _surplus(scenario, area, condition)
    )


def _surplus(scenario: Scenario, area: PlannedArea, condition: Condition) -> int:
    """What is certain to come to its upkeep from beyond the cap, yuan."""
    if condition.capped is None:
        return 0
    of_works = (row for c in area.members for row in scenario.operations_of.get(c, ()) if row.work)
    others = (row for row in rows(scenario, area) if not row.work)
    earned = sum(condition.earned(row) for row in (*of_works, *others))
    cost = sum(work.cost for c in area.members for work in scenario.works_of[c])
    return max(0, earned - cost - sum(own.cost for own in area.own))


def rows(scenario: Scenario, area: PlannedArea) -> Iterator[Operation]:
    """The operations of a planned area: of its members, their works that are done, its facilities."""
    for c in area.members:
        done = area.works.get(c, ())
        yield from (row for row in scenario.operations_of.get(c, ()) if not row.work or row.work in done)
    built = {work.id for work in area.own}
    for facility in scenario.facilities:
        if (facility.existing and facility.host in area.members) or facility.id in built:
            yield from scenario.operations_of.get(facility.id, ())


def standing(scenario: Scenario) -> Mapping[str, tuple[Operation, ...]]:
    """The operations a community brings to any area it is in, whatever is done in it."""
    found = {
        c.id: [row for row in scenario.operations_of.get(c.id, ()) if not row.work]
        for c in scenario.communities
    }
    for facility in scenario.facilities:
        if facility.existing:
            found[facility.host].extend(scenario.operations_of.get(facility.id, ()))
    return {c: tuple(rows) for c, rows in found.items()}
