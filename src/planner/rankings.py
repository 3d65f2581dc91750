"""The three lists a bureau would make by hand, with the same gates and the same money.

They look at the gates and at all pool money together, year by year with carry-over; eligibility, caps and
every other rule are left out. Each community is a project of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Literal

import numpy as np

from planner.funding.pool import pool_sources
from planner.model import Table
from planner.money import half_up, split
from planner.plan import UNFUNDED
from planner.result import Ranking
from planner.scenario.types import Scenario

Name = Literal["score_stop", "score_skip", "need_per_yuan"]


@dataclass(frozen=True, slots=True)
class Item:
    """A community on a list: what it would take by itself."""

    community: str
    cost: int
    pool: tuple[int, ...]  # yuan asked of the pool, by instalment
    points: Fraction
    need: Fraction
    years: tuple[int, ...]  # in which it may start


def rank(
    scenario: Scenario, tables: Mapping[str, Table], open_years: Mapping[str, Sequence[int]]
) -> tuple[Ranking, ...]:
    """The three rankings: by score and stop at the money, skip what does not fit, need per yuan.

    Each is made twice, with the mandatory works alone and with all works, and the better one is shown.
    """
    base = [_item(scenario, c, t, tuple(open_years[c]), whole=False) for c, t in sorted(tables.items())]
    whole = [_item(scenario, c, t, tuple(open_years[c]), whole=True) for c, t in sorted(tables.items())]
    return (
        _better(scenario, "score_stop", [_by_score(base), _by_score(whole)]),
        _better(scenario, "score_skip", [_by_score(base), _by_score(whole)]),
        _better(scenario, "need_per_yuan", [_by_yuan(base), _by_yuan(whole)]),
    )


def _by_score(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=lambda i: (-i.need, i.community))


def _by_yuan(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=lambda i: (-i.points / max(1, sum(i.pool)), i.community))


def _better(scenario: Scenario, name: Name, lists: Sequence[Sequence[Item]]) -> Ranking:
    made = [_fill(scenario, name, items) for items in lists]
    return max(made, key=lambda ranking: (ranking.need, ranking.households))


def _item(scenario: Scenario, c: str, table: Table, years: tuple[int, ...], *, whole: bool) -> Item:
    """The base package, or the one with most works where that is asked or the base holds none."""
    row = 0 if table.stands_alone and not whole else int(np.argmax(table.done.sum(axis=1)))
    works = [w for w, done in zip(table.works, table.done[row], strict=True) if done]
    community = scenario.community[c]
    project = split(scenario.limits.project_cost, scenario.payment)
    project += (0,) * (scenario.instalments - len(project))
    return Item(
        c,
        sum(w.cost for w in works) + sum(project),
        tuple(int(a) + b for a, b in zip(table.pool[:, row], project, strict=True)),
        sum((w.gain for w in works), start=Fraction(0)),
        Fraction(community.households) if community.need is None else community.need,
        years,
    )


def _fill(scenario: Scenario, name: Name, items: Sequence[Item]) -> Ranking:
    """Start each in the first year from which its instalments, and all before, are within the money."""
    money = _money(scenario)
    spent = dict.fromkeys(scenario.paying_years, 0)
    chosen = []
    for item in items:
        year = next((y for y in item.years if _fits(money, spent, item.pool, y)), None)
        if year is not None:
            for k, yuan in enumerate(item.pool):
                if year + k in spent:
                    spent[year + k] += yuan
            chosen.append(item)
        elif name == "score_stop":
            break
    return Ranking(
        name=name,
        communities=tuple(item.community for item in chosen),
        households=sum(scenario.community[item.community].households for item in chosen),
        need=half_up(sum((item.points for item in chosen), start=Fraction(0))),
        cost=sum(item.cost for item in chosen),
    )


def _money(scenario: Scenario) -> dict[int, int]:
    """All pool money granted by the end of each paying year, less what is owed by then."""
    by_year = [
        sum(
            yuan
            for source in pool_sources(scenario)
            if source.id != UNFUNDED
            for granted, yuan in source.money.items()
            if granted == year or (granted < year == scenario.years[0])
        )
        - sum(yuan for (_, when), yuan in scenario.commitments.items() if when == year)
        for year in scenario.paying_years
    ]
    return dict(zip(scenario.paying_years, accumulate(by_year), strict=True))


def _fits(money: Mapping[int, int], spent: Mapping[int, int], pool: Sequence[int], year: int) -> bool:
    so_far = 0
    for y in money:
        k = y - year
        so_far += spent[y] + (pool[k] if 0 <= k < len(pool) else 0)
        if y >= year and so_far > money[y]:
            return False
    return True
