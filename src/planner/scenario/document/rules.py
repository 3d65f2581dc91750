"""The part of scenario.yaml about areas, rules and goals; every key is one of `settings.py`."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from planner.locale import say
from planner.scenario.document.entries import (
    OFF,
    ON,
    ONE,
    SINGLE,
    Choice,
    Count,
    CountOrOff,
    Flag,
    Loose,
    MetresOrOff,
    Money,
    MoneyByYear,
    Names,
    Share,
    ShareOrOff,
    Text,
    Times,
    Year,
    YearOrOff,
    refusal,
    text_of,
)
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.resident_funds import LiftConsentEntries
from planner.scenario.document.residents import (
    CompetitionEntries,
    DecidedEntries,
    DesignersEntries,
    Holds,
    StandardTiersEntries,
)
from planner.scenario.document.scope import WhereEntry

Measured = Annotated[
    Literal["communities", "households", "yuan"],
    Choice(
        {
            "communities": ("小区", "小区数"),
            "households": ("户", "户数"),
            "yuan": ("元", "资金", "投资", "金额", "money"),
        }
    ),
]
Part = Annotated[
    Literal["all", "district", "subdistrict", "implementer"],
    Choice(
        {
            "all": ("全市", "全部", "city"),
            "district": ("区县", "区", "县"),
            "subdistrict": ("街道", "镇街"),
            "implementer": ("实施主体",),
        }
    ),
]
Pair = Annotated[list[Text], Field(min_length=2)]
GOALS: Mapping[str, tuple[str, ...]] = {
    "hazards": ("安全隐患", "隐患", "消除隐患"),
    "need": ("短板", "需求", "改造需求", "补短板"),
    "households": ("户数", "受益户数", "惠及户数"),
    "early": ("尽早", "尽早开工"),
    "competition": ("竞争", "竞争得分", "竞争选定"),
    "life_circle": ("生活圈", "设施覆盖"),
    "fiscal_cost": ("财政支出", "财政资金", "少花财政资金"),
    "evenness": ("均衡", "区域均衡"),
    "merging": ("连片", "连片改造"),
    "stability": ("稳定", "计划稳定"),
}
EVERY = "*"
GoalName = Annotated[str, Choice(GOALS)]


def _pairs(value: object) -> object:
    """A single pair may stand alone."""
    return [value] if isinstance(value, list) and value and all(isinstance(v, str) for v in value) else value


def _each(value: object) -> object:
    """A single setting, or a short form of one, may stand without its list."""
    return value if isinstance(value, list) else [value]


def _one_or_more(value: object) -> object:
    """A single mapping, or a single pair, may stand without its list."""
    return [value] if isinstance(value, dict) else _pairs(value)


def _by_name(value: object) -> object:
    """A bare share is meant for every one."""
    return value if isinstance(value, dict) else {"*": text_of(value)}


def _order_or_switch(value: object) -> object:
    """`on` is every central source in the usual order."""
    if isinstance(value, str) and value.casefold() in ON | OFF:
        return [EVERY] if value.casefold() in ON else None
    return value


Pairs = Annotated[list[Pair], BeforeValidator(_pairs), ONE]
ByName = Annotated[dict[Text, Share], BeforeValidator(_by_name), SINGLE]


class AreasEntry(Keys):
    """What may be merged into one area; a key left out keeps the default of `settings.AreaLimits`."""

    max_members: Count | None = None
    """Most communities in an area; default 6."""
    max_households: CountOrOff = None
    """Most households in an area of two or more; default 3000; `off`: no limit."""
    max_distance: MetresOrOff = None
    """Most metres on foot between any two members; default: no limit."""
    same_subdistrict: Flag | None = None
    """Members lie in one subdistrict; default yes."""
    drawn: Annotated[
        Literal["within", "fixed"] | None, Choice({"within": ("内部", "之内"), "fixed": ("整体", "固定")})
    ] = None
    """Areas the bureau drew: members merge within them (default), or each goes as a whole (fixed)."""
    together: Pairs = []
    """Communities that only go together."""
    apart: Pairs = []
    """Communities that are never in one area."""
    project_cost: Money | None = None
    """Yuan paid once for each area (design, approval, supervision); default 0."""
    max_candidates: Count | None = None
    """Most areas that are measured; default 300,000."""
    package_min_households: CountOrOff = None
    """Least households of a property-management package; default off."""


class ConsentEntry(Switch):
    """居民同意率; a bare share is the minimum."""

    SHORT: ClassVar[str] = "minimum"

    minimum: Share | None = None
    """Least share that agrees, inclusive; default 80%."""
    measure: Annotated[
        Literal["households", "floor_area", "both"] | None,
        Choice(
            {"households": ("户数", "户"), "floor_area": ("面积", "建筑面积"), "both": ("双过", "户数和面积")}
        ),
    ] = None
    """Shares of households (default), of floor area, or both."""
    firm_years: Count | None = None
    """In so many first years a blank rate bars; default 1."""
    where: WhereEntry | None = None
    """Where it is asked; absent: everywhere."""


class PlaceEntry(Switch):
    """A rule that is on or off, maybe in a part of the city only."""

    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


Places = Annotated[list[PlaceEntry], BeforeValidator(_each), Loose(("string", "number", "boolean", "object"))]


class UtilityFloorEntry(Switch):
    """专营单位出资占比; a bare share is the floor."""

    SHORT: ClassVar[str] = "share"

    share: Share | None = None
    """Least share utilities bear; needed unless the rule is off."""
    base: Annotated[
        Literal["total", "own_works"] | None,
        Choice({"total": ("总投资",), "own_works": ("本专业", "专业管线")}),
    ] = None
    """Share of all construction money (default), or of their own works."""
    where: WhereEntry | None = None
    """Where both are counted; absent: everywhere."""


class CapacityEntry(Keys):
    """承接能力: at most so many start in a year."""

    SAME: ClassVar[tuple[str, ...]] = ("of", "by", "name", "year", "where")

    of: Annotated[
        Literal["communities", "areas", "households", "yuan"],
        Choice(
            {
                "communities": ("小区", "小区数"),
                "areas": ("片区", "项目", "项目数", "projects"),
                "households": ("户", "户数"),
                "yuan": ("元", "资金", "投资", "金额", "money"),
            }
        ),
    ]
    """communities | areas | households | yuan"""
    limit: Text
    """Most that start; money where `of` is yuan."""
    by: Part = "all"
    """all | district | subdistrict | implementer"""
    name: Text | None = None
    """Which district or implementer; absent: each of them."""
    year: Year | None = None
    """Which year; absent: every year."""
    where: WhereEntry | None = None
    """Only what starts there counts; absent: everywhere."""


class TaskEntry(Keys):
    """年度任务: at least so many start in a year."""

    SAME: ClassVar[tuple[str, ...]] = ("of", "year")

    of: Annotated[
        Literal["communities", "households"],
        Choice({"communities": ("小区", "小区数"), "households": ("户", "户数")}),
    ]
    """communities | households"""
    minimum: Count
    """Least that start."""
    year: Year | None = None
    """Which year; absent: every year."""


class EquityEntry(Keys):
    """Shares of what the whole plan gives, by district or subdistrict."""

    SAME: ClassVar[tuple[str, ...]] = ("of", "by")

    of: Measured = "households"
    """communities | households | yuan"""
    by: Annotated[
        Literal["district", "subdistrict"],
        Choice({"district": ("区县", "区", "县"), "subdistrict": ("街道", "镇街")}),
    ] = "subdistrict"
    """district | subdistrict"""
    least: ByName = {}
    """Least share for each (a bare share), or by name; "*" is every one not named."""
    most: ByName = {}
    """Most share for each, or by name."""


class EvenFlowEntry(Switch):
    """年度均衡: no year starts more than 1 + tolerance times any other."""

    SHORT: ClassVar[str] = "tolerance"

    of: Measured = "households"
    """communities | households | yuan"""
    tolerance: Times | None = None
    """Default 20%."""


class LateBuiltEntry(Switch):
    """Communities built from `first` to `last`: at most so many, or such a share, of the chosen."""

    SHORT: ClassVar[str] = "share"

    first: Year = 2001
    """First year built; default 2001."""
    last: Year = 2005
    """Last year built; default 2005."""
    communities: Count | None = None
    """At most so many of them."""
    share: Share | None = None
    """At most this share of all communities chosen."""


class LinkEntry(Keys):
    """先后: `first` has started, no later, where `then` is chosen; a list of two is enough."""

    LIST: ClassVar[str] = "first"

    first: Text
    """The community that goes first."""
    then: Text
    """The community that needs it."""

    @classmethod
    def _mapping(cls, value: object) -> Mapping[str, object]:
        if isinstance(value, list):
            if len(value) != 2:
                raise refusal(say("a list of {n}", n=len(value)), say("two communities"), say("Write [A, B]"))
            return {"first": value[0], "then": value[1]}
        return super()._mapping(value)


class RulesEntry(Keys):
    """Every rule that can be switched; `off` switches off one that is on by default."""

    built_until: YearOrOff = None
    """Last year built that is eligible (2000 nationally; provinces differ); off unless stated."""
    check_first: Holds = None
    """A health check before the first year; on by default where the table has 体检日期."""
    evidence: Holds = None
    """Every work needs a shortfall found or an order of the residents; off by default."""
    consent: Annotated[list[ConsentEntry] | None, BeforeValidator(_each), ONE] = None
    """居民同意率; on by default (80%) where the table has the column; several hold in different places."""
    decided: DecidedEntries = []
    """How far the residents' decision has come before a community is planned; off by default."""
    designer_team: Holds = None
    """Only subdistricts with a team of designers start; off by default."""
    designers: DesignersEntries = []
    """Most projects a year that designers can take on; off by default."""
    competition: CompetitionEntries = []
    """竞争选定 by four rates; off by default."""
    standard_tiers: StandardTiersEntries = []
    """出资与改造标准挂钩; off by default."""
    mandatory_basic: Flag | None = None
    """应改尽改; on by default."""
    links: Annotated[list[LinkEntry], BeforeValidator(_one_or_more), ONE] = []
    """先后 between communities."""
    exclusive: Pairs = []
    """Pairs of communities of which one at most is chosen."""
    utility_floor: Annotated[list[UtilityFloorEntry] | None, BeforeValidator(_each), ONE] = None
    """Least share utilities bear; off by default; several hold in different places."""
    residents_floor: ShareOrOff = None
    """Least share residents bear; off by default."""
    new_starts: MoneyByYear = {}
    """Most yuan a year for projects that start in it."""
    continuing: MoneyByYear = {}
    """Most yuan a year for projects that started earlier."""
    capacity: Annotated[list[CapacityEntry], BeforeValidator(_one_or_more), ONE] = []
    """承接能力."""
    tasks: Annotated[list[TaskEntry], BeforeValidator(_one_or_more), ONE] = []
    """年度任务."""
    one_dig: Places = []
    """综合改一次: one dig per community; off by default."""
    moratorium_years: CountOrOff = None
    """Years without a second dig in a corridor; off by default."""
    special_programmes: Flag | None = None
    """A chosen community follows the year of its programmes; on by default."""
    sync_strict: Places = []
    """Refuse a scenario with a programme whose year none of its communities can take; off by default."""
    seven_ones: Places = []
    """七个一: one plan, approval, survey, design, contractor, supervisor for all pipes; off by default."""
    space_conversion: Places = []
    """存量空间改造: a space is converted once and into no more than its area; off by default."""
    freed_land: Places = []
    """腾出用地: facilities use no more land than the walls of their area free; off by default."""
    equity: Annotated[list[EquityEntry], BeforeValidator(_one_or_more), ONE] = []
    """Shares by district or subdistrict."""
    even_flow: EvenFlowEntry | None = None
    """年度均衡; off by default."""
    late_built: LateBuiltEntry | None = None
    """Communities built 2001—2005; off by default."""
    lift_consent: LiftConsentEntries = []
    """加梯意愿: no more lifts than entrances that agree; off by default."""
    central_once: Annotated[Names | None, BeforeValidator(_order_or_switch)] = None
    """No work paid by two central sources: `on`, or the sources, the first to pay first; off by default."""
    goal_floors: dict[GoalName, Count] = {}
    """Goal -> the least it must reach, whatever else is pursued: {need: 19052}."""


class GoalsEntry(Keys):
    """Goals in order (a list is enough), or weighed against each other."""

    SHORT: ClassVar[str] = "order"
    LIST: ClassVar[str] = "order"

    order: Annotated[list[GoalName], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)] = []
    """The goals in order, the first first: hazards, need, households, early, life_circle …"""
    weights: dict[GoalName, Times] = {}
    """Goal -> weight, used instead of the order."""
    tolerance: Times | None = None
    """How much of a level the next goal may give up; default 1%."""
