"""A town as an engine program: areas × years, and in full packages, money by source, districts, tasks.

Columns, in this order: area a in year t at a·years + t; package p of community c in year t; what source s
pays in year t; households served of each district, and of all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.packing.sheet import Sheet
from benchmarks.packing.town import (
    CARRY,
    CENTRAL_CAP,
    EQUITY,
    LOCAL,
    LOCAL_WORKS,
    MOST_MEMBERS,
    PROJECT_COST,
    SHARES,
    WORKS,
    Town,
    town,
)
from planner.engine import IntArray, Program

MOST_MONEY = 1e11  # yuan of a source in a year


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """A town, its program, and the groups of columns that may be replanned together."""

    town: Town
    program: Program
    blocks: list[IntArray]
    full: bool
    floor: bool
    caps: bool

    @property
    def areas(self) -> int:
        """How many areas."""
        return len(self.town.members)

    @property
    def packages(self) -> int:
        """How many packages beyond the basic works each community has."""
        return len(subsets(self.town.works)) if self.full else 0

    @property
    def choices(self) -> int:
        """How many columns are choices of 0 or 1; money and totals come after them."""
        return (self.areas + self.town.size * self.packages) * self.town.years


def city(
    n: int,
    years: int = 5,
    seed: int = 0,
    *,
    full: bool = True,
    floor: bool = False,
    caps: bool = False,
    most_members: int = MOST_MEMBERS,
    works: int = WORKS,
) -> City:
    """A city of n communities; ``full`` adds packages, money by source and equity rows, ``floor`` a yearly
    task (a row that must reach a number), ``caps`` a cap on what the central source pays of each project."""
    ground = town(n, years, seed, most_members=most_members, works=works)
    sheet = Sheet()
    _areas(sheet, ground)
    if full:
        _details(sheet, ground, caps)
    else:
        spent = sheet.rows(years, -np.inf, ground.budget)
        for t in range(years):
            sheet.put(spent + t, np.arange(len(ground.members)) * years + t, area_cost(ground))
    if floor:
        task = sheet.rows(years, ground.task, np.inf)
        for t in range(years):
            served = area_sum(ground, ground.households)
            sheet.put(task + t, np.arange(len(ground.members)) * years + t, served)
    made = City(ground, sheet.program(), [], full, floor, caps)
    made.blocks.extend(_blocks(made))
    return made


def area_sum(ground: Town, values: IntArray) -> IntArray:
    """The sum over the members of each area."""
    total: IntArray = np.append(values, 0)[ground.members].sum(axis=1)
    return total


def area_cost(ground: Town) -> IntArray:
    """Yuan of each area: its members' basic works and one project."""
    cost: IntArray = area_sum(ground, ground.cost) + PROJECT_COST
    return cost


def subsets(works: int) -> npt.NDArray[np.int64]:
    """Every set of works but the empty one, (packages, works): the bits of 1, 2, 3 …"""
    return np.array([[p >> w & 1 for w in range(works)] for p in range(1, 2**works)]).reshape(
        2**works - 1, works
    )


def _areas(sheet: Sheet, ground: Town) -> None:
    """Areas in years; a community stands in one at most."""
    years = ground.years
    points = np.rint(area_sum(ground, ground.need * ground.households)[:, None] * ground.fade)
    sheet.add(points, 1)
    once = sheet.rows(ground.size, -np.inf, 1)
    row, slot = np.nonzero(ground.members >= 0)
    for t in range(years):
        sheet.put(once + ground.members[row, slot], row * years + t, 1)


def _details(sheet: Sheet, ground: Town, caps: bool) -> None:
    years, n, areas = ground.years, ground.size, len(ground.members)
    choices = subsets(ground.works)
    cost, gain = ground.price @ choices.T, ground.gain @ choices.T
    local = ground.price[:, -LOCAL_WORKS:] @ choices[:, -LOCAL_WORKS:].T
    first = sheet.add(np.rint(gain[:, :, None] * ground.fade), 1)
    per = len(choices)
    package = first + (np.arange(n)[:, None, None] * per + np.arange(per)[:, None]) * years + np.arange(years)
    link = sheet.rows(n * years, -np.inf, 0)
    row, slot = np.nonzero(ground.members >= 0)
    who = ground.members[row, slot]
    for t in range(years):
        sheet.put(link + who * years + t, row * years + t, -1)
    sheet.put(link + (np.arange(n)[:, None, None] * years + np.arange(years)), package, 1)
    paid = sheet.add(np.zeros(len(SHARES) * years), MOST_MONEY)
    every = sheet.rows(years, 0, 0)
    own = sheet.rows(years, -np.inf, 0)
    for t in range(years):
        sheet.put(every + t, np.arange(areas) * years + t, area_cost(ground))
        sheet.put(every + t, package[:, :, t], cost)
        sheet.put(every + t, paid + np.arange(len(SHARES)) * years + t, -1)
        part = local > 0
        sheet.put(own + t, package[:, :, t][part], local[part])
        sheet.put(own + t, paid + np.array(LOCAL) * years + t, -1)
    if caps:
        _caps(sheet, ground, package, cost, local, paid)
    _carry_over(sheet, ground, paid)
    _equity(sheet, ground)


def _caps(sheet: Sheet, ground: Town, package: IntArray, cost: IntArray, local: IntArray, paid: int) -> None:
    """What the central source may not pay, the others do: past its cap, and the works it is not open to."""
    years, areas = ground.years, area_cost(ground)
    rest = sheet.rows(years, -np.inf, 0)
    for t in range(years):
        sheet.put(rest + t, np.arange(len(areas)) * years + t, areas - capped(areas))
        sheet.put(rest + t, package[:, :, t], cost - np.minimum(capped(cost), cost - local))
        sheet.put(rest + t, paid + np.arange(1, len(SHARES)) * years + t, -1)


def capped(cost: IntArray) -> IntArray:
    """The most the central source pays of each cost."""
    most: IntArray = cost * CENTRAL_CAP[0] // CENTRAL_CAP[1]
    return most


def _carry_over(sheet: Sheet, ground: Town, paid: int) -> None:
    """From year i to j no source pays more than was granted from CARRY years before i to j."""
    for s, yearly in enumerate(ground.money.tolist()):
        for i in range(ground.years):
            for j in range(i, ground.years):
                most = yearly * (j + 1 - max(0, i - CARRY))
                columns = paid + s * ground.years + np.arange(i, j + 1)
                sheet.put(sheet.rows(1, -np.inf, float(most)), columns, 1)


def _equity(sheet: Sheet, ground: Town) -> None:
    """Every district is served its share of all households served, or EQUITY of 10,000 of it."""
    count, reserve = ground.districts, ground.reserve
    total = sheet.add(np.zeros(count + 1), np.append(reserve, reserve.sum()))
    served = sheet.rows(count, 0, 0)
    row, slot = np.nonzero(ground.members >= 0)
    who = ground.members[row, slot]
    for t in range(ground.years):
        sheet.put(served + ground.district[who], row * ground.years + t, ground.households[who])
    sheet.put(served + np.arange(count), total + np.arange(count), -1)
    whole = sheet.rows(1, 0, 0)
    sheet.put(whole, total + np.arange(count), 1)
    sheet.put(whole, total + count, -1)
    equity = sheet.rows(count, 0, np.inf)
    sheet.put(equity + np.arange(count), total + np.arange(count), 10_000)
    sheet.put(equity + np.arange(count), total + count, -owed(ground))


def owed(ground: Town) -> IntArray:
    """Of 10,000 households served, how many each district is owed."""
    part: IntArray = EQUITY * ground.reserve // int(ground.reserve.sum())
    return part


def _blocks(made: City) -> list[IntArray]:
    """Balls around communities (all years) and pairs of years; money and totals are in every one."""
    ground, years, per = made.town, made.town.years, made.packages
    rest = np.full(made.program.columns - made.choices, -1)
    owner = np.concatenate(
        [np.repeat(ground.members[:, 0], years), np.repeat(np.arange(ground.size), per * years), rest]
    )
    when = np.concatenate([np.tile(np.arange(years), made.areas + ground.size * per), rest])
    radius = np.sqrt(min(0.5, 40 / ground.size) / np.pi)
    centres = np.random.default_rng(7).permutation(ground.size)[: max(4, ground.size // 15)]
    blocks = []
    for centre in centres:
        apart = ((ground.points - ground.points[centre]) ** 2).sum(axis=1)
        blocks.append(np.flatnonzero(np.append(apart < radius**2, True)[owner]))
    for a in range(years):
        for b in range(a + 1, years):
            blocks.append(np.flatnonzero((when == a) | (when == b) | (when < 0)))
    return blocks
