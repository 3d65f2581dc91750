"""A corridor that was dug up is not dug up again within the moratorium, nor is a community (禁止开挖期)."""

from collections.abc import Iterator

from planner.model import Model
from planner.model.expression import total
from planner.plan import Plan
from planner.scenario.types import Corridor, Scenario
from planner.verdict import Check

NAME = "moratorium"


def add(model: Model) -> None:
    """One column per corridor and year says it is open; windows of years hold at most one."""
    years = model.scenario.rules.moratorium_years
    if years is None:
        return
    for community in model.community:
        if community.last_dig_year is not None:
            for year in model.years:
                if year <= community.last_dig_year + years:
                    model.rows.at_most(NAME, f"{community.name} {year}", model.digs(community.id, year), 0)
    for corridor in model.scenario.corridors:
        _corridor(model, corridor, years)


def _corridor(model: Model, corridor: Corridor, years: int) -> None:
    known = set(model.index)
    dated = programme_digs(model.scenario, corridor.id)
    outside = dated - set(model.years)  # programmes before or after the plan close years of it too
    if corridor.last_dig_year is not None:
        outside.add(corridor.last_dig_year)
    is_open = {}
    for year in model.years:
        is_open[year] = model.column(model.columns.extra(1))
        for community in corridor.communities:
            if community in known:
                subject = f"{corridor.id} {community} {year}"
                model.rows.at_most(NAME, subject, model.digs(community, year) - is_open[year], 0)
        if year in dated:
            model.rows.at_least(NAME, f"{corridor.id} {year}", is_open[year], 1)
        if year not in dated and any(abs(year - dug) <= years for dug in outside):
            model.rows.at_most(NAME, f"{corridor.id} {year}", is_open[year], 0)
    for year in model.years:
        window = [y for y in model.years if year <= y <= year + years]
        fixed = len(dated.intersection(window))
        most = max(1, fixed)  # programmes that clash with each other are given, not ours to refuse
        if len(window) > 1:
            model.rows.at_most(NAME, f"{corridor.id} {year}+", total([is_open[y] for y in window]), most)


def programme_digs(scenario: Scenario, corridor: str) -> set[int]:
    """The years in which a programme with a fixed year digs in `corridor`."""
    return {
        p.years[0] for p in scenario.programmes if p.digs and len(p.years) == 1 and p.corridor == corridor
    }


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """Digs of each corridor in any window of years, and years since a community's last dig."""
    years = scenario.rules.moratorium_years
    if years is None:
        return
    digging: dict[str, set[int]] = {}
    for area, work in plan.done():
        if work.digs:
            digging.setdefault(work.community, set()).add(area.year)
    for c, own in sorted(digging.items()):
        last = scenario.community[c].last_dig_year
        if last is not None:
            yield Check(NAME, scenario.community[c].name, min(own) - last, "at least", years + 1)
    for corridor in scenario.corridors:
        dated = programme_digs(scenario, corridor.id)
        ours = set().union(*(digging.get(c, set()) for c in corridor.communities))
        past = set() if corridor.last_dig_year is None else {corridor.last_dig_year}
        for year in sorted(ours - dated):
            near = [y for y in (ours | dated | past) - {year} if abs(y - year) <= years]
            yield Check(NAME, f"{corridor.id} {year}", len(near), "at most", 0)
