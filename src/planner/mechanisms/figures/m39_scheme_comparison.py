"""M39: schemes compared for the planned communities, the one chosen in each, and projects of a year."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.types import Work

CODE = "M39"


def figures(case: Case) -> Iterator[Figure]:
    """How many were compared and chosen, what the chosen cost, and the most projects that start in a year."""
    compared = chosen = 0
    costs = []
    for area, community in case.planned():
        works = case.scenario.works_of[community.id]
        schemes = {work.scheme for work in works} - {""}
        done = [work for work in works if work.id in area.works.get(community.id, ())]
        taken = sorted({work.scheme for work in done} - {""})
        compared += len(schemes)
        chosen += len(taken)
        costs += [_cost(f"{community.name} {scheme}", done) for scheme in taken]
    yield Figure(
        code=CODE,
        key="schemes_compared",
        what=mark("schemes compared for the planned communities"),
        unit="count",
        value=compared,
    )
    yield Figure(
        code=CODE, key="schemes_chosen", what=mark("schemes carried out"), unit="count", value=chosen
    )
    yield from costs
    mine = {c.id for c in case.communities}
    started = [area.year for area in case.plan.areas if mine.intersection(area.members)]
    by_team = case.chosen.parameters.get("by") == "team"
    yield Figure(
        code=CODE,
        key="projects",
        what=mark("projects started in the fullest year"),
        unit="count",
        value=max((started.count(year) for year in set(started)), default=0),
        target=None if by_team else case.number("projects"),
        qualifier="at most",
    )


def _cost(subject: str, done: list[Work]) -> Figure:
    return Figure(
        code=CODE,
        key="chosen_cost",
        what=mark("cost of the works in the chosen scheme"),
        unit="yuan",
        value=sum(work.cost for work in done),
        subject=subject,
    )
