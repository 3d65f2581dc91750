"""CP-SAT on a whole-number program, in exact integers."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from planner.engine.claim import Claim, Found
from planner.engine.clock import Clock
from planner.engine.program import SAFE, FloatArray, Program

SECONDS_OF_WORK = 1e-2  # deterministic seconds CP-SAT gets for one unit of repeatable work


def get_ready() -> None:
    """Load CP-SAT; two threads that do so at once may each find half of it."""
    from ortools.sat.python import cp_model  # noqa: F401


def ask_cpsat(
    program: Program,
    clock: Clock,
    *,
    seed: int,
    hint: FloatArray | None,
    work: int | None,
    found: Found | None,
    exact: bool = True,
) -> Claim:
    """Search with CP-SAT; ``work`` limits it where runs must repeat, ``found`` hears of better points."""
    from ortools.sat.python import cp_model

    if _overflows(program) or clock.left() == 0:
        return Claim("CP-SAT", "unknown", None, math.inf, None)
    model, columns = _build(program)
    if hint is not None:
        for column, value in zip(columns, hint.tolist(), strict=True):
            model.add_hint(column, int(value))
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.presolve_inclusion_work_limit = 0  # open reports of wrong certificates with it
    settings.max_time_in_seconds = clock.left()
    settings.random_seed = seed % 2**31
    settings.num_workers = 1
    settings.catch_sigint_signal = False  # Ctrl-C is ours: a second handler ends the process
    if work is not None:
        settings.interleave_search = True
        settings.max_deterministic_time = work * SECONDS_OF_WORK
    clock.listen(solver.stop_search)
    status = solver.solve(model, None if found is None else _listener(columns, found))
    if status == cp_model.INFEASIBLE:
        return Claim("CP-SAT", "infeasible", None, -math.inf, None)
    if status == cp_model.UNKNOWN:
        return Claim("CP-SAT", "unknown", None, math.inf, None)  # its bound reads 0 until it has one
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"CP-SAT refuses the program: {model.validate()}")
    point = np.array([solver.value(column) for column in columns], dtype=np.float64)
    said = "optimal" if status == cp_model.OPTIMAL else "feasible"
    return Claim("CP-SAT", said, float(program.value(point)), _bound(program, solver), point)  # type: ignore[arg-type]


def _bound(program: Program, solver: Any) -> float:
    if not program.objective.any():
        return 0.0
    bound = float(solver.best_objective_bound)
    return bound if abs(bound) < SAFE else math.inf


def _overflows(program: Program) -> bool:
    """Whether a row or the goal may leave int64 inside the solver."""
    sizes = np.repeat(program.bound, np.diff(program.matrix.indptr)) * np.abs(program.matrix.data)
    largest = np.bincount(program.matrix.indices, sizes, program.rows).max(initial=0.0)
    sides = [np.abs(s[np.isfinite(s)]).max(initial=0.0) for s in (program.lower, program.upper)]
    goal = float(np.abs(program.objective) @ program.bound)
    return bool(max(largest, goal, *sides) >= SAFE)


def _build(program: Program) -> tuple[Any, list[Any]]:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    columns = [model.new_int_var(0, int(b), "") for b in program.bound]
    by_row = program.by_row
    for row in range(program.rows):
        at = slice(by_row.indptr[row], by_row.indptr[row + 1])
        used = [columns[j] for j in by_row.indices[at]]
        terms = cp_model.LinearExpr.weighted_sum(used, by_row.data[at].astype(np.int64).tolist())
        low, high = program.lower[row], program.upper[row]
        low = int(low) if math.isfinite(low) else -int(SAFE)
        high = int(high) if math.isfinite(high) else int(SAFE)
        if used:
            model.add_linear_constraint(terms, low, high)
        elif low > 0 or high < 0:
            model.add_bool_or([])
    goal = np.flatnonzero(program.objective)
    if len(goal):
        weights = program.objective[goal].astype(np.int64).tolist()
        model.maximize(cp_model.LinearExpr.weighted_sum([columns[j] for j in goal], weights))
    return model, columns


def _listener(columns: list[Any], found: Found) -> Any:
    from ortools.sat.python import cp_model

    class Listener(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            found(np.array([self.value(column) for column in columns], dtype=np.float64))

    return Listener()
