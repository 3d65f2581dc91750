"""The works of each community, from what its health check found; unit costs are planning estimates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from places import COURTYARDS, SEED, Place

NORTH = frozenset({"石景山区", "乌鲁木齐市", "青岛市", "保定市"})
DUE = "基础类"


@dataclass(frozen=True)
class Kind:
    """What a work costs: yuan for each household or m² of floor area, civil and equipment."""

    id: str
    per: str
    civil: int
    equipment: int = 0
    category: str = DUE
    odds: float = 1.0  # how often the health check finds it
    points: tuple[int, int] = (0, 0)


KINDS = (
    Kind("drainage", "m2", 45, points=(6, 10)),
    Kind("water", "household", 700, 900, odds=0.7, points=(4, 7)),
    Kind("gas", "household", 300, 360, odds=0.6, points=(4, 7)),
    Kind("heat", "m2", 20, 28, odds=0.8, points=(5, 8)),
    Kind("telecom", "household", 250, 350, odds=0.7, points=(2, 4)),
    Kind("roof", "m2", 22, odds=0.8, points=(5, 9)),
    Kind("facade", "m2", 48, odds=0.5, points=(3, 6)),
    Kind("road", "m2", 30, odds=0.8, points=(3, 6)),
    Kind("insulation", "m2", 150, category="完善类", odds=0.3, points=(5, 9)),
    Kind("parking", "household", 900, category="完善类", odds=0.6, points=(2, 5)),
    Kind("greening", "m2", 12, category="完善类", odds=0.7, points=(2, 4)),
)
UTILITY = {"water": "供水公司", "gas": "燃气公司", "heat": "热力公司", "telecom": "通信公司"}
PIPES = ("water", "gas", "heat", "telecom", "drainage")

# what the list says of one community, or what a mechanism needs there
ALWAYS: Mapping[str, Sequence[str]] = {
    "古城南路西小区": ("gas", "heat", "water"),
    "鲁谷街道第1小区": ("parking",),
    "萱花新苑": ("facade",),
    "萱花片区第2小区": ("facade",),
    "平度市第1小区": ("insulation",),
    "平度市第2小区": ("insulation",),
}
ALWAYS_IN: Mapping[str, Sequence[str]] = {
    "北山片区": ("water", "gas", "telecom"),
    "莱西市": ("gas", "heat"),
    "保定市": ("water", "gas", "heat"),
    "五里坨街道": ("gas", "heat"),
}
NEVER_IN: Mapping[str, Sequence[str]] = {"西海岸新区": ("insulation",)}


@dataclass(frozen=True)
class Item:
    """One row of works.csv; amounts in yuan, whole hundreds."""

    community: str
    id: str
    kind: str
    category: str
    civil: int
    equipment: int = 0
    points: int | None = None
    evidence: tuple[str, ...] = ()
    ordered: bool = False
    scheme: str = ""
    mode: str = ""
    agreed: int | None = None
    granted: int | None = None


def items(found: Sequence[Place], leaves: Mapping[str, Sequence[str]]) -> Iterator[Item]:
    """Every work; `leaves` are the indicators a kind of work answers to in Shijingshan."""
    random = Random(f"{SEED} works")
    for place in found:
        mine = [item for kind in KINDS if (item := _item(random, place, kind, leaves)) is not None]
        for item in mine:
            yield from _as_agreed(place, item)
        yield from _named(place)


def _item(random: Random, place: Place, kind: Kind, leaves: Mapping[str, Sequence[str]]) -> Item | None:
    found, points = random.random() < kind.odds, random.randint(*kind.points)
    jitter = random.randint(90, 112)
    due = {*ALWAYS.get(place.name, ()), *ALWAYS_IN.get(place.part, ()), *ALWAYS_IN.get(place.city, ())}
    if kind.id in NEVER_IN.get(place.part, ()) or not (found or kind.id in due):
        return None
    if kind.id == "heat" and place.city not in NORTH:
        return None
    if kind.id in ("insulation", "parking") and place.part == COURTYARDS:
        return None  # parking there is built on the land that walls free
    size = (place.floor_area if kind.per == "m2" else place.households) * jitter
    inside = place.city == "石景山区"
    return Item(
        community=place.id,
        id=kind.id,
        kind=kind.id,
        category=DUE if place.part == "平度市" and kind.id == "insulation" else kind.category,
        civil=kind.civil * size // 10_000 * 100,
        equipment=kind.equipment * size // 10_000 * 100,
        points=None if inside else points,
        evidence=tuple(leaves[kind.id]) if inside else (),
    )


def _as_agreed(place: Place, item: Item) -> Iterator[Item]:
    """The row as it is, or as residents, utilities and designers made it."""
    key = (place.name, item.id)
    modes = {
        ("北山片区第1小区", "water"): ("单位改造", None, None),
        ("北山片区第1小区", "gas"): ("合作出资", 300_000, None),
        ("北山片区第2小区", "gas"): ("以奖代补", None, 40_000),
        ("北山片区第2小区", "telecom"): ("税费减免", None, 20_000),
        ("北山片区第3小区", "water"): ("合作申报", None, 60_000),
    }
    if key in modes:
        mode, agreed, granted = modes[key]
        yield Item(**{**vars(item), "mode": mode, "agreed": agreed, "granted": granted})
    elif key == ("琅琊区第2小区", "road"):
        yield Item(**{**vars(item), "points": None})  # nothing found, nobody ordered it
    elif key == ("三河汇碧", "roof"):
        return  # compared in three schemes below
    elif item.id == "insulation" and place.part == "琅琊区":
        yield Item(**{**vars(item), "ordered": True})
    else:
        yield item


def _named(place: Place) -> Iterator[Item]:
    """Works that are there because the list tells of them."""
    if place.name == "古城南路西小区":
        fire, centre, charging = (
            ("3.4.1",),
            ("2.4.1", "7.1.1", "7.1.2", "7.2.1", "7.2.2"),
            ("2.4.2", "7.3.1"),
        )
        yield Item(place.id, "fire", "fire", DUE, 180_000, evidence=fire)
        yield Item(place.id, "community_centre", "community_centre", "提升类", 360_000, evidence=centre)
        yield Item(place.id, "ebike_charging", "ebike_charging", "完善类", 80_000, evidence=charging)
    if place.name == "三河汇碧":
        for scheme, civil, points in (("方案一", 900_000, 9), ("方案二", 700_000, 8), ("方案三", 500_000, 5)):
            yield Item(place.id, f"{scheme}屋面", "roof", DUE, civil, points=points, scheme=scheme)
