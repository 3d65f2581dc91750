"""The part of scenario.yaml about money: pool sources, and payers by rule."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from planner.scenario.document_scope import WhereEntry
from planner.scenario.entries import (
    ONE,
    SINGLE,
    Carry,
    Choice,
    Money,
    MoneyByYear,
    Names,
    PerM2,
    Share,
    Text,
    Times,
    Year,
    YearKey,
    each_year,
    is_year_key,
)
from planner.scenario.keys import Keys

KINDS: Mapping[str, tuple[str, ...]] = {
    "central": ("中央", "中央财政", "中央财政补助"),
    "ndrc": ("中央预算内", "中央预算内投资"),
    "province": ("省", "省级", "省级财政"),
    "city": ("市", "市级", "市级财政"),
    "district": ("区", "区级", "县", "县级", "区级财政", "区县"),
    "bond": ("债券", "专项债", "专项债券"),
    "loan": ("贷款", "银行贷款"),
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
    Literal["central", "ndrc", "province", "city", "district", "bond", "loan", "other"], Choice(KINDS)
]
Category = Annotated[Literal["basic", "improving", "upgrading"], Choice(CATEGORIES)]
Certainty = Annotated[Literal["granted", "budgeted", "expected"], Choice(CERTAINTIES)]
_TextOrList = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)


class SourceEntry(Keys):
    """A pool source of money; a bare amount, or amounts by year, is enough."""

    SHORT: ClassVar[str] = "amount"
    PATTERN: ClassVar[str] = "[^\\x00-\\x7F]|^each$|^[0-9]{4}$"

    name: Text | None = None
    """What it is called in reports; the key itself when absent."""
    kind: Kind | None = None
    """central | ndrc | province | city | district | bond | loan | other; read off the name when absent."""
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
    status: Annotated[dict[YearKey, Certainty], BeforeValidator(each_year), SINGLE] = {}
    """已下达 | 已列预算 | 预计, for every year or by year."""

    @classmethod
    def _mapping(cls, value: object) -> Mapping[str, object]:
        """Amounts by year may stand right under the name of the source."""
        mapping = super()._mapping(value)
        amounts = {key: entry for key, entry in mapping.items() if is_year_key(key)}
        rest = {key: entry for key, entry in mapping.items() if key not in amounts}
        return {**rest, "amount": amounts} if amounts else rest


class UtilityEntry(Keys):
    """A utility (专营单位) and its share of its own works; a bare share counts for both parts."""

    SHORT: ClassVar[str] = "share"

    name: Text | None = None
    """What it is called in reports."""
    civil: Share | None = None
    """Its share of the civil part (trench and backfill); absent: 0."""
    equipment: Share | None = None
    """Its share of the equipment part (pipes, meters); absent: 100%."""
    share: Share | None = None
    """Its share of both parts."""
    cap: MoneyByYear = {}
    """Most it pays in a year: one number for every year, or by year; a year not named has no cap."""


class ResidentsEntry(Keys):
    """What residents pay by rule: so many yuan for each m² of floor area."""

    SHORT: ClassVar[str] = "rate"
    SAME: ClassVar[tuple[str, ...]] = ("id",)

    id: Text = "residents"
    """Needed where residents pay by several rules."""
    name: Text | None = None
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


PrivateEntry = Annotated[list[PrivateLine], BeforeValidator(lambda v: [v] if isinstance(v, dict) else v), ONE]
ResidentsEntries = Annotated[
    list[ResidentsEntry], BeforeValidator(lambda v: v if isinstance(v, list) else [v]), ONE
]
Payment = Annotated[
    list[Share], BeforeValidator(lambda v: [v] if isinstance(v, str) else v), Field(min_length=1), SINGLE
]
