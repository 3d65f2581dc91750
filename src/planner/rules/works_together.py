"""A work is done only with the works it requires, and every community chosen has at least one work."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "works_together"


def add(model: Model) -> None:
    """Packages hold what their works require; beyond the base, at most one a community, if it starts.

    A community whose base holds no work, or is not paid so in that year, takes one of the others.
    """
    for i, community in enumerate(model.community):
        table = model.packages.tables[i]
        for y, year in enumerate(model.years):
            extra = model.beyond_base(community.id, year)
            starts = model.starts(community=community.id, year=year)
            if table.stands_alone and table.opens(0, y):
                if len(extra.columns):
                    model.rows.at_most(NAME, f"{community.name} {year}", extra - starts, 0)
            else:
                model.rows.exactly(NAME, f"{community.name} {year}", extra - starts, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Works done wrongly (without what they require, waived, twice): none; works at all: one or more."""
    for area, c in plan.placed():
        done = area.works.get(c, ())
        known = {work.id: work for work in scenario.works_of[c]}
        wrong = len(done) - len(set(done))
        for name in done:
            if name not in known or known[name].waived:
                wrong += 1
            else:
                wrong += sum(1 for required in known[name].requires if required not in done)
        yield Check(NAME, scenario.community[c].name, wrong, "at most", 0)
        yield Check(NAME, scenario.community[c].name, len(done), "at least", 1)
