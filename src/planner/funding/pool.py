"""The pool sources of a scenario, and the years in which the money of each may be spent."""

from collections.abc import Iterator

from planner.plan import UNFUNDED
from planner.scenario.types import Community, Scenario, Source, Work


def pool_sources(scenario: Scenario) -> tuple[Source, ...]:
    """The scenario's sources and, where it allows one, the last payer 资金缺口, which pays anything."""
    if not scenario.unfunded:
        return scenario.sources
    return (*scenario.sources, Source(id=UNFUNDED, name=UNFUNDED, kind=UNFUNDED))


def payable(scenario: Scenario, work: Work, *places: Community) -> frozenset[str]:
    """The sources that may pay for `work` of a community, or of an area with these members.

    Of central ones that of its grant, or the first.
    """
    found = [source.id for source in pool_sources(scenario) if source.pays(work, *places)]
    central = [name for name in scenario.rules.central_once if name in found]
    kept = work.grant_source if work.grant_source in central else next(iter(central), "")
    return frozenset(found) - (frozenset(central) - {kept})


def last_year(source: Source, granted: int) -> int:
    """The last year in which money granted in `granted` may be spent: after it, it lapses."""
    carried = granted + source.carry_years
    return carried if source.expires is None else min(carried, source.expires)


def spans(scenario: Scenario, source: Source) -> Iterator[tuple[int, int, int]]:
    """Every (first year, last year, yuan) that says something: what may be paid in those years together.

    The money that can reach a year from i to j was granted by j and has not lapsed before i; because later
    money never lapses before earlier money, these sums are enough for a stack of years to exist (Hall).
    Money owed to projects under way comes first: it is taken off. Years that may pay no less together than
    in two parts are left out.
    """
    years = scenario.paying_years
    limit = {}
    for i, first in enumerate(years):
        for last in years[i:]:
            yuan = sum(
                amount
                for granted, amount in source.money.items()
                if granted <= last and last_year(source, granted) >= first
            )
            owed = sum(
                scenario.commitments.get((source.id, year), 0) for year in years if first <= year <= last
            )
            limit[first, last] = yuan - owed
    for (first, last), yuan in limit.items():
        if all(limit[first, year] + limit[year + 1, last] > yuan for year in range(first, last)):
            yield first, last, yuan
