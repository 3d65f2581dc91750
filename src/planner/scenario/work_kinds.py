"""The kinds of works we know: their class, whose pipes they are, whether they dig, their usual cost.

Unit costs are estimates to be edited; they only spread money that a bureau states as one sum, or fill in
for a cost that is missing, and whatever they touch is marked 估.
"""

from dataclasses import dataclass

from planner.scenario.quantities import plain
from planner.scenario.types import Category


@dataclass(frozen=True, slots=True)
class WorkKind:
    """A kind of work; `unit_cost` is yuan for one `unit` (see free_text.QUANTITIES)."""

    kind: str
    zh: str
    category: Category
    utility: str
    digs: bool
    unit: str
    unit_cost: int
    aliases: tuple[str, ...]


class _Kinds(dict[str, WorkKind]):
    """Kinds by name; one we do not know is a basic work of that name."""

    def __missing__(self, kind: str) -> WorkKind:
        return WorkKind(kind, kind, Category.BASIC, "", False, "community", UNKNOWN_COST, ())


UNKNOWN_COST = 100_000  # yuan for a community
_B, _I, _U = Category.BASIC, Category.IMPROVING, Category.UPGRADING
_DIGS = True


def _kind(
    kind: str,
    zh: str,
    category: Category,
    unit: str,
    unit_cost: int,
    aliases: str,
    utility: str = "",
    digs: bool = False,
) -> WorkKind:
    return WorkKind(kind, zh, category, utility, digs, unit, unit_cost, tuple(aliases.split()))


_TABLE = (
    _kind(
        "comprehensive", "综合改造", _B, "m2_floor", 350,
        "综合整治 整体改造 全面改造 整治提升 改造提升 基础设施",
    ),
    _kind("structure", "结构加固", _B, "m2_floor", 150, "加固 抗震 危房"),
    _kind(
        "water", "供水", _B, "household", 3000,
        "供水管网 供水管道 二次供水 给水 给水管网 自来水 水表 水改 water_supply", "water", _DIGS,
    ),
    _kind(
        "drainage", "雨污分流", _B, "m2_floor", 45,
        "排水 排水管网 排污 污水 雨水 雨污 雨污水 下水 下水道 化粪池 防涝 内涝 海绵 drain sewer", "", _DIGS,
    ),
    _kind("gas", "燃气", _B, "household", 660, "燃气管道 燃气管网 天然气 煤气 管道气", "gas", _DIGS),
    _kind(
        "heat", "供热", _B, "m2_floor", 45,
        "供热管网 供热管道 供暖 供暖管网 暖气 采暖 热力 热力管网 换热站 二次网 heating", "heat", _DIGS,
    ),
    _kind(
        "power", "供电", _B, "household", 3000,
        "供电设施 电力 强电 配电 电网 电表 变压器 电气 电路 electricity", "power", _DIGS,
    ),
    _kind(
        "telecom", "弱电规整", _B, "household", 600,
        "弱电 弱电入地 通信 通讯 线缆 架空线 三线 三网 飞线 光纤 光缆 线路规整 线路整治 "
        "管线规整 管线入地 杆线 cables", "telecom", _DIGS,
    ),
    _kind("road", "道路", _B, "m2_road", 180, "路面 沥青 硬化 硬底化 甬路 人行道 铺装 白改黑 roads"),
    _kind("lighting", "照明", _B, "household", 200, "路灯 亮化 道路照明 灯光 lamps"),
    _kind(
        "roof", "屋面防水", _B, "m2_roof", 120,
        "屋面 屋顶 楼顶 防水 屋面保温 屋面保温防水 屋顶防水 屋顶保温 平改坡 雨水管 落水管 roofs",
    ),
    _kind(
        "facade", "外墙整治", _B, "m2_wall", 60,
        "外墙 外墙粉刷 外立面 立面 真石漆 墙面 粉刷 墙体 空调机位",
    ),
    _kind(
        "stairs", "楼道整修", _B, "entrance", 12_000,
        "楼道 楼梯 楼道照明 楼道粉刷 单元门 楼宇门 公共部位 楼内",
    ),
    _kind(
        "fire", "消防", _B, "m2_floor", 15,
        "消防设施 消防管网 消防通道 消防车道 消火栓 灭火 fire_safety",
    ),
    _kind(
        "security", "安防", _B, "household", 700,
        "智慧安防 监控 门禁 道闸 技防 智慧 智能化 视频 安全防范 cctv smart_security",
    ),
    _kind("waste", "垃圾分类", _B, "household", 150, "垃圾 环卫 厕所 公厕"),
    _kind("clearing", "拆除违建", _B, "household", 200, "拆违 违建 违章 私搭乱建 乱搭乱建"),
    _kind("gates", "围墙大门", _B, "community", 150_000, "围墙 大门 出入口 岗亭 围挡 围栏"),
    _kind("mailboxes", "信报箱", _B, "household", 100, "信报 快递柜 邮政 晾衣 晾晒"),
    _kind(
        "insulation", "外墙保温", _I, "m2_wall", 200,
        "保温 节能 建筑节能 外墙节能 门窗 窗户 energy_retrofit",
    ),
    _kind("parking", "停车位", _I, "place", 6000, "停车 停车场 停车设施 车位 停车库 立体停车"),
    _kind("charging", "汽车充电桩", _I, "pile", 6000, "充电桩 充电设施 汽车充电 新能源充电 充电"),
    _kind(
        "ebike_charging", "电动自行车充电", _I, "port", 800,
        "电动自行车充电桩 电动车充电桩 电动自行车 电动车充电 电动车 自行车棚 非机动车 "
        "非机动车棚 单车棚 车棚 ebike",
    ),
    _kind("lift", "加装电梯", _I, "lift", 600_000, "电梯 elevator lifts"),
    _kind(
        "access", "适老化无障碍", _I, "entrance", 15_000,
        "适老化 适老 无障碍 坡道 扶手 适儿化 ramp ramps",
    ),
    _kind("greening", "绿化", _I, "m2_site", 200, "绿地 景观 补绿 绿植 园林 环境整治 green"),
    _kind(
        "activity_site", "活动场地", _I, "m2_site", 200,
        "健身 健身器材 文体 体育 休闲 广场 活动空间 活动中心 公共场地 公共空间 游乐 "
        "儿童活动场地 座椅 playground",
    ),
    _kind(
        "property_room", "物业用房", _I, "m2_rooms", 2000,
        "物业管理用房 物业服务用房 门卫 门卫室 警务室",
    ),
    _kind("elder_care", "养老设施", _U, "m2_rooms", 2000, "养老 日间照料 颐养 老年 elder"),
    _kind("childcare", "托育设施", _U, "m2_rooms", 2000, "托育 托幼 幼儿园 婴幼儿 托管 nursery"),
    _kind(
        "canteen", "社区食堂", _U, "m2_rooms", 2000,
        "食堂 助餐 餐厅 长者食堂 老年食堂 养老食堂 老年助餐 养老助餐 老年餐厅",
    ),
    _kind(
        "community_centre", "社区服务用房", _U, "m2_rooms", 2000,
        "社区服务 社区用房 综合服务站 服务中心 服务站 党群 便民服务 公共服务设施 服务设施 "
        "community_center",
    ),
    _kind("health_station", "卫生服务站", _U, "m2_rooms", 2000, "卫生站 卫生服务 医疗 诊所"),
    _kind("shops", "便民商业", _U, "m2_rooms", 1500, "便利店 菜市场 便民市场 农贸 超市 家政 商业"),
)  # fmt: skip

WORK_KINDS = _Kinds({kind.kind: kind for kind in _TABLE})
SPELLED = {
    spelling.casefold(): kind
    for kind, entry in WORK_KINDS.items()
    for spelling in (*entry.aliases, entry.zh, kind)
}


def kind_of(text: str) -> str:
    """The kind a text stands for; a text we do not know is a kind of its own."""
    return SPELLED.get(plain(text).casefold(), text)
