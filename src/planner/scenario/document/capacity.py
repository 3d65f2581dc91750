"""Keys of the rules that count by year or by part of the city: capacity, tasks, equity."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from planner.locale import say
from planner.scenario import quantities
from planner.scenario.document.entries import SINGLE, Choice, Count, Name, Share, Text, Times, Year
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.scope import WhereEntry
from planner.scenario.document.texts import reads, refusal, text_of
from planner.scenario.quantities import QuantityError

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


def _by_name(value: object) -> object:
    """A bare share is meant for every one."""
    return value if isinstance(value, dict) else {"*": text_of(value)}


ByName = Annotated[dict[Text, Share], BeforeValidator(_by_name), SINGLE]


def _limit(text: str) -> str:
    """A number or an amount; which of them is known with `of` alone."""
    for read in (quantities.count, quantities.money):
        try:
            read(text)
        except QuantityError:
            continue
        return text
    raise refusal(
        say("“{text}”", text=text),
        say("a number, or an amount of money where `of` is yuan"),
        say("Write it like 3, or 1,250万元."),
    )


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
    limit: Annotated[Text, reads(_limit)]
    """Most that start; money where `of` is yuan."""
    by: Part = "all"
    """all | district | subdistrict | implementer"""
    name: Name | None = None
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
