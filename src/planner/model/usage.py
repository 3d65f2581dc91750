"""What a point of the program starts in a year: how much of each package and of each area."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:  # the model holds the pool, which asks for usage
    from planner.model.model import Model

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """Weights of packages (the base included) and of areas; whole at a whole point."""

    packages: FloatArray  # (packages,)
    areas: FloatArray  # (areas,)


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
