"""M21: private capital: how many projects, in how many districts, how much."""

from collections.abc import Iterator

from planner.locale import mark
from planner.mechanisms.figures.case import Case
from planner.mechanisms.figures.figure import Figure
from planner.scenario.types import Private

CODE = "M21"


def figures(case: Case) -> Iterator[Figure]:
    """Areas with private money, their districts, the money; the list's own figures are the whole city's."""
    private = {p.id for p in case.scenario.payers if isinstance(p, Private)}
    paid: dict[str, int] = {}
    for a in case.plan.allocations:
        if a.source in private:
            paid[a.subject] = paid.get(a.subject, 0) + a.amount
    planned = {area.id: area for area, _ in case.planned()}
    pilots = {
        area.id: yuan
        for area in planned.values()
        if (yuan := sum(paid.get(subject, 0) for subject in (area.id, *area.members)))
    }
    community = case.scenario.community
    districts = {community[min(planned[name].members)].district for name in pilots}
    yield Figure(
        code=CODE,
        key="pilots",
        what=mark("projects with private capital"),
        unit="count",
        value=len(pilots),
    )
    yield Figure(
        code=CODE,
        key="pilot_districts",
        what=mark("districts with private capital"),
        unit="count",
        value=len(districts),
    )
    yield Figure(
        code=CODE,
        key="private_money",
        what=mark("private capital in the plan"),
        unit="yuan",
        value=sum(pilots.values()),
    )
