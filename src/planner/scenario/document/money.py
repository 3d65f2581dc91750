"""The part of scenario.yaml about money: pool sources, and payers by rule."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from planner.scenario.document.entries import (
    ONE,
    SINGLE,
    Carry,
    Choice,
    Count,
    Flag,
    Money,
    MoneyByYear,
    Name,
    Names,
    PerM2,
    Share,
    Text,
    Times,
    Year,
)
from planner.scenario.document.keys import Keys
from planner.scenario.document.scope import WhereEntry
from planner.scenario.document.year_keys import YearKey, each_year, is_year_key

KINDS: Mapping[str, tuple[str, ...]] = {
    "central": ("中央", "中央财政", "中央财政补助"),
    "ndrc": ("中央预算内", "中央预算内投资"),
    "province": ("省", "省级", "省级财政"),
    "city": ("市", "市级", "市级财政"),
    "district": ("区", "区级", "县", "县级", "区级财政", "区县"),
    "bond": ("债券", "专项债", "专项债券"),
    "loan": ("贷款", "银行贷款"),
    "equity": ("资本金", "自有资金", "盘活资产"),
    "other": ("其他", "其它"),
}
CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "basic": ("基础类", "基础"),
    "improving": ("完善类", "完善"),
    "upgrading": ("提升类", "提升"),
}
CERTAINTIES: Mapping[str, tuple[str, ...]] = {
    "granted": ("已下达", "下达"),
    "budgeted": ("已列预算", "预算", "列入预算"),
    "expected": ("预计", "预期"),
}
Kind = Annotated[
    Literal["central", "ndrc", "province", "city", "district", "bond", "loan", "equity", "other"],
    Choice(KINDS),
]
Category = Annotated[Literal["basic", "improving", "upgrading"], Choice(CATEGORIES)]
Certainty = Annotated[Literal["granted", "budgeted", "expected"], Choice(CERTAINTIES)]
Factor = Annotated[
    Literal["area", "households", "buildings", "communities", "performance"],
    Choice(
        {
            "area": ("面积", "改造面积"),
            "households": ("户数",),
            "buildings": ("楼栋数",),
            "communities": ("小区数",),
            "performance": ("绩效",),
        }
    ),
]
_TextOrList = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
Region = Annotated[
    Literal["east", "central", "west", "northeast", "special", "tibet"],
    Choice(
        {
            "east": ("东部",),
            "central": ("中部",),
            "west": ("西部",),
            "northeast": ("东北",),
            "special": ("特殊地区", "享受特殊政策地区"),
            "tibet": ("西藏",),
        }
    ),
]
REGION_SHARES: Mapping[str, Fraction] = {  # 中央预算内投资 for gas pipes, most of the investment
    "east": Fraction(30, 100),
    "central": Fraction(45, 100),
    "west": Fraction(60, 100),
    "northeast": Fraction(60, 100),
    "special": Fraction(80, 100),
    "tibet": Fraction(1),
}


class RegionEntry(Keys):
    """A place that shares in a central pot."""

    name: Name
    """What it is called."""
    area: Times = Fraction(0)
    """Floor area to be renovated, in any unit that is the same for all."""
    households: Times = Fraction(0)
    """Households."""
    buildings: Times = Fraction(0)
    """Buildings."""
    communities: Times = Fraction(0)
    """Communities."""
    difficulty: Times = Fraction(1)
    """财政困难系数, default 1."""
    performance: Times = Fraction(0)
    """绩效评价得分."""


class EstimateEntry(Keys):
    """因素法: what a place gets of a central pot."""

    pot: Money
    """Yuan shared out."""
    own: Text
    """Which of the places is ours."""
    regions: list[RegionEntry]
    """The places that share in it."""
    weights: dict[Factor, Times] = {}
    """Factor -> weight; default area 40, households 30, buildings, communities and performance 10 each."""


class SourceEntry(Keys):
    """A pool source of money; a bare amount, or amounts by year, is enough."""

    SHORT: ClassVar[str] = "amount"
    PATTERN: ClassVar[str] = "[^\\x00-\\x7F]|^each$|^[0-9]{4}$"

    name: Name | None = None
    """What it is called in reports; the key itself when absent."""
    kind: Kind | None = None
    """central | ndrc | province | city | district | bond | loan | equity | other; absent: as named."""
    amount: MoneyByYear
    """Yuan for every year ("3000万元"), or by year; the key `each` stands for every year not named."""
    categories: Annotated[list[Category], _TextOrList, SINGLE] = []
    """The classes of works it may pay for (基础类, 完善类, 提升类); absent: any."""
    kinds: Names = []
    """The kinds of works it may pay for; absent: any."""
    cap_per_household: Money | None = None
    """Most of this money per household of a community."""
    cap_share: Share | None = None
    """Most of this money as a share of the cost of the works it may pay: whole yuan, rounded down;
    up where all sources of a work are capped so, and their shares sum to 100% or more."""
    match: dict[Text, Times] = {}
    """Other source -> yuan of it that go with each yuan of this one."""
    carry_over: Carry | None = None
    """Years unspent money lives on: true (two), false (none) or a number."""
    expires: Year | None = None
    """The last year in which any of it can be spent."""
    district: Text | None = None
    """It serves only this district."""
    where: WhereEntry | None = None
    """It serves only this part of the city; of an area's own works those whose members are all in it."""
    status: Annotated[dict[YearKey, Certainty], BeforeValidator(each_year), SINGLE] = {}
    """已下达 | 已列预算 | 预计, for every year or by year."""
    construction_only: Flag | None = None
    """Whether it never pays more than 建安工程费; absent: yes for 中央预算内投资."""
    region: Region | None = None
    """east | central | west | northeast | special | tibet: its share, where cap_share is absent."""
    over_programming: Share | None = None
    """超计划安排: how much more than the amount may be allocated; default 0."""
    interest: Share | None = None
    """Of a bond or loan, a year."""
    term: Count | None = None
    """Years in which a bond or loan is repaid."""
    grace: Count | None = None
    """First years of interest alone; default 0."""
    estimate: EstimateEntry | None = None
    """因素法: the amount of every year estimated as a share of a pot, where no amount is stated."""

    @classmethod
    def _mapping(cls, value: object) -> Mapping[str, object]:
        """Amounts by year may stand right under the name of the source."""
        mapping = super()._mapping(value)
        if any(cls.spelled().get(key) == "estimate" for key in mapping) and not any(
            is_year_key(key) or cls.spelled().get(key) == "amount" for key in mapping
        ):
            mapping = {**mapping, "amount": {}}
        amounts = {key: entry for key, entry in mapping.items() if is_year_key(key)}
        rest = {key: entry for key, entry in mapping.items() if key not in amounts}
        return {**rest, "amount": amounts} if amounts else rest


class UtilityEntry(Keys):
    """A utility (专营单位) and its share of its own works; a bare share counts for both parts."""

    SHORT: ClassVar[str] = "share"

    name: Name | None = None
    """What it is called in reports."""
    civil: Share | None = None
    """Its share of the civil part (trench and backfill); absent: 0."""
    equipment: Share | None = None
    """Its share of the equipment part (pipes, meters); absent: 100%."""
    share: Share | None = None
    """Its share of both parts."""
    cap: MoneyByYear = {}
    """Most it pays in a year: one number for every year, or by year; a year not named has no cap."""
    where: WhereEntry | None = None
    """Where this holds; absent: everywhere an entry before it does not."""


class ResidentsEntry(Keys):
    """What residents pay by rule: so many yuan for each m² of floor area."""

    SHORT: ClassVar[str] = "rate"
    SAME: ClassVar[tuple[str, ...]] = ("id",)

    id: Text = "residents"
    """Needed where residents pay by several rules."""
    name: Name | None = None
    """What it is called in reports."""
    rate: PerM2
    """Yuan for each m² of floor area: "10元/m2"."""
    works: Names = []
    """The kinds of works that make it due; absent: all of a community's works."""
    where: WhereEntry | None = None
    """Where residents pay it; absent: everywhere."""


class PrivateLine(Keys):
    """Private capital earmarked to one work of a community, or to one facility."""

    SAME: ClassVar[tuple[str, ...]] = ("subject", "work", "facility")

    subject: Text | None = None
    """The community."""
    work: Text | None = None
    """The work of that community; absent: the only one it has."""
    facility: Text | None = None
    """The facility, instead of community and work."""
    amount: Money
    """Yuan."""


UtilityEntries = Annotated[
    list[UtilityEntry], BeforeValidator(lambda v: v if isinstance(v, list) else [v]), ONE
]
PrivateEntry = Annotated[list[PrivateLine], BeforeValidator(lambda v: [v] if isinstance(v, dict) else v), ONE]
ResidentsEntries = Annotated[
    list[ResidentsEntry], BeforeValidator(lambda v: v if isinstance(v, list) else [v]), ONE
]
Payment = Annotated[
    list[Share], BeforeValidator(lambda v: [v] if isinstance(v, str) else v), Field(min_length=1), SINGLE
]
