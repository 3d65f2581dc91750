"""The registers beside the reserve: health check, lifts, contracts, residents, progress."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from places import CITIES, SEED, Place
from works import PIPES, Item

Row = Sequence[object]

# Shijingshan's tree has placeholder names; which work answers to which of its indicators is an example
LEAVES: Mapping[str, Sequence[str]] = {
    "roof": ("1.1.1", "1.1.2", "1.1.3", "5.2.1", "5.2.2"),
    "facade": ("1.2.1", "1.2.2", "1.2.3", "5.3.1"),
    "insulation": ("1.3.1", "1.3.2", "1.3.3", "5.4.1", "5.4.2"),
    "road": ("2.1.1", "2.1.2", "5.1.1", "5.1.2"),
    "greening": ("2.2.1", "2.2.2", "6.1.1"),
    "parking": ("2.3.1", "2.3.2", "6.2.1", "6.2.2"),
    "drainage": ("3.1.1", "3.1.2", "4.2.1", "4.2.2"),
    "water": ("3.2.1", "3.2.2", "4.3.1", "4.3.2"),
    "gas": ("3.3.1", "3.3.2", "4.4.1", "4.4.2"),
    "heat": ("3.4.2", "1.4.1", "1.4.2"),
    "telecom": ("4.1.1", "4.1.2"),
}
UNASKED = ("2.4.1", "2.4.2", "3.4.1", "5.3.2", "6.1.2", "6.3.1", "6.3.2",
           "7.1.1", "7.1.2", "7.2.1", "7.2.2", "7.3.1", "7.3.2")  # fmt: skip
ALL_LEAVES = tuple(sorted({leaf for leaves in LEAVES.values() for leaf in leaves} | set(UNASKED)))
POINTS_A_LIFT = {"禹泊苑": 8}
STEPS = ("群众提议", "支部动议", "业委会审议", "物业执行")
ROLES = (
    "首席接诉即办师", "施工负责人员", "设计负责人员", "监理负责人员", "住房和城乡建设部门巡视员",
    "街道监督联络员", "社区监督员", "党小组监督员", "物业监督员", "居民监督员",
)  # fmt: skip
SUBJECTS = "改造内容、规划设计、投资概算、资金来源、物业管理"
STAMPS = "发展改革、财政、自然资源和规划、城市管理"
# the list tells of these by name, or of their part of the city
TOLD = {name for _, parts in CITIES.values() for names in parts.values() for name in names if name}
TOLD |= {f"鲁谷街道第{n}小区" for n in (1, 2, 3)} | {"平度市第1小区", "莱西市第1小区"}
MANAGED_IN = frozenset({"石景山区", "深圳市", "福州市"})


def communities(found: Sequence[Place], works: Sequence[Item], lifted: Mapping[str, int]) -> Iterator[Row]:
    """The reserve with its health check; `lifted` are the points that lifts of a community close."""
    yield (
        "小区编码", "区县", "街道", "小区名称", "X坐标", "Y坐标", "建成年份", "层数", "楼栋数", "户数",
        "建筑面积（平方米）", "有无物业", "体检日期", "体检得分", "居民同意率（%）", "实施主体", "实施模式",
        "维修资金余额（万元）", "可引入社会资本", "社会资本上限（万元）", "锁定", *ALL_LEAVES,
    )  # fmt: skip
    random = Random(f"{SEED} communities")
    consent = iter(("92.4", "88.1", "80.0", "79.9", "95.3", "", "84.6", "90.2"))
    for place in found:
        points = sum(w.points or 0 for w in works if w.community == place.id and w.scheme in ("", "方案一"))
        score = 100 - points - lifted.get(place.id, 0) - random.randint(3, 12)
        inside = place.city == "石景山区"
        values = [f"{random.uniform(0.15, 0.75):.2f}" if inside else "" for _ in ALL_LEAVES]
        soe = inside and place.part in ("八宝山街道", "老山街道", "八角街道", "苹果园街道", "金顶街街道")
        yield (
            place.id, place.city, place.part, place.name, place.x, place.y, place.year_built, place.storeys,
            place.buildings, place.households, place.floor_area, _managed(place),
            "" if place.name == "琅琊区第5小区" else _day(random),
            "" if inside else score,
            next(consent) if place.city == "保定市" else "",
            "首开集团" if soe else "鲁谷街道办事处" if place.part == "鲁谷街道" else "",
            "区企合作" if soe else "街区改造" if place.part == "鲁谷街道" else "",
            {"萱花新苑": "9", "萱花片区第2小区": "8"}.get(place.name, ""),
            "" if not inside else "是" if place.part in ("鲁谷街道", "古城街道") else "否",
            {"鲁谷街道第1小区": "60", "古城南路西小区": "20"}.get(place.name, ""),
            "必须列入" if place.name in TOLD else "",
            *values,
        )  # fmt: skip


def _day(random: Random) -> str:
    return f"2025-{random.randint(3, 11):02}-{random.randint(1, 28):02}"


def _managed(place: Place) -> str:
    if place.city == "滁州市":
        return "有" if place.part == "来安县" and place.id != "CZ03" else "无"
    return "有" if place.city in MANAGED_IN else "无"


def lifts(found: Sequence[Place]) -> Iterator[Row]:
    """Entrances that ask for a lift; the list has six of 石油汇碧苑, all others are assumed."""
    yield ("小区编码", "单元号", "加梯楼层数", "费用（万元）", "是否同意", "补短板")
    asked = {"益田村": "同同同同同不", "福田区第2小区": "同同同不", "罗湖区第1小区": "同同同",
             "罗湖区第2小区": "同同", "石油汇碧苑": "同同同同同同", "禹泊苑": "同"}  # fmt: skip
    for place in found:
        for n, agrees in enumerate(asked.get(place.name, ""), start=1):
            yield (place.id, f"{n}单元", place.storeys, 60 if place.city == "永川区" else 70,
                   "是" if agrees == "同" else "否", POINTS_A_LIFT.get(place.name, 2))  # fmt: skip


def lifted(rows: Sequence[Row]) -> Mapping[str, int]:
    """Points that the lifts of each community close."""
    points: Counter[str] = Counter()
    for community, *_, each in rows[1:]:
        points[str(community)] += int(str(each))
    return points


def contracts(found: Sequence[Place], works: Sequence[Item]) -> Iterator[Row]:
    """Shijingshan: one party in each role for all pipes, except one community with two survey firms."""
    yield [
        "小区编码",
        "管线",
        "改造实施方案",
        "资金批复",
        "勘察单位",
        "设计单位",
        "施工总承包单位",
        "监理单位",
        "申报年度",
    ]
    random = Random(f"{SEED} contracts")
    for place in found:
        pipes = [w.id for w in works if w.community == place.id and w.id in PIPES]
        for n, pipe in enumerate(pipes if place.city == "石景山区" else ()):
            survey = "勘察二院" if place.part == "五里坨街道" and n == 1 else "勘察一院"
            papers = (f"{place.id}管线方案", f"{place.id}批复")
            rest = ("市政设计院", "建工集团", "监理公司", random.choice((2026, 2027, 2028)))
            yield (place.id, pipe, *papers, survey, *rest)


def governance(found: Sequence[Place]) -> Iterator[Row]:
    """Party organisations, members' posts, steps of the decision, four rates, what residents pay."""
    yield [
        "小区编码",
        "党组织",
        "业委会人数",
        "业委会党员数",
        "报到党员数",
        "认领岗位数",
        "议事进度",
        "参与率（%）",
        "支持率（%）",
        "出资率（%）",
        "物业覆盖率（%）",
        "居民出资（万元）",
        "每平方米出资",
        "体检问卷份数",
    ]
    random = Random(f"{SEED} governance")
    rates = iter(((95, 92, 80, 100, 12), (90, 95, 60, 100, 10), (88, 86, 55, 60, 8), (99, 99, 20, 50, 0)))
    for place in found:
        members = random.randint(20, 60)
        posts = members + random.randint(0, 15)
        steps = {"福田区第3小区": 2}.get(place.name, 3) if place.city == "深圳市" else 0
        party = place.city in ("宁波市", "深圳市", "永川区")
        committee = random.randint(5, 9)
        paid = next(rates) if place.part == "西海岸新区" else ()
        row = (
            "是" if party else "",
            *((committee, random.randint(2, committee - 1)) if place.city == "宁波市" else ("", "")),
            *((members, posts) if place.city == "永川区" else ("", "")),
            "、".join(STEPS[:steps]),
            *(paid[:4] or ("",) * 4),
            *((f"{paid[4] * place.floor_area / 10_000:.2f}", paid[4]) if paid else ("", "")),
            random.randint(60, 240) if place.city == "滁州市" else "",
        )
        if any(cell != "" for cell in row):
            yield (place.id, *row)


def progress(found: Sequence[Place]) -> Iterator[Row]:
    """Joint review in Qingdao, supervision and consent to schemes in Baoding, lift agencies in Shenzhen."""
    yield [
        "小区编码",
        "方案同意率（%）",
        "满意度（%）",
        "已审查事项",
        "已盖章部门",
        "监督小组成员",
        "协调处理问题数",
        "服务机构",
    ]
    random = Random(f"{SEED} progress")
    for place in found:
        if place.city == "青岛市":
            stamps = STAMPS.replace("财政、", "") if place.name == "胶州市第2小区" else STAMPS
            yield (place.id, "", "", SUBJECTS, stamps, "", "", "")
        elif place.city == "保定市":
            scheme = "78.5" if place.name == "莲池区第4小区" else f"{random.uniform(81, 97):.1f}"
            roles = ROLES[:-1] if place.name == "竞秀区第3小区" else ROLES
            yield (place.id, scheme, f"{random.uniform(85, 98):.1f}", "", "", "、".join(roles),
                   random.randint(2, 9), "")  # fmt: skip
        elif place.city == "深圳市":
            yield (place.id, "", "", "", "", "", "", random.choice(("设计一所", "电梯服务公司")))
