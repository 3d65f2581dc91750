"""Spaces that stand already and become something else: a bicycle shed, a boiler house (存量空间)."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceUse:
    """A work of a community that takes so many m² of the space."""

    community: str
    work: str
    m2: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """What stands, and what it may become."""

    id: str
    kind: str  # what it is: 自行车棚
    area_m2: Fraction
    added_m2: Fraction = Fraction(0)  # built on to it
    uses: tuple[SpaceUse, ...] = ()

    @property
    def total_m2(self) -> Fraction:
        """What it can become at most."""
        return self.area_m2 + self.added_m2
