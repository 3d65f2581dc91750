"""The three lists a bureau would make by hand, with the same gates and the same money.

They look at the gates and at all pool money together, year by year with carry-over; eligibility, caps and
every other rule are left out, which flatters them. Each community is a project of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Literal

import numpy as np

from planner.funding.pool import pool_sources
from planner.model import Table
from planner.money import half_up
from planner.plan import UNFUNDED
from planner.result import Ranking
from planner.scenario.types import Scenario

Name = Literal["score_stop", "score_skip", "need_per_yuan"]


@dataclass(frozen=True, slots=True)
class Item:
    """A community on a list: what it would take by itself."""

    community: str
    cost: int
    pool: int
    points: Fraction
    need: Fraction
    years: tuple[int, ...]  # in which it may start


def rank(
    scenario: Scenario, tables: Mapping[str, Table], open_years: Mapping[str, Sequence[int]]
) -> tuple[Ranking, ...]:
    """The three rankings: by score and stop at the money, skip what does not fit, need per yuan."""
    items = [_item(scenario, c, table, tuple(open_years[c])) for c, table in sorted(tables.items())]
    by_score = sorted(items, key=lambda i: (-i.need, i.community))
    by_yuan = sorted(items, key=lambda i: (-i.points / max(1, i.pool), i.community))
    return (
        _fill(scenario, "score_stop", by_score),
        _fill(scenario, "score_skip", by_score),
        _fill(scenario, "need_per_yuan", by_yuan),
    )


def _item(scenario: Scenario, c: str, table: Table, years: tuple[int, ...]) -> Item:
    """The base package, or all works where the base holds none."""
    row = 0 if table.stands_alone else int(np.argmax(table.done.sum(axis=1)))
    works = [w for w, done in zip(table.works, table.done[row], strict=True) if done]
    community = scenario.community[c]
    project = scenario.limits.project_cost
    return Item(
        c,
        sum(w.cost for w in works) + project,
        int(table.pool[:, row].sum()) + project,
        sum((w.gain for w in works), start=Fraction(0)),
        Fraction(community.households) if community.need is None else community.need,
        years,
    )


def _fill(scenario: Scenario, name: Name, items: Sequence[Item]) -> Ranking:
    """Start each in the first year whose money, and that of all later years, still does."""
    money = _money(scenario)
    spent = dict.fromkeys(scenario.years, 0)
    chosen = []
    for item in items:
        year = next((y for y in item.years if _fits(scenario, money, spent, item.pool, y)), None)
        if year is not None:
            spent[year] += item.pool
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
    """All pool money granted by the end of each year, less what is owed by then."""
    by_year = [
        sum(
            yuan
            for source in pool_sources(scenario)
            if source.id != UNFUNDED
            for granted, yuan in source.money.items()
            if granted == year or (granted < year == scenario.years[0])
        )
        - sum(yuan for (_, when), yuan in scenario.commitments.items() if when == year)
        for year in scenario.years
    ]
    return dict(zip(scenario.years, accumulate(by_year), strict=True))


def _fits(
    scenario: Scenario, money: Mapping[int, int], spent: Mapping[int, int], cost: int, year: int
) -> bool:
    so_far = 0
    for y in scenario.years:
        so_far += spent[y] + (cost if y == year else 0)
        if y >= year and so_far > money[y]:
            return False
    return True
