"""The whole of plan.json."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from planner.calendar import Dated
from planner.plan import Allocation, Plan, PlannedArea
from planner.report.document.areas import Batch
from planner.report.document.goals import GoalLine
from planner.report.document.measured import AppraisalLine, CheckLine, FigureLine
from planner.result import LeftOut, ProofStatus, Ranking, Waiting
from planner.scenario.types import Scenario
from planner.verdict import Reason

Schema = Literal["planner.plan/1"]
SCHEMA: Schema = "planner.plan/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioName:
    """Which scenario a plan answers."""

    name: str
    digest: str = ""
    years: tuple[int, ...] = ()


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
