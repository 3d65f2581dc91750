"""What a generated city is before it is a program: communities, works, money, areas; money in yuan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.packing.ground import Graph, connected_sets, neighbours

MOST_MEMBERS = 6
MOST_HOUSEHOLDS = 3_000
PROJECT_COST = 600_000  # design, approval and supervision of one project
SHARES = (0.4, 0.3, 0.2, 0.1)  # of the yearly money: central, province, city, district
CENTRAL, LOCAL = 0, (2, 3)  # sources: the capped one, and those that alone may pay the last two works
LOCAL_WORKS = 2
CENTRAL_CAP = (2, 5)  # of the cost of an area or a package, at most, rounded down
CARRY = 1  # years money of a source may wait
WORKS = 6  # to choose from, in every community
DISCOUNT = 0.95
EQUITY = 4_000  # of 10,000: the share of its proportional part each district gets at least
TASK = 0.06  # of all households start in every year, at least

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """n communities; arrays run over them, `members` over areas (padded with -1)."""

    points: FloatArray  # (n, 2) where each stands
    graph: Graph
    households: IntArray
    need: IntArray  # points of a household
    cost: IntArray  # of the basic works
    price: IntArray  # (n, works) of each work to choose
    gain: FloatArray  # (n, works) points of each, not yet whole
    district: IntArray
    members: IntArray  # (areas, most members)
    years: int
    budget: int  # of a year
    most_members: int

    @property
    def size(self) -> int:
        """How many communities."""
        return len(self.households)

    @property
    def works(self) -> int:
        """How many works to choose from."""
        return int(self.price.shape[1])

    @property
    def districts(self) -> int:
        """How many districts; some may be empty."""
        return district_count(self.size)

    @property
    def fade(self) -> FloatArray:
        """What a point counts in each year."""
        return fade(self.years)

    @property
    def money(self) -> IntArray:
        """(sources,) of a year."""
        yearly: IntArray = np.rint(np.array(SHARES) * self.budget).astype(np.int64)
        return yearly

    @property
    def reserve(self) -> IntArray:
        """Households of each district."""
        served: IntArray = np.bincount(self.district, self.households, self.districts).astype(np.int64)
        return served

    @property
    def task(self) -> int:
        """Households that start in every year, where there is a task."""
        return int(np.rint(self.households.sum() * TASK))


def fade(years: int) -> FloatArray:
    """What a point counts in each of so many years."""
    return np.asarray(DISCOUNT ** np.arange(years), dtype=np.float64)


def district_count(communities: int) -> int:
    """Up to a hundred, of ten communities or more."""
    return min(100, max(2, communities // 10))


def town(
    n: int, years: int = 5, seed: int = 0, *, most_members: int = MOST_MEMBERS, works: int = WORKS
) -> Town:
    """A city of n communities: households lognormal with median 100 and mean 175, a planar neighbourhood."""
    random = np.random.default_rng(seed)
    points = random.random((n, 2))
    households = np.clip(np.rint(random.lognormal(np.log(100), 1.058, n)), 10, 2500).astype(np.int64)
    need = random.integers(20, 91, n)
    cost = np.rint(350 * 87 * households * random.uniform(0.6, 1.6, n)).astype(np.int64)
    price = np.rint(cost[:, None] * random.uniform(0.02, 0.15, (n, works))).astype(np.int64)
    gain = (need * households)[:, None] * random.uniform(0.02, 0.15, (n, works))
    graph = neighbours(points)
    sets = connected_sets(graph, households.tolist(), most_members, MOST_HOUSEHOLDS)
    members = np.full((len(sets), most_members), -1)
    for row, chosen in enumerate(sets):
        members[row, : len(chosen)] = chosen
    budget = int(np.rint((cost.sum() + n * PROJECT_COST) * 0.1))
    return Town(
        points, graph, households, need, cost, price, gain, _districts(points), members, years, budget,
        most_members,
    )  # fmt: skip


def _districts(points: FloatArray) -> IntArray:
    count = district_count(len(points))
    side = int(np.ceil(np.sqrt(count)))
    place: IntArray = np.minimum((points * side).astype(int), side - 1) @ [side, 1] % count
    return place
