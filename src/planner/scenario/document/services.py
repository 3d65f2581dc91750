"""The part of scenario.yaml about facilities and property service: standards, property packages."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from planner.scenario.document.entries import ONE, Choice, Count, MetresOrOff, Names, Number, Share, Text
from planner.scenario.document.keys import Keys
from planner.scenario.document.scope import WhereEntry


class StandardEntry(Keys):
    """How much of a facility there should be (设施配建标准)."""

    SAME: ClassVar[tuple[str, ...]] = ("id", "where")

    id: Text
    """What it is called in reports."""
    of: Annotated[
        Literal["floor", "site"],
        Choice({"floor": ("建筑面积", "用房"), "site": ("占地面积", "场地", "用地")}),
    ] = "floor"
    """Rooms (default), or land."""
    kinds: Names = []
    """The kinds of facilities that count; absent: all."""
    per: Annotated[
        Literal["100 households", "community", "all"],
        Choice(
            {"100 households": ("百户", "每百户"), "community": ("小区", "每小区"), "all": ("合计", "全部")}
        ),
    ] = "100 households"
    """100 households (default) | community | all"""
    m2: Number
    """Square metres."""
    activity_share: Share | None = None
    """Share of it for residents' activities."""
    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


class PropertyPackagesEntry(Keys):
    """物业打包: unmanaged communities of one subdistrict that take one property firm together."""

    SHORT: ClassVar[str] = "min_households"

    min_households: Count
    """Least households of a package."""
    within: MetresOrOff = 1000.0
    """Any two no further apart, in a straight line (就近打包; default 1,000 m); off: 集中打捆."""
    where: WhereEntry | None = None
    """Where it holds; absent: everywhere."""


def _each(value: object) -> object:
    return value if isinstance(value, list) else [value]


Standards = Annotated[list[StandardEntry], BeforeValidator(_each), ONE]
PropertyPackagesList = Annotated[list[PropertyPackagesEntry], BeforeValidator(_each), ONE]
