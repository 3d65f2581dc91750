"""Write a generated city as a scenario folder: `python -m benchmarks.reserve N OUT`.

N communities in nine districts, five years. Sizes are lognormal with median 100 and mean 175
households; neighbours are a planar graph; each community has basic works of three utilities and six works
to choose from; the money pays for about a third of all of it, and a district has so many starts a year.
"""

import argparse
import csv
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from math import ceil, log, sqrt
from pathlib import Path

import numpy as np
from scipy.spatial import Delaunay

SPREAD = sqrt(2 * log(1.75))  # of a lognormal whose mean is 1.75 times its median
DENSITY = 40e-6  # communities per m²
NEAR = 400  # metres between neighbours, at most
YEARS = (2026, 2027, 2028, 2029, 2030)
SIDE = 3  # districts in a row
QUARTERS = 2  # subdistricts in a row of a district
UTILITIES = ("gas", "heat", "water")
# kind, utility, category, yuan per household, digs
WORKS = (
    ("gas", "gas", "basic", 660, True),
    ("heat", "heat", "basic", 3900, True),
    ("water", "water", "basic", 3000, True),
    ("drain", "", "basic", 3900, True),
    ("road", "", "basic", 3900, False),
    ("insulation", "", "improving", 14000, False),
    ("parking", "", "improving", 1800, False),
    ("charging", "", "improving", 500, False),
    ("ramp", "", "improving", 1400, False),
    ("green", "", "improving", 900, False),
    ("security", "", "upgrading", 700, False),
)
POOL = (  # name, kind, share of the yearly money, further keys
    ("central", "central", 0.30, "cap_share: 40%"),
    ("province", "province", 0.15, "cap_per_household: 6000"),
    ("city", "city", 0.35, "carry_over: 1"),
    ("bond", "bond", 0.20, "categories: [improving, upgrading]"),
)
FUNDED = 0.35  # of all costs can be paid over the years
STARTS = 0.3  # of the communities of a district, on average, may start in a year
LARGE = 10_000  # communities, from which areas have five members at the most, not six


@dataclass(frozen=True)
class Row:
    """One community."""

    id: str
    district: str
    subdistrict: str
    x: int
    y: int
    households: int
    floor_area: int
    year_built: int
    score: int
    consent: str


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="OUT")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    write_city(arguments.count, arguments.folder, arguments.seed)


def write_city(count: int, folder: Path, seed: int) -> None:
    """Write the scenario and its tables into `folder`; the same seed, the same bytes."""
    random = np.random.default_rng(seed)
    city = communities(count, random)
    works = list(works_of(city, random))
    headings: tuple[str, ...] = ("id", "district", "subdistrict", "x", "y", "households", "floor_area_m2")
    headings += ("year_built", "score", "consent_households", "name")
    write_table(folder / "communities.csv", headings, ((*astuple(row), row.id) for row in city))
    headings = ("community", "kind", "utility", "category", "civil", "equipment", "shortfall", "digs")
    write_table(folder / "works.csv", headings, works)
    write_table(
        folder / "edges.csv", ("a", "b", "kind", "distance_m", "wall_cost", "freed_m2"), edges(city, random)
    )
    (folder / "scenario.yaml").write_text(document(count, works), encoding="utf-8")


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A csv table; its folder is made where it is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((headings, *rows))


def communities(count: int, random: np.random.Generator) -> list[Row]:
    """Communities spread over a square; ids in order of districts."""
    side = sqrt(count / DENSITY)
    points = random.uniform(0, side, (count, 2))
    cell = side / (SIDE * QUARTERS)
    column, line = (points // cell).astype(int).clip(0, SIDE * QUARTERS - 1).T
    district = line // QUARTERS * SIDE + column // QUARTERS
    quarter = line % QUARTERS * QUARTERS + column % QUARTERS
    households = np.exp(random.normal(log(100), SPREAD, count)).clip(12, 2500).astype(int)
    rows = []
    for n, i in enumerate(np.lexsort((quarter, district))):
        x, y = (int(v) for v in points[i])
        size = int(households[i])
        where = (f"C{n + 1:05}", f"D{district[i] + 1}", f"D{district[i] + 1}-{quarter[i] + 1}", x, y)
        floor = round(size * random.uniform(60, 110))
        consent = "" if random.random() < 0.05 else f"{random.uniform(0.78, 1.0):.3f}"
        rows.append(
            Row(*where, size, floor, int(random.integers(1978, 2001)), int(random.integers(25, 75)), consent)
        )
    return rows


def works_of(city: Sequence[Row], random: np.random.Generator) -> Iterable[tuple[object, ...]]:
    """The works of each community; its need is split among them at random, in tenths of a point."""
    for row in city:
        points = (random.dirichlet(np.ones(len(WORKS))) * 10 * (100 - row.score)).astype(int)
        for (kind, utility, category, price, digs), short in zip(WORKS, points, strict=True):
            cost = int(row.households * price * random.uniform(0.7, 1.3)) // 100 * 100
            equipment = cost * 6 // 1000 * 100 if utility else 0
            digging = "yes" if digs else "no"
            yield row.id, kind, utility, category, cost - equipment, equipment, f"{short / 10:.1f}", digging


def edges(city: Sequence[Row], random: np.random.Generator) -> Iterable[tuple[object, ...]]:
    """The Gabriel graph, without long edges: neighbours where the circle over them holds nobody else."""
    points = np.array([(row.x, row.y) for row in city], dtype=float)
    corners = Delaunay(points).simplices
    pairs = np.unique(
        np.sort(np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])), axis=0
    )
    for a, b in pairs:
        apart = float(np.hypot(*(points[a] - points[b])))
        middle = (points[a] + points[b]) / 2
        inside = np.hypot(*(points - middle).T) < apart / 2 - 1e-6
        if apart > NEAR or inside.sum():
            continue
        kind = str(random.choice(["wall", "road", "barrier"], p=[0.45, 0.3, 0.25]))
        cost, freed = (
            (int(random.integers(2, 13)) * 10_000, int(random.integers(3, 41)) * 10)
            if kind == "wall"
            else (0, 0)
        )
        yield city[a].id, city[b].id, kind, round(1.25 * apart), cost, freed


def _money(yearly: float) -> str:
    """The same every year, and for the instalments of what starts last."""
    return f"{{each: {round(yearly, -4):.0f}, {YEARS[-1] + 1}: {round(0.4 * yearly, -4):.0f}}}"


def document(count: int, works: Sequence[tuple[object, ...]]) -> str:
    """The scenario file, its money scaled to what the works cost."""
    equipment = {u: sum(int(str(w[5])) for w in works if w[2] == u) for u in UTILITIES}
    total = sum(int(str(w[4])) + int(str(w[5])) for w in works)
    yearly = (FUNDED * total - 0.8 * sum(equipment.values())) / len(YEARS)
    pool = "\n".join(
        f"  {name}: {{kind: {kind}, amount: {_money(yearly * share)}, {more}}}"
        for name, kind, share, more in POOL
    )
    payers = "\n".join(
        f"  {u}: {{equipment: 100%, cap: {round(0.25 * yuan, -4):.0f}}}" for u, yuan in equipment.items()
    )
    return f"""name: reserve of {count}
lang: en
years: [{", ".join(map(str, YEARS))}]
communities: communities.csv
works: works.csv
adjacency: edges.csv
funding:
{pool}
utilities:
{payers}
payment: [60%, 40%]
areas: {{max_members: {5 if count >= LARGE else 6}, max_households: 3000, project_cost: 600000}}
rules:
  consent: 80%
  capacity: {{of: communities, by: district, limit: {ceil(STARTS * count / SIDE**2)}}}
  utility_floor: 10%
goals: [need]
"""


if __name__ == "__main__":
    main()
