"""The ledgers of the nine cities: operation, upkeep funds, what residents pay, the plans of utilities."""

from collections.abc import Iterator, Sequence
from random import Random

from places import SEED, Place
from works import UTILITY, Item

Row = Sequence[object]


def operations(found: Sequence[Place]) -> Iterator[Row]:
    """What areas earn and cost a year: pools of 鲁谷 and 鼓楼, upkeep of all Shijingshan."""
    yield ("对象", "科目", "年收入（万元）", "年成本（万元）", "一次性收入（万元）")
    random = Random(f"{SEED} operations")
    pools = {"鲁谷街道第1小区": (("停车", 6, 14, ""),),
             "鲁谷街道第2小区": (("配套空间", 9, 3, ""), ("施工利润", "", "", 12)),
             "鲁谷街道第3小区": (("广告", 3, "", ""), ("增值服务", 5, 2, ""))}  # fmt: skip
    for place in found:
        for row in pools.get(place.name, ()):
            yield (place.id, *row)
        if place.part == "鼓楼区":
            parking = place.households * random.randint(780, 840) / 10_000
            yield (place.id, "停车", f"{parking:.2f}", f"{parking / 6:.2f}", "")
            yield (place.id, "快递", f"{parking / 3:.2f}", "", "")
            yield (place.id, "广告", f"{parking / 5:.2f}", "", "")
        if place.city == "石景山区":
            cost = place.floor_area * 12 / 10_000
            short = 0.7 if place.part == "广宁街道" else 1.04
            for line, share in (("居民", 0.5), ("企业", 0.2), ("产权单位", 0.12), ("设施收益", 0.18)):
                yield (place.id, line, f"{cost * share * short:.2f}", "", "")
            yield (place.id, "管养", "", f"{cost:.2f}", "")


def management(found: Sequence[Place]) -> Iterator[Row]:
    """Committees of Shijingshan, and the upkeep fund of 鼓楼: five yuan for each m²."""
    yield ("小区编码", "业委会", "应缴共建基金（元）", "已缴共建基金（元）")
    for place in found:
        if place.city == "石景山区":
            yield (place.id, "是", "", "")
        elif place.part == "鼓楼区":
            due = 5 * place.floor_area
            yield (place.id, "", due, due * 8 // 10 if place.id == "FZ05" else due)


def resident_payments(found: Sequence[Place]) -> Iterator[Row]:
    """Yongchuan's three as the list has them; Qingdao's by public areas and at home, assumed."""
    yield ("小区编码", "渠道", "用途", "品目", "金额（万元）", "数量")
    random = Random(f"{SEED} payments")
    listed = {
        "石油汇碧苑": ("直接出资", "lift", "", 210, ""),
        "禹泊苑": ("公积金", "lift", "", 20, ""),
        "萱花新苑": ("维修资金", "facade", "", 9, ""),
        "萱花片区第2小区": ("维修资金", "facade", "", 9, ""),
    }
    for place in found:
        if place.name in listed:
            yield (place.id, *listed[place.name])
        if place.part in ("莱西市", "胶州市"):
            yield (place.id, "公共区域", "", "", random.randint(4, 12), "")
        if place.part == "胶州市":
            units, heaters = place.households // 10, place.households * 6 // 10
            yield (place.id, "户内", "", "空调", f"{units * 0.3:.2f}", units)
            yield (place.id, "户内", "", "电热水器", f"{heaters * 0.1:.2f}", heaters)


def utility_plan(found: Sequence[Place], works: Sequence[Item]) -> Iterator[Row]:
    """Baoding's utilities have the community in one year of their own plan; a blank is any year."""
    yield ("专营单位", "小区编码", "年份")
    years = {"竞秀区": 2026, "莲池区": 2027}
    for place in found:
        if place.city == "保定市":
            for utility in sorted(
                {UTILITY[w.kind] for w in works if w.community == place.id and w.equipment}
            ):
                yield (utility, place.id, "" if utility == "通信公司" else years[place.part])
