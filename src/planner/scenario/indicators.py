"""The health check (体检): a tree of indicators."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A node of the health check: a leaf is measured, an inner node weighs its children."""

    id: str
    name: str
    parent: str = ""
    weight: Fraction = Fraction(1)  # within its parent; children's weights sum to 1
    orientation: Literal["livability", "need"] = "livability"  # is a high value good or bad?
    low: Fraction = Fraction(0)  # the value that counts 0 (worst or best, by orientation)
    high: Fraction = Fraction(1)  # the value that counts 1
    unit: str = ""
    edition: str = ""
    hazard: bool = False  # a shortfall here is a safety hazard
