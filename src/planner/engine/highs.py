"""HiGHS: silent instances, one linear program, and branch and cut with amounts kept continuous."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from planner.engine.claim import Claim, Found
from planner.engine.clock import Clock
from planner.engine.program import FloatArray, Program
from planner.engine.scale import AMOUNT, scales

FINEST = 2.0**-17  # rows scaled no further: the solver's tolerance then stays below a fifth of a unit
SLACK = 2e-6  # room given up in rows scaled further, where the answer is only a plan


def silent(**options: Any) -> Any:
    """An instance without output on one thread; the public class prints a banner when it is made."""
    import highspy

    highs: Any = highspy._core._Highs()
    settings = {"output_flag": False, "threads": 1, "parallel": "off"} | options
    for name, value in settings.items():
        highs.setOptionValue(name, value)
    return highs


def load(
    highs: Any,
    program: Program,
    row: FloatArray,
    column: FloatArray,
    *,
    slack: float,
    whole: bool,
    kept: FloatArray | None = None,
) -> None:
    """Pass a program to HiGHS in scaled terms; amounts stay continuous.

    ``slack`` is taken off rows scaled further than the solver's tolerance goes, but never so much that the
    point ``kept`` is lost: else a plan that spends its money to the yuan would have no way on."""
    import highspy

    matrix, lp = program.matrix, highspy.HighsLp()
    lp.num_col_, lp.num_row_ = program.columns, program.rows
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = program.objective * column
    lp.col_lower_, lp.col_upper_ = np.zeros(program.columns), program.bound / column
    room = np.where((row < FINEST) & (program.lower != program.upper), slack, 0.0)
    above, below = (room, room) if kept is None else _within(program, row, room, kept)
    lp.row_lower_, lp.row_upper_ = program.lower * row + above, program.upper * row - below
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = matrix.indptr, matrix.indices
    lp.a_matrix_.value_ = matrix.data * row[matrix.indices] * np.repeat(column, np.diff(matrix.indptr))
    if whole:
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if b <= AMOUNT else kinds.kContinuous for b in program.bound]
    highs.passModel(lp)


def _within(
    program: Program, row: FloatArray, room: FloatArray, kept: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """``room`` cut to what the point leaves above the lower and below the upper sides."""
    activity = program.activity(kept).astype(np.float64)
    above, below = (activity - program.lower) * row, (program.upper - activity) * row
    return np.clip(above, 0.0, room), np.clip(below, 0.0, room)


def linear_point(program: Program) -> FloatArray | None:
    """An optimal point of the linear program, None where it has none."""
    import highspy

    highs = silent(solver="simplex")
    load(highs, program, np.ones(program.rows), np.ones(program.columns), slack=0.0, whole=False)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.array(highs.getSolution().col_value)


def ask_highs(
    program: Program,
    clock: Clock,
    *,
    seed: int,
    hint: FloatArray | None,
    work: int | None,
    found: Found | None,
    exact: bool = True,
    gap: float = 0.0,
) -> Claim:
    """Branch and cut; ``work`` limits nodes where runs must repeat, ``found`` hears of better points."""
    if program.columns == 0:
        return _empty(program)
    row, column = scales(program)
    if exact:
        row, column = np.maximum(row, FINEST), np.minimum(column, 1 / FINEST)
    highs = silent(random_seed=seed % 2**31, mip_rel_gap=gap, mip_abs_gap=0.0 if exact else 0.5)
    load(highs, program, row, column, slack=0.0 if exact else SLACK, whole=True, kept=hint)
    highs.setOptionValue("time_limit", clock.left())
    if work is not None:
        highs.setOptionValue("mip_max_nodes", work)
    if hint is not None:
        import highspy

        start = highspy.HighsSolution()
        start.col_value = hint / column
        highs.setSolution(start)
    _listen(highs, clock, found, column)
    highs.run()
    return _claim(highs, column, linear=bool((program.bound > AMOUNT).all()))


def _listen(highs: Any, clock: Clock, found: Found | None, column: FloatArray) -> None:
    import highspy

    kinds = highspy.cb.HighsCallbackType

    def hear(kind: Any, message: str, out: Any, answer: Any, data: Any) -> None:
        if kind == kinds.kCallbackMipImprovingSolution:
            if found is not None:
                found(np.array(out.mip_solution) * column)
        elif clock.left() == 0:
            answer.user_interrupt = True

    highs.setCallback(hear, None)
    for kind in (
        kinds.kCallbackMipInterrupt,
        kinds.kCallbackSimplexInterrupt,
        kinds.kCallbackMipImprovingSolution,
    ):
        highs.startCallback(kind)


def _claim(highs: Any, column: FloatArray, *, linear: bool) -> Claim:
    import highspy

    state, status = highs.getModelStatus(), highspy.HighsModelStatus
    info = highs.getInfo()
    if state == status.kInfeasible:
        return Claim("HiGHS", "infeasible", None, -math.inf, None)
    bound = info.mip_dual_bound if math.isfinite(info.mip_dual_bound) else math.inf
    if abs(bound) >= 1e20:
        bound = math.inf
    has = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    if not has:
        return Claim("HiGHS", "unknown", None, math.inf if linear else bound, None)
    point = np.array(highs.getSolution().col_value) * column
    value = float(info.objective_function_value)
    if linear:  # nothing to branch on: HiGHS then leaves the bound at 0
        bound = value if state == status.kOptimal else math.inf
    return Claim("HiGHS", "optimal" if state == status.kOptimal else "feasible", value, bound, point)


def _empty(program: Program) -> Claim:
    """A program without columns needs no solver."""
    point = np.zeros(0)
    if program.feasible(point):
        return Claim("HiGHS", "optimal", 0.0, 0.0, point)
    return Claim("HiGHS", "infeasible", None, -math.inf, None)
