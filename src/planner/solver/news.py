"""What a search tells while it runs, of plans and of goals."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner import engine


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """News of a search: a plan that keeps every row, better than the one before."""

    x: npt.NDArray[np.float64]  # one number a column


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """News of a search: how far the next goal in order was brought; and its bound of all areas, if known."""

    outcome: engine.Outcome
    bound: float = math.inf


News = Point | Level
