"""All goals in one objective: for a plan that is good by all of them, before each is proven by itself."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from planner.model import Model
from planner.model.expression import Expr

FloatArray = npt.NDArray[np.float64]
RATIO = 3.0  # of a goal's weight to the next one's: higher, and rounding is paid by the later goals
POINTS = 1e6  # of the dearest column


def blended(model: Model, goals: Sequence[tuple[str, Expr]]) -> FloatArray:
    """Points per column: each goal as a share of what the reserve would give, weighing more than the next."""
    everything = _everything(model)
    objective = np.zeros(model.columns.count)
    for i, (_, value) in enumerate(goals):
        weight = RATIO ** (len(goals) - i) / max(1, abs(value.at(everything)))
        np.add.at(objective, value.columns, weight * value.values)
    points: FloatArray = np.rint(objective * (POINTS / max(1e-12, np.abs(objective).max())))
    return points


def _everything(model: Model) -> FloatArray:
    """A point far beyond any plan: every community alone in its first year, with all its works."""
    point = np.zeros(model.columns.count)
    for c in model.community:
        alone = model.areas_with([c.id])
        for year in model.years:
            block = model.columns.areas[year]
            offsets = block.position[alone]
            if (offsets >= 0).any():
                point[block.first + int(offsets[offsets >= 0][0])] = 1
                last = model.columns.packages[year].position[model.packages.first[model.index[c.id] + 1] - 1]
                if last >= 0:
                    point[model.columns.packages[year].first + int(last)] = 1
                break
    point[model.columns.choices :] = model.columns.bounds
    return point
