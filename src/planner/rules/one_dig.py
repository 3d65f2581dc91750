"""A community is dug up in at most one year, special programmes counted (综合改一次)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "one_dig"


def programme_digs(scenario: Scenario, community: str) -> set[int]:
    """The years in which a programme with a fixed year digs at `community`."""
    return {
        p.years[0] for p in scenario.programmes if p.digs and len(p.years) == 1 and community in p.communities
    }


def add(model: Model) -> None:
    """No digging start in a year in which a programme does not dig, where some programme does."""
    if not model.scenario.rules.one_dig:
        return
    for community in model.community:
        digs = programme_digs(model.scenario, community.id)
        for year in model.years:
            if digs - {year}:
                model.rows.at_most(NAME, f"{community.name} {year}", model.digs(community.id, year), 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The different years in which each planned community that digs is dug up."""
    if not scenario.rules.one_dig:
        return
    digs: dict[str, set[int]] = {}
    for area, work in plan.done():
        if work.digs:
            digs.setdefault(work.community, set()).add(area.year)
    for c, own in sorted(digs.items()):
        years = len(own | programme_digs(scenario, c))
        yield Check(NAME, scenario.community[c].name, years, "at most", 1)
