"""A community is dug up in at most one year, special programmes counted (综合改一次)."""

from collections.abc import Iterator

from planner.model import Model
from planner.plan import Plan
from planner.scenario.scope import within
from planner.scenario.types import Scenario
from planner.verdict import Check

NAME = "one_dig"


def add(model: Model) -> None:
    """No digging start in another year than that of a dig known already, or of a programme that digs."""
    for community in model.community:
        if not within(model.scenario.rules.one_dig, community):
            continue
        digging = [p for p in model.scenario.programmes if p.digs and community.id in p.communities]
        known = {p.years[0] for p in digging if len(p.years) == 1}
        if community.last_dig_year in model.years:
            known.add(community.last_dig_year)
        for year in model.years:
            digs = model.digs(community.id, year)
            if not len(digs.columns):
                continue
            if known - {year}:
                model.rows.at_most(NAME, f"{community.name} {year}", digs, 0)
            for p in digging:
                if len(p.years) > 1:
                    row = digs - model.programme(p.id, year)
                    model.rows.at_most(NAME, f"{community.name} {p.id} {year}", row, 0)


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The different years in which each planned community that digs is dug up.

    A dig of the past counts where it falls into the years of the plan; a programme with several years is
    done in the year its communities dig, which must be one of them, and the same for all.
    """
    digs: dict[str, set[int]] = {}
    for area, work in plan.done():
        if work.digs and within(scenario.rules.one_dig, scenario.community[work.community]):
            digs.setdefault(work.community, set()).add(area.year)
    for c, own in sorted(digs.items()):
        years = set(own)
        for p in scenario.programmes:
            if p.digs and c in p.communities and min(p.years) == max(p.years):
                years.add(min(p.years))
        last = scenario.community[c].last_dig_year
        if last is not None and scenario.years[0] <= last <= scenario.years[-1]:
            years.add(last)
        yield Check(NAME, scenario.community[c].name, len(years), "at most", 1)
    for p in scenario.programmes:
        dug = set().union(*(digs.get(c, set()) for c in p.communities))
        if p.digs and min(p.years) < max(p.years) and dug:
            astray = len(dug) - 1 + len(dug - set(p.years))
            yield Check(NAME, p.id, astray, "at most", 0)
