"""A plan made by hand for a scenario with mechanisms, and the figures measured on it."""

from collections.abc import Iterable, Mapping, Sequence

from planner.areas import own_works
from planner.mechanisms.figures import measure
from planner.mechanisms.figures.figure import Number
from planner.plan import Allocation, Plan, PlannedArea
from planner.scenario.types import Scenario


def area(
    scenario: Scenario, members: Sequence[str], year: int = 2026, facilities: Sequence[str] = ()
) -> PlannedArea:
    """Members with all their works, by name or id."""
    ids = [next(c.id for c in scenario.communities if name in (c.id, c.name)) for name in members]
    return PlannedArea(
        id=f"{'+'.join(members)} {year}",
        year=year,
        members=tuple(ids),
        works={c: tuple(w.id for w in scenario.works_of[c]) for c in ids},
        own=own_works(scenario, ids, facilities),
    )


def plan(scenario: Scenario, areas: Iterable[PlannedArea], *allocations: Allocation) -> Plan:
    return Plan(scenario=scenario, areas=tuple(areas), allocations=allocations)


def figures(plan: Plan) -> Mapping[str, Number | None]:
    """Every figure by its key, or by "key subject" where it has a subject."""
    return {f"{figure.key} {figure.subject}".strip(): figure.value for figure in measure(plan.scenario, plan)}


def met(plan: Plan) -> Mapping[str, bool | None]:
    """Whether each figure meets its target."""
    return {figure.key: figure.met for figure in measure(plan.scenario, plan)}
