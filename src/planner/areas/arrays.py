"""Types of arrays, and ragged ranges: the one trick that keeps loops out of Python."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def starts(counts: IntArray) -> IntArray:
    """Where each of `counts` begins when they are laid end to end, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def ranges(first: IntArray, counts: IntArray) -> IntArray:
    """`first[i], first[i] + 1, …`, `counts[i]` of them, for each i in turn."""
    begin = starts(counts)
    return np.arange(begin[-1]) + np.repeat(first - begin[:-1], counts)


def lists(rows: list[list[int]]) -> tuple[IntArray, IntArray]:
    """Lists of numbers as one array, and where each begins."""
    counts = np.array([len(row) for row in rows], dtype=np.int64)
    return starts(counts), np.array([number for row in rows for number in row], dtype=np.int64)


def contains(keys: IntArray, wanted: IntArray) -> BoolArray:
    """Which of `wanted` stand in the sorted `keys`."""
    if not len(keys):
        return np.zeros(wanted.shape, dtype=np.bool_)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: BoolArray = keys[place] == wanted
    return found
