"""Plans side by side: the first is the base the others are held against. No view is known here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.comparison.assumptions import Assumption, assumptions
from planner.comparison.attribution.attribution import Attribution
from planner.comparison.figures import Figures, Totals, figures
from planner.comparison.moves import Moves, moves
from planner.comparison.version import Version
from planner.comparison.yardstick import Yardstick, counted_alike
from planner.pricing.interval import Change, change


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The base and one of the others."""

    other: int  # which of `Comparison.versions`
    goal: str  # of the base: what is told of the best that is possible
    change: Change  # of the best possible, from the base to the other, as values and bounds tell
    assumptions: tuple[Assumption, ...]
    moves: Moves
    attribution: Attribution | None = None

    @property
    def differs(self) -> bool:
        """Whether anything is not the same: what is assumed, or what is planned."""
        return bool(self.assumptions) or self.moves.any


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two plans or more."""

    versions: tuple[Version, ...]
    figures: tuple[Figures, ...]  # of each, by its own scenario
    by_base: tuple[Totals, ...]  # of each, need and hazards by the measure of the first
    pairs: tuple[Pair, ...]  # each of the others with the first

    @property
    def differs(self) -> bool:
        """Whether any of the others is not the same as the first."""
        return any(pair.differs for pair in self.pairs)

    def with_attribution(self, other: int, attribution: Attribution) -> "Comparison":
        """The same, with what caused the differences between the first and one of the others."""
        pairs = (replace(p, attribution=attribution) if p.other == other else p for p in self.pairs)
        return replace(self, pairs=tuple(pairs))


def compare(versions: Sequence[Version]) -> Comparison:
    """Set plans side by side; nothing is solved. Raises ValueError with less than two."""
    if len(versions) < 2:
        raise ValueError("at least two plans are compared")
    base = versions[0]
    measure = Yardstick(version=base)
    found = tuple(figures(version) for version in versions)
    return Comparison(
        versions=tuple(versions),
        figures=found,
        by_base=tuple(
            f.totals if counted_alike(base.scenario, version.scenario) else measure.totals(version.plan)
            for f, version in zip(found, versions, strict=True)
        ),
        pairs=tuple(
            Pair(
                other=i,
                goal=measure.goal,
                change=change(measure.optimum(base), measure.optimum(version)),
                assumptions=assumptions(base.scenario, version.scenario),
                moves=moves(base.plan, version.plan),
            )
            for i, version in enumerate(versions[1:], start=1)
        ),
    )
