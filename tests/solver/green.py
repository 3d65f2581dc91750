"""A small city of which only single communities are listed, and its best plan."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from planner import solver
from planner.result import Result
from planner.scenario.settings import AreaLimits, Capacity, EvenFlow, Goals, Rules, Task
from planner.scenario.types import Category, Community, Edge, Scenario, Source, Work
from planner.solver.apart import Apart

YEARS = (2026, 2027)
IDS = "abcdefg"
RULES = (
    Rules(),
    Rules(capacity=(Capacity(of="communities", by="district", limit=2),)),
    Rules(capacity=(Capacity(of="areas", by="all", limit=1),)),
    Rules(even_flow=EvenFlow(of="yuan", tolerance=Fraction(1, 2))),
    Rules(tasks=(Task(of="households", minimum=4, year=2026),)),
)


def city(rng: Random, *, goals: tuple[str, ...] = ("need",)) -> Scenario:
    """Seven communities around a green, some behind walls; a project costs about as much as a roof."""
    works = [
        Work(
            community=c,
            id=name,
            kind=name,
            category=category,
            civil=rng.randint(*cost),
            shortfall=Fraction(rng.randint(*need)),
        )
        for c in IDS
        for name, category, cost, need in (
            ("roof", Category.BASIC, (4, 9), (1, 9)),
            ("green", Category.IMPROVING, (1, 3), (0, 3)),
        )
    ]
    ring = zip(IDS, IDS[1:] + IDS[0], strict=True)
    pairs = [*ring, ("a", "d"), ("b", "f"), ("c", "g")]
    return Scenario(
        name="around a green",
        years=YEARS,
        communities=tuple(
            Community(
                id=c,
                name=c,
                households=rng.randint(1, 5),
                floor_area_m2=Fraction(100),
                district="east" if c in "abcde" else "west",
            )
            for c in IDS
        ),
        works=tuple(works),
        edges=tuple(Edge(a=a, b=b, wall_cost=rng.choice([0, 0, 1, 3])) for a, b in pairs),
        sources=(
            Source(id="city", name="city", money={y: rng.randint(8, 20) for y in YEARS}),
            Source(
                id="bond", name="bond", money={y: rng.randint(0, 6) for y in YEARS}, cap_share=Fraction(1, 2)
            ),
        ),
        payment=rng.choice([(Fraction(1),), (Fraction(3, 5), Fraction(2, 5))]),
        limits=AreaLimits(max_members=5, project_cost=5, same_subdistrict=False),
        rules=rng.choice(RULES),
        goals=Goals(order=goals),
    )


def cut(scenario: Scenario, listed: int = len(IDS)) -> Scenario:
    """The same with no more than single communities, or so many areas, listed."""
    return replace(scenario, limits=replace(scenario.limits, max_candidates=listed))


def best(scenario: Scenario, apart: Apart | None = None) -> Result:
    """Searched to the end."""
    return solver.solve(scenario, gap=0.0, time_limit=60, repeatable=True, apart=apart)
