"""Awards and joint grants that one source pays: what of a work's pool money is its part, year by year."""

import numpy as np
import numpy.typing as npt

from planner.scenario.types import Work

IntArray = npt.NDArray[np.int64]


def granted(work: Work, left: IntArray) -> IntArray:
    """What the source of the grant pays of `left`, yuan; shape (instalments, packages).

    In all it is the grant, or all that is left where that is less; in each year it keeps step with what falls
    due by then, rounded down.
    """
    if not work.grant_source:
        return np.zeros_like(left)
    whole = left.sum(axis=0)
    reached = np.minimum(work.granted, whole) * np.cumsum(left, axis=0) // np.maximum(1, whole)
    found: IntArray = np.diff(reached, axis=0, prepend=0)
    return found
