"""The part of scenario.yaml about lifts, what residents put in, and fees beside construction."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from planner.scenario.document.entries import (
    ONE,
    Choice,
    Count,
    Flag,
    Money,
    MoneyByYear,
    Name,
    Names,
    Share,
    Text,
)
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.money import Kind
from planner.scenario.document.scope import WhereEntry

CHANNELS: dict[str, tuple[str, ...]] = {
    "public": ("公共区域", "居民公共出资", "公共"),
    "direct": ("直接出资", "直接"),
    "provident": ("公积金", "住房公积金", "提取住房公积金"),
    "maintenance": ("维修资金", "住宅专项维修资金", "专项维修资金"),
    "private": ("户内", "户内自费", "自费"),
}
PaidChannel = Annotated[
    Literal["public", "direct", "provident", "maintenance"],
    Choice({channel: words for channel, words in CHANNELS.items() if channel != "private"}),
]


def _each(value: object) -> object:
    """A single setting may stand without its list."""
    return value if isinstance(value, list) else [value]


class LiftSubsidyEntry(Keys):
    """加装电梯补贴: public money for each lift, by the floors it serves."""

    SHORT: ClassVar[str] = "like"
    SAME: ClassVar[tuple[str, ...]] = ("id",)

    id: Text = "lift_subsidy"
    """Needed where several subsidies hold in different places."""
    name: Name | None = None
    """What it is called in reports."""
    floors: dict[Count, Money] = {}
    """Floors served -> yuan for a lift; an entry holds up to the next one: {4: 15万元, 5: 16万元}."""
    like: Text | None = None
    """A table of another city (济南, 滁州, 铜陵, 潍坊, 青岛), to be checked before it is used."""
    cap: Money = 350_000
    """Most for one lift; default 35万元."""
    money: MoneyByYear = {}
    """Most in a year; a year not named has no limit."""
    kind: Kind = "city"
    """Whose money it is: central | ndrc | province | city | district | bond | loan | other."""
    completed: Count | None = None
    """Lifts completed in the year reported."""
    allocated: Money | None = None
    """Subsidies allocated (下达) in that year; not the same as paid (支付)."""
    where: WhereEntry | None = None
    """Where it is paid; absent: everywhere."""


class ResidentFundEntry(Keys):
    """One channel of 居民出资台账 that pays works."""

    SHORT: ClassVar[str] = "channel"
    SAME: ClassVar[tuple[str, ...]] = ("id",)

    id: Text | None = None
    """Needed where a channel has several settings; absent: the channel."""
    name: Name | None = None
    """What it is called in reports."""
    channel: PaidChannel
    """public | direct | provident | maintenance"""
    works: Names = []
    """The kinds of works it may pay; absent: lifts (公积金), shared parts (维修资金), any (others)."""
    where: WhereEntry | None = None
    """Where it pays; absent: everywhere."""


class ConsultingEntry(Keys):
    """全过程工程咨询: a share of the construction cost of every work, in its other costs."""

    SHORT: ClassVar[str] = "rate"

    rate: Share
    """Fee as a share of 建安工程费."""
    where: WhereEntry | None = None
    """Where there is a consultant; absent: everywhere."""


class LiftConsentEntry(Switch):
    """加梯意愿: no more lifts than entrances that agree."""

    platform: Flag = False
    """Also asks for a complete 2+3+X platform."""
    where: WhereEntry | None = None
    """Where it is asked; absent: everywhere."""


LiftSubsidyEntries = Annotated[list[LiftSubsidyEntry], BeforeValidator(_each), ONE]
ResidentFundEntries = Annotated[list[ResidentFundEntry], BeforeValidator(_each), ONE]
ConsultingEntries = Annotated[list[ConsultingEntry], BeforeValidator(_each), ONE]
LiftConsentEntries = Annotated[list[LiftConsentEntry], BeforeValidator(_each), ONE]
