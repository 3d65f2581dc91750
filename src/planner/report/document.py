"""plan.json: everything a plan says, in a form that stands alone and can be edited by hand.

What a reader may leave out has a default; the works, areas and allocations are the plan, the rest tells of
it and is measured again by `planner verify`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Literal

from planner.calendar import Calendar, Dated
from planner.plan import Allocation, AreaWork, Plan, PlannedArea
from planner.report import measures
from planner.report.codec import digest, dump
from planner.result import ProofStatus, Ranking, Result, Waiting
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
class AreaLine:
    """One area: its communities and the works of the area itself."""

    id: str
    cost: int | None = None
    communities: tuple[CommunityLine, ...]
    works: tuple[AreaWork, ...] = ()


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


def scenario_digest(scenario: Scenario) -> str:
    """A digest of what is asked; the language, the warnings and the names of files do not count."""
    return digest(dump(replace(scenario, lang="", defaults=(), warnings=(), inputs=())))


def of_result(result: Result, calendar: Calendar | None = None) -> Document:
    """The document that describes `result` and its calendar."""
    return Document(
        schema=SCHEMA,
        scenario=ScenarioName(
            name=result.scenario.name,
            digest=scenario_digest(result.scenario),
            years=result.scenario.years,
        ),
        status=result.status,
        executable=result.executable,
        note=result.note,
        gap_asked=result.gap_asked,
        seed=result.seed,
        candidates=Candidates(areas=result.candidates, columns=result.columns, truncated=result.truncated),
        solvers=result.solvers,
        goals=tuple(
            GoalLine(
                goal=g.goal,
                value=g.value,
                bound=g.bound if isfinite(g.bound) else None,
                gap=measures.gap(g),
                best=g.best,
                status=g.status,
                minimised=g.minimised,
            )
            for g in result.goals
        ),
        batches=batches(result.plan),
        allocations=tuple(
            sorted(result.plan.allocations, key=lambda a: (a.subject, a.work, a.year, a.source))
        ),
        checks=tuple(check_line(check) for check in result.checks),
        rejected=result.rejected,
        waiting=result.waiting,
        rankings=result.rankings,
        floor_left_out=result.floor_left_out,
        calendar=calendar.lines if calendar else (),
    )


def check_line(check: Check) -> CheckLine:
    """A check with its slack written out."""
    return CheckLine(
        rule=check.rule,
        subject=check.subject,
        value=check.value,
        sense=check.sense,
        limit=check.limit,
        slack=check.slack,
        ok=check.ok,
    )


def batches(plan: Plan) -> dict[int, Batch]:
    """The areas of a plan by their start year; every year of the scenario has an entry."""
    years = sorted({*plan.scenario.years, *(area.year for area in plan.areas)})
    return {
        year: Batch(
            areas=tuple(
                _area(plan.scenario, area)
                for area in sorted(plan.areas, key=lambda a: (a.id, a.members))
                if area.year == year
            )
        )
        for year in years
    }


def _area(scenario: Scenario, area: PlannedArea) -> AreaLine:
    members = tuple(_community(scenario, area, c) for c in area.members)
    return AreaLine(
        id=area.id,
        cost=sum(c.cost or 0 for c in members) + sum(w.cost for w in area.own),
        communities=members,
        works=area.own,
    )


def _community(scenario: Scenario, area: PlannedArea, c: str) -> CommunityLine:
    chosen = area.works.get(c, ())
    known = {w.id: w for w in scenario.works_of.get(c, ())}
    works = tuple(
        WorkLine(id=w, kind=known[w].kind, category=known[w].category, cost=known[w].cost)
        if w in known
        else WorkLine(id=w)
        for w in chosen
    )
    found = scenario.community.get(c)
    return CommunityLine(
        id=c,
        name=found.name if found else "",
        households=found.households if found else None,
        cost=sum(w.cost or 0 for w in works),
        works=works,
    )
