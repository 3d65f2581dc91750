"""A result described: the lines of plan.json from what the solver hands out, and from any plan."""

from dataclasses import replace
from math import isfinite

from planner.appraisal import rank
from planner.areas import measure
from planner.calendar import Calendar
from planner.mechanisms.figures import measure_use
from planner.plan import Plan, PlannedArea
from planner.report import measures
from planner.report.codec import decode
from planner.report.document import (
    SCHEMA,
    AppraisalLine,
    AreaLine,
    Batch,
    Candidates,
    CheckLine,
    CommunityLine,
    Document,
    FigureLine,
    GoalLine,
    Package,
    ScenarioName,
    WorkLine,
)
from planner.report.encoding import digest, dump, encode
from planner.result import GoalLevel, Result
from planner.scenario.types import Chosen, Scenario
from planner.verdict import Check


def scenario_digest(scenario: Scenario) -> str:
    """A digest of what is asked; the language, the warnings and the names of files do not count."""
    return digest(dump(replace(scenario, lang="", defaults=(), warnings=(), inputs=())))


def seal(document: Document) -> str:
    """A digest of what only the solve could know: all but the plan itself and what is measured on it."""
    goals = tuple(replace(line, value=0, gap=None, given_up=0, weighed=()) for line in document.goals)
    rest = replace(
        document,
        batches={},
        allocations=(),
        checks=(),
        calendar=(),
        executable=True,
        goals=goals,
        mechanisms=(),
    )
    return digest(dump(decode(Document, encode(rest))))  # as it will be read: 1 is 1.0 where a share is asked


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
        interrupted=result.interrupted,
        note=result.note,
        gap_asked=result.gap_asked,
        seed=result.seed,
        candidates=Candidates(areas=result.candidates, columns=result.columns, truncated=result.truncated),
        solvers=result.solvers,
        goals=tuple(goal_line(goal) for goal in result.goals),
        batches=batches(result.plan),
        allocations=tuple(
            sorted(result.plan.allocations, key=lambda a: (a.subject, a.work, a.year, a.source))
        ),
        checks=tuple(check_line(check) for check in result.checks),
        rejected=result.rejected,
        waiting=result.waiting,
        rankings=result.rankings,
        floor_left_out=result.floor_left_out,
        works_left_out=result.left_out,
        appraisal=appraisal(result.scenario),
        calendar=calendar.lines if calendar else (),
        mechanisms=figures(result.plan, calendar),
    )


def goal_line(goal: GoalLevel) -> GoalLine:
    """A goal with its gap written out."""
    return GoalLine(
        goal=goal.goal,
        value=goal.value,
        bound=goal.bound if isfinite(goal.bound) else None,
        gap=measures.gap(goal),
        best=goal.best,
        status=goal.status,
        minimised=goal.minimised,
        given_up=goal.given_up,
        held=goal.held,
        stands_on=goal.stands_on,
        scale=goal.scale,
        weighed=goal.weighed,
    )


def figures(plan: Plan, calendar: Calendar | None) -> tuple[FigureLine, ...]:
    """What every mechanism of the scenario measures on the plan, in the order they are named."""
    return tuple(line for chosen in plan.scenario.mechanisms for line in figures_of(chosen, plan, calendar))


def figures_of(chosen: Chosen, plan: Plan, calendar: Calendar | None) -> tuple[FigureLine, ...]:
    """What one use of a mechanism measures."""
    return tuple(
        FigureLine(
            code=figure.code,
            name=chosen.name,
            where=str(chosen.where),
            key=figure.key,
            what=figure.what,
            subject=figure.subject,
            unit=figure.unit,
            value=figure.value,
            target=figure.target,
            qualifier=figure.qualifier,
            met=figure.met,
            needs="" if figure.value is not None else figure.needs,
        )
        for figure in measure_use(chosen, plan, calendar)
    )


def appraisal(scenario: Scenario) -> dict[str, AppraisalLine]:
    """Score, need, coverage and rank of every community that has a score."""
    return {
        c: AppraisalLine(score=found.score, need=found.need, coverage=found.coverage, rank=place)
        for c, place in rank(scenario)
        if (found := scenario.community[c]).score is not None
    }


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
    measured = measure(scenario, area.members)
    return AreaLine(
        id=area.id,
        cost=sum(c.cost or 0 for c in members) + sum(w.cost for w in area.own),
        communities=members,
        works=area.own,
        walls=measured.interfaces,
        freed_m2=measured.freed_m2,
        package=_package(scenario, area, measured.package_ok),
    )


def _package(scenario: Scenario, area: PlannedArea, filled: bool) -> Package | None:
    least = scenario.limits.package_min_households
    unmanaged = [c for c in area.members if scenario.community[c].has_property_service is False]
    if least is None or not unmanaged:
        return None
    households = sum(scenario.community[c].households for c in unmanaged)
    return Package(households=households, minimum=least, filled=filled)


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
