"""What a point of the program starts in a year: how much of each package and of each area."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:  # the model holds the pool, which asks for usage
    from planner.model.model import Model

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """Weights of packages (the base included) and of areas; whole at a whole point."""

    packages: FloatArray  # (packages,)
    areas: FloatArray  # (areas,)

    def of(self, packages: IntArray, areas: IntArray) -> "Part":
        """What is used of the packages and areas named, without all that is not."""
        return Part(*_used(self.packages[packages]), *_used(self.areas[areas]))


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The used ones of some packages and areas: where each stands among them, and its weight."""

    package: IntArray
    package_weight: FloatArray
    area: IntArray
    area_weight: FloatArray

    def sum(self, per_package: IntArray, per_area: IntArray) -> float:
        """What the used ones are worth together."""
        return float(per_package[self.package] @ self.package_weight) + float(
            per_area[self.area] @ self.area_weight
        )


def _used(weights: FloatArray) -> tuple[IntArray, FloatArray]:
    where = np.flatnonzero(weights)
    return where, weights[where]


def usage(model: "Model", point: FloatArray, year: int) -> Usage:
    """What `point` starts in `year`; a base is done where an area starts and no other package is."""
    areas = np.zeros(model.candidates.size)
    block = model.columns.areas[year]
    areas[block.item] = point[block.first : block.first + len(block.item)]
    packages = np.zeros(model.packages.size)
    block = model.columns.packages[year]
    packages[block.item] = point[block.first : block.first + len(block.item)]
    started = model.members.T @ areas
    other = np.bincount(model.packages.community, packages, len(model.community))
    packages[model.packages.base] += started - other
    return Usage(packages, areas)
