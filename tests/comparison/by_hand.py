"""Two budgets for the tutorial, and a plan for each, written out by hand.

550 万元 a year: 2026 E+F, 2027 B+C+D, as in `tests.report.by_hand`. 600 万元 a year: 2026 E+F+H, which cost
290.00 + 103.40 + 77.80 + 15.00 = 486.20 of 600.00; 2027 B+C+D, 691.00 of 713.80. H comes in with 24
households and 77.80 万元, E and F have another area, B, C and D are the same.
"""

from dataclasses import replace

from planner.checker import check
from planner.comparison import Version
from planner.funding import complete
from planner.plan import AreaWork, Plan, PlannedArea
from planner.result import GoalLevel
from planner.scenario.types import Category, InputFile, Scenario
from tests.report import by_hand

LOW, HIGH = 5_500_000, 6_000_000
SOURCE = "改造资金"
PROJECT = AreaWork(id="project", kind="project", category=Category.BASIC, cost=150_000)


def scenario(*money: int) -> Scenario:
    """The tutorial with other money; what it was read from is known."""
    plain = by_hand.tutorial()
    years = dict(zip(plain.years, money, strict=True))
    return replace(
        plain,
        sources=(replace(plain.sources[0], money=years),),
        inputs=(InputFile("scenario.yaml", "00"), InputFile("communities.csv", "00", "communities")),
    )


def plan(asked: Scenario, *batches: str) -> Plan:
    """A plan of one area a year: its members as a word; all its money as late as it falls due."""
    areas = tuple(
        PlannedArea(
            id=f"A{year}-001",
            year=year,
            members=tuple(members),
            works=dict.fromkeys(members, ("综合改造",)),
            own=(PROJECT,),
        )
        for year, members in zip(asked.years, batches, strict=True)
    )
    cost = {
        area.year: 150_000 + sum(by_hand.ROWS["ABCDEFGH".index(c)][4] for c in area.members) for area in areas
    }
    return complete(Plan(scenario=asked, areas=areas), {(SOURCE, year): yuan for year, yuan in cost.items()})


def version(label: str, found: Plan, *, need: int | None = None, bound: int | None = None) -> Version:
    """A plan of which so much is proven; nothing where no bound is named."""
    goals = ()
    if need is not None and bound is not None:
        status = "proven" if need == bound else "gap"
        goals = (GoalLevel(goal="need", value=need, bound=float(bound), best=need, status=status),)  # type: ignore[arg-type]
    return Version(label=label, plan=found, goals=goals, checks=check(found))


def low() -> Version:
    """550 万元 a year."""
    return version("low", plan(scenario(LOW, LOW), "EF", "BCD"), need=19_052, bound=19_052)


def high() -> Version:
    """600 万元 a year."""
    return version("high", plan(scenario(HIGH, HIGH), "EFH", "BCD"), need=20_300, bound=20_400)
