"""What the rules about residents and designers are set to; each is asked where it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from planner.scenario.scope import EVERYWHERE, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The residents' decision has come as far as `step` before a community is planned."""

    step: Literal["proposed", "moved", "deliberated", "carried_out", "supervised", "assessed"] = "deliberated"
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Designers:
    """At most so many projects start in a year: in all of `where`, or for each team."""

    projects: int
    by: Literal["all", "team"] = "team"
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Competition:
    """Communities compete by four rates (竞争选定)."""

    weights: Mapping[str, Fraction]  # rate -> weight; the score is their weighted mean
    mode: Literal["rank_then_fill", "weighted_in_objective"] = "rank_then_fill"
    skip: bool = False  # the next that fits may go where a better ranked one does not fit
    contribution: Literal["households", "amount"] = "households"  # what 出资率 is a share of
    minimum: Mapping[str, Fraction] = field(default_factory=dict)  # rate -> least, inclusive
    where: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """From `contribution` yuan of the residents per m² on: public money per m², and what it may pay."""

    contribution: Fraction
    cap: Fraction  # yuan of the pool per m² of floor area
    categories: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardTiers:
    """The standard of a community follows what its residents pay (出资与改造标准挂钩)."""

    tiers: tuple[Tier, ...]  # by contribution, the first from 0
    where: Scope = EVERYWHERE

    def tier(self, contribution: Fraction) -> Tier | None:
        """The highest tier that `contribution` reaches; None where it reaches none."""
        reached = [tier for tier in self.tiers if tier.contribution <= contribution]
        return reached[-1] if reached else None
