"""HiGHS on the whole program: two threads, no gap allowed, all else at its defaults.

Rows in yuan and rows in households are brought to one size first; without that it loses itself in tolerances.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from benchmarks.peers.contender import Contender
from benchmarks.peers.whole import Said, on_the_whole
from benchmarks.problem import Answer, Problem
from benchmarks.watch import Watch
from planner.engine import FloatArray, Program
from planner.engine.scale import AMOUNT, scales

THREADS = 2
FINEST = 2.0**-17  # rows scaled no further: its tolerance then stays below a fifth of a yuan


def _ask(program: Program, watch: Watch, seed: int) -> Said:
    import highspy

    highs: Any = highspy._core._Highs()  # the public class prints a banner when it is made
    settings = {"output_flag": False, "threads": THREADS, "random_seed": seed, "mip_rel_gap": 0.0}
    for name, value in settings.items():
        highs.setOptionValue(name, value)
    highs.resetGlobalScheduler(True)  # all of a process share one: it may stand at another number of threads
    row, column = scales(program)
    row, column = np.maximum(row, FINEST), np.minimum(column, 1 / FINEST)
    highs.passModel(_model(program, row, column))
    points: list[FloatArray] = []
    improving = highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution

    def hear(kind: Any, message: str, out: Any, answer: Any, data: Any) -> None:
        points.append(np.array(out.mip_solution) * column)
        watch.tell(out.objective_function_value, out.mip_dual_bound)

    highs.setCallback(hear, None)
    highs.startCallback(improving)
    highs.setOptionValue("time_limit", watch.left())
    highs.run()
    highs.resetGlobalScheduler(True)
    bound = highs.getInfo().mip_dual_bound
    known = math.isfinite(bound) and abs(bound) < 1e20
    return Said(points[::-1], bound if known else None, highs.modelStatusToString(highs.getModelStatus()))


def _model(program: Program, row: FloatArray, column: FloatArray) -> Any:
    import highspy

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = program.columns, program.rows
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = program.objective * column
    lp.col_lower_, lp.col_upper_ = np.zeros(program.columns), program.bound / column
    lp.row_lower_, lp.row_upper_ = program.lower * row, program.upper * row
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = program.matrix.indptr, program.matrix.indices
    counts = np.diff(program.matrix.indptr)
    lp.a_matrix_.value_ = program.matrix.data * row[program.matrix.indices] * np.repeat(column, counts)
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kInteger if b <= AMOUNT else kinds.kContinuous for b in program.bound]
    return lp


def _run(problem: Problem, watch: Watch, seed: int) -> Answer:
    return on_the_whole(problem, watch, lambda program, clock: _ask(program, clock, seed))


HIGHS = Contender("HiGHS", "HiGHS on the whole program", _run)
