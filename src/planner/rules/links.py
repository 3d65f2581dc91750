"""A community that needs another starts no earlier than it, or once it is finished.

One that left the reserve (listed, under construction, completed) went before, and is waited for no more.
"""

from collections.abc import Iterator

import numpy as np

from planner.model import Model
from planner.model.expression import Expr, nothing, total
from planner.plan import Plan
from planner.scenario.settings import Link
from planner.scenario.types import Scenario, Status
from planner.verdict import Check

NAME = "links"


def add(model: Model) -> None:
    """By the end of each year the second has started only if the first has, or is finished by then."""
    for link in model.scenario.rules.links:
        if model.scenario.community[link.first].status is not Status.RESERVE:
            continue
        then = first = nothing()
        before = model.years[0] - 1
        for year in model.years:
            then = then + model.starts(community=link.then, year=year)
            first = first + _ready(model, link, before, year)
            model.rows.at_most(NAME, f"{link.first} → {link.then} {year}", then - first, 0)
            before = year


def _ready(model: Model, link: Link, before: int, year: int) -> Expr:
    """1 where the second may start in `year`, after `before` for the first time, else 0."""
    if not link.finished:
        return model.starts(community=link.first, year=year)
    if link.first not in model.index:
        return nothing()
    table = model.packages.tables[model.index[link.first]]
    lasts = np.array([model.scenario.duration(work) for work in table.works], dtype=np.int64)
    length = (table.done * lasts).max(axis=1)
    return total(
        [
            model.takes(link.first, (length == n).astype(np.int64), year=start)
            for n in np.unique(length).tolist()
            for start in model.years
            if before < start + n <= year
        ]
    )


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Where the second is planned, its year is not before that of the first, or of the year after its end."""
    for link in scenario.rules.links:
        waits = scenario.community[link.first].status == "reserve"
        for area, community in plan.placed():
            if community == link.then and waits:
                first = plan.start_year(link.first)
                ready = scenario.years[-1] + 1 if first is None else first
                if link.finished and first is not None:
                    ready += _longest(scenario, plan, link.first)
                yield Check(NAME, f"{link.first} → {link.then}", ready, "at most", area.year)


def _longest(scenario: Scenario, plan: Plan, community: str) -> int:
    """The years the longest work of `community` takes."""
    return max((scenario.duration(work) for _, work in plan.done() if work.community == community), default=0)
