"""A generated health check: twenty indicators of housing and community, and what each community shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from places import Place

# id, parent, name, unit, highest value, hazard, share of communities with a shortfall; housing
# indicators are the share of buildings concerned, the others what is lacking.
LEAVES = (
    ("h1", "h-safe", "存在使用安全隐患的住宅占比", "栋/栋", "1", True, 0.06),
    ("h2", "h-safe", "存在燃气安全隐患的住宅占比", "栋/栋", "1", True, 0.45),
    ("h3", "h-safe", "存在楼道安全隐患的住宅占比", "栋/栋", "1", True, 0.60),
    ("h4", "h-safe", "存在围护安全隐患的住宅占比", "栋/栋", "1", True, 0.55),
    ("h5", "h-whole", "非成套住宅占比", "栋/栋", "1", False, 0.10),
    ("h6", "h-whole", "存在管线管道破损的住宅占比", "栋/栋", "1", False, 0.90),
    ("h7", "h-whole", "需要进行适老化改造的住宅占比", "栋/栋", "1", False, 0.70),
    ("h8", "h-whole", "入户水质（水量）不达标的住宅占比", "栋/栋", "1", False, 0.50),
    ("h9", "h-green", "需要进行节能改造的住宅占比", "栋/栋", "1", False, 0.75),
    ("h10", "h-green", "需要进行数字化改造的住宅占比", "栋/栋", "1", False, 0.80),
    ("c1", "c-service", "养老服务设施缺口", "平方米/百户", "30", False, 0.65),
    ("c2", "c-service", "婴幼儿照护服务设施缺口", "平方米/百户", "10", False, 0.50),
    ("c3", "c-service", "停车泊位缺口", "个/户", "0.6", False, 0.85),
    ("c4", "c-service", "新能源汽车充电桩缺口", "个/百户", "10", False, 0.80),
    ("c5", "c-service", "未配建电动自行车充电设施", "是=1", "1", False, 0.55),
    ("c6", "c-green", "公共活动场地缺口", "平方米/户", "2", False, 0.60),
    ("c7", "c-green", "不达标步行道占比", "米/米", "1", False, 0.85),
    ("c8", "c-green", "未实施生活垃圾分类", "是=1", "1", False, 0.25),
    ("c9", "c-managed", "未实施好物业管理", "是=1", "1", False, 0.55),
    ("c10", "c-managed", "需要进行智慧化改造", "是=1", "1", False, 0.70),
)
BRANCHES = (
    ("h", "", "住房"),
    ("h-safe", "h", "安全耐久"),
    ("h-whole", "h", "功能完备"),
    ("h-green", "h", "绿色智能"),
    ("c", "", "小区"),
    ("c-service", "c", "设施完善"),
    ("c-green", "c", "环境宜居"),
    ("c-managed", "c", "管理健全"),
)
YES_OR_NO = "是=1"


@dataclass(frozen=True)
class Checked:
    """What is known of a community beside its place and size."""

    year_built: int
    storeys: int
    consent: str  # per cent, blank where nobody has asked yet
    date: str
    values: Mapping[str, str]
    property_service: bool


def checked(place: Place, seed: int) -> Checked:
    """The survey of one community; one in fifty was not checked, one in twenty-five not asked."""
    random = Random(f"{seed} check {place.id}")
    year = round(random.triangular(1976, 2004.4, 1993))
    storeys = random.choices((3, 4, 5, 6, 7), (5, 10, 22, 50, 13))[0]
    agree = min(0.99, max(0.62, random.gauss(0.895, 0.055)))
    consent = "" if random.random() < 0.04 else f"{100 * agree:.1f}"
    date = f"2023-{random.randint(3, 10):02}-{random.randint(1, 28):02}"
    wear = (2006 - year) / 30  # the older, the more is wrong
    values = {leaf[0]: _value(leaf, wear, random) for leaf in LEAVES}
    serviced = values["c9"] == "0"
    if random.random() < 0.02:
        date, values = "", dict.fromkeys(values, "")
    return Checked(year, storeys, consent, date, values, serviced)


def _value(leaf: tuple[str, str, str, str, str, bool, float], wear: float, random: Random) -> str:
    *_, unit, highest, _, often = leaf
    short = random.random() < often * (0.6 + 0.6 * wear)
    extent = random.betavariate(1.6 + wear, 2.0)
    blank = random.random() < 0.02
    if blank:
        return ""
    if not short:
        return "0"
    return "1" if unit == YES_OR_NO else f"{max(0.02, extent) * float(highest):.2f}"
