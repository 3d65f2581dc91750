"""The communities of the nine cities: which ones, how large, who is whose neighbour.

Names the list gives stand here by hand, with the figures it gives; all other names are a place and a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

SEED = 7
STEP = 160  # metres between two communities of a row
CITY = 20_000  # metres between two cities on the sketch; not real places

# city -> its code, and its parts (a county, a district, a street) with the communities in each
CITIES: Mapping[str, tuple[str, Mapping[str, Sequence[str]]]] = {
    "石景山区": (
        "SJ",
        {
            "八宝山街道": [""],
            "老山街道": [""],
            "八角街道": [""],
            "古城街道": ["古城南路西小区", ""],
            "苹果园街道": [""],
            "金顶街街道": [""],
            "广宁街道": [""],
            "五里坨街道": [""],
            "鲁谷街道": ["", "", ""],
        },
    ),
    "滁州市": ("CZ", {"来安县": ["回收公司片区一", "回收公司片区二", "回收公司片区三"], "琅琊区": [""] * 5}),
    "深圳市": ("SZ", {"福田区": ["益田村", "", ""], "罗湖区": ["", "", ""]}),
    "永川区": (
        "YC",
        {
            "三河汇碧片区": ["三河汇碧"],
            "石油汇碧苑片区": ["石油汇碧苑", "禹泊苑"],
            "萱花片区": ["萱花新苑", ""],
            "北山片区": ["", "", ""],
        },
    ),
    "乌鲁木齐市": (
        "UR",
        {"天山区前进街": [f"光华路{n}号院" for n in range(1, 13)], "沙依巴克区": ["", "", ""]},
    ),
    "宁波市": ("NB", {"鄞州区": ["丹凤", "紫鹃"], "海曙区": ["", "", "", ""]}),
    "青岛市": (
        "QD",
        {
            "莱西市": ["", "", ""],
            "胶州市": ["", ""],
            "西海岸新区": ["", "", "", ""],
            "平度市": ["", ""],
        },
    ),
    "保定市": ("BD", {"竞秀区": ["", "", "", ""], "莲池区": ["", "", "", ""]}),
    "福州市": ("FZ", {"鼓楼区": [""] * 7}),
}
HOUSEHOLDS = {"益田村": 2300}  # assumed, so that 30 m² for each 100 households are 690 m²
COURTYARDS = "天山区前进街"  # 12 courtyards with 13 buildings: the first has two


@dataclass(frozen=True)
class Place:
    """One community."""

    id: str
    city: str
    part: str
    name: str
    x: int
    y: int
    year_built: int
    storeys: int
    buildings: int
    households: int
    floor_area: int


@dataclass(frozen=True)
class Border:
    """Two neighbours, what stands between them, how far it is on foot."""

    a: str
    b: str
    kind: str
    distance: int
    wall_cost: int
    freed: int


def places() -> Iterator[Place]:
    """Every community, city by city."""
    random = Random(f"{SEED} places")
    for n, (city, (code, parts)) in enumerate(CITIES.items()):
        number = 0
        for row, (part, names) in enumerate(parts.items()):
            for column, name in enumerate(names):
                number += 1
                x, y = _where(part, column)
                yield _place(
                    random,
                    f"{code}{number:02}",
                    (city, part, name or f"{part}第{column + 1}小区"),
                    (n % 3 * CITY + x, n // 3 * CITY + row * 1500 + y),
                )


def _where(part: str, column: int) -> tuple[int, int]:
    """Courtyards stand in two rows of six, all others in a row."""
    return (column // 2 * 60, column % 2 * 60) if part == COURTYARDS else (column * STEP, 0)


def _place(random: Random, id: str, named: tuple[str, str, str], at: tuple[int, int]) -> Place:
    city, part, name = named
    yard = part == COURTYARDS
    buildings = (2 if name == "光华路1号院" else 1) if yard else random.randint(4, 11)
    households = HOUSEHOLDS.get(name) or buildings * random.randint(36, 48)
    return Place(
        id=id,
        city=city,
        part=part,
        name=name,
        x=at[0],
        y=at[1],
        year_built=random.randint(1983, 2000),
        storeys=random.choice((5, 6, 6, 7)),
        buildings=45 if name in HOUSEHOLDS else buildings,
        households=households,
        floor_area=households * random.randint(66, 82),
    )


def borders(found: Sequence[Place]) -> Iterator[Border]:
    """Neighbours of a part, in a row; the courtyards also across it."""
    random = Random(f"{SEED} borders")
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            if a.part != b.part or a.city != b.city:
                continue
            apart = abs(a.x - b.x) + abs(a.y - b.y)
            if apart == 60:
                yield Border(a.id, b.id, "wall", 60, 30_000, 50)
            elif apart == STEP:
                wall = random.random() < 0.7
                distance = round(apart * 1.3)
                yield Border(
                    a.id,
                    b.id,
                    "wall" if wall else "road",
                    distance,
                    80_000 * wall,
                    40 * random.randint(2, 6) * wall,
                )
