"""The facilities that can be built, as arrays: where, what they cost and need, whom others serve already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from planner.areas.arrays import BoolArray, IntArray
from planner.areas.measure import served
from planner.areas.walking import millimetres
from planner.scenario.scope import within
from planner.scenario.types import Facility, Private, Scenario

CM2 = 10_000  # land is compared in whole cm²
TRIFLE = 1e-3  # cm² that sums of floats may lack


@dataclass(frozen=True)
class Offer:
    """The facilities that can be built; `again[k, c]`: kind and band k serve community c already."""

    facilities: Sequence[Facility]
    host: IntArray
    kind: IntArray
    band: IntArray
    least: IntArray
    cost: IntArray
    land: IntArray  # cm² of the land that walls free
    public: IntArray  # cost less private money earmarked to it
    again: BoolArray
    households: IntArray


def offer(scenario: Scenario, number: Mapping[str, int]) -> Offer:
    """What can be built at the numbered communities."""
    new = sorted((f for f in scenario.facilities if not f.existing and f.host in number), key=lambda f: f.id)
    kinds = sorted({(f.kind, f.band_m) for f in new})
    private = [payer for payer in scenario.payers if isinstance(payer, Private)]
    earmarked = {f.id: sum(payer.amounts.get((f.id, f.id), 0) for payer in private) for f in new}
    again = np.zeros((len(kinds), len(number)), dtype=np.bool_)
    for kind, near in served(scenario).items() if new else ():
        if kind in kinds:
            again[kinds.index(kind), [number[c] for c in near if c in number]] = True
    return Offer(
        new,
        np.array([number[f.host] for f in new], dtype=np.int64),
        np.array([kinds.index((f.kind, f.band_m)) for f in new], dtype=np.int64),
        np.array([millimetres(f.band_m) for f in new], dtype=np.int64),
        np.array([f.min_households for f in new], dtype=np.int64),
        np.array([f.cost for f in new], dtype=np.int64),
        np.array([_land(scenario, f) for f in new], dtype=np.int64),
        np.array([max(0, f.cost - earmarked[f.id]) for f in new], dtype=np.int64),
        again,
        np.array([scenario.community[c].households for c in number], dtype=np.int64),
    )


def _land(scenario: Scenario, facility: Facility) -> int:
    """What it takes of the land freed, cm², a part counted whole; 0 where nobody asks."""
    asked = within(scenario.rules.freed_land, scenario.community[facility.host])
    return ceil(facility.land_m2 * CM2) if asked else 0
