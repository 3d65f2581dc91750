"""Write the tables of this scenario: `python generate.py [FOLDER]`; the same seed, the same bytes.

What the list publishes of a community stands by hand in places.py, works.py, registers.py and ledgers.py;
all else is generated. Nothing here is any city's plan.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import ledgers
import registers
from places import Border, borders, places
from registers import LEAVES
from works import UTILITY, Item, items

HERE = Path(__file__).parent


def main(folder: Path) -> None:
    """Write every table into `folder`."""
    found = list(places())
    works = list(items(found, LEAVES))
    lifts = list(registers.lifts(found))
    lifted = registers.lifted(lifts)
    tables = {
        "communities": registers.communities(found, works, lifted),
        "works": _works(works),
        "edges": _edges(borders(found)),
        "lifts": lifts,
        "contracts": registers.contracts(found, works),
        "governance": registers.governance(found),
        "progress": registers.progress(found),
        "operations": ledgers.operations(found),
        "management": ledgers.management(found),
        "resident_payments": ledgers.resident_payments(found),
        "utility_plan": ledgers.utility_plan(found, works),
    }
    for name, rows in tables.items():
        write(folder / f"{name}.csv", rows)


def write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """A csv table, its first row the headings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def wan(yuan: int | None) -> str:
    """万元 with two decimals; all amounts here are whole hundreds of yuan."""
    return "" if yuan is None else f"{yuan // 10_000}.{yuan % 10_000 // 100:02}"


def _works(works: Iterable[Item]) -> Iterable[Sequence[object]]:
    yield (
        "小区编码", "工程", "类型", "类别", "土建（万元）", "设备（万元）", "专营单位", "短板", "对应指标",
        "居民点单", "方案", "出资方式", "协议出资（万元）", "奖补金额（万元）",
    )  # fmt: skip
    for item in works:
        yield (
            item.community, item.id, item.kind, item.category, wan(item.civil), wan(item.equipment),
            UTILITY.get(item.kind, ""), "" if item.points is None else item.points, "、".join(item.evidence),
            "是" if item.ordered else "", item.scheme, item.mode, wan(item.agreed), wan(item.granted),
        )  # fmt: skip


def _edges(edges: Iterable[Border]) -> Iterable[Sequence[object]]:
    yield ("小区甲", "小区乙", "边界", "步行距离（米）", "拆墙费用（万元）", "腾出用地（平方米）")
    for edge in edges:
        yield (edge.a, edge.b, edge.kind, edge.distance, wan(edge.wall_cost), edge.freed)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
