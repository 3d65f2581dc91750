"""Write the tables of this scenario: `python generate.py [FOLDER]`; the same seed, the same bytes.

Published are the ten lines of published.csv. All else is generated so that every district adds up to
its line exactly.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import check
from places import Border, Place, borders, places, published
from works import Item, items

SEED = 2024
HERE = Path(__file__).parent
CORRIDOR = 4  # communities along one street, at most
STREETS = 12


def main(folder: Path) -> None:
    """Write every table into `folder`."""
    found = list(places(published(HERE), SEED))
    reserve = [(place, check.checked(place, SEED)) for place in found]
    works = list(items(reserve, SEED))
    edges = list(borders(found, SEED))
    write(folder / "communities.csv", _communities(reserve))
    write(folder / "indicators.csv", _indicators())
    write(folder / "works.csv", _works(works))
    write(folder / "edges.csv", _edges(edges))
    write(folder / "corridors.csv", _corridors(found))
    write(folder / "programmes.csv", _programmes(reserve))
    write(folder / "facilities.csv", _facilities(found))


def write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """A csv table, its first row the headings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def wan(yuan: int) -> str:
    """万元 with two decimals; all amounts here are whole hundreds of yuan."""
    return f"{yuan // 10_000}.{yuan % 10_000 // 100:02}"


def _communities(reserve: Sequence[tuple[Place, check.Checked]]) -> Iterable[Sequence[object]]:
    leaves = [leaf[0] for leaf in check.LEAVES]
    yield (
        "小区编码", "区县", "街道", "小区名称", "X", "Y", "建成年份", "层数", "楼栋数", "户数",
        "建筑面积（平方米）", "有无物业", "居民同意率（%）", "体检日期", *leaves,
    )  # fmt: skip
    for place, found in reserve:
        yield (
            place.id, place.district, place.subdistrict, place.name, place.x, place.y, found.year_built,
            found.storeys, place.buildings, place.households, place.floor_area,
            "有" if found.property_service else "无", found.consent, found.date,
            *(found.values[leaf] for leaf in leaves),
        )  # fmt: skip


def _indicators() -> Iterable[Sequence[object]]:
    """Equal weights inside each parent: nobody has published any."""
    yield ("编号", "上级", "指标", "权重", "方向", "下限", "上限", "单位", "版本", "安全隐患")
    parents = [parent for _, parent, _ in check.BRANCHES] + [leaf[1] for leaf in check.LEAVES]
    for id, parent, name in check.BRANCHES:
        yield (id, parent, name, f"1/{parents.count(parent)}", "", "", "", "", "", "")
    for id, parent, name, unit, high, hazard, _ in check.LEAVES:
        weight = f"1/{parents.count(parent)}"
        yield (id, parent, name, weight, "need", 0, high, unit, "2023", "是" if hazard else "")


def _works(works: Iterable[Item]) -> Iterable[Sequence[object]]:
    yield (
        "小区编码", "工程", "类型", "类别", "土建（万元）", "设备（万元）", "专营单位", "对应指标",
        "居民点单", "开挖",
    )  # fmt: skip
    for item in works:
        kind = item.kind
        yield (
            item.community, kind.id, kind.id, kind.category, wan(item.civil), wan(item.equipment),
            kind.utility, "、".join(kind.evidence), "是" if item.ordered else "", "是" if kind.digs else "否",
        )  # fmt: skip


def _edges(edges: Iterable[Border]) -> Iterable[Sequence[object]]:
    yield ("小区甲", "小区乙", "边界", "步行距离（米）", "拆墙费用（万元）", "腾出用地（平方米）")
    for edge in edges:
        yield (edge.a, edge.b, edge.kind, edge.distance, wan(edge.wall_cost), edge.freed)


def _corridors(found: Sequence[Place]) -> Iterable[Sequence[object]]:
    """Streets of the two central districts: communities of one subdistrict in one line of the grid."""
    yield ("编号", "小区", "上次开挖年份")
    random = Random(f"{SEED} corridors")
    lines: dict[tuple[str, int], list[str]] = {}
    for place in found:
        if place.id[:2] in ("SN", "SB"):
            lines.setdefault((place.district + place.subdistrict, place.y // 240), []).append(place.id)
    found_lines = sorted(lines.items(), key=lambda item: (item[0][1], item[0][0]))
    streets = [ids[:CORRIDOR] for _, ids in found_lines if len(ids) >= 3][:STREETS]
    for n, ids in enumerate(streets, start=1):
        yield (f"管线路由{n}", "、".join(ids), random.choice(("", "", 2021, 2022)))


def _programmes(reserve: Sequence[tuple[Place, check.Checked]]) -> Iterable[Sequence[object]]:
    """Other departments at a few communities; only where residents agree, so that none is impossible."""
    yield ("编号", "部门", "年份", "小区", "工程", "开挖", "资金（万元）")
    for id, department, years, code, part, work, count, money in (
        ("李沧雨污分流", "水务局", "2025", "LC", "街道二", "drain", 5, 860),
        ("市北电网改造", "供电公司", "2026", "SB", "街道三", "power", 4, 520),
        ("西海岸供热整治", "城市管理局", "2025、2026", "XH", "街道四", "heat", 5, 740),
    ):
        ready = [
            place.id
            for place, found in reserve
            if (place.id[:2], place.subdistrict) == (code, part)
            and found.date
            and float(found.consent or 0) >= 80
        ]
        yield (id, department, years, "、".join(ready[:count]), work, "是", money)


def _facilities(found: Sequence[Place]) -> Iterable[Sequence[object]]:
    """A community service centre may be built at the largest community of each of eight subdistricts."""
    yield ("编号", "类型", "所在小区", "服务半径（米）", "最少户数", "费用（万元）", "已建成")
    largest: dict[str, Place] = {}
    for place in found:
        key = place.district + place.subdistrict
        if place.households > largest.get(key, place).households or key not in largest:
            largest[key] = place
    for n, host in enumerate(sorted(largest.values(), key=lambda p: (-p.households, p.id))[:8], start=1):
        yield (f"社区服务中心{n}", "elder_care", host.id, 500, 800, 260, "是" if n > 6 else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
