"""Random planar cities as engine programs: communities, areas, works, money; seeds make them repeatable."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.spatial import Delaunay

from planner.engine import IntArray, Limits, Program, Progress, solve

LARGEST_AREA = 6
MOST_HOUSEHOLDS = 3_000
BARRED = 0.3  # of the borders are main roads or canals nobody merges across
PROJECT_COST = 600_000  # design, approval and supervision of one project, in yuan
SHARES = (0.4, 0.3, 0.2, 0.1)  # of the yearly money: central, province, city, district
OPTIONAL_WORKS = 6


@dataclass(frozen=True)
class City:
    """A program and the groups of columns that may be replanned together."""

    program: Program
    blocks: list[IntArray]
    areas: int


@dataclass
class Sheet:
    """Entries of the matrix while it is being written down."""

    rows: list[npt.NDArray[np.int64]]
    columns: list[npt.NDArray[np.int64]]
    values: list[npt.NDArray[np.float64]]
    lower: list[float]
    upper: list[float]

    def new(self, count: int, lower: float, upper: float) -> int:
        """Open rows; answers the number of the first."""
        first = len(self.lower)
        self.lower += [lower] * count
        self.upper += [upper] * count
        return first

    def put(self, rows: npt.ArrayLike, columns: npt.ArrayLike, values: npt.ArrayLike) -> None:
        r, c, v = np.broadcast_arrays(rows, columns, values)
        self.rows.append(r.ravel().astype(np.int64))
        self.columns.append(c.ravel().astype(np.int64))
        self.values.append(v.ravel().astype(np.float64))


def neighbours(points: npt.NDArray[np.float64]) -> list[list[int]]:
    """The Gabriel graph: an edge where the circle over it holds no other point."""
    mesh = Delaunay(points)
    corners = mesh.simplices
    edges = np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    keep = np.ones(len(edges), dtype=bool)
    for i, j, k in ((0, 1, 2), (1, 2, 0), (0, 2, 1)):
        a, b, c = points[corners[:, i]], points[corners[:, j]], points[corners[:, k]]
        inside = np.einsum("ij,ij->i", a - c, b - c) < 0
        codes = np.sort(corners[inside][:, [i, j]], axis=1)
        keep &= ~np.isin(edges @ [len(points), 1], codes @ [len(points), 1])
    lists: list[list[int]] = [[] for _ in points]
    keep &= np.random.default_rng(len(points)).random(len(edges)) >= BARRED
    for one, other in edges[keep].tolist():
        lists[one].append(other)
        lists[other].append(one)
    return lists


def connected_sets(graph: list[list[int]], size: list[int]) -> list[tuple[int, ...]]:
    """Every connected set inside the limits once (Wernicke's enumeration)."""
    found: list[tuple[int, ...]] = []

    def extend(chosen: tuple[int, ...], total: int, border: list[int], seen: set[int]) -> None:
        found.append(chosen)
        if len(chosen) == LARGEST_AREA:
            return
        while border:
            node = border.pop()
            if total + size[node] > MOST_HOUSEHOLDS:
                continue
            fresh = [k for k in graph[node] if k > chosen[0] and k not in seen]
            extend((*chosen, node), total + size[node], border + fresh, seen | set(fresh))

    for start in range(len(graph)):
        first = [k for k in graph[start] if k > start]
        extend((start,), size[start], first, {start, *first})
    return found


def city(n: int, years: int = 5, seed: int = 0, *, full: bool = True, floor: bool = False) -> City:
    """A city of n communities; ``full`` adds packages, money by source and equity rows,
    ``floor`` adds a yearly task (a row that must reach a number)."""
    rng = np.random.default_rng(seed)
    points = rng.random((n, 2))
    households = np.clip(np.rint(rng.lognormal(np.log(100), 1.058, n)), 10, 2500)
    need = rng.integers(20, 91, n)
    cost = np.rint(350 * 87 * households * rng.uniform(0.6, 1.6, n))
    sets = connected_sets(neighbours(points), households.astype(int).tolist())
    members = np.full((len(sets), LARGEST_AREA), -1)
    for row, chosen in enumerate(sets):
        members[row, : len(chosen)] = chosen
    sheet = Sheet([], [], [], [], [])
    score = need * households
    fade = 0.95 ** np.arange(years)
    areas = len(sets)
    area_cost = _sum(members, cost) + PROJECT_COST
    area_points = np.rint(_sum(members, score)[:, None] * fade)
    budget = np.rint((cost.sum() + n * PROJECT_COST) * 0.1)
    once = sheet.new(n, -np.inf, 1)
    row, slot = np.nonzero(members >= 0)
    who = members[row, slot]
    for t in range(years):
        sheet.put(once + who, row * years + t, 1)
    objective = [area_points.ravel()]
    bound = [np.ones(areas * years)]
    if not full:
        spent = sheet.new(years, -np.inf, budget)
        for t in range(years):
            sheet.put(spent + t, np.arange(areas) * years + t, area_cost)
        owner = np.repeat(members[:, 0], years)
        when = np.tile(np.arange(years), areas)
    else:
        owner, when = _details(
            sheet, objective, bound, rng, points, members, households, cost, score, area_cost, budget, years
        )
    if floor:
        task = sheet.new(years, float(np.rint(households.sum() * 0.06)), np.inf)
        for t in range(years):
            sheet.put(task + t, np.arange(areas) * years + t, _sum(members, households))
    shape = (len(sheet.lower), sum(map(len, bound)))
    entries = (np.concatenate(sheet.values), (np.concatenate(sheet.rows), np.concatenate(sheet.columns)))
    program = Program(
        np.concatenate(objective),
        sp.csc_array(sp.coo_array(entries, shape=shape)),
        np.array(sheet.lower),
        np.array(sheet.upper),
        np.concatenate(bound),
    )
    return City(program, _blocks(points, owner, when, years), areas)


def _sum(members: npt.NDArray[np.int64], values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    padded = np.append(values, 0.0)
    total: npt.NDArray[np.float64] = padded[members].sum(axis=1)
    return total


def _details(
    sheet: Sheet,
    objective: list[npt.NDArray[np.float64]],
    bound: list[npt.NDArray[np.float64]],
    rng: np.random.Generator,
    points: npt.NDArray[np.float64],
    members: npt.NDArray[np.int64],
    households: npt.NDArray[np.float64],
    cost: npt.NDArray[np.float64],
    score: npt.NDArray[np.float64],
    area_cost: npt.NDArray[np.float64],
    budget: float,
    years: int,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    n, areas = len(points), len(members)
    fade = 0.95 ** np.arange(years)
    choices = np.array([[p >> w & 1 for w in range(OPTIONAL_WORKS)] for p in range(1, 2**OPTIONAL_WORKS)])
    price = np.rint(cost[:, None] * rng.uniform(0.02, 0.15, (n, OPTIONAL_WORKS)))
    gain = score[:, None] * rng.uniform(0.02, 0.15, (n, OPTIONAL_WORKS))
    package_cost, package_gain = price @ choices.T, gain @ choices.T
    local_cost = (price[:, -2:]) @ choices[:, -2:].T  # the last two works only city and district may pay
    per = len(choices)
    base = areas * years
    package = base + (np.arange(n)[:, None, None] * per + np.arange(per)[:, None]) * years + np.arange(years)
    objective.append(np.rint(package_gain[:, :, None] * fade).ravel())
    bound.append(np.ones(n * per * years))
    link = sheet.new(n * years, -np.inf, 0)
    row, slot = np.nonzero(members >= 0)
    who = members[row, slot]
    for t in range(years):
        sheet.put(link + who * years + t, row * years + t, -1)
    sheet.put(link + (np.arange(n)[:, None, None] * years + np.arange(years)), package, 1)
    paid = base + n * per * years
    money = np.rint(np.outer(SHARES, np.full(years, budget)))
    every = sheet.new(years, 0, 0)
    local = sheet.new(years, -np.inf, 0)
    for t in range(years):
        sheet.put(every + t, np.arange(areas) * years + t, area_cost)
        sheet.put(every + t, package[:, :, t], package_cost)
        sheet.put(every + t, paid + np.arange(4) * years + t, -1)
        part = local_cost > 0
        sheet.put(local + t, package[:, :, t][part], local_cost[part])
        sheet.put(local + t, paid + np.arange(2, 4) * years + t, -1)
    carry = 1
    for s in range(4):
        for i in range(years):
            for j in range(i, years):
                most = money[s, max(0, i - carry) : j + 1].sum()
                sheet.put(sheet.new(1, -np.inf, float(most)), paid + s * years + np.arange(i, j + 1), 1)
    objective.append(np.zeros(4 * years))
    bound.append(np.full(4 * years, 1e11))
    districts = min(100, max(2, n // 10))
    side = int(np.ceil(np.sqrt(districts)))
    place = np.minimum((points * side).astype(int), side - 1) @ [side, 1] % districts
    total = paid + 4 * years
    whole = sheet.new(1, 0, 0)
    equity = sheet.new(districts, 0, np.inf)
    reserve = np.bincount(place, households, districts)
    for t in range(years):
        sheet.put(whole, np.arange(areas) * years + t, _sum(members, households))
        sheet.put(equity + place[who], row * years + t, 10_000 * households[who])
    sheet.put(whole, total, -1)
    sheet.put(equity + np.arange(districts), total, -np.floor(4_000 * reserve / reserve.sum()))
    objective.append(np.zeros(1))
    bound.append(np.array([reserve.sum()]))
    rest = 4 * years + 1
    owner = np.concatenate(
        [np.repeat(members[:, 0], years), np.repeat(np.arange(n), per * years), np.full(rest, -1)]
    )
    when = np.concatenate([np.tile(np.arange(years), areas + n * per), np.full(rest, -1)])
    return owner, when


def _blocks(
    points: npt.NDArray[np.float64], owner: npt.NDArray[np.int64], when: npt.NDArray[np.int64], years: int
) -> list[IntArray]:
    """Balls around communities (all years) and pairs of years, money and district totals in every one."""
    blocks = []
    totals = owner < 0
    radius = np.sqrt(min(0.5, 40 / len(points)) / np.pi)
    centres = np.random.default_rng(7).permutation(len(points))[: max(4, len(points) // 15)]
    for centre in centres:
        near = ((points - points[centre]) ** 2).sum(axis=1) < radius**2
        blocks.append(np.flatnonzero(near[owner] | totals))
    for a in range(years):
        for b in range(a + 1, years):
            blocks.append(np.flatnonzero((when == a) | (when == b) | totals))
    return blocks


def measure(n: int, full: bool, floor: bool, seconds: float, seed: int) -> str:
    """One line of the table, of one solve in a process of its own."""
    town = city(n, seed=seed, full=full, floor=floor)
    times: dict[str, float] = {}

    def note(progress: Progress) -> None:
        if progress.phase != "start" and progress.phase != "linear":
            times.setdefault("linear", progress.seconds)
        if progress.value is not None:
            times.setdefault("plan", progress.seconds)

    began = time.monotonic()
    outcome = solve(town.program, limits=Limits(began + seconds, seed=seed), blocks=town.blocks, report=note)
    spent = time.monotonic() - began
    gap = "-" if outcome.gap is None else f"{100 * outcome.gap:.3f} %"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    kind = ("full" if full else "bare") + (" + task" if floor else "")
    cells = [n, kind, f"{town.areas:,}", f"{town.program.columns:,}", f"{times.get('linear', spent):.1f}"]
    cells += [f"{times['plan']:.1f}" if "plan" in times else "-", outcome.value, f"{outcome.bound:.0f}"]
    cells += [gap, outcome.status, f"{spent:.1f}", f"{memory:.0f}"]
    return "| " + " | ".join(map(str, cells)) + " |"


def main() -> None:
    """Measure cities of the sizes given, one after another."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("sizes", nargs="*", type=int, default=[100, 300, 1000, 3000])
    words.add_argument("--bare", action="store_true", help="areas and yearly budgets alone")
    words.add_argument("--task", action="store_true", help="a number of households to reach every year")
    words.add_argument("--seconds", type=float, default=60.0)
    words.add_argument("--seed", type=int, default=0)
    chosen = words.parse_args()
    print(
        "| communities | kind | areas | columns | linear s | plan s | value | bound | gap | status | s | MB |"
    )
    print("|" + "---|" * 12)
    for n in chosen.sizes:
        with get_context("spawn").Pool(1) as pool:
            work = (n, not chosen.bare, chosen.task, chosen.seconds, chosen.seed)
            print(pool.apply(measure, work), flush=True)


if __name__ == "__main__":
    main()
