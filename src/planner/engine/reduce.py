"""Smaller programs with the same answers: tighter column bounds, count rows."""

from __future__ import annotations

import numpy as np

from planner.engine.program import FloatArray, Program, Rows

STEP = 400_000
PASSES = 3
DEEPEST = 8  # count rows "at most k" for k up to this
VIOLATED = 0.01  # a count row is worth adding when an LP point breaks it by this much


def tighten(program: Program) -> FloatArray:
    """Column bounds every answer keeps: a column that breaks a row alone gets 0."""
    cap = program.bound.copy()
    for _ in range(PASSES):
        before = cap.copy()
        _pass(program, cap)
        if (cap == before).all():
            break
    return cap


def _pass(program: Program, cap: FloatArray) -> None:
    least, most = activity_range(program, cap)
    room_up = _loose(program.upper - least, program.upper, least)
    room_down = _loose(most - program.lower, program.lower, most)
    for start in range(0, program.columns, STEP):
        part = program.matrix[:, start : start + STEP]
        if part.nnz == 0:
            continue
        room = np.where(part.data > 0, room_up[part.indices], room_down[part.indices])
        share = np.floor(room / np.abs(part.data))
        filled = np.flatnonzero(np.diff(part.indptr))
        tight = np.minimum.reduceat(share, part.indptr[filled])
        cap[start + filled] = np.maximum(0.0, np.minimum(cap[start + filled], tight))


def activity_range(program: Program, cap: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The least and the most every row can reach inside the column bounds."""
    least, most = np.zeros(program.rows), np.zeros(program.rows)
    for start in range(0, program.columns, STEP):
        part = program.matrix[:, start : start + STEP]
        reach = part.data * np.repeat(cap[start : start + STEP], np.diff(part.indptr))
        least += np.bincount(part.indices, np.minimum(0.0, reach), program.rows)
        most += np.bincount(part.indices, np.maximum(0.0, reach), program.rows)
    return least, most


def _loose(room: FloatArray, side: FloatArray, activity: FloatArray) -> FloatArray:
    """Room with a margin for rounding, so that a bound is never cut too short."""
    finite = np.where(np.isfinite(side), np.abs(side), 0.0)
    return room + 1e-9 * np.abs(room) + 1e-12 * (finite + np.abs(activity)) + 1e-6


def count_rows(program: Program, cap: FloatArray, x: FloatArray, room: FloatArray) -> Rows | None:
    """Rows "at most k columns with coefficient above b/(k+1)" that the point x breaks.

    ``room`` is b of every <= row: its upper side less the least its other columns can take."""
    used = np.flatnonzero((x > 1e-9) & (program.bound == 1))
    part = program.matrix[:, used]
    weight = np.repeat(x[used], np.diff(part.indptr))
    fit = np.isfinite(room[part.indices]) & (part.data > 0)
    index, data, weight = part.indices[fit], part.data[fit], weight[fit]
    wanted: list[tuple[int, int]] = []
    for k in range(1, DEEPEST + 1):
        large = data * (k + 1) > room[index]
        load = np.bincount(index[large], weight[large], program.rows)
        wanted += [(int(row), k) for row in np.flatnonzero(load > k + VIOLATED)]
    if not wanted:
        return None
    return _count_matrix(program, cap, room, wanted)


def _count_matrix(
    program: Program, cap: FloatArray, room: FloatArray, wanted: list[tuple[int, int]]
) -> Rows | None:
    import scipy.sparse as sp

    by_row = program.by_row
    columns, starts, upper = [], [0], []
    for row, k in wanted:
        index = by_row.indices[by_row.indptr[row] : by_row.indptr[row + 1]]
        data = by_row.data[by_row.indptr[row] : by_row.indptr[row + 1]]
        large = index[(data * (k + 1) > room[row]) & (program.bound[index] == 1) & (cap[index] > 0)]
        columns.append(large)
        starts.append(starts[-1] + len(large))
        upper.append(float(k))
    index = np.concatenate(columns)
    shape = (len(upper), program.columns)
    matrix = sp.csr_array((np.ones(len(index)), index, np.array(starts)), shape=shape)
    return Rows(matrix.tocsc(), np.full(len(upper), -np.inf), np.array(upper))


def upper_room(program: Program, cap: FloatArray) -> FloatArray:
    """b of every row read as <= with its negative terms at their most."""
    least, _ = activity_range(program, cap)
    return np.where(np.isfinite(program.upper), _loose(program.upper - least, program.upper, least), np.inf)
