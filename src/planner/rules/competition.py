"""Communities that compete are planned in order of their rates, the better first (竞争选定)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from planner.appraisal.competition import ranking, rate, score
from planner.funding.pool import pool_sources
from planner.model import Expr, Model
from planner.model.expression import nothing
from planner.model.least import least_public
from planner.plan import Plan
from planner.scenario.settings_residents import Competition
from planner.scenario.types import Community, Scenario
from planner.verdict import Check, Reason

IntArray = npt.NDArray[np.int64]

NAME = "competition"


def excludes(scenario: Scenario, community: Community, year: int) -> Reason | None:
    """Without the rates that weigh nobody competes; a rate below its minimum bars."""
    for competition in scenario.rules.competition:
        if not competition.where.holds(community):
            continue
        found = scenario.governance_of.get(community.id)
        if score(competition, found) is None:
            return Reason(NAME, "NO_RATES")
        for name, least in competition.minimum.items():
            value = rate(competition, name, found)
            if value is None:
                return Reason(NAME, "NO_RATES")
            if value < least:
                near = float((least - value) / least)
                return Reason(NAME, "RATE_LOW", _percent(value), _percent(least), near)
    return None


def price(scenario: Scenario, community: Community) -> int:
    """What it would ask of the pool as a project of its own, at least; yuan."""
    return least_public(scenario, community) + scenario.limits.project_cost


def money(scenario: Scenario) -> int:
    """All pool money of the years payments may fall in, less what is owed; yuan."""
    until = scenario.paying_years[-1]
    granted = sum(y for s in pool_sources(scenario) for year, y in s.money.items() if year <= until)
    return granted - sum(yuan for (_, year), yuan in scenario.commitments.items() if year <= until)


def add(model: Model) -> None:
    """Nobody starts before the better ranked, of those that may by then; or past those that did not fit."""
    for competition in model.scenario.rules.competition:
        if competition.mode != "rank_then_fill":
            continue
        ranked = [c for c, _ in ranking(model.scenario, competition)]
        if competition.skip and not model.scenario.unfunded:
            _skipping(model, ranked)
        else:
            _in_turn(model, ranked)


def _in_turn(model: Model, ranked: Sequence[str]) -> None:
    """By the end of each year a community has started only if the one before it on that year's list has.

    On the list of a year is who may start by then.
    """
    started = {c: nothing() for c in ranked}
    for year in model.years:
        started = {c: so_far + model.starts(community=c, year=year) for c, so_far in started.items()}
        listed = [c for c in ranked if _opens(model.scenario, c) <= year]
        for better, worse in pairwise(listed):
            name = model.scenario.community[worse].name
            model.rows.at_most(NAME, f"{name} {year}", started[worse] - started[better], 0)


def _opens(scenario: Scenario, community: str) -> int:
    """The first year it may start in; the first of the plan where nobody has looked."""
    return scenario.opens.get(community, scenario.years[0])


def _skipping(model: Model, ranked: Sequence[str]) -> None:
    """Down the list: it goes past a community that is in, or that did not fit into what is left at its turn.

    `spent` is what those above ask of the pool, `passed` whether the list went past the one before.
    """
    scenario, whole = model.scenario, money(model.scenario)
    first = _best_members(model, ranked)
    own = model.own.cost - sum(yuan.sum(axis=0) for yuan in model.own.payers.values())
    pool = model.by_package(lambda table: table.pool.sum(axis=0))
    spent, most = nothing(), 0
    passed: Expr | None = None
    for place, c in enumerate(ranked):
        name = scenario.community[c].name
        in_plan = model.starts(community=c)
        if passed is not None:
            model.rows.at_most(NAME, name, in_plan - passed, 0)
        if place == len(ranked) - 1:
            break
        too_dear = model.column(model.columns.extra(1))
        needed = whole + 1 - price(scenario, scenario.community[c])
        if needed > 0:
            model.rows.at_most(NAME, name, too_dear * needed - spent, 0)
        went = model.column(model.columns.extra(1))
        model.rows.at_most(NAME, name, went - in_plan - too_dear, 0)
        if passed is not None:
            model.rows.at_most(NAME, name, went - passed, 0)
        passed = went
        mine = model.packages.community == model.index[c]
        asked = model.spread(package=pool * mine, area=own * (first == place))
        most += model.most_of(pool * mine, own * (first == place))
        spent = model.total(spent + asked, most)


def _best_members(model: Model, ranked: Sequence[str]) -> IntArray:
    """The place on the list of the best ranked member of each area; past the end where none is ranked."""
    place = np.full(len(model.community), len(ranked), dtype=np.int64)
    place[[model.index[c] for c in ranked]] = np.arange(len(ranked))
    best: IntArray = np.minimum.reduceat(place[model.candidates.members], model.candidates.indptr[:-1])
    return best


def check(scenario: Scenario, plan: Plan) -> Iterator[Check]:
    """The rates of each planned community; of the better ranked that did fit, none left out or later."""
    payers = {payer.id for payer in scenario.payers}
    public: dict[str, int] = {}
    for a in plan.allocations:
        public[a.subject] = public.get(a.subject, 0) + (0 if a.source in payers else a.amount)
    for competition in scenario.rules.competition:
        for _, c in plan.placed():
            if competition.where.holds(scenario.community[c]):
                yield from _rates(scenario, competition, c)
        if competition.mode == "rank_then_fill":
            yield from _in_order(scenario, plan, competition, public)


def _rates(scenario: Scenario, competition: Competition, c: str) -> Iterator[Check]:
    found = scenario.governance_of.get(c)
    name = scenario.community[c].name
    weighing = [key for key, weight in competition.weights.items() if weight > 0]
    missing = [key for key in weighing if rate(competition, key, found) is None]
    yield Check(NAME, f"{name} missing", len(missing), "at most", 0)
    for key, least in competition.minimum.items():
        yield Check(NAME, f"{name} {key}", rate(competition, key, found) or 0, "at least", least)


def _in_order(
    scenario: Scenario, plan: Plan, competition: Competition, public: Mapping[str, int]
) -> Iterator[Check]:
    areas = {c: area for area, c in plan.placed()}
    skips = competition.skip and not scenario.unfunded
    counted: set[str] = set()
    better: list[str] = []
    spent = left_out = 0
    for c, _ in ranking(scenario, competition):
        if c in areas:
            year = areas[c].year
            later = sum(areas[b].year > year >= _opens(scenario, b) for b in better if not skips)
            yield Check(NAME, scenario.community[c].name, left_out + later, "at most", 0)
            better.append(c)
            bills = {c, areas[c].id} - counted
            spent += sum(public.get(subject, 0) for subject in bills)
            counted |= bills
        elif not skips or spent + price(scenario, scenario.community[c]) <= money(scenario):
            left_out += 1


def _percent(rate: Fraction) -> str:
    """With two decimals, or as many as tell it from a limit."""
    whole, _, decimals = f"{float(rate * 100):.6f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}%"
