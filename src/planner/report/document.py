"""plan.json: everything a plan says, in a form that stands alone and can be edited by hand.

What a reader may leave out has a default; the works, areas and allocations are the plan, the rest tells of
it and is measured again by `planner verify`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import inf
from typing import Literal

from planner.calendar import Dated
from planner.mechanisms.catalogue import Qualifier
from planner.mechanisms.figures.figure import Unit
from planner.plan import Allocation, AreaWork, Plan, PlannedArea
from planner.result import GoalLevel, LeftOut, ProofStatus, Ranking, Waiting, Weighed
from planner.scenario.types import Category, Scenario
from planner.verdict import Check, Number, Reason, Sense

Schema = Literal["planner.plan/1"]
SCHEMA: Schema = "planner.plan/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioName:
    """Which scenario a plan answers."""

    name: str
    digest: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """One goal: what the plan reaches and what no plan can exceed."""

    goal: str
    value: int
    bound: float | None  # None: nothing was proven
    gap: float | None
    best: int
    status: ProofStatus
    minimised: bool = False
    given_up: int = 0  # of the best known, for the goals after it
    held: int | None = None  # the level the goals after it had to keep
    stands_on: Mapping[str, int] = field(default_factory=dict)  # what the bound takes for granted
    scale: int = 1  # value, bound, best and held count the goal so many times
    weighed: tuple[Weighed, ...] = ()

    @property
    def level(self) -> GoalLevel:
        """What the solve said of this goal; a bound that is not written is no bound."""
        return GoalLevel(
            goal=self.goal,
            value=self.value,
            bound=self.bound if self.bound is not None else (-inf if self.minimised else inf),
            best=self.best,
            status=self.status,
            minimised=self.minimised,
            held=self.held,
            stands_on=self.stands_on,
            scale=self.scale,
            weighed=self.weighed,
        )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A rule measured on the plan."""

    rule: str
    subject: str
    value: Number
    sense: Sense
    limit: Number
    slack: Number
    ok: bool

    @property
    def check(self) -> Check:
        """The numbers as a check, whose slack is counted and not what is written."""
        return Check(self.rule, self.subject, self.value, self.sense, self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalLine:
    """What the health check says of a community."""

    score: Fraction
    need: Fraction | None
    coverage: Fraction | None  # share of the indicator weights that were measured
    rank: int  # from the lowest score up, ties by id


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """What a mechanism measures on the plan, against what the national list says."""

    code: str  # of the catalogue
    name: str
    where: str = ""  # the part of the city it holds in
    key: str
    what: str
    subject: str = ""  # a district, an area; "": all of it
    unit: Unit
    value: Number | None  # None: not measured, `needs` says which fields are missing
    target: Number | None = None
    qualifier: Qualifier = "exactly"
    met: bool | None = None
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What the solver looked at; truncated: the bound is over these candidates only."""

    areas: int = 0
    columns: int = 0
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole of plan.json."""

    schema: Schema
    scenario: ScenarioName
    status: ProofStatus | None = None
    executable: bool = True
    interrupted: bool = False
    note: str = ""
    gap_asked: float | None = None
    seed: int | None = None
    candidates: Candidates = Candidates()
    solvers: Mapping[str, str] = field(default_factory=dict)
    goals: tuple[GoalLine, ...] = ()
    batches: Mapping[int, Batch]
    allocations: tuple[Allocation, ...] = ()
    checks: tuple[CheckLine, ...] = ()
    rejected: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    floor_left_out: tuple[tuple[str, str], ...] = ()
    works_left_out: tuple[LeftOut, ...] = ()
    appraisal: Mapping[str, AppraisalLine] = field(default_factory=dict)
    mechanisms: tuple[FigureLine, ...] = ()
    calendar: tuple[Dated, ...] = ()

    def plan(self, scenario: Scenario) -> Plan:
        """The plan these lines describe, as an answer to `scenario`."""
        areas = tuple(
            PlannedArea(
                id=area.id,
                year=year,
                members=tuple(c.id for c in area.communities),
                works={c.id: tuple(w.id for w in c.works) for c in area.communities},
                own=area.works,
            )
            for year, batch in sorted(self.batches.items())
            for area in batch.areas
        )
        return Plan(scenario=scenario, areas=areas, allocations=self.allocations)
