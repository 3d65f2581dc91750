"""What is to be done in each community and what it costs, in hundreds of yuan: 万元 tables show all of it.

Unit costs are the estimates planners start from; one factor then scales all of them so that the
whole reserve costs what Qingdao planned per square metre in 2023.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from check import Checked
from places import Place

LEVEL = 584  # yuan per m² of floor area: 64.8 亿元 for 1,109 万 m² planned for 2023
EQUIPMENT = 0.6  # of a utility's works; the rest is civil
STEP = 100  # yuan


@dataclass(frozen=True)
class Kind:
    """A kind of work: what it costs raw, and the indicators that call for it."""

    id: str
    name: str
    category: str
    evidence: tuple[str, ...]
    utility: str = ""
    digs: bool = False
    requires: tuple[str, ...] = ()


KINDS = (
    Kind("structure", "结构加固", "基础类", ("h1",)),
    Kind("water", "供水管网", "基础类", ("h8",), "水务集团", True),
    Kind("drain", "雨污分流", "基础类", ("h6",), digs=True),
    Kind("gas", "燃气管道", "基础类", ("h2",), "燃气集团", True),
    Kind("heat", "供热管网", "基础类", ("h6",), "热力集团", True),
    Kind("power", "供电设施", "基础类", ("h6",), "供电公司", True),
    Kind("telecom", "弱电规整", "基础类", ("h10",), digs=True),
    Kind("road", "道路", "基础类", ("c7",)),
    Kind("roof", "屋面防水", "基础类", ("h4",)),
    Kind("stairs", "楼道整修", "基础类", ("h3",)),
    Kind("fire", "消防", "基础类", ("h3",)),
    Kind("waste", "垃圾分类", "基础类", ("c8",)),
    Kind("insulation", "外墙保温", "完善类", ("h9",)),
    Kind("ramp", "适老化", "完善类", ("h7",)),
    Kind("lift", "加装电梯", "完善类", ()),
    Kind("parking", "停车位", "完善类", ("c3",)),
    Kind("charging", "充电设施", "完善类", ("c4", "c5")),
    Kind("green", "绿化活动场地", "完善类", ("c6",)),
    Kind("elder", "养老托育用房", "提升类", ("c1", "c2")),
    Kind("security", "智慧安防", "提升类", ("c10",)),
)


@dataclass(frozen=True)
class Item:
    """One work of one community, in yuan."""

    community: str
    kind: Kind
    civil: int
    equipment: int
    ordered: bool


def items(reserve: Sequence[tuple[Place, Checked]], seed: int) -> Iterator[Item]:
    """Every work of the reserve, scaled to LEVEL."""
    raw = [(p, kind, cost) for p, c in reserve for kind, cost in _raw(p, c, Random(f"{seed} works {p.id}"))]
    factor = LEVEL * sum(p.floor_area for p, _ in reserve) / sum(cost for _, _, cost in raw)
    for place, kind, cost in raw:
        steps = round(cost * factor / STEP)
        equipment = round(steps * EQUIPMENT) if kind.utility else 0
        yield Item(place.id, kind, (steps - equipment) * STEP, equipment * STEP, kind.id == "lift")


def _raw(place: Place, found: Checked, random: Random) -> Iterator[tuple[Kind, float]]:
    """The works this community's health check calls for (an unchecked one: basic pipes), before scaling."""
    sizes = _sizes(place, found)
    for kind in KINDS:
        local = random.uniform(0.85, 1.15)
        draw = random.random()
        if kind.id == "lift":
            wanted = found.storeys >= 5 and draw < 0.15
        elif not found.date:
            wanted = kind.digs
        else:
            wanted = any(float(found.values[leaf] or 0) > 0 for leaf in kind.evidence)
        if kind.id == "elder" and place.households < 150:
            wanted = False  # too small to fill a room; an area of several may build a facility
        if wanted:
            yield kind, local * sizes[kind.id]


def _sizes(place: Place, found: Checked) -> Mapping[str, float]:
    """Raw cost of each kind in yuan, by the unit costs."""
    floor, households, entrances = place.floor_area, place.households, 3 * place.buildings
    lacking = {leaf: float(value or 0) for leaf, value in found.values.items()}
    return {
        "structure": 120 * floor * lacking["h1"],
        "water": 3_000 * households,
        "drain": 45 * floor,
        "gas": 660 * households,
        "heat": 45 * floor,
        "power": 3_000 * households,
        "telecom": 600 * households,
        "road": 180 * 0.25 * floor,
        "roof": 120 * floor / found.storeys,
        "stairs": 12_000 * entrances,
        "fire": 15 * floor,
        "waste": 300 * households,
        "insulation": 200 * 0.8 * floor,
        "ramp": 15_000 * entrances,
        "lift": 600_000 * max(1, entrances // 6),
        "parking": 6_000 * households * lacking["c3"],
        "charging": 6_000 * households * lacking["c4"] / 100 + 800 * 0.1 * households,
        "green": 200 * households * lacking["c6"],
        "elder": 2_000 * households * (lacking["c1"] + lacking["c2"]) / 100,
        "security": 700 * households,
    }
