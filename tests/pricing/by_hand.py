"""Scenarios that are priced in tests, and every plan of the small one listed without a solver."""

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from pathlib import Path

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial"
ROWS = {  # of the tutorial: households, m², yuan, need, share that agrees
    "A": (105, 13_000, 4_180_000, 55, 92),
    "B": (80, 7_800, 2_516_000, 48, 88),
    "C": (100, 10_000, 3_210_000, 62, 95),
    "D": (42, 3_200, 1_034_000, 40, 83),
    "E": (91, 9_000, 2_900_000, 58, 90),
    "F": (40, 3_200, 1_034_000, 66, 80),
    "G": (72, 8_000, 2_570_000, 70, 78),
    "H": (24, 2_400, 778_000, 52, 86),
}
EDGES = [frozenset(pair) for pair in ("AB", "BC", "CD", "DH", "EF", "FH")]
BUDGET, PROJECT = 5_500_000, 150_000


# nobody can pay for it; but with one about, nothing is told of areas that are not listed
KIOSK = "facilities:\n  - {编号: 亭, 类型: 便民店, 所在小区: A, 费用: 100000万元}\n"


def insulated(folder: Path, more: str = "") -> Path:
    """The tutorial where all that is done is insulation; the gate of 80 % is on because there is a column."""
    for name in ("communities.csv", "edges.csv"):
        (folder / name).write_bytes((TUTORIAL / name).read_bytes())
    text = (TUTORIAL / "scenario.yaml").read_text(encoding="utf-8").replace("rules:\n  consent: 80%\n", "")
    rows = "".join(f"  - {{小区: {c}, 类型: insulation, 费用: {row[2]}元}}\n" for c, row in ROWS.items())
    path = folder / "scenario.yaml"
    path.write_text(f"{text}works:\n{rows}{more}", encoding="utf-8")
    return path


def plans(
    agree: int = 80, paid_per_m2: int = 0, money: tuple[int, int] = (BUDGET, BUDGET)
) -> Iterator[tuple[int, int]]:
    """(need, pool yuan) of every plan of it that the money of the two years allows."""
    ids = [c for c, row in ROWS.items() if row[4] >= agree]
    areas = [
        frozenset(members)
        for size in (1, 2, 3)
        for members in combinations(ids, size)
        if _connected(frozenset(members))
    ]
    for family in _families(tuple(ids), areas):
        for code in range(2 ** len(family)):
            starts = {area: code >> n & 1 for n, area in enumerate(family)}
            cost = {area: _pool(area, paid_per_m2) for area in starts}
            first = sum(yuan for area, yuan in cost.items() if not starts[area])
            if first <= money[0] and sum(cost.values()) <= sum(money):
                yield sum(_need(area, late) for area, late in starts.items()), sum(cost.values())


def best(agree: int = 80, paid_per_m2: int = 0, money: tuple[int, int] = (BUDGET, BUDGET)) -> int:
    return max(need for need, _ in plans(agree, paid_per_m2, money))


def cheapest(least: int, agree: int = 80, paid_per_m2: int = 0) -> int | None:
    return min((yuan for need, yuan in plans(agree, paid_per_m2) if need >= least), default=None)


def _connected(members: frozenset[str]) -> bool:
    reached = {min(members)}
    for _ in members:
        reached |= {m for m in members if any(frozenset((m, r)) in EDGES for r in reached)}
    return reached == members


def _families(left: tuple[str, ...], areas: list[frozenset[str]]) -> Iterator[tuple[frozenset[str], ...]]:
    if not left:
        yield ()
        return
    yield from _families(left[1:], areas)
    for area in areas:
        if left[0] in area and area <= set(left):
            for others in _families(tuple(c for c in left[1:] if c not in area), areas):
                yield (area, *others)


def _pool(area: frozenset[str], paid_per_m2: int) -> int:
    return PROJECT + sum(ROWS[c][2] - paid_per_m2 * ROWS[c][1] for c in area)


def _need(area: frozenset[str], late: int) -> int:
    points = (Fraction(ROWS[c][0] * ROWS[c][3]) * (Fraction(95, 100) if late else 1) for c in area)
    return sum((2 * p + 1).__floor__() // 2 for p in points)


def generated(folder: Path, count: int = 20, seed: int = 7) -> Path:
    """Communities on a street of two sides, each with insulation and perhaps a park, money for a third."""
    rng = random.Random(seed)
    lines, works, total = [], [], 0
    for i in range(count):
        households, yuan = rng.randint(30, 300), rng.randint(100, 900) * 10_000
        total += yuan
        lines.append(
            f"  - {{小区编码: C{i:02}, 小区名称: 小区{i}, 户数: {households}, 建筑面积: {households * 80}, "
            f"体检得分: {rng.randint(20, 80)}, 同意率: {rng.randint(70, 100)}%}}"
        )
        works.append(f"  - {{小区: C{i:02}, 类型: insulation, 费用: {yuan}元}}")
        if rng.random() < 0.5:
            works.append(f"  - {{小区: C{i:02}, 类型: green, 类别: 完善类, 费用: {yuan // 4}元}}")
    edges = [f"  - {{a: C{i:02}, b: C{j:02}}}" for i in range(count) for j in (i + 1, i + 2) if j < count]
    parts = (
        "years: [2026, 2027]",
        "communities:", *lines,
        "works:", *works,
        "adjacency:", *edges,
        f"funding:\n  中央: {{kind: central, amount: {total // 24}元}}\n"
        f"  市级: {{kind: city, amount: {total // 12}元}}",
        "areas: {max_members: 3, project_cost: 30万元}",
        "goals: [need, households]",
    )  # fmt: skip
    path = folder / "scenario.yaml"
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return path
