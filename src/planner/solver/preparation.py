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
from planner.model import Model, Table, tables
from planner.plan import PlannedArea
from planner.rules import RULES, gate
from planner.scenario.types import Scenario, Work
from planner.shares import highest_utility_share as highest_share
from planner.solver.locked import refuse_locked
from planner.verdict import Reason


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

    def of_all_areas(self) -> "Prepared":
        """The same where what is proven holds of the areas that are not listed, too."""
        return replace(self, candidates=replace(self.candidates, truncated=False))


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
