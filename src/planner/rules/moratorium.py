"""A corridor that was dug up is not dug up again within the moratorium, nor is a community (禁止开挖期)."""

from collections.abc import Iterator, Mapping, Sequence

from planner.model import Model
from planner.model.expression import Expr, total
from planner.plan import Plan
from planner.scenario.scope import within
from planner.scenario.types import Corridor, Programme, Scenario
from planner.verdict import Check

NAME = "moratorium"


def add(model: Model) -> None:
    """One column per corridor and year says it is open; windows of years hold at most one."""
    years = model.scenario.rules.moratorium_years
    if years is None:
        return
    for community in model.community:
        last = community.last_dig_year
        for year in model.years:
            if last is not None and 0 < abs(year - last) <= years:
                model.rows.at_most(NAME, f"{community.name} {year}", model.digs(community.id, year), 0)
    for corridor in model.scenario.corridors:
        _corridor(model, corridor, years)


def _corridor(model: Model, corridor: Corridor, years: int) -> None:
    digging = [p for p in model.scenario.programmes if p.digs and p.corridor == corridor.id]
    dated = {p.years[0] for p in digging if len(p.years) == 1}
    outside = dated - set(model.years)  # programmes before or after the plan close years of it too
    if corridor.last_dig_year is not None:
        outside.add(corridor.last_dig_year)
    is_open = {year: model.column(model.columns.extra(1)) for year in model.years}
    for year in model.years:
        for what, digs in _digs(model, corridor, digging, year):
            if len(digs.columns):
                model.rows.at_most(NAME, f"{corridor.id} {what} {year}", digs - is_open[year], 0)
        if year in dated:
            model.rows.at_least(NAME, f"{corridor.id} {year}", is_open[year], 1)
        elif any(0 < abs(year - dug) <= years for dug in outside):
            model.rows.at_most(NAME, f"{corridor.id} {year}", is_open[year], 0)
    for year in model.years:
        window = [y for y in model.years if year <= y <= year + years]
        fixed = len(dated.intersection(window))
        most = max(1, fixed)  # programmes that clash with each other are given, not ours to refuse
        if len(window) > 1:
            model.rows.at_most(NAME, f"{corridor.id} {year}+", total([is_open[y] for y in window]), most)
    for p in digging:
        if len(p.years) > 1:
            _leave_a_year(model, p, {y: is_open[y] for y in model.years if y not in dated}, years)


def _digs(
    model: Model, corridor: Corridor, digging: Sequence[Programme], year: int
) -> Iterator[tuple[str, Expr]]:
    """Who opens the corridor in a year: its communities that dig, and programmes that come with a start."""
    for c in corridor.communities:
        yield c, model.digs(c, year)
    for p in digging:
        for c in p.communities if len(p.years) > 1 else ():
            if model.scenario.rules.special_programmes:
                yield f"{p.id} {c}", model.starts(community=c, year=year)
            elif within(model.scenario.rules.one_dig, model.scenario.community[c]):
                yield f"{p.id} {c}", model.digs(c, year)


def _leave_a_year(model: Model, p: Programme, is_open: Mapping[int, Expr], years: int) -> None:
    """The programme is done whatever we choose: one of its years must keep the moratorium with our digs."""
    done = {year: model.programme(p.id, year) for year in p.years}
    model.rows.at_least(NAME, p.id, total(list(done.values())), 1)
    for year, here in done.items():
        for other, opened in is_open.items():
            if 0 < abs(year - other) <= years:
                model.rows.at_most(NAME, f"{p.corridor} {p.id} {year} {other}", here + opened, 1)


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
        for year in sorted(own - {last}):
            if last is not None:
                yield Check(NAME, scenario.community[c].name, abs(year - last), "at least", years + 1)
    joined = digging  # when a programme with several years is done: in the year its communities start, or dig
    if scenario.rules.special_programmes:
        joined = {}
        for area, c in plan.placed():
            joined.setdefault(c, set()).add(area.year)
    else:
        one_dig = scenario.rules.one_dig
        joined = {c: own for c, own in digging.items() if within(one_dig, scenario.community[c])}
    for corridor in scenario.corridors:
        yield from _measured(scenario, corridor, digging, joined)


def _measured(
    scenario: Scenario, corridor: Corridor, digging: Mapping[str, set[int]], joined: Mapping[str, set[int]]
) -> Iterator[Check]:
    """Digs within the moratorium of each of ours, and the years left to programmes that have several."""
    years = scenario.rules.moratorium_years or 0
    here = [p for p in scenario.programmes if p.digs and p.corridor == corridor.id]
    dated = {min(p.years) for p in here if min(p.years) == max(p.years)}
    past = set() if corridor.last_dig_year is None else {corridor.last_dig_year}
    ours = set().union(*(digging.get(c, set()) for c in corridor.communities))
    loose = []
    for p in here:
        if min(p.years) < max(p.years):
            with_us = set().union(*(joined.get(c, set()) for c in p.communities))
            ours |= with_us
            if not with_us:
                loose.append(p)
    for year in sorted(ours - dated):
        near = [y for y in (ours | dated | past) - {year} if abs(y - year) <= years]
        yield Check(NAME, f"{corridor.id} {year}", len(near), "at most", 0)
    for p in loose:
        free = [w for w in p.years if not any(0 < abs(w - y) <= years for y in ours - dated)]
        yield Check(NAME, f"{corridor.id} {p.id}", len(free), "at least", 1)
