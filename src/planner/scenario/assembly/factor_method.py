"""因素法: how a central pot is shared out, as an estimate of what one place may get; off unless asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.money import split

WEIGHTS: Mapping[str, Fraction] = {  # as a provincial finance department printed them
    "area": Fraction(40, 100),
    "households": Fraction(30, 100),
    "buildings": Fraction(10, 100),
    "communities": Fraction(10, 100),
    "performance": Fraction(10, 100),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place that shares in the pot: its task, how hard it is for it, how it did before."""

    name: str
    area: Fraction = Fraction(0)
    households: Fraction = Fraction(0)
    buildings: Fraction = Fraction(0)
    communities: Fraction = Fraction(0)
    difficulty: Fraction = Fraction(1)  # multiplies the task, not the performance
    performance: Fraction = Fraction(0)

    def factor(self, name: str) -> Fraction:
        """One factor as it enters the formula."""
        value: Fraction = getattr(self, name)
        return value if name == "performance" else value * self.difficulty


def shares(regions: Sequence[Region], weights: Mapping[str, Fraction] = WEIGHTS) -> tuple[Fraction, ...]:
    """The share of each region; a factor that nobody has gives its weight to the others."""
    found = [Fraction(0)] * len(regions)
    counted = Fraction(0)
    for name, weight in weights.items():
        whole = sum((region.factor(name) for region in regions), start=Fraction(0))
        if whole:
            counted += weight
            for i, region in enumerate(regions):
                found[i] += weight * region.factor(name) / whole
    return tuple(share / counted for share in found) if counted else tuple(found)


def shared_out(
    pot: int, regions: Sequence[Region], weights: Mapping[str, Fraction] = WEIGHTS
) -> tuple[int, ...]:
    """Whole yuan of the pot for each region; they sum to it, the largest remainders are rounded up."""
    parts = shares(regions, weights)
    return split(pot, parts) if any(parts) else tuple(0 for _ in regions)
