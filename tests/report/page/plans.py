"""A city made up on a grid, with its plan: two districts of subdistricts, areas of three, three years.

Of every seven communities two wait and one is not eligible; a utility pays 30 % of every pipe work, the city
the rest of everything. Nothing of it was solved: the page tells of any plan.
"""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from planner.calendar import Calendar, Dated, Stage
from planner.plan import Allocation, AreaWork, Plan, PlannedArea
from planner.report import folder, plan_file
from planner.report.manifest import Settings
from planner.report.plan_file import PlanFolder
from planner.result import GoalLevel, Result, Waiting
from planner.rules import utility_floor
from planner.scenario.settings import Rules, UtilityFloor
from planner.scenario.types import Category, Community, Edge, Scenario, Source, Utility, Work
from planner.verdict import Check, Reason

YEARS = (2026, 2027, 2028)
ROW = 60  # communities in a row of the grid
STEP_M = 150.0
SETTINGS = Settings(time_limit=60.0, gap=0.01, seed=7, workers=2, repeatable=False)


def city(communities: int, placed: bool = True, name: str = "新城") -> Result:
    """The plan of a city of so many communities, with or without coordinates."""
    ids = [f"C{n:04d}" for n in range(communities)]
    scenario = Scenario(
        name=name,
        years=YEARS,
        communities=tuple(_community(n, c, communities, placed) for n, c in enumerate(ids)),
        works=tuple(
            work
            for n, c in enumerate(ids)
            for work in (
                Work(
                    community=c,
                    id="water",
                    kind="water",
                    civil=1_000_003 + 1_000 * n,
                    utility="water",
                    gain=Fraction(40 * 100),
                ),
                Work(
                    community=c,
                    id="roof",
                    kind="roof",
                    category=Category.IMPROVING,
                    civil=500_001,
                    gain=Fraction(10 * 100),
                ),
            )
        ),
        edges=tuple(Edge(a=a, b=b) for a, b in pairwise(ids)),
        sources=(Source(id="city", name="市级财政", kind="city", money=dict.fromkeys(YEARS, 10**11)),),
        payers=(Utility(id="water", name="水务集团", civil_share=Fraction(3, 10)),),
        rules=Rules(utility_floor=(UtilityFloor(share=Fraction(15, 100)),)),
        lang="zh",
    )
    listed = [c for n, c in enumerate(ids) if n % 7 < 4]
    plan = planned(scenario, listed)
    left = [c for n, c in enumerate(ids) if n % 7 in (4, 5)]
    return Result(
        scenario=scenario,
        plan=plan,
        status="gap",
        goals=(GoalLevel(goal="need", value=9_900, bound=10_000.0, best=9_900, status="gap"),),
        checks=(
            *utility_floor.check(scenario, plan),
            Check("budget", "city 2026", 995, "at most", 1_000),
            Check("once", ids[0], 1, "at most", 1),
        ),
        rejected={
            c: (Reason("consent", "CONSENT", "79.00%", "80.00%", 0.0125),)
            for n, c in enumerate(ids)
            if n % 7 == 6
        },
        waiting=tuple(
            Waiting(
                community=c,
                reduced_cost=1.0,
                gain=5_000,
                fiscal=1_500_000,
                households=100,
                why=(Reason("budget", "MONEY_LEFT", "2026: 1.00", "150.00"),),
            )
            for c in left
        ),
        rankings=(),
        gap_asked=0.02,
        seed=7,
    )


def _community(n: int, c: str, of: int, placed: bool) -> Community:
    row, column = divmod(n, ROW)
    return Community(
        id=c,
        name=f"第{n}小区",
        district="东区" if 2 * n < of else "西区",
        subdistrict=f"街道{n // 10}",
        households=100,
        buildings=5,
        floor_area_m2=Fraction(8_000),
        need=Fraction(50),
        x=column * STEP_M if placed else None,
        y=row * STEP_M if placed else None,
    )


def planned(scenario: Scenario, listed: list[str]) -> Plan:
    """Areas of three in the order of their ids, the years in turn; all is paid in the year of the area."""
    project = AreaWork(id="project", kind="project", category=Category.BASIC, cost=150_007)
    areas = []
    paid = []
    for n in range(0, len(listed), 3):
        year = YEARS[(n // 3) % len(YEARS)]
        members = tuple(listed[n : n + 3])
        area = PlannedArea(
            id=f"A{year}-{n:04d}",
            year=year,
            members=members,
            works=dict.fromkeys(members, ("roof", "water")),
            own=(project,),
        )
        areas.append(area)
        paid.append(
            Allocation(subject=area.id, work="project", year=year, source="city", amount=project.cost)
        )
        for c in members:
            for work in scenario.works_of[c]:
                share = work.cost * 3 // 10 if work.utility else 0
                paid.append(
                    Allocation(subject=c, work=work.id, year=year, source="city", amount=work.cost - share)
                )
                if share:
                    paid.append(Allocation(subject=c, work=work.id, year=year, source="water", amount=share))
    return Plan(scenario=scenario, areas=tuple(areas), allocations=tuple(paid))


def dated(result: Result) -> Calendar:
    """Design and construction of every area, one after the other."""
    lines = []
    for area in result.plan.areas:
        first = date(area.year, 1, 10)
        lines.append(
            Dated(
                area=area.id,
                year=area.year,
                track="short",
                stages=(
                    Stage(name="design", first=first, last=first + timedelta(days=44)),
                    Stage(
                        name="construction",
                        first=first + timedelta(days=45),
                        last=first + timedelta(days=200),
                    ),
                ),
            )
        )
    return Calendar(lines=tuple(sorted(lines, key=lambda line: (line.year, line.area))))


def written(result: Result, target: Path, calendar: Calendar | None = None) -> PlanFolder:
    """The plan folder of `result`, written and read back."""
    return plan_file.read(folder.write(result, target, SETTINGS, calendar=calendar))
