"""A community that needs another starts no earlier than it.

One that left the reserve (listed, under construction, completed) went before, and is waited for no more.
"""

from collections.abc import Iterator

from planner.model import Model
from planner.model.expression import total
from planner.plan import Plan
from planner.scenario.types import Scenario, Status
from planner.verdict import Check

NAME = "links"


def add(model: Model) -> None:
    """By the end of each year the second has started only if the first has."""
    for link in model.scenario.rules.links:
        if model.scenario.community[link.first].status is not Status.RESERVE:
            continue
        for last in range(len(model.years)):
            so_far = model.years[: last + 1]
            then = total([model.starts(community=link.then, year=year) for year in so_far])
            first = total([model.starts(community=link.first, year=year) for year in so_far])
            model.rows.at_most(NAME, f"{link.first} → {link.then} {model.years[last]}", then - first, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Where the second is planned, the start year of the first is at most its own."""
    for link in scenario.rules.links:
        waits = scenario.community[link.first].status == "reserve"
        for area, community in plan.placed():
            if community == link.then and waits:
                first = plan.start_year(link.first)
                started = first if first is not None else scenario.years[-1] + 1
                yield Check(NAME, f"{link.first} → {link.then}", started, "at most", area.year)
