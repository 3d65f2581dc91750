"""The batches of plan.json: areas by year, with their communities and works."""

from dataclasses import dataclass
from fractions import Fraction

from planner.plan import AreaWork
from planner.scenario.types import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """One work of a community, and what it costs."""

    id: str
    kind: str = ""
    category: Category = Category.BASIC
    cost: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityLine:
    """One community of an area, with its works."""

    id: str
    name: str = ""
    households: int | None = None
    cost: int | None = None
    works: tuple[WorkLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Whether the members without property service fill one property package (物业服务片区)."""

    households: int  # of the members without property service
    minimum: int
    filled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLine:
    """One area: its communities, the works of the area itself, and what merging gives."""

    id: str
    cost: int | None = None
    communities: tuple[CommunityLine, ...]
    works: tuple[AreaWork, ...] = ()
    walls: int | None = None  # taken down between members
    freed_m2: Fraction | None = None
    package: Package | None = None  # None: no minimum is set, or every member has a property service


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """All areas that start in one year (年度批次)."""

    areas: tuple[AreaLine, ...]
