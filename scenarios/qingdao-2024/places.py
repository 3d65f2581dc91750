"""Communities that add up to the published table of their district: sizes, places on a plane, neighbours."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, hypot, log, sqrt
from pathlib import Path
from random import Random

SPREAD = sqrt(2 * log(1.75))  # of a lognormal whose mean is 1.75 times its median (100 and 175 households)
CODES = ("SN", "SB", "LC", "LS", "XH", "CY", "JM", "JZ", "PD", "LX")
SUBDISTRICTS = (4, 8, 5, 2, 6, 2, 3, 5, 4, 2)
ORIGINS = (
    (0, 0), (500, 5000), (3500, 12000), (11000, 3000), (-22000, -4000),
    (9000, 22000), (30000, 35000), (-20000, 40000), (-8000, 85000), (38000, 75000),
)  # fmt: skip
NUMERALS = "一二三四五六七八"
CELL = 240  # metres from one community to the next, about
NEAR = 420  # metres; no two communities farther apart are neighbours


@dataclass(frozen=True)
class District:
    """One line of the published table."""

    name: str
    communities: int
    buildings: int
    households: int
    floor_area: int


@dataclass(frozen=True)
class Place:
    """A generated community: where it stands and how large it is."""

    id: str
    district: str
    subdistrict: str
    name: str
    x: int
    y: int
    households: int
    buildings: int
    floor_area: int


@dataclass(frozen=True)
class Border:
    """Two neighbours and what stands between them."""

    a: str
    b: str
    kind: str
    distance: int
    wall_cost: int
    freed: int


def published(folder: Path) -> tuple[District, ...]:
    """The published table, floor area in whole m²."""
    with (folder / "published.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(District(n, int(c), int(b), int(h), int(Decimal(a) * 10_000)) for n, c, b, h, a in rows)


def shared(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """`total` in whole parts in proportion to `weights`, none under `least`, by largest remainder."""
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    parts = [(total - least * len(exact)) * weight / whole for weight in exact]
    found = [int(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda i: (found[i] - parts[i], i))
    for i in order[: total - least * len(exact) - sum(found)]:
        found[i] += 1
    return [least + part for part in found]


def places(districts: Sequence[District], seed: int) -> Iterator[Place]:
    """Every community, district by district, in id order."""
    for district, code, subdistricts, origin in zip(districts, CODES, SUBDISTRICTS, ORIGINS, strict=True):
        random = Random(f"{seed} places {code}")
        points = _points(district.communities, origin, random)
        parts = _parts(points, subdistricts)
        order = sorted(zip(parts, points, strict=True))
        households = shared(district.households, [random.lognormvariate(0, SPREAD) for _ in points], least=12)
        buildings = shared(district.buildings, [h * random.uniform(0.7, 1.4) for h in households], least=1)
        areas = shared(district.floor_area, [h * random.uniform(0.85, 1.2) for h in households])
        for n, (part, (x, y)) in enumerate(order):
            subdistrict = f"街道{NUMERALS[part]}"
            name = f"{subdistrict}第{n + 1}小区"
            where = (f"{code}{n + 1:03}", district.name, subdistrict, name, x, y)
            yield Place(*where, households[n], buildings[n], areas[n])


def _points(count: int, origin: tuple[int, int], random: Random) -> list[tuple[int, int]]:
    """Cells of a grid with gaps, each point a little off the middle of its cell."""
    cells = ceil(count / 0.8)
    wide = ceil(sqrt(1.3 * cells))
    chosen = sorted(random.sample(range(cells), count))
    shift = [(random.randint(-60, 60), random.randint(-60, 60)) for _ in chosen]
    return [
        (origin[0] + CELL * (cell % wide) + dx, origin[1] + CELL * (cell // wide) + dy)
        for cell, (dx, dy) in zip(chosen, shift, strict=True)
    ]


def _parts(points: Sequence[tuple[int, int]], count: int) -> list[int]:
    """Which of `count` subdistricts each point lies in: seats far from each other, nearest seat wins."""
    seats = [points[0]]
    while len(seats) < count:
        seats.append(max(points, key=lambda p: (min(_apart(p, seat) for seat in seats), p)))
    return [min(range(count), key=lambda k: (_apart(p, seats[k]), k)) for p in points]


def borders(found: Sequence[Place], seed: int) -> Iterator[Border]:
    """The Gabriel graph of each district: neighbours where the circle over them holds nobody else."""
    for n, a in enumerate(found):
        near = [p for p in found if p.district == a.district and _between(a, p) <= 2 * NEAR]
        for b in found[n + 1 :]:
            if b.district != a.district or _between(a, b) > NEAR:
                continue
            square = _between(a, b) ** 2
            if all(_between(a, p) ** 2 + _between(b, p) ** 2 >= square for p in near if p not in (a, b)):
                yield _border(a, b, Random(f"{seed} border {a.id} {b.id}"))


def _border(a: Place, b: Place, random: Random) -> Border:
    same = a.subdistrict == b.subdistrict
    kind = random.choices(("wall", "road", "barrier"), (55, 32, 13) if same else (15, 50, 35))[0]
    walk = round(1.25 * _between(a, b))
    if kind != "wall":
        return Border(a.id, b.id, kind, walk, 0, 0)
    return Border(a.id, b.id, kind, walk, 10_000 * random.randint(2, 12), 10 * random.randint(3, 40))


def _between(a: Place, b: Place) -> float:
    return _apart((a.x, a.y), (b.x, b.y))


def _apart(p: tuple[int, int], q: tuple[int, int]) -> float:
    return hypot(p[0] - q[0], p[1] - q[1])
