"""Small random programs and their answers by listing every point."""

from __future__ import annotations

import itertools

import numpy as np
import scipy.sparse as sp

from planner.engine import Program, Rows, Separate

WIDE = 5_000.0  # a bound that makes a column an amount


def program(
    objective: list[float],
    matrix: list[list[float]],
    lower: list[float],
    upper: list[float],
    bound: list[float],
) -> Program:
    """A program written down by hand."""
    arrays = (np.array(v, dtype=np.float64) for v in (lower, upper, bound))
    return Program(
        np.array(objective, dtype=np.float64), sp.csc_array(np.array(matrix, dtype=np.float64)), *arrays
    )


def drawn(seed: int) -> Program:
    """A few columns, a few rows of every kind; every other one with money."""
    rng = np.random.default_rng(seed)
    return _with_money(rng) if seed % 2 else _plain(rng)


def _plain(rng: np.random.Generator) -> Program:
    columns, rows = int(rng.integers(1, 8)), int(rng.integers(1, 5))
    matrix = rng.integers(-3, 8, (rows, columns)) * (rng.random((rows, columns)) < 0.7)
    lower, upper = _sides(rng, rows)
    objective = rng.integers(-3, 12, columns)
    return Program(_floats(objective), _sparse(matrix), lower, upper, _floats(rng.integers(1, 4, columns)))


def _sides(rng: np.random.Generator, rows: int) -> tuple[np.ndarray, np.ndarray]:
    lower, upper = np.full(rows, -np.inf), np.full(rows, np.inf)
    for row, kind in enumerate(rng.integers(0, 4, rows)):
        if kind == 0:
            upper[row] = rng.integers(0, 12)
        elif kind == 1:
            lower[row] = rng.integers(-3, 6)
        elif kind == 2:
            lower[row] = upper[row] = rng.integers(0, 6)
        else:
            lower[row] = rng.integers(-4, 3)
            upper[row] = lower[row] + rng.integers(0, 8)
    return lower, upper


def _with_money(rng: np.random.Generator) -> Program:
    """Choices with costs, two sources that pay them in full, a share one of them must carry."""
    columns = int(rng.integers(1, 7))
    cost, money = rng.integers(1, 6, columns), rng.integers(0, 9, 2)
    share = int(rng.integers(0, 3))
    matrix = [
        [*cost, -1, -1],  # paid in full
        [*([0] * columns), 1, 0],
        [*([0] * columns), 0, 1],
        [*([0] * columns), 2, -share],  # a match between the sources
        [*rng.integers(0, 4, columns), 0, 0],
    ]
    lower = _floats(np.array([0, -np.inf, -np.inf, 0, rng.integers(0, 4)]))
    upper = _floats(np.array([0, money[0], money[1], np.inf, np.inf]))
    objective = _floats(np.array([*rng.integers(-1, 12, columns), *rng.integers(-1, 1, 2)]))
    return Program(objective, _sparse(np.array(matrix)), lower, upper, np.array([1.0] * columns + [WIDE] * 2))


def _floats(values: np.ndarray) -> np.ndarray:
    return values.astype(np.float64)


def _sparse(matrix: np.ndarray) -> sp.csc_array:
    return sp.csc_array(matrix.astype(np.float64))


def listed(given: Program, separate: Separate | None = None) -> int | None:
    """The best value over all points, None where there is none."""
    points = all_points(given)
    activity = points @ given.matrix.toarray().T
    kept = points[((activity >= given.lower) & (activity <= given.upper)).all(axis=1)]
    values = [given.value(x) for x in kept if separate is None or separate(x) is None]
    return max(values, default=None)


def all_points(given: Program) -> np.ndarray:
    """Every whole point inside the bounds; amounts up to 9, which is all the money there is."""
    ranges = [range(int(b) + 1 if b < WIDE else 10) for b in given.bound]
    return np.array(list(itertools.product(*ranges)), dtype=np.float64)


def hide(given: Program, rows: int) -> tuple[Program, Separate]:
    """The program without its last rows, and a separator that knows them."""
    keep = given.rows - rows
    known = Program(
        given.objective,
        given.matrix.tocsr()[:keep].tocsc(),
        given.lower[:keep],
        given.upper[:keep],
        given.bound,
    )
    hidden = given.matrix.tocsr()[keep:]
    lower, upper = given.lower[keep:], given.upper[keep:]

    def separate(x: np.ndarray) -> Rows | None:
        activity = hidden @ x
        broken = (activity < lower - 1e-6) | (activity > upper + 1e-6)
        if not broken.any():
            return None
        return Rows(hidden[broken].tocsc(), lower[broken], upper[broken])

    return known, separate
