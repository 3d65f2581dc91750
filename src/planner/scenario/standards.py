"""How much of a facility there should be: m² for each so many households, or for all of a place."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from planner.scenario.scope import EVERYWHERE, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityStandard:
    """So many m² of rooms (floor) or of land (site) of some kinds of facilities."""

    id: str
    of: Literal["floor", "site"] = "floor"
    kinds: frozenset[str] = frozenset()  # of facilities; empty: any
    per: Literal["100 households", "community", "all"] = "100 households"
    m2: Fraction
    activity_share: Fraction = Fraction(0)  # of it for residents' activities
    where: Scope = EVERYWHERE
