"""The part of scenario.yaml about residents and designers: who decides, who competes, who designs."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from planner.scenario.document.entries import SINGLE, Choice, Count, Flag, Loose, PerM2, Share, Times
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.money import CATEGORIES
from planner.scenario.document.scope import WhereEntry
from planner.scenario.document.texts import listed
from planner.scenario.governance import STEP_SPELLINGS

RATE_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "participation": ("参与率",),
    "support": ("支持率",),
    "contribution": ("出资率",),
    "property_coverage": ("物业覆盖率",),
}
Step = Annotated[
    Literal["proposed", "moved", "deliberated", "carried_out", "supervised", "assessed"],
    Choice(STEP_SPELLINGS),
]
Rate = Annotated[str, Choice(RATE_SPELLINGS)]
Class = Annotated[str, Choice(CATEGORIES)]

ANY = Loose(("string", "number", "boolean", "object"))  # one setting without its list, or on


def each(value: object) -> object:
    """A single setting, or a short form of one, may stand without its list."""
    return value if isinstance(value, list) else [value]


class HoldsEntry(Switch):
    """A rule that is on or off, in a part of the city."""

    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


class DecidedEntry(Switch):
    """How far the residents' decision has come before a community is planned."""

    SHORT: ClassVar[str] = "step"

    step: Step = "deliberated"
    """proposed | moved | deliberated (default) | carried_out | supervised | assessed"""
    where: WhereEntry | None = None
    """Where it is asked; absent: everywhere."""


class DesignersEntry(Switch):
    """At most so many projects start in a year; a bare number is for each team."""

    SHORT: ClassVar[str] = "projects"
    SAME: ClassVar[tuple[str, ...]] = ("by", "where")

    projects: Count | None = None
    """Most that start; needed unless the rule is off."""
    by: Annotated[Literal["all", "team"], Choice({"all": ("合计", "全部"), "team": ("团队", "街道")})] = (
        "team"
    )
    """team: each team (of a subdistrict; default); all: together"""
    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


class CompetitionEntry(Switch):
    """竞争选定: communities ranked by the weighted mean of four rates."""

    weights: dict[Rate, Times] = {}
    """participation, support, contribution, property_coverage -> weight; needed unless the rule is off."""
    mode: Annotated[
        Literal["rank_then_fill", "weighted_in_objective"],
        Choice({"rank_then_fill": ("排序", "依次"), "weighted_in_objective": ("加权", "目标加权")}),
    ] = "rank_then_fill"
    """rank_then_fill (default): the better ranked first; weighted_in_objective: the goal competition."""
    skip: Flag = False
    """Whether the next that fits may go where a better ranked one does not fit into the money."""
    contribution: Annotated[
        Literal["households", "amount"], Choice({"households": ("户数", "户"), "amount": ("金额",)})
    ] = "households"
    """The rate of contribution by households (default) or by amount."""
    minimum: dict[Rate, Share] = {}
    """Rate -> least, inclusive."""
    where: WhereEntry | None = None
    """Who competes; absent: all."""


class TierEntry(Keys):
    """One step of the standard."""

    SAME: ClassVar[tuple[str, ...]] = ("contribution",)

    contribution: PerM2
    """Yuan the residents pay for each m² of floor area, at least."""
    cap: PerM2
    """Most public money for each m² of floor area."""
    categories: Annotated[list[Class], BeforeValidator(listed), SINGLE, Field(min_length=1)]
    """The classes of works that are open: 基础类, 完善类, 提升类."""


class StandardTiersEntry(Switch):
    """出资与改造标准挂钩: what residents pay decides public money per m² and the classes of works."""

    tiers: list[TierEntry] = []
    """The steps; needed unless the rule is off."""
    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


Holds = Annotated[list[HoldsEntry] | None, BeforeValidator(each), ANY]
DecidedEntries = Annotated[list[DecidedEntry], BeforeValidator(each), ANY]
DesignersEntries = Annotated[list[DesignersEntry], BeforeValidator(each), ANY]
CompetitionEntries = Annotated[list[CompetitionEntry], BeforeValidator(each), ANY]
StandardTiersEntries = Annotated[list[StandardTiersEntry], BeforeValidator(each), ANY]
