"""All that stands before the program: a scenario appraised, gated and measured, and every row."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from planner import floors
from planner.appraisal import appraise, measured_as, unevidenced
from planner.areas import Candidates, candidates
from planner.areas.derived import with_edges
from planner.errors import Place, Problem, ScenarioError
from planner.locale import say
from planner.model import Model, Table, tables
from planner.plan import PlannedArea
from planner.rules import RULES, gate
from planner.scenario.types import Scenario, Source, Work
from planner.shares import highest_utility_share as highest_share
from planner.solver.locked import refuse_locked
from planner.verdict import Reason

MOST_SOURCES = 12  # in a district, of those that are not alike


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A scenario appraised, gated and measured: all that stands before the program."""

    scenario: Scenario
    years_of: Mapping[str, tuple[int, ...]]  # community -> years it may start in
    rejected: Mapping[str, tuple[Reason, ...]]
    tables: Mapping[str, Table]
    candidates: Candidates
    unevidenced: tuple[tuple[Work, Reason], ...] = ()  # works the health check does not call for

    @property
    def truncated(self) -> bool:
        """Whether areas, facilities or works were left out: then the bound is over the candidates."""
        dropped = any(table.dropped for table in self.tables.values())
        return dropped or self.candidates.truncated or self.candidates.variants_cut


def prepare(
    scenario: Scenario,
    yardstick: Scenario | None = None,
    start: Sequence[PlannedArea] = (),
    until: float = math.inf,
) -> Prepared:
    """Appraise (as `yardstick` does), run the gates, list the packages, enumerate and measure the areas.

    Areas of `start` that may be planned are among them, also where the list of areas is cut off; it is at
    `until` (time.monotonic()) at the latest.
    Raises ScenarioError where a community locked in can be in no plan.
    """
    _refuse_many_sources(scenario)
    given = {(work.community, work.id): work for work in scenario.works}
    uncalled = tuple((given[c, work], reason) for c, work, reason in unevidenced(scenario))
    scenario = appraise(with_edges(scenario))
    if yardstick is not None:
        scenario = measured_as(scenario, yardstick)
    gates = {c.id: gate(scenario, c) for c in scenario.communities}
    years_of = {c: tuple(y for y, reason in found.items() if reason is None) for c, found in gates.items()}
    rejected = {
        c: tuple(dict.fromkeys(reason for reason in gates[c].values() if reason is not None))
        for c, years in years_of.items()
        if not years
    }
    packages = tables(scenario, {c for c, years in years_of.items() if years})
    for c, years in years_of.items():
        if years and c not in packages:
            rejected[c] = (Reason("source_eligibility", "NO_SOURCE"),)
    areas = candidates(scenario, packages.keys(), start, until)
    for c, why in areas.blocked.items():
        rejected[c] = (Reason("area_limits", "BLOCKED", why),)
    refuse_locked(scenario, gates, rejected, years_of, areas)
    if scenario.rules.competition:
        opens = {c: min(years) for c, years in years_of.items() if years}
        scenario = replace(scenario, barred=frozenset(rejected), opens=opens)
    return Prepared(scenario, years_of, rejected, packages, areas, uncalled)


def _refuse_many_sources(scenario: Scenario) -> None:
    """Sets of sources are listed district by district: twice as many with every source unlike the others."""
    for district in sorted({c.district for c in scenario.communities}):
        serving = {_likeness(scenario, s) for s in scenario.sources if s.district in ("", district)}
        if len(serving) > MOST_SOURCES:
            raise ScenarioError(
                [
                    Problem(
                        Place(key="funding"),
                        say("{n} sources with rules of their own may pay in one district", n=len(serving)),
                        say("at most {n}", n=MOST_SOURCES),
                        say("Put sources with the same rules together under one name."),
                    )
                ]
            )


def _likeness(scenario: Scenario, source: Source) -> tuple[object, ...]:
    """The same in sources that pay for the same; its own where there is a cap, or where one bars others."""
    capped = source.cap_per_household is not None or source.share_cap is not None
    alone = capped or source.id in scenario.rules.central_once
    return (source.id if alone else "", source.categories, source.kinds)


def build(prepared: Prepared, only: Sequence[str] = ()) -> Model:
    """The model with the rows of every rule (or of those named in `only`); goals may add columns."""
    ids = prepared.candidates.communities
    open_years = {
        year: np.array([year in prepared.years_of[c] for c in ids], dtype=bool)
        for year in prepared.scenario.years
    }
    model = Model(prepared.scenario, prepared.candidates, prepared.tables, open_years)
    for rule in RULES:
        if not only or rule.NAME in only:
            rule.add(model)
    if not only:
        floors.add(model)
    return model


def highest_utility_shares(scenario: Scenario) -> tuple[Fraction, ...]:
    """For each floor the highest share utilities can bear in any plan, whatever the money."""
    model = build(prepare(scenario), only=("paid_in_full",))
    return tuple(highest_share(model, floor) for floor in scenario.rules.utility_floor)
