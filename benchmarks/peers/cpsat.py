"""CP-SAT on the whole program, as it comes: two workers, all else at its defaults."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from benchmarks.peers.contender import Contender
from benchmarks.peers.whole import Said, on_the_whole
from benchmarks.problem import Answer, Problem
from benchmarks.watch import Watch
from planner.engine import FloatArray, Program

WORKERS = 2
FAR = 2**61  # a side that is none
SAFE = 2.0**62


def solved(
    model: Any, columns: list[Any], watch: Watch, seed: int
) -> tuple[FloatArray | None, float | None, str]:
    """The last point, the bound where there is one, and the status of a model solved in the time left."""
    from ortools.sat.python import cp_model

    class Listener(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            watch.tell(self.objective_value, self.best_objective_bound)

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = watch.left()
    solver.parameters.catch_sigint_signal = False
    status = solver.solve(model, Listener())
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"CP-SAT refuses the program: {model.validate()}")
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None, solver.status_name(status)  # its bound reads 0 until it has one
    point = np.array([solver.value(column) for column in columns], dtype=np.float64)
    return point, solver.best_objective_bound, solver.status_name(status)


def _ask(program: Program, watch: Watch, seed: int) -> Said:
    model, columns = _model(program)
    point, bound, status = solved(model, columns, watch, seed)
    return Said(() if point is None else (point,), bound, status)


def _model(program: Program) -> tuple[Any, list[Any]]:
    from ortools.sat.python import cp_model

    _refuse_large(program)
    model = cp_model.CpModel()
    columns = [model.new_int_var(0, int(b), "") for b in program.bound]
    by_row = program.by_row
    for row, (low, high) in enumerate(zip(program.lower, program.upper, strict=True)):
        at = slice(by_row.indptr[row], by_row.indptr[row + 1])
        used = [columns[j] for j in by_row.indices[at]]
        terms = cp_model.LinearExpr.weighted_sum(used, by_row.data[at].astype(np.int64).tolist())
        sides = (int(low) if math.isfinite(low) else -FAR, int(high) if math.isfinite(high) else FAR)
        if used:
            model.add_linear_constraint(terms, *sides)
        elif sides[0] > 0 or sides[1] < 0:
            model.add_bool_or([])
    model.maximize(cp_model.LinearExpr.weighted_sum(columns, program.objective.astype(np.int64).tolist()))
    return model, columns


def _refuse_large(program: Program) -> None:
    """CP-SAT adds in 64 bits: a row that may leave them cannot be given to it."""
    sizes = np.repeat(program.bound, np.diff(program.matrix.indptr)) * np.abs(program.matrix.data)
    if np.bincount(program.matrix.indices, sizes, program.rows).max(initial=0.0) >= SAFE:
        raise ValueError("the numbers of a row are too large for CP-SAT")


def _run(problem: Problem, watch: Watch, seed: int) -> Answer:
    return on_the_whole(problem, watch, lambda program, clock: _ask(program, clock, seed))


CPSAT = Contender("CP-SAT", "CP-SAT on the whole program", _run)
