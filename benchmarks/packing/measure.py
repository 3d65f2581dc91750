"""What a plan of a generated city is worth, read from the town itself: no row of the program is looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from benchmarks.packing.city import City
from benchmarks.packing.town import (
    CARRY,
    CENTRAL,
    CENTRAL_CAP,
    EQUITY,
    LOCAL,
    LOCAL_WORKS,
    MOST_HOUSEHOLDS,
    PROJECT_COST,
    SHARES,
    Town,
)
from benchmarks.problem import Broken
from planner.engine import FloatArray


@dataclass(frozen=True, slots=True)
class Start:
    """An area that starts in a year, and the works its members choose."""

    members: tuple[int, ...]
    year: int
    works: dict[int, tuple[int, ...]]


def measure(city: City, x: FloatArray) -> int:
    """The points of a point; raises Broken with the rule it breaks."""
    if not (x == np.rint(x)).all() or (x < 0).any():
        raise Broken("a column is not a whole number of at least 0")
    starts = _starts(city, x)
    _places(city.town, starts)
    if city.full:
        _stack(city, starts, _paid(city, x))
        _evenness(city.town, starts)
    else:
        for t in range(city.town.years):
            spent = sum(_basic(city.town, start) for start in starts if start.year == t)
            _at_most(spent, city.town.budget, f"yuan in year {t}")
    if city.floor:
        for t in range(city.town.years):
            begun = sum(int(city.town.households[c]) for s in starts if s.year == t for c in s.members)
            _at_most(city.town.task, begun, f"the task of year {t}")
    return sum(_points(city.town, start) for start in starts)


def _starts(city: City, x: FloatArray) -> list[Start]:
    """Areas and packages read off the columns, as the order of columns says."""
    town, years, per = city.town, city.town.years, city.packages
    chosen: dict[tuple[int, int], tuple[int, ...]] = {}
    areas = []
    for column in np.flatnonzero(x[: city.choices]).tolist():
        if x[column] != 1:
            raise Broken("a choice is taken more than once")
        item, year = divmod(column, years)
        if item < city.areas:
            areas.append((tuple(c for c in town.members[item].tolist() if c >= 0), year))
            continue
        community, package = divmod(item - city.areas, per)
        if (community, year) in chosen:
            raise Broken(f"community {community} takes two packages")
        chosen[community, year] = tuple(w for w in range(town.works) if package + 1 >> w & 1)
    starts = [Start(m, t, {c: chosen.pop((c, t)) for c in m if (c, t) in chosen}) for m, t in areas]
    if chosen:
        raise Broken("a package without its community")
    return starts


def _places(town: Town, starts: list[Start]) -> None:
    """Every community once, every area connected and within its limits."""
    for community, count in Counter(c for start in starts for c in start.members).items():
        _at_most(count, 1, f"starts of community {community}")
    for start in starts:
        _at_most(len(start.members), town.most_members, f"members of {start.members}")
        if len(start.members) > 1:
            together = sum(int(town.households[c]) for c in start.members)
            _at_most(together, MOST_HOUSEHOLDS, f"households of {start.members}")
        reached, border = {start.members[0]}, [start.members[0]]
        while border:
            near = set(town.graph[border.pop()]) & set(start.members) - reached
            reached |= near
            border += near
        if len(reached) < len(start.members):
            raise Broken(f"area {start.members} is not connected")


def _paid(city: City, x: FloatArray) -> list[list[int]]:
    years = city.town.years
    money = x[city.choices : city.choices + len(SHARES) * years]
    return [[int(yuan) for yuan in money[s * years : (s + 1) * years]] for s in range(len(SHARES))]


def _stack(city: City, starts: list[Start], paid: list[list[int]]) -> None:
    """Each year's cost is paid to the yuan, by sources that may, with money that has not lapsed."""
    town = city.town
    for t in range(town.years):
        now = [start for start in starts if start.year == t]
        cost = sum(_basic(town, s) + sum(_chosen(town, s)) for s in now)
        if cost != sum(source[t] for source in paid):
            raise Broken(f"year {t} costs {cost} yuan, {sum(source[t] for source in paid)} are paid")
        own = sum(sum(_local(town, s)) for s in now)
        _at_most(own, sum(paid[s][t] for s in LOCAL), f"yuan only city and district may pay in year {t}")
        if city.caps:
            _at_most(paid[CENTRAL][t], sum(_central(town, s) for s in now), f"central yuan in year {t}")
    for s, source in enumerate(paid):
        kept = [0] * CARRY  # oldest first
        for t, yuan in enumerate(source):
            kept.append(int(town.money[s]))
            left = yuan
            for i, lot in enumerate(kept):
                kept[i] -= min(lot, left)
                left -= min(lot, left)
            _at_most(left, 0, f"yuan too many of source {s} in year {t}")
            kept.pop(0)


def _evenness(town: Town, starts: list[Start]) -> None:
    served = [0] * town.districts
    for start in starts:
        for c in start.members:
            served[int(town.district[c])] += int(town.households[c])
    reserve = sum(town.reserve.tolist())
    for d, own in enumerate(town.reserve.tolist()):
        _at_most(EQUITY * own // reserve * sum(served), 10_000 * served[d], f"households of district {d}")


def _basic(town: Town, start: Start) -> int:
    return sum(int(town.cost[c]) for c in start.members) + PROJECT_COST


def _chosen(town: Town, start: Start) -> list[int]:
    return [sum(int(town.price[c, w]) for w in works) for c, works in start.works.items()]


def _local(town: Town, start: Start) -> list[int]:
    first = town.works - LOCAL_WORKS
    return [sum(int(town.price[c, w]) for w in works if w >= first) for c, works in start.works.items()]


def _central(town: Town, start: Start) -> int:
    """The most the central source pays: its cap on the area and on each package, of works open to it."""
    up, down = CENTRAL_CAP
    packages = zip(_chosen(town, start), _local(town, start), strict=True)
    return _basic(town, start) * up // down + sum(
        min(cost * up // down, cost - local) for cost, local in packages
    )


def _points(town: Town, start: Start) -> int:
    """Points of the area, and of each package, each whole in its year."""
    basic = sum(int(town.need[c]) * int(town.households[c]) for c in start.members)
    counted = float(town.fade[start.year])
    more = sum(
        round(sum(float(town.gain[c, w]) for w in works) * counted) for c, works in start.works.items()
    )
    return round(basic * counted) + more


def _at_most(value: int, limit: int, what: str) -> None:
    if value > limit:
        raise Broken(f"{what}: {value}, at most {limit}")
